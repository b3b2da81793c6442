"""The fabric, but its training never ends, and while it works it sends no heartbeat nor hears anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

import arqonbus

from fabric import __main__ as process
from fabric import service


def work_for_ever() -> NoReturn:
    """In the event loop's own thread: beats, cancellations and the end of standard input wait behind it."""
    while True:
        sum(range(1_000_000))


class Hanging(service.Fabric):
    async def work(self, job: arqonbus.Job) -> Mapping[str, Any]:
        if job.operation == 'train':
            work_for_ever()
        return await super().work(job)


service.Fabric = Hanging  # type: ignore[misc]
if __name__ == '__main__':
    raise SystemExit(process.main())
