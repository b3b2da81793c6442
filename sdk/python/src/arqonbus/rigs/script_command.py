"""A command that a workspace declares: argv by a template, never by a shell, parameters by a JSON Schema (docs/reference/operators.md)."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import make_fault
from .child import ChildLimits
from .running import check_options

COMMANDS_MAX = 64
ARGUMENTS_MAX = 64
ARGUMENT_BYTES_MAX = 4_096
_NAME = re.compile(r'[a-z][a-z0-9_]{0,63}')
_PLACE = re.compile(r'\{([a-z][a-z0-9_]{0,63})\}')
_KNOWN: dict[str, tuple[type, ...]] = {
    'argv': (list,), 'parameters': (dict,), 'inputs': (list,), 'outputs': (dict,), 'result': (str,),
    'time_s': (int, float), 'memory_mb': (int,), 'disk_mb': (int,),
}  # fmt: skip


@dataclass(frozen=True)
class Command:
    """One entry of `commands`."""

    argv: tuple[str, ...]
    #: JSON Schema of a job's `parameters`; an empty object where none is declared.
    parameters: Mapping[str, Any]
    #: Names of the blobs that a job brings.
    inputs: tuple[str, ...]
    #: Name -> file in the job's folder that is kept.
    outputs: Mapping[str, str]
    #: `stdout`, a file in the job's folder, or empty: no result but the files.
    result: str
    limits: ChildLimits
    files: Path | None

    def arguments(self, parameters: Mapping[str, Any], inputs: Mapping[str, Path]) -> list[str]:
        """The template filled in, once: what a parameter says is never read as a template, an option or a program.

        :raises Fault: `job/bad-parameters`.
        """
        words = {**{name: str(path) for name, path in inputs.items()}, 'files': str(self.files or '')}

        def fill(part: str) -> str:
            def word(match: re.Match[str]) -> str:
                name = match[1]
                if name in words:
                    return words[name]
                text = _text(name, parameters.get(name))
                if match.start() == 0 and text.startswith('-') and isinstance(parameters.get(name), str):
                    raise make_fault('job/bad-parameters', f'{name} would be read as an option: it begins with -', {'parameter': name})
                return text

            return _PLACE.sub(word, part)

        program, *rest = self.argv
        return [_program(program, self.files), *(fill(part) for part in rest)]


def read_commands(options: Mapping[str, Any], files: Path | None) -> dict[str, Command]:
    """:raises ValueError: naming what is wrong."""
    given = options.get('commands')
    if not isinstance(given, dict) or not 0 < len(given) <= COMMANDS_MAX:
        raise ValueError(f'option commands: 1 to {COMMANDS_MAX} commands by name')
    return {name: _read(name, one, files) for name, one in given.items()}


def _read(name: str, given: Any, files: Path | None) -> Command:
    if not _NAME.fullmatch(name) or not isinstance(given, dict):
        raise ValueError(f'command {name}: a name of a-z, 0-9 and _, and members')
    check_options(given, _KNOWN)
    argv = given.get('argv', [])
    if not 0 < len(argv) <= ARGUMENTS_MAX or not all(isinstance(part, str) and '\0' not in part for part in argv):
        raise ValueError(f'command {name}: argv is a list of 1 to {ARGUMENTS_MAX} texts')
    inputs, outputs = given.get('inputs', []), given.get('outputs', {})
    for one in (*inputs, *outputs):
        if not isinstance(one, str) or not _NAME.fullmatch(one):
            raise ValueError(f'command {name}: {one!r} is no name of a-z, 0-9 and _')
    kept = [*outputs.values(), given.get('result', '')]
    if any(not isinstance(file, str) or file.startswith('/') or '..' in file.split('/') for file in kept):
        raise ValueError(f"command {name}: outputs and result are files in the job's folder")
    _program(argv[0], files)
    limits = ChildLimits(given.get('time_s', 60), given.get('memory_mb', 256), given.get('disk_mb', 64))
    if min(limits.time_s, limits.memory_mb, limits.disk_mb) <= 0:
        raise ValueError(f'command {name}: time_s, memory_mb and disk_mb are above 0')
    schema = given.get('parameters', {'type': 'object', 'maxProperties': 0})
    return Command(tuple(argv), schema, tuple(inputs), dict(outputs), given.get('result', ''), limits, files)


def _program(program: str, files: Path | None) -> str:
    """:raises ValueError: what is no program."""
    if program == 'python':
        return sys.executable
    if program.startswith('{files}/') and files is not None:
        program = str(files / program.removeprefix('{files}/'))
    path = Path(program)
    if not path.is_absolute() or not path.is_file() or not os.access(path, os.X_OK):
        raise ValueError(f'{program} is no program: python, an absolute path, or {{files}}/FILE that may be executed')
    return program


def _text(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str) and '\0' not in value and len(value.encode()) <= ARGUMENT_BYTES_MAX:
        return value
    raise make_fault(
        'job/bad-parameters', f'{name} is no text, number or truth value of up to {ARGUMENT_BYTES_MAX} bytes', {'parameter': name}
    )
