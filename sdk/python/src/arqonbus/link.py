"""The way to the engine across connections: one session, what waits in it, and resuming it (docs/reference/wire.md, "Sessions")."""

from __future__ import annotations

import asyncio
import contextlib
import json
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .connection import Connection
from .control_bodies import hello_body
from .envelope import Envelope, encode_envelope
from .errors import Fault, fault_from_view, make_fault
from .frames import encode_item
from .ids import uuid7
from .message import Message
from .outbox import Bound, Entry, Outbox
from .pending import PendingPublishes, PendingReplies, Publish, Waiter
from .reconnect import Dial, Reconnect, is_final
from .session import Session, read_session

#: What this client can do beyond the first version.
FEATURES = ('delta',)


@dataclass(frozen=True)
class Counts:
    """What was lost or done again since `connect`, exactly."""

    #: Messages the engine dropped because this party read too slowly (`spine/dropped`).
    dropped: int = 0
    #: Messages that passed their deadline before they could be delivered (`spine/expired`).
    expired: int = 0
    #: Durable messages that came a second time and were not handed on.
    duplicates: int = 0
    reconnects: int = 0
    #: Publishes sent again after a resume.
    resent: int = 0


class Link:
    """Keeps a session alive. The bus gives it what to do with frames, at a new connection, and at the end."""

    def __init__(self, dial: Dial, reconnect: Reconnect | None, on_frame: Callable[[bytes], None]) -> None:
        self._dial = dial
        self._reconnect = reconnect
        self._on_frame = on_frame
        self._connection: Connection | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()
        self.session_id = uuid.uuid4()
        #: Grows with each session the engine did not know any more: what hangs on `publisher_seq` begins anew.
        self.generation = 0
        self.session: Session | None = None
        #: Reply topics of this session: a resumed one may still get answers on an earlier one.
        self.inboxes: set[str] = set()
        self.outbox = Outbox()
        self.publishes = PendingPublishes()
        self.replies = PendingReplies()
        self.counts = Counts()
        self.online = asyncio.Event()
        self.ended = asyncio.Event()
        self.fault: Fault | None = None
        self.seq = 0
        self.restore: Callable[[], Awaitable[None]] = _nothing
        self.on_disconnect: Callable[[Fault], None] = lambda fault: None
        self.on_reconnect: Callable[[bool], None] = lambda resumed: None
        #: Parts of this package that have something to do at a new connection.
        self.listeners: list[Callable[[], None]] = []
        self.on_session: Callable[[Session], None] = lambda session: None
        self.on_end: Callable[[Fault, int, str], None] = lambda fault, code, reason: None

    @property
    def is_closing(self) -> bool:
        return self._closing.is_set()

    async def open(self) -> None:
        """The first connection.

        :raises Fault: what kept it from being made.
        """
        connection = self._connection = await self._dial.connect(self._on_frame)
        try:
            await self._join(connection)
        except BaseException:
            self._closing.set()
            await connection.close()
            raise
        self._keeper = asyncio.create_task(self._keep(connection))

    async def close(self) -> None:
        """Sends what is queued, closes, and waits for the end."""
        self._closing.set()
        if self._connection is not None:
            await self._connection.close()
        if self._keeper is not None and self._keeper is not asyncio.current_task():
            await asyncio.wait([self._keeper])

    def drop_connection(self) -> None:
        """Breaks the connection as a network would, for trying what happens then."""
        if self._connection is not None:
            self._connection.abort()

    def check(self) -> None:
        """:raises Fault: what ended the bus."""
        if self.fault is not None:
            raise self.fault
        if self._closing.is_set():
            raise make_fault('transport/closed', 'the bus was closed')

    async def put(self, entry: Entry, size: int) -> None:
        """Queues an entry, waiting for room.

        :raises Fault: what ended the bus.
        """
        if not self.outbox.has_room(size):
            await self.outbox.wait_room(size)
        self.check()
        self.outbox.add(entry, size)

    async def wait_online(self, timeout_s: float) -> None:
        """:raises Fault: `transport/closed` when there is no connection within `timeout_s`, or what ended the bus."""
        if not self.online.is_set():
            self.check()
            try:
                await asyncio.wait_for(self.online.wait(), timeout_s)
            except asyncio.TimeoutError as error:
                raise make_fault('transport/closed', f'no connection within {timeout_s:g} s') from error
        self.check()

    async def ask_now(self, topic: str, body: Mapping[str, Any], timeout_s: float) -> Any:
        """A control request beside the outbox: hello, and what restores a session before anything else is sent.

        :raises Fault: the refusal, `request/deadline`, or what ended the connection.
        """
        connection = self._connection
        assert connection is not None
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        envelope = Envelope(uuid7(), 'control', topic, payload=compact_json(body))
        settle = Waiting(answer)
        self.replies.add(envelope.id, lambda message: settle.value(message.json()), settle.fault)
        ended = asyncio.ensure_future(connection.ended.wait())
        try:
            await connection.send(encode_item(encode_envelope(envelope)))
            await asyncio.wait([answer, ended], timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                return answer.result()
            raise connection.fault or make_fault('request/deadline', f'no answer on {topic} within {timeout_s:g} s')
        finally:
            ended.cancel()
            self.replies.remove(envelope.id)

    async def ask(
        self,
        envelope: Envelope,
        timeout_s: float,
        *,
        on_part: Callable[[Any], None] | None = None,
        on_chunk: Callable[[bytes], None] | None = None,
        on_answer: Callable[[], None] | None = None,
    ) -> Any:
        """Sends a request; resolves with the last answer's body. `on_answer` is called before anything that came after that answer is read.

        :raises Fault: the answer's `error`, the refusal, `request/deadline`, `transport/closed`.
        """
        settle = Waiting(asyncio.get_running_loop().create_future())

        def take(message: Message) -> None:
            if message.envelope.type == 'stream_chunk':
                return on_chunk(message.payload) if on_chunk is not None else None
            try:
                body = message.json()
            except Fault as fault:
                return settle.fault(fault)
            if isinstance(body, dict) and 'error' in body:
                return settle.fault(fault_from_view(body['error']))
            if isinstance(body, dict) and body.get('more') is True:
                return on_part(body) if on_part is not None else None
            if on_answer is not None:
                on_answer()
            return settle.value(body)

        item = encode_item(encode_envelope(envelope))
        self.replies.add(envelope.id, take, settle.fault)
        try:
            await self.put(Bound(item), len(item))
            return await asyncio.wait_for(settle.future, timeout_s)
        except asyncio.TimeoutError as error:
            raise make_fault('request/deadline', f'no answer on {envelope.topic} within {timeout_s:g} s') from error
        finally:
            self.replies.remove(envelope.id)

    async def control(
        self, topic: str, body: Mapping[str, Any], *, timeout_s: float = 30.0, on_answer: Callable[[], None] | None = None
    ) -> Any:
        """A control request over whatever connection there is.

        :raises Fault: as `ask`.
        """
        await self.wait_online(timeout_s)
        envelope = Envelope(uuid7(), 'control', topic, payload=compact_json(body))
        return await self.ask(envelope, timeout_s, on_answer=on_answer)

    def tell(self, topic: str, body: Mapping[str, Any]) -> None:
        """A control message that has no answer; it is taken although the queue be full."""
        item = encode_item(encode_envelope(Envelope(uuid7(), 'control', topic, payload=compact_json(body))))
        self.outbox.add(Bound(item), len(item))

    def new_publish(self, id: bytes, item: bytes, waiter: Waiter, is_bound: bool = False) -> None:
        """Takes a publish whose item carries `seq + 1`. Callers have looked for room."""
        self.seq += 1
        publish = Publish(self.seq, id, item, waiter, is_bound)
        self.publishes.add(publish)
        self.outbox.add(publish, len(item))

    def count(self, **more: int) -> None:
        """Adds to the counts."""
        self.counts = replace(self.counts, **{name: getattr(self.counts, name) + number for name, number in more.items()})

    async def _join(self, connection: Connection) -> None:
        timeout_s = self._dial.timeout_s
        token = await self._dial.fresh_token()
        body = hello_body(self._dial.client, token=token, session=str(self.session_id), features=FEATURES)
        session = read_session(await self.ask_now('system.control.hello', body, timeout_s))
        is_first = self.session is None
        self.session = session
        if not session.resumed:
            self.inboxes.clear()
        self.inboxes.add(session.inbox)
        self.on_session(session)
        if not is_first:
            self._resume(session)
        await self.restore()
        self.outbox.wake.set()
        connection.drain(self.outbox)
        self.online.set()

    def _resume(self, session: Session) -> None:
        lost = make_fault('transport/closed', 'the connection was lost')
        if session.resumed:
            self.publishes.fail_bound(session.accepted, lost)
            self.publishes.acknowledge(min(session.accepted, session.durable))
            resend = list(self.publishes.unaccepted(session.accepted))
            self.count(resent=len(resend))
        else:
            self.generation += 1
            self.publishes.fail_sent(lambda publish: fate_unknown(publish, lost))
            self.publishes.fail_bound(0, lost)
            resend = []
        self.outbox.begin_again(resend)

    async def _keep(self, connection: Connection) -> None:
        while True:
            await connection.ended.wait()
            fault = connection.fault
            assert fault is not None
            code, reason = connection.close_code, connection.close_reason
            self.online.clear()
            lost = make_fault('transport/closed', f'the connection was lost before the answer came: {fault}', {'cause': fault.code})
            will_try = self._reconnect is not None and not self._closing.is_set() and not is_final(fault, callable(self._dial.token))
            self.replies.lose_connection(lost if will_try else fault)
            await connection.close()
            if not will_try:
                return self._end(fault, code, reason)
            self.on_disconnect(fault)
            again = await self._connect_again(fault)
            if isinstance(again, Fault):
                return self._end(again, code, reason)
            connection = again
            self.count(reconnects=1)
            assert self.session is not None
            for listener in list(self.listeners):
                listener()
            self.on_reconnect(self.session.resumed)

    async def _connect_again(self, fault: Fault) -> Connection | Fault:
        assert self._reconnect is not None
        attempt = 0
        while self._reconnect.attempts is None or attempt < self._reconnect.attempts:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._closing.wait(), self._reconnect.wait_s(attempt))
            if self._closing.is_set():
                return fault
            attempt += 1
            try:
                connection = await self._dial.connect(self._on_frame)
            except Fault as error:
                fault = error
            else:
                self._connection = connection
                try:
                    await self._join(connection)
                    return connection
                except Fault as error:
                    fault = error
                    await connection.close()
            if is_final(fault, callable(self._dial.token)):
                return fault
        return fault

    def _end(self, fault: Fault, code: int, reason: str) -> None:
        self.fault = fault
        self.publishes.fail_sent(lambda publish: fate_unknown(publish, fault))
        self.publishes.fail_all(fault)
        self.replies.fail_all(fault)
        self.outbox.clear()
        self.online.set()
        self.ended.set()
        self.on_end(fault, code, reason)


class Waiting:
    """Settles a future once, whatever comes after."""

    def __init__(self, future: asyncio.Future[Any]) -> None:
        self.future = future

    def value(self, value: Any) -> None:
        if not self.future.done():
            self.future.set_result(value)

    def fault(self, fault: Fault) -> None:
        if not self.future.done():
            self.future.set_exception(fault)


def fate_unknown(publish: Publish, cause: Fault) -> Fault:
    """What a publish fails with when nobody can say whether the engine took it."""
    return make_fault(
        'transport/fate-unknown',
        'the connection was lost before the engine answered, and the session could not be resumed: the message may or may not have arrived',
        {'publisher_seq': str(publish.seq), 'id': str(uuid.UUID(bytes=publish.id)), 'cause': cause.code},
    )


def compact_json(body: Any) -> bytes:
    """JSON without a space; NaN and infinities are refused.

    :raises Fault: `wire/bad-payload`.
    """
    try:
        return json.dumps(body, separators=(',', ':'), ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise make_fault('wire/bad-payload', f'not JSON: {error}') from error


async def _nothing() -> None:
    return None
