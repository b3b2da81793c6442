"""The notebook operator: notebooks of the workspace as jobs, `python -m arqonbus.rigs.notebook` (docs/reference/operators.md)."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from ..checking import JsonCheck
from ..errors import Fault, make_fault
from ..job import Job
from ..operator import Capabilities, Operator, OperatorOptions, OperatorType
from .child import guard_process, run_child, tail_of
from .job_folder import JobFolder, fingerprint, job_environment, read_json, remove_leftovers
from .notebook_options import CELL_FAILED, Notebook, read_options
from .running import Start, serve
from .scratch import Scratch

JOB_SCHEMA = 'arqonbus.notebook.job.v1'
#: References in a job of another schema.
REFERENCES_MAX = 16
_REFERENCE = re.compile(r'sha256:[0-9a-f]{64}')
_DEPTH_MAX = 8
#: Members of a result that a notebook does not write.
_RESERVED = ('status', 'outputs', 'environment', 'error')


class NotebookRig:
    """The notebooks, and how a job executes one."""

    def __init__(self, start: Start, scratch: Scratch) -> None:
        self._start = start
        self._scratch = scratch
        self.options = read_options(start.options, start.files)
        self._checks = {name: JsonCheck(name, notebook.parameters) for name, notebook in self.options.notebooks.items()}

    def check(self, job: Job) -> None:
        """Before any work.

        :raises Fault: `job/bad-parameters` naming the place.
        """
        if job.schema in self.options.serves:
            if len(set(references(job.body))) > REFERENCES_MAX:
                raise make_fault('job/bad-parameters', f'more than {REFERENCES_MAX} references', {'place': '$'})
            return
        name, inputs, parameters = job.body.get('notebook'), job.body.get('inputs', {}), job.body.get('parameters', {})
        notebook = self.options.notebooks.get(name) if isinstance(name, str) else None
        if notebook is None:
            known = ', '.join(self.options.notebooks)
            raise make_fault('job/bad-parameters', f'no notebook {name}; there are {known}', {'place': '$.notebook'})
        problem = self._checks[notebook.name].problem(parameters)
        if problem is not None:
            raise make_fault('job/bad-parameters', f'parameters {problem.place}: {problem.message}', {'place': problem.place})
        if not isinstance(inputs, dict) or set(inputs) != set(notebook.inputs):
            wanted = ', '.join(notebook.inputs) or 'none'
            raise make_fault('job/bad-parameters', f'inputs of {name}: {wanted}', {'place': '$.inputs'})
        for one in parameters:
            if not one.isidentifier() or one in inputs:
                raise make_fault('job/bad-parameters', f'{one} is no name of a variable, or an input too', {'place': '$.parameters'})

    async def work(self, job: Job) -> Mapping[str, Any]:
        """:raises Fault: `notebook/cell-failed`, `operator/over-limit`, `operator/failed`, `job/cancelled`; evidence has the logs."""
        is_served = job.schema in self.options.serves
        notebook = self.options.notebooks[self.options.serves[job.schema] if is_served else job.body['notebook']]
        async with JobFolder(self._start, job, self._scratch) as folder:
            parameters = await (_whole_job(job, folder) if is_served else _parameters(job, folder))
            (folder.path / 'parameters.json').write_text(json.dumps(parameters))
            try:
                peak_bytes = await self._execute(job, notebook, folder)
                members = read_json((folder.path / 'result.json').read_bytes(), "the notebook's result")
                refs = await _outputs(notebook, folder)
            except Fault as fault:
                raise await _with_notebook(fault, folder) from fault
            logs = await folder.keep_logs()
            executed = await folder.keep('executed', folder.path / 'executed.ipynb', 'application/x-ipynb+json') or ''
            kept = {'outputs': sorted({*refs.values(), *logs.values(), executed}), 'environment': self._environment(notebook)}
            measured = {'max_rss_bytes': peak_bytes}
            if is_served:
                own = {name: value for name, value in members.items() if name not in _RESERVED}
                named = {f'{name}_ref': ref for name, ref in refs.items()}
                return {**own, **named, **kept, 'notebook_ref': executed, 'resources': {**_own_resources(own), **measured}}
            about = {'notebook': notebook.name, 'result': members, 'notebook_ref': executed, 'output_refs': refs}
            return {**about, **logs, **kept, 'resources': measured}

    async def _execute(self, job: Job, notebook: Notebook, folder: JobFolder) -> int:
        """:returns: the most memory that it took, in bytes."""
        private = {
            name: str(folder.path / 'tmp' / name.lower())
            for name in ('IPYTHONDIR', 'JUPYTER_CONFIG_DIR', 'JUPYTER_DATA_DIR', 'MPLCONFIGDIR')
        }
        env = {
            **job_environment(self._start, folder.path), **private, 'JUPYTER_RUNTIME_DIR': str(folder.path / 'tmp' / 'runtime'),
            'JUPYTER_PLATFORM_DIRS': '1', 'PYTHONPATH': os.environ.get('PYTHONPATH', ''),
        }  # fmt: skip
        argv = [sys.executable, '-P', '-m', f'{__package__}.notebook_run', str(notebook.path)]
        end = await run_child(argv, folder=folder, env=env, limits=notebook.limits, job=job)
        if end.exit_code == CELL_FAILED:
            error = read_json((folder.path / 'error.json').read_bytes(), 'the error')
            said = f'cell {error["cell"]} of {notebook.name} failed: {error["ename"]}: {error["evalue"]}'
            raise make_fault('notebook/cell-failed', said[:1_000], error)
        if end.exit_code != 0:
            said_last = {'exit_code': end.exit_code, 'stderr_tail': tail_of(folder.path / 'stderr')}
            raise make_fault('operator/failed', f'{notebook.name} could not be executed', said_last)
        return end.peak_rss_bytes

    def _environment(self, notebook: Notebook) -> dict[str, Any]:
        sha256 = hashlib.sha256(notebook.path.read_bytes()).hexdigest()
        return {**fingerprint(), 'notebooks': {notebook.name: sha256}, 'simulated': self._start.simulated}


def references(value: Any, depth: int = 0) -> Iterator[str]:
    """What the members `ref` and `…_ref` of a job name, at any depth."""
    if depth > _DEPTH_MAX:
        return
    if isinstance(value, dict):
        for name, member in value.items():
            if isinstance(member, str) and name.endswith('ref') and _REFERENCE.fullmatch(member):
                yield member
            else:
                yield from references(member, depth + 1)
    elif isinstance(value, list):
        for member in value:
            yield from references(member, depth + 1)


async def _parameters(job: Job, folder: JobFolder) -> dict[str, Any]:
    inputs = {name: str(await folder.fetch(name, ref)) for name, ref in job.body.get('inputs', {}).items()}
    return {**job.body.get('parameters', {}), **inputs}


async def _whole_job(job: Job, folder: JobFolder) -> dict[str, Any]:
    """`job`, and `files`: reference -> path."""
    files = {ref: str(await folder.fetch(ref.removeprefix('sha256:'), ref)) for ref in sorted(set(references(job.body)))}
    return {'job': dict(job.body), 'files': files}


async def _outputs(notebook: Notebook, folder: JobFolder) -> dict[str, str]:
    refs: dict[str, str] = {}
    for name, file in notebook.outputs.items():
        ref = await folder.keep(name, folder.path / file)
        if ref is None:
            raise make_fault('operator/failed', f'it did not write its output {name} ({file})', {'output': name})
        refs[name] = ref
    return refs


async def _with_notebook(fault: Fault, folder: JobFolder) -> Fault:
    """The fault with the logs and the notebook as far as it came."""
    await folder.with_logs(fault)
    try:
        ref = await folder.keep('executed', folder.path / 'executed.ipynb', 'application/x-ipynb+json')
    except Fault as lost:
        fault.evidence['notebook'] = str(lost)
        return fault
    if ref is not None:
        fault.evidence['notebook_ref'] = ref
    return fault


def _own_resources(members: Mapping[str, Any]) -> Mapping[str, Any]:
    resources = members.get('resources')
    return resources if isinstance(resources, dict) else {}


def make(start: Start) -> Operator:
    """:raises ValueError: options that are none."""
    rig = NotebookRig(start, guard_process())
    kind = rig.options.operator_type
    if kind not in get_args(OperatorType):
        raise ValueError(f'option operator_type is one of {", ".join(get_args(OperatorType))}')
    remove_leftovers(start)
    profile = {'simulated': start.simulated, 'notebooks': sorted(rig.options.notebooks)}
    capabilities = Capabilities(start.identity, kind, (JOB_SCHEMA, *rig.options.serves), hardware_profile=profile)  # type: ignore[arg-type]
    options = OperatorOptions(echo=('job_id', 'metadata'), validate=rig.check, environment=fingerprint)
    return Operator(rig.work, rig.options.domain, capabilities, options)


if __name__ == '__main__':
    sys.exit(serve('notebook', make))
