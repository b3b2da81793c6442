"""The product as shipped (`vbus serve` on a workspace of its own) as a process, for tests and examples."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
#: What the tests' topics keep and may; the workspace's own policy follows.
TOPICS = """topics:
  - { pattern: grid.>, delta_only: true }
  - { pattern: kept.>, durable: true }
  - { pattern: nvm.jobs, jobs: { lease_s: 3, redeliver: 1 } }
"""


@dataclass
class Product:
    """A running engine."""

    workspace: Path
    url: str
    socket: str
    environment: dict[str, str]

    def vbus(self, *arguments: str) -> str:
        """Runs a verb; what it printed."""
        return vbus(self.environment, *arguments, '--workspace', str(self.workspace))

    def token(self, subject: str, publish: Sequence[str] = ('>',), subscribe: Sequence[str] = ('>',), execute: Sequence[str] = ()) -> str:
        """A token of those grants."""
        named = (('--publish', publish), ('--subscribe', subscribe), ('--execute', execute))
        grants = [part for name, patterns in named for pattern in patterns for part in (name, pattern)]
        return self.vbus('token', '--subject', subject, *grants).strip()


def vbus(environment: dict[str, str], *arguments: str) -> str:
    """Runs a verb; what it printed."""
    command = [str(ROOT / 'node_modules/.bin/node'), str(ROOT / 'src/cli/main.ts'), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextlib.contextmanager
def running_product(folder: Path) -> Iterator[Product]:
    """Ends with the block; the engine must then end with 0."""
    environment = {**os.environ, 'VBUS_CONFIG_DIR': str(folder / 'config')}
    workspace = folder / 'workspace'
    vbus(environment, 'init', str(workspace))
    policy = workspace / 'policy.yaml'
    changed = folder / 'policy.yaml'
    changed.write_text(policy.read_text().replace('topics:\n', TOPICS, 1))
    vbus(environment, 'policy', 'apply', str(changed), '--workspace', str(workspace))
    with served(workspace, environment) as product:
        yield product


@contextlib.contextmanager
def served(workspace: Path, environment: dict[str, str]) -> Iterator[Product]:
    """`vbus serve` on a workspace. Ends with the block; the engine must then end with 0."""
    command = [str(ROOT / 'node_modules/.bin/node'), str(ROOT / 'src/cli/main.ts'), 'serve', '--json', '--workspace', str(workspace)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line, 'vbus serve did not start'
        ready: dict[str, Any] = json.loads(line)
        yield Product(workspace, ready['ws'], ready['socket'], environment)
        process.terminate()
        assert process.wait(20) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()
