"""Executes one notebook in a process of its own, `python -m arqonbus.rigs.notebook_run NOTEBOOK`; the notebook operator starts it.

In its working folder it reads `parameters.json` and leaves `executed.ipynb` (written anew after every cell) and `result.json` or
`error.json`. Its kernel is reached over Unix sockets: there is no network. Exit codes: 0 executed, 3 a cell failed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from .notebook_options import CELL_FAILED

#: Of a cell's outputs: an object whose members become the result's.
RESULT_TYPE = 'application/vnd.arqonbus.result+json'
_TEXT_MAX = 2_000


def inject(notebook: Any, parameters: dict[str, Any]) -> None:
    """papermill's convention: assignments in a cell behind the one tagged `parameters`, in front of all cells where there is none."""
    notebook.cells = [cell for cell in notebook.cells if 'injected-parameters' not in cell.metadata.get('tags', [])]
    lines = ['# Parameters', *(f'{name} = {value!r}' for name, value in parameters.items())]
    cell = nbformat.v4.new_code_cell('\n'.join(lines), metadata={'tags': ['injected-parameters']}, id='injected-parameters')
    tagged = (place for place, one in enumerate(notebook.cells) if 'parameters' in one.metadata.get('tags', []))
    notebook.cells.insert(next(tagged, -1) + 1, cell)


def results_of(notebook: Any) -> dict[str, Any]:
    """Members of all outputs of `RESULT_TYPE`; of two of a name the later one counts."""
    found: dict[str, Any] = {}
    for cell in notebook.cells:
        for output in cell.get('outputs', []):
            members = output.get('data', {}).get(RESULT_TYPE)
            if isinstance(members, dict):
                found.update(members)
    return found


def _write(name: str, text: str) -> None:
    partial = Path(f'{name}.partial')
    partial.write_text(text)
    partial.replace(name)


def main(path: str) -> int:
    """Executes, cell by cell."""
    notebook = nbformat.read(path, as_version=4)
    inject(notebook, json.loads(Path('parameters.json').read_text()))
    # Names of Unix sockets are short, those of job folders are not.
    sockets = tempfile.mkdtemp(prefix='k', dir='/tmp')
    kernel = AsyncKernelManager(kernel_name='python3', transport='ipc', ip=os.path.join(sockets, 's'))  # noqa: PTH118
    client = NotebookClient(
        notebook, km=kernel, timeout=None, resources={'metadata': {'path': str(Path.cwd())}}, record_timing=False,
        store_widget_state=False, extra_arguments=['--HistoryManager.enabled=False'],
        on_cell_executed=lambda **_: _write('executed.ipynb', nbformat.writes(notebook)),
    )  # fmt: skip
    try:
        client.execute()
    except CellExecutionError as error:
        at = next((place for place, cell in enumerate(notebook.cells) if cell is _failed(notebook)), -1)
        _write('error.json', json.dumps({'cell': at, 'ename': error.ename[:_TEXT_MAX], 'evalue': error.evalue[:_TEXT_MAX]}))
        return CELL_FAILED
    finally:
        _write('executed.ipynb', nbformat.writes(notebook))
        shutil.rmtree(sockets, ignore_errors=True)
    _write('result.json', json.dumps(results_of(notebook)))
    return 0


def _failed(notebook: Any) -> Any:
    for cell in notebook.cells:
        if any(output.get('output_type') == 'error' for output in cell.get('outputs', [])):
            return cell
    return None


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
