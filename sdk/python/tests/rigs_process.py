"""`vbus serve` with operators that ship as standing components, for their tests: started, confined and supervised by the engine."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import arqonbus
from product_process import Product, served, vbus

_COMPONENT = """  {name}:
    kind: agent
    operator_type: generic
    runtime: python
    module: arqonbus.rigs.{module}
    restart: on_failure
    limits: {{ memory_mb: 2048, heartbeat_s: 20, start_s: 60 }}
    grants:
      publish: [{domain}.results, {domain}.progress, blobs.put, system.blobs.get]
      subscribe: [{domain}.jobs]
      execute: [generic]
"""


def component(name: str, module: str, domain: str, members: str) -> str:
    """A component of workspace.yaml; `members` are further lines of it."""
    return _COMPONENT.format(name=name, module=module, domain=domain) + ''.join(f'    {line}\n' for line in members.splitlines())


@contextlib.contextmanager
def running_rigs(folder: Path, components: str, files: Mapping[str, str]) -> Iterator[Product]:
    """Ends with the block. `files`: path in the workspace -> text."""
    environment = {**os.environ, 'VBUS_CONFIG_DIR': str(folder / 'config')}
    workspace = folder / 'workspace'
    vbus(environment, 'init', str(workspace))
    for path, text in files.items():
        file = workspace / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)
    config = workspace / 'workspace.yaml'
    config.write_text(config.read_text().replace('components:\n', f'components:\n{components}', 1))
    vbus(environment, 'trust', '--workspace', str(workspace))
    with served(workspace, environment) as product:
        yield product


async def operators_ready(bus: arqonbus.Bus, count: int) -> None:
    """Waits until a job finds so many operators; `bus` may publish on `system.operators.list`."""
    for _ in range(600):
        operators = (await bus.request('system.operators.list', {}))['operators']
        if sum(one['status'] == 'ready' for one in operators) >= count:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f'{count} operators are not there')
