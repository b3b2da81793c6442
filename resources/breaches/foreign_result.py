"""The fabric, but it hands in what it trained under the id of another run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import arqonbus

from fabric import __main__ as process
from fabric import service

ANOTHER_RUN = 'run-of-another-day'


class ForeignResult(service.Fabric):
    async def work(self, job: arqonbus.Job) -> Mapping[str, Any]:
        return {**await super().work(job), 'run_id': ANOTHER_RUN}


service.Fabric = ForeignResult  # type: ignore[misc]
if __name__ == '__main__':
    raise SystemExit(process.main())
