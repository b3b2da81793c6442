"""The engine's real bus (Spine and Shield, engine-server.ts) as a process, for tests."""

from __future__ import annotations

import contextlib
import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
SUBJECTS = ('alice', 'bob', 'guest', 'fabric', 'controller')


@dataclass(frozen=True)
class EngineProcess:
    """Where it listens, and a token for each of SUBJECTS."""

    url: str
    socket: str
    tokens: dict[str, str]


@contextlib.contextmanager
def running_engine() -> Iterator[EngineProcess]:
    """Ends with the block; the process must then end with 0."""
    command = [str(ROOT / 'node_modules/.bin/node'), str(ROOT / 'sdk/python/tests/engine-server.ts'), *SUBJECTS]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None and process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line, 'engine-server.ts did not start'
        ready: dict[str, Any] = json.loads(line)
        yield EngineProcess(ready['url'], ready['socket'], ready['tokens'])
        process.stdin.close()
        assert process.wait(20) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()
