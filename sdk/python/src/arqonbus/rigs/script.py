"""The script operator: commands of the workspace as jobs, `python -m arqonbus.rigs.script` (docs/reference/operators.md)."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..checking import JsonCheck
from ..errors import Fault, make_fault
from ..job import Job
from ..operator import Capabilities, Operator, OperatorOptions
from .child import guard_process, run_child, tail_of
from .job_folder import JobFolder, fingerprint, job_environment, read_json, remove_leftovers
from .running import Start, check_options, serve
from .scratch import Scratch
from .script_command import Command, read_commands

JOB_SCHEMA = 'arqonbus.script.job.v1'


class ScriptRig:
    """The commands, and how a job runs one."""

    def __init__(self, start: Start, scratch: Scratch) -> None:
        self._start = start
        self._scratch = scratch
        self._commands = read_commands(start.options, start.files)
        self._checks = {name: JsonCheck(name, command.parameters) for name, command in self._commands.items()}

    def check(self, job: Job) -> None:
        """Before any work.

        :raises Fault: `job/bad-parameters` naming the place.
        """
        name, inputs, parameters = job.body.get('command'), job.body.get('inputs', {}), job.body.get('parameters', {})
        command = self._commands.get(name) if isinstance(name, str) else None
        if command is None:
            raise make_fault('job/bad-parameters', f'no command {name}; there are {", ".join(self._commands)}', {'place': '$.command'})
        problem = self._checks[str(name)].problem(parameters)
        if problem is not None:
            raise make_fault('job/bad-parameters', f'parameters {problem.place}: {problem.message}', {'place': problem.place})
        if not isinstance(inputs, dict) or set(inputs) != set(command.inputs):
            wanted = ', '.join(command.inputs) or 'none'
            raise make_fault('job/bad-parameters', f'inputs of {name}: {wanted}', {'place': '$.inputs'})
        command.arguments(parameters, {one: Path(one) for one in command.inputs})

    async def work(self, job: Job) -> Mapping[str, Any]:
        """:raises Fault: `script/exit`, `operator/over-limit`, `operator/failed`, `job/cancelled`; its evidence names the logs."""
        command = self._commands[str(job.body['command'])]
        parameters: Mapping[str, Any] = job.body.get('parameters', {})
        async with JobFolder(self._start, job, self._scratch) as folder:
            (folder.path / 'parameters.json').write_text(json.dumps(parameters))
            inputs = {name: await folder.fetch(name, ref) for name, ref in job.body.get('inputs', {}).items()}
            argv = command.arguments(parameters, inputs)
            try:
                env = job_environment(self._start, folder.path)
                end = await run_child(argv, folder=folder, env=env, limits=command.limits, job=job)
                if end.exit_code != 0:
                    said = {'exit_code': end.exit_code, 'stderr_tail': tail_of(folder.path / 'stderr')}
                    raise make_fault('script/exit', f'{job.body["command"]} ended with {end.exit_code}', said)
                result = _result(command, folder.path)
                refs = await self._outputs(command, folder)
            except Fault as fault:
                raise await folder.with_logs(fault) from fault
            logs = await folder.keep_logs()
            outputs = sorted({*refs.values(), *logs.values()})
            measured = {'max_rss_bytes': end.peak_rss_bytes}
            return {
                'command': job.body['command'], 'exit_code': 0, **result, **logs, 'output_refs': refs, 'outputs': outputs,
                'resources': measured, 'environment': self._environment(command),
            }  # fmt: skip

    async def _outputs(self, command: Command, folder: JobFolder) -> dict[str, str]:
        refs: dict[str, str] = {}
        for name, file in command.outputs.items():
            ref = await folder.keep(name, folder.path / file)
            if ref is None:
                raise make_fault('operator/failed', f'it did not write its output {name} ({file})', {'output': name})
            refs[name] = ref
        return refs

    def _environment(self, command: Command) -> dict[str, Any]:
        named = [part.removeprefix('{files}/') for part in command.argv if part.startswith('{files}/')]
        hashes = {name: _sha256(self._start.files / name) for name in named if self._start.files and (self._start.files / name).is_file()}
        return {**fingerprint(), 'scripts': hashes, 'simulated': self._start.simulated}


def _result(command: Command, folder: Path) -> dict[str, Any]:
    if not command.result:
        return {}
    path = folder / command.result
    if path.is_symlink() or not path.is_file():
        raise make_fault('operator/failed', f'it left no result {command.result}')
    return {'result': read_json(path.read_bytes(), command.result)}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make(start: Start) -> Operator:
    """:raises ValueError: options that are none."""
    check_options(start.options, {'domain': (str,), 'commands': (dict,)})
    remove_leftovers(start)
    rig = ScriptRig(start, guard_process())
    profile = {'simulated': start.simulated, 'commands': sorted(start.options['commands'])}
    capabilities = Capabilities(start.identity, 'generic', (JOB_SCHEMA,), hardware_profile=profile)
    options = OperatorOptions(validate=rig.check, environment=fingerprint)
    return Operator(rig.work, str(start.options.get('domain', 'script')), capabilities, options)


if __name__ == '__main__':
    sys.exit(serve('script', make))
