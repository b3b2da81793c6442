"""A job's folder: what it is given lies there as files, what it leaves is kept as blobs, and then the folder is gone."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import platform
import shutil
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import Any

from ..errors import Fault, make_fault
from ..job import Job
from .running import Start
from .scratch import Scratch

#: Of a result as JSON; what is larger is kept as a file.
RESULT_BYTES_MAX = 64 * 1024
#: Of one log or one file that is kept.
KEPT_BYTES_MAX = 64 * 1024 * 1024
INPUT_BYTES_MAX = 256 * 1024 * 1024
_JOBS = 'jobs'


class JobFolder:
    """`async with JobFolder(start, job, scratch) as folder`: made empty, removed at the end with what else the job left."""

    def __init__(self, start: Start, job: Job, scratch: Scratch) -> None:
        self.scratch = scratch
        self.path = start.folder / _JOBS / str(job.id)
        self._job = job

    async def __aenter__(self) -> JobFolder:
        self.path.mkdir(parents=True)
        (self.path / 'tmp').mkdir()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await asyncio.to_thread(shutil.rmtree, self.path, ignore_errors=True)
        await asyncio.to_thread(self.scratch.clear)

    async def fetch(self, name: str, ref: str, bytes_max: int = INPUT_BYTES_MAX) -> Path:
        """A blob as the file `inputs/NAME`.

        :raises Fault: `blob/unknown`, `stream/too-large`.
        """
        (self.path / 'inputs').mkdir(exist_ok=True)
        path = self.path / 'inputs' / name
        size = 0
        with path.open('wb') as file:
            async for part in self._job.bus.blobs.read(ref):
                size += len(part)
                if size > bytes_max:
                    raise make_fault('stream/too-large', f'{name} has more than {bytes_max} bytes', {'ref': ref})
                self._job.check_cancelled()
                file.write(part)
        return path

    async def keep(self, name: str, path: Path, content_type: str = 'application/octet-stream') -> str | None:
        """Keeps a regular file below the folder as a blob; None where there is none, or it is empty.

        :raises Fault: `operator/over-limit`, `operator/failed` for what is no file of the folder, `quota/exceeded`.
        """
        if self._size_of(name, path) == 0:
            return None
        return await self._job.bus.blobs.put(path, content_type=content_type)

    def _size_of(self, name: str, path: Path) -> int:
        if path.is_symlink() or not path.resolve().is_relative_to(self.path.resolve()):
            raise make_fault('operator/failed', f'{name} is no file of the job', {'file': name})
        size = path.stat().st_size if path.is_file() else 0
        if size > KEPT_BYTES_MAX:
            raise make_fault('operator/over-limit', f'{name} has more than {KEPT_BYTES_MAX} bytes', {'limit': 'kept_bytes', 'file': name})
        return size

    async def keep_logs(self) -> dict[str, str]:
        """What it said: `stdout_ref` and `stderr_ref`, each only where it said something."""
        logs: dict[str, str] = {}
        for name in ('stdout', 'stderr'):
            ref = await self.keep(name, self.path / name, 'text/plain; charset=utf-8')
            if ref is not None:
                logs[f'{name}_ref'] = ref
        return logs

    async def with_logs(self, fault: Fault) -> Fault:
        """The fault with what the job had said until then; a log that cannot be kept does not hide why the job failed."""
        try:
            fault.evidence.update(await self.keep_logs())
        except Fault as lost:
            fault.evidence['logs'] = str(lost)
        return fault


def remove_leftovers(start: Start) -> None:
    """What a killed operator had in work."""
    shutil.rmtree(start.folder / _JOBS, ignore_errors=True)


def job_environment(start: Start, folder: Path) -> dict[str, str]:
    """All that a job's process finds in its environment: nothing of the bus."""
    passed = ('PATH', 'LANG', 'TZ', 'OMP_NUM_THREADS', 'OMP_WAIT_POLICY', 'OPENBLAS_NUM_THREADS', 'PYTHONHASHSEED', 'VBUS_OPERATOR')
    env = {name: os.environ[name] for name in passed if name in os.environ}
    files = {} if start.files is None else {'ARQONBUS_FILES': str(start.files)}
    own = {
        'HOME': str(folder),
        'TMPDIR': str(folder / 'tmp'),
        'PYTHONDONTWRITEBYTECODE': '1',
        'PYTHONUNBUFFERED': '1',
        'PYTHONNOUSERSITE': '1',
    }
    return {**env, **own, **files, 'ARQONBUS_PARAMETERS': str(folder / 'parameters.json')}


def read_json(text: bytes, what: str) -> Any:
    """:raises Fault: `operator/failed` for what is no JSON (NaN is none) or has more than `RESULT_BYTES_MAX`."""
    if len(text) > RESULT_BYTES_MAX:
        raise make_fault(
            'operator/failed', f'{what} has {len(text)} bytes; a result has at most {RESULT_BYTES_MAX}', {'limit': 'result_bytes'}
        )

    def refuse(name: str) -> float:
        raise ValueError(f'{name} is no JSON')

    try:
        return json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise make_fault('operator/failed', f'{what} is no JSON: {error}'[:300]) from error


@cache
def fingerprint() -> Mapping[str, Any]:
    """Where jobs run: `{python, platform, machine, packages, packages_sha256}`; the hash is over lines `NAME==VERSION\\n`, sorted."""
    found = {str(one.metadata['Name']).lower(): one.version for one in metadata.distributions()}
    listing = ''.join(f'{name}=={version}\n' for name, version in sorted(found.items()))
    return {
        'python': f'{platform.python_implementation()} {platform.python_version()}',
        'platform': platform.platform(),
        'machine': platform.machine(),
        'packages': len(found),
        'packages_sha256': hashlib.sha256(listing.encode()).hexdigest(),
    }
