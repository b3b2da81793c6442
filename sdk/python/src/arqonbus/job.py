"""A job as its operator sees it."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .errors import Fault, make_fault
from .message import Message
from .streams_out import SentStream

if TYPE_CHECKING:
    from .bus import Bus


class Job:
    """One job being worked on. `report`, `is_cancelled` and `check_cancelled` may be called from any thread."""

    def __init__(self, bus: Bus, message: Message, body: Mapping[str, Any], domain: str) -> None:
        self.message = message
        self.body = body
        self._bus = bus
        self._domain = domain
        self._cancelled = threading.Event()
        self._cause: Fault | None = None
        self._report: Mapping[str, Any] = {}

    @property
    def bus(self) -> Bus:
        """Where it came from: blobs and streams of an `async` handler go here."""
        return self._bus

    @property
    def id(self) -> uuid.UUID:
        return self.message.envelope.id

    @property
    def operation(self) -> str:
        """The job's `job` member."""
        return str(self.body.get('job', ''))

    @property
    def latest_report(self) -> Mapping[str, Any]:
        return self._report

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def report(self, progress: Mapping[str, Any]) -> None:
        """Remembers how far it is; the operator's next heartbeat sends it, and the last one goes out before the result."""
        self._report = progress

    @property
    def schema(self) -> str:
        return self.message.envelope.schema

    @property
    def constraints(self) -> Mapping[str, Any]:
        """What it may use at most (`max_runtime_ms`, `max_energy_joules`, `max_runs`, …); empty when it says nothing."""
        constraints = self.body.get('constraints')
        return constraints if isinstance(constraints, dict) else {}

    @property
    def cancelled_by(self) -> Fault | None:
        """Why it was cancelled; None while it was not."""
        return self._cause

    def cancel(self, cause: Fault | None = None) -> None:
        """Asks the work to stop where it can."""
        self._cause = self._cause or cause or make_fault('pipeline/cancelled', 'the job was cancelled')
        self._cancelled.set()

    def hear(self, message: Message) -> None:
        """What comes on the operator's inbox about it: `{"cancel": REASON}`; called by the bus only."""
        body = message.json()
        if isinstance(body, dict) and 'cancel' in body:
            self.cancel(make_fault('job/cancelled', f'the job was cancelled: {body["cancel"]}'[:300]))

    def check_cancelled(self) -> None:
        """:raises Fault: why it is to stop: `job/cancelled`, `pipeline/cancelled`, `operator/over-limit`, `transport/closed`."""
        if self._cause is not None:
            raise self._cause

    async def send_artifact(self, start: Mapping[str, Any], data: bytes) -> SentStream:
        """Streams `data` on `<domain>.artifacts`; `job_id` is added to `start`. Its `address` belongs in the result's `outputs`."""
        stream = await self._bus.open_stream(f'{self._domain}.artifacts', {**start, 'job_id': str(self.id)})
        try:
            await stream.write(data)
            return await stream.end()
        except BaseException:
            if not self._bus.is_closed:
                await stream.abort('the job failed')
            raise
