"""What a notebook operator is told: its notebooks, and the jobs of other schemas that one of them answers (docs/reference/operators.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .child import ChildLimits
from .running import check_options

NOTEBOOKS_MAX = 64
#: How `notebook_run` ends when a cell failed.
CELL_FAILED = 3
NOTEBOOK_BYTES_MAX = 16 * 1024 * 1024
_NAME = re.compile(r'[a-z][a-z0-9_]{0,63}')
_KNOWN: dict[str, tuple[type, ...]] = {
    'file': (str,), 'parameters': (dict,), 'inputs': (list,), 'outputs': (dict,),
    'time_s': (int, float), 'memory_mb': (int,), 'disk_mb': (int,),
}  # fmt: skip


@dataclass(frozen=True)
class Notebook:
    """One entry of `notebooks`."""

    name: str
    path: Path
    #: JSON Schema of a job's `parameters`.
    parameters: Mapping[str, Any]
    inputs: tuple[str, ...]
    #: Name -> file in the job's folder that is kept.
    outputs: Mapping[str, str]
    limits: ChildLimits


@dataclass(frozen=True)
class NotebookOptions:
    """All of it."""

    domain: str
    operator_type: str
    notebooks: Mapping[str, Notebook]
    #: Job schema -> the notebook that answers such jobs.
    serves: Mapping[str, str]


def read_options(options: Mapping[str, Any], files: Path | None) -> NotebookOptions:
    """:raises ValueError: naming what is wrong."""
    check_options(options, {'domain': (str,), 'operator_type': (str,), 'notebooks': (dict,), 'serves': (dict,)})
    given = options.get('notebooks', {})
    if files is None or not 0 < len(given) <= NOTEBOOKS_MAX:
        raise ValueError(f'the component needs `files` and 1 to {NOTEBOOKS_MAX} notebooks')
    notebooks = {name: _read(name, one, files) for name, one in given.items()}
    serves = options.get('serves', {})
    for schema, name in serves.items():
        if '.job.' not in schema or name not in notebooks:
            raise ValueError(f'serves {schema}: a job schema, and the name of a notebook')
    return NotebookOptions(str(options.get('domain', 'notebook')), str(options.get('operator_type', 'generic')), notebooks, serves)


def _read(name: str, given: Any, files: Path) -> Notebook:
    if not _NAME.fullmatch(name) or not isinstance(given, dict):
        raise ValueError(f'notebook {name}: a name of a-z, 0-9 and _, and members')
    check_options(given, _KNOWN)
    inputs, outputs = given.get('inputs', []), given.get('outputs', {})
    if not all(isinstance(one, str) and _NAME.fullmatch(one) for one in (*inputs, *outputs)):
        raise ValueError(f'notebook {name}: inputs and outputs have names of a-z, 0-9 and _')
    if any(not isinstance(file, str) or file.startswith('/') or '..' in file.split('/') for file in outputs.values()):
        raise ValueError(f"notebook {name}: outputs are files in the job's folder")
    limits = ChildLimits(given.get('time_s', 120), given.get('memory_mb', 512), given.get('disk_mb', 64))
    if min(limits.time_s, limits.memory_mb, limits.disk_mb) <= 0:
        raise ValueError(f'notebook {name}: time_s, memory_mb and disk_mb are above 0')
    schema = given.get('parameters', {'type': 'object', 'maxProperties': 0})
    return Notebook(name, _notebook(name, files / str(given.get('file', ''))), schema, tuple(inputs), dict(outputs), limits)


def _notebook(name: str, path: Path) -> Path:
    """:raises ValueError: what is no notebook of Python."""
    if '..' in path.parts or not path.is_file() or path.stat().st_size > NOTEBOOK_BYTES_MAX:
        raise ValueError(f'notebook {name}: no file {path.name} of at most {NOTEBOOK_BYTES_MAX} bytes')
    try:
        read = json.loads(path.read_bytes())
        is_fit = read['nbformat'] == 4 and read['metadata'].get('kernelspec', {}).get('language', 'python') == 'python'
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f'notebook {name}: {path.name} is no notebook') from error
    if not is_fit:
        raise ValueError(f'notebook {name}: {path.name} is not of nbformat 4 and Python')
    return path
