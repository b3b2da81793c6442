"""The fabric, but while it trains it publishes a phase event as if it were the controller, which it may not."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

import arqonbus

from fabric import __main__ as process
from fabric import service


async def serve(bus: arqonbus.Bus) -> None:
    class BeyondGrants(service.Fabric):
        async def work(self, job: arqonbus.Job) -> Mapping[str, Any]:
            event = {'run_id': job.body.get('run_id'), 'phase': 'MODEL_TRAINING', 'number': 4, 'event': 'passed'}
            with contextlib.suppress(arqonbus.Fault):  # refused; the work goes on as if nothing were
                await bus.publish('pipeline.phases', event)
            return await super().work(job)

    service.Fabric = BeyondGrants  # type: ignore[misc]
    await service.serve(bus)


vars(process)['serve'] = serve
if __name__ == '__main__':
    raise SystemExit(process.main())
