"""What a piece of work used: CPU time and memory of this process, and its wall time."""

from __future__ import annotations

import sys
import time


def _max_rss_bytes() -> int:
    """The process's highest resident size so far; 0 where the system does not tell."""
    if sys.platform == 'win32':
        return 0
    import resource  # not there on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == 'darwin' else peak * 1024


class Stopwatch:
    """Measures from its making to `read`. CPU time counts all threads of the process."""

    def __init__(self) -> None:
        self._cpu = time.process_time_ns()
        self._wall = time.monotonic_ns()

    def read(self) -> dict[str, int]:
        """{cpu_ms, max_rss_bytes, wall_ms}."""
        return {
            'cpu_ms': (time.process_time_ns() - self._cpu) // 1_000_000,
            'max_rss_bytes': _max_rss_bytes(),
            'wall_ms': (time.monotonic_ns() - self._wall) // 1_000_000,
        }
