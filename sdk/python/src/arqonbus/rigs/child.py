"""A job's own process: started without a shell, held to time, memory and disk, and ended with everything that it started."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from ..errors import Fault, make_fault
from ..job import Job
from .job_folder import JobFolder
from .scratch import Scratch

MIB = 1024 * 1024
#: How often memory, disk and cancellation are looked at; what is taken and given back in between is not seen.
LOOK_EVERY_S = 0.02
#: Files of one job; a folder of more is over its limit.
FILES_MAX = 10_000
#: Processes of one job at once.
PROCESSES_MAX = 32
#: What a job that is told to end has for a last word.
GRACE_S = 0.5
_TAIL_BYTES = 2_000
_PR_SET_DUMPABLE, _PR_SET_CHILD_SUBREAPER = 4, 36


@dataclass(frozen=True)
class ChildLimits:
    """Of one job's process and all that it starts."""

    time_s: float
    memory_mb: int
    disk_mb: int


@dataclass(frozen=True)
class ChildEnd:
    """How it ended by itself."""

    #: Negative: the signal that ended it.
    exit_code: int
    peak_rss_bytes: int
    wall_s: float


def guard_process() -> Scratch:
    """What the jobs' processes may not look into: this process holds the token. Orphans of theirs become its own, and so are found.

    :raises ValueError: elsewhere than on Linux.
    """
    if sys.platform != 'linux':
        raise ValueError('jobs with processes of their own are held on Linux only')
    libc = ctypes.CDLL(None, use_errno=True)
    for option, value in ((_PR_SET_DUMPABLE, 0), (_PR_SET_CHILD_SUBREAPER, 1)):
        if libc.prctl(option, value, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), f'prctl {option} is refused')
    return Scratch()


async def run_child(
    argv: Sequence[str], *, folder: JobFolder, env: Mapping[str, str], limits: ChildLimits, job: Job
) -> ChildEnd:  # fmt: skip
    """Runs a command in `folder`; its output goes to `stdout` and `stderr` there. Nothing of it is left on return.

    One at a time in a process that called `guard_process`: whatever that has started is taken for the job's.

    :raises Fault: `operator/over-limit` naming the limit; `job/cancelled` and its like; `operator/failed` when it cannot be started.
    """
    started = time.monotonic()
    watch = _Watch(folder, limits, job, started)
    with (folder.path / 'stdout').open('wb') as out, (folder.path / 'stderr').open('wb') as err:
        try:
            process = await asyncio.create_subprocess_exec(
                *argv, cwd=folder.path, env=env, stdin=asyncio.subprocess.DEVNULL, stdout=out, stderr=err,
                start_new_session=True, preexec_fn=_limiter(limits),
            )  # fmt: skip
        except OSError as error:
            raise make_fault('operator/failed', f'{argv[0]} cannot be started: {error.strerror}') from error
    ended = asyncio.create_task(process.wait())
    try:
        while not ended.done():
            watch.look()
            await asyncio.wait([ended], timeout=LOOK_EVERY_S)
    finally:
        await _end_all(process, ended)
    return ChildEnd(ended.result(), watch.peak_bytes, time.monotonic() - started)


def tail_of(path: Path) -> str:
    """The last words of an output."""
    if not path.exists():
        return ''
    with path.open('rb') as file:
        file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
        return file.read().decode('utf-8', 'replace')


class _Watch:
    def __init__(self, folder: JobFolder, limits: ChildLimits, job: Job, started: float) -> None:
        self.peak_bytes = 0
        self._folder = folder
        self._limits = limits
        self._job = job
        self._started = started

    def look(self) -> None:
        """:raises Fault: what the job is to be ended for."""
        self._job.check_cancelled()
        limits = self._limits
        if time.monotonic() - self._started > limits.time_s:
            raise _over('time_s', f'it ran longer than {limits.time_s:g} s')
        processes = descendants()
        if len(processes) > PROCESSES_MAX:
            raise _over('processes', f'it had more than {PROCESSES_MAX} processes')
        rss = sum(_rss(process) for process in processes)
        self.peak_bytes = max(self.peak_bytes, rss)
        if rss > limits.memory_mb * MIB:
            raise _over('memory_mb', f'it took more than {limits.memory_mb} MiB of memory')
        if _bytes_of([self._folder.path, *self._folder.scratch.left()]) > limits.disk_mb * MIB:
            raise _over('disk_mb', f'it wrote more than {limits.disk_mb} MiB or {FILES_MAX} files')


def _over(limit: str, why: str) -> Fault:
    return make_fault('operator/over-limit', f'the job was ended: {why}', {'limit': limit})


def descendants() -> list[psutil.Process]:
    """Everything that this process has started and that is still there."""
    return list(psutil.Process().children(recursive=True))


def _rss(process: psutil.Process) -> int:
    with contextlib.suppress(psutil.Error):
        return int(process.memory_info().rss)
    return 0


def _bytes_of(paths: Sequence[Path]) -> float:
    total, count = 0, 0
    pending = [path for path in paths if path.is_dir()]
    for path in paths:
        with contextlib.suppress(OSError):
            total += 0 if path.is_dir() else path.lstat().st_size
    while pending:
        with contextlib.suppress(OSError), os.scandir(pending.pop()) as entries:  # what goes meanwhile counts no more
            for entry in entries:
                count += 1
                if count > FILES_MAX:
                    return float('inf')
                if entry.is_dir(follow_symlinks=False):
                    pending.append(Path(entry.path))
                else:
                    total += entry.stat(follow_symlinks=False).st_size
    return total


def _limiter(limits: ChildLimits) -> Callable[[], None]:
    file_bytes = limits.disk_mb * MIB

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))

    return limit


async def _end_all(process: asyncio.subprocess.Process, ended: asyncio.Task[int]) -> None:
    """Asks, then kills, until nothing is left: a process may fork between the look and the signal."""
    if not ended.done():
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        await asyncio.wait([ended], timeout=GRACE_S)
    while left := descendants():
        for one in left:
            with contextlib.suppress(psutil.Error):
                if one.status() == psutil.STATUS_ZOMBIE:
                    _reap(one.pid, process.pid)
                else:
                    one.kill()
        await asyncio.sleep(0.01)
    await ended


def _reap(pid: int, own: int) -> None:
    if pid != own:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
