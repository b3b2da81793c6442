"""A party on the bus. Everything here rejects with `arqonbus.errors.Fault`; docs/reference/wire.md is the protocol."""

from __future__ import annotations

import asyncio
import struct
import time
import uuid
from collections.abc import Awaitable, Callable, Iterable, Mapping
from types import TracebackType
from typing import Any, Literal

from .blobs import Blobs
from .control_bodies import Place
from .deltas import DeltaReader, DeltaWriter
from .desk import SubscriptionDesk
from .envelope import Envelope, EnvelopeType, Trace, encode_envelope
from .errors import Fault, fault_from_view, make_fault
from .frames import encode_item
from .ids import uuid7, uuid7_bytes
from .jobs import JobHandle, Jobs
from .limits import DEADLINE_MS_DEFAULT, DEADLINE_MS_MAX, ENVELOPE_BYTES_MAX
from .link import Counts, Link, compact_json
from .message import Message, topic_of
from .outbox import Bound
from .payloads import JobPayload
from .pending import Waiter
from .reconnect import Dial, Reconnect
from .serving import ServeHandler, Server
from .session import Session
from .streams_in import StreamHandler, StreamReceiver
from .streams_live import IncomingStreams
from .streams_out import OutgoingStream
from .subscriptions import Acknowledge, Handler, Subscription, SubscriptionOptions, read_patterns
from .topics import is_topic
from .writing import ItemWriter

#: Beyond the deadline the engine keeps, how long the client waits for its fault.
_DEADLINE_SLACK_S = 2.0
#: What an envelope's header may take beside topic, schema and reply topic, for asking whether there is room.
_HEADER_BYTES = 1024
_LENGTHS = struct.Struct('<II')
Body = bytes | bytearray | memoryview | Mapping[str, Any] | list[Any]


def encode_body(body: Body) -> bytes:
    """Bytes as they are; anything else as compact JSON (NaN and infinities are refused).

    :raises Fault: `wire/bad-payload`.
    """
    if isinstance(body, (bytes, bytearray, memoryview)):
        return bytes(body)
    return compact_json(body)


class Bus:
    """A party with an identity and grants, across connections. Made by `arqonbus.connect`; it belongs to one event loop."""

    def __init__(self, dial: Dial, reconnect: Reconnect | None) -> None:
        self._link = Link(dial, reconnect, self._take_frame)
        self._desk = SubscriptionDesk(self._link, self._report, self._take_control)
        self._writer = ItemWriter()
        self._publishing = asyncio.Lock()
        self._item_bytes_max = ENVELOPE_BYTES_MAX + 4
        #: Told of refusals and losses that belong to no call that still waits.
        self.on_fault: Callable[[Fault], None] = lambda fault: None
        #: Told when a connection is lost that will be made again.
        self.on_disconnect: Callable[[Fault], None] = lambda fault: None
        #: Told when it was: True when the engine still knew the session, so that nothing is in doubt.
        self.on_reconnect: Callable[[bool], None] = lambda resumed: None
        #: Told once, with WebSocket code and reason, when the bus ended.
        self.on_close: Callable[[int, str], None] = lambda code, reason: None
        self._link.restore = self._desk.restore
        self._link.on_session = self._begin
        self._link.on_disconnect = lambda fault: self.on_disconnect(fault)
        self._link.on_reconnect = lambda resumed: self.on_reconnect(resumed)
        self._link.on_end = self._ended
        self._jobs = Jobs(self)
        #: Content-addressed blobs of the namespace.
        self.blobs = Blobs(self)
        self._link.listeners.append(lambda: self.spawn(self._jobs.after_reconnect()))

    @property
    def session(self) -> Session:
        """What `hello` answered, at the newest connection."""
        if self._link.session is None:
            raise make_fault('auth/no-hello', 'hello has not been answered yet')
        return self._link.session

    @property
    def state(self) -> Literal['connected', 'reconnecting', 'closed']:
        if self._link.fault is not None or self._link.is_closing:
            return 'closed'
        return 'connected' if self._link.online.is_set() else 'reconnecting'

    @property
    def is_closed(self) -> bool:
        return self._link.fault is not None

    @property
    def closed_by(self) -> Fault | None:
        """What ended the bus; None while it lasts."""
        return self._link.fault

    @property
    def counts(self) -> Counts:
        """What was dropped, expired, came twice, was sent again."""
        return self._link.counts

    async def open(self) -> None:
        """Connects and says hello; `arqonbus.connect` calls it.

        :raises Fault: what kept it from happening.
        """
        await self._link.open()

    async def publish(
        self,
        topic: str,
        payload: Body,
        *,
        type: EnvelopeType = 'event',
        schema: str = '',
        correlation_id: uuid.UUID | None = None,
        reply_to: str = '',
        deadline_ms: int = 0,
        id: uuid.UUID | None = None,
        trace: Trace | None = None,
    ) -> uuid.UUID:
        """Resolves with the envelope's id once the engine accepted it; for a durable topic once it is on disk.

        While there is no connection it waits in the queue for the next one.

        :raises Fault: the refusal's; `transport/fate-unknown` when the connection and its session are gone and nobody can say.
        """
        envelope = Envelope(
            id or uuid7(), type, topic, time.time_ns(), schema, trace, reply_to, correlation_id, deadline_ms, 0, encode_body(payload)
        )
        await self.publish_envelope(envelope)
        return envelope.id

    async def publish_envelope(self, envelope: Envelope, *, is_bound: bool = False, on_seq: Callable[[int], Envelope] | None = None) -> int:
        """`publish` with everything said; gives the envelope its `publisher_seq` and resolves with that.

        `on_seq` makes the envelope when its number is known; `is_bound`: fail when the connection is lost instead of sending it again.
        """
        if not is_topic(envelope.topic):
            raise make_fault('wire/bad-topic', f'not a topic: {envelope.topic}')
        waiter = Waiter(1)
        link = self._link
        async with self._publishing:  # who waits for room keeps its place
            await self._wait_room(len(envelope.payload) + _HEADER_BYTES)
            seq = link.seq + 1
            made = on_seq(seq) if on_seq is not None else envelope
            item = self._checked(encode_item(encode_envelope(made, seq)))
            link.new_publish(made.id.bytes, item, waiter, is_bound)
        await waiter.done
        return seq

    async def publish_many(self, topic: str, payloads: Iterable[bytes], *, schema: str = '') -> int:
        """Publishes them in order and resolves with how many they were, once the engine accepted all (durable topics: has them on disk).

        :raises Fault: the first refusal, after all of them were answered.
        """
        bodies = list(payloads)
        waiter = Waiter(len(bodies))
        link, write = self._link, self._writer.event
        async with self._publishing:
            for body in bodies:
                if link.publishes.is_full or not link.outbox.has_room(len(body) + _HEADER_BYTES):
                    await self._wait_room(len(body) + _HEADER_BYTES)
                id = uuid7_bytes()
                seq = link.seq + 1
                item = write(topic, body, seq, id, 'event', schema)
                link.new_publish(id, self._checked(item), waiter)
        if bodies:
            await waiter.done
        return len(bodies)

    def post(
        self, topic: str, payload: Body, *, type: EnvelopeType = 'event', schema: str = '', correlation_id: uuid.UUID | None = None
    ) -> Literal['sent', 'full']:
        """Sends without waiting and without acknowledgement. `full`: nothing was taken. Refusals reach `on_fault`."""
        link = self._link
        if link.fault is not None:
            raise link.fault
        if payload.__class__ is bytes and type == 'event' and correlation_id is None:
            item = self._writer.post(topic, payload, schema)
            size = len(item)
            if size <= self._item_bytes_max:
                return 'sent' if link.outbox.offer(item, size) else 'full'
        item = self._item(topic, payload, type, schema, correlation_id)
        if not link.outbox.has_room(len(item)):
            return 'full'
        link.outbox.add(Bound(item) if topic.startswith('inbox.') else item, len(item))
        return 'sent'

    async def send(self, topic: str, payload: Body, *, type: EnvelopeType = 'event', correlation_id: uuid.UUID | None = None) -> None:
        """Like `post`, but waits for room in the queue instead of answering `full`."""
        item = self._item(topic, payload, type, '', correlation_id)
        is_bound = type == 'stream_chunk' or topic.startswith('inbox.')
        await self._link.put(Bound(item) if is_bound else item, len(item))

    async def drain(self) -> None:
        """Returns once everything queued has been handed to the connection.

        :raises Fault: what ended the bus.
        """
        await self._link.outbox.wait_empty()
        self._link.check()

    async def subscribe(
        self,
        pattern: str | Iterable[str],
        handler: Handler | None = None,
        *,
        group: str = '',
        consumer: str = '',
        from_: Place | None = None,
        ack: Acknowledge = 'auto',
        queue_max: int = 0,
    ) -> Subscription:
        """Messages on `pattern`, to `handler` or by iterating over what is returned. Returns once the engine agreed.

        `group`: each message goes to one member. `from_`: durable messages from there on, then live. `consumer`: a durable consumer,
        which goes on where it had acknowledged; with `ack='auto'` a message is acknowledged when its handler returned, or when the
        iterator is asked for the next.

        :raises Fault: `authz/subscribe-denied`, `wire/bad-topic`, `spine/limit`, `spine/consumer-busy`, `log/gone`.
        """
        options = SubscriptionOptions(group, consumer, from_, ack, queue_max)
        return await self._desk.subscribe(read_patterns(pattern), handler, options)

    async def request(
        self,
        topic: str,
        body: Body,
        *,
        deadline_ms: int = DEADLINE_MS_DEFAULT,
        on_part: Callable[[Any], None] | None = None,
        on_chunk: Callable[[bytes], None] | None = None,
        type: EnvelopeType = 'control',
        schema: str = '',
        trace: Trace | None = None,
    ) -> Any:
        """JSON request and reply; resolves with the last answer's body. Parts (`"more":true`) go to `on_part`, bytes to `on_chunk`.

        :raises Fault: the answer's `error`, `request/no-responder`, `request/deadline`, `transport/closed`, or the refusal's.
        """
        if not 0 < deadline_ms <= DEADLINE_MS_MAX:
            raise make_fault('spine/limit', f'a deadline is 1 to {DEADLINE_MS_MAX} ms')
        if not is_topic(topic):
            raise make_fault('wire/bad-topic', f'not a topic: {topic}')
        payload = encode_body(body)
        await self._link.wait_online(deadline_ms / 1000)
        envelope = Envelope(uuid7(), type, topic, time.time_ns(), schema, trace, self.session.inbox, None, deadline_ms, 0, payload)
        self._checked(encode_envelope(envelope))
        return await self._link.ask(envelope, deadline_ms / 1000 + _DEADLINE_SLACK_S, on_part=on_part, on_chunk=on_chunk)

    async def control(self, topic: str, body: Mapping[str, Any], *, timeout_s: float = 30.0) -> Any:
        """A request of the protocol itself (`system.control.…`, docs/reference/wire.md), for what has no method of its own.

        :raises Fault: the refusal's.
        """
        return await self._link.control(topic, body, timeout_s=timeout_s)

    async def serve(self, topic: str, handler: ServeHandler, *, group: str = '') -> Subscription:
        """Answers requests on `topic`; the handler gets a `Request` and returns the last answer's body. Servers of one `group` take turns.

        A `Fault` it raises is the answer's error; any other exception is `request/failed`.
        """
        return await self.subscribe(topic, Server(self, handler, self._desk.spawn).take, group=group)

    async def submit(
        self, job: JobPayload | Mapping[str, Any], *, topic: str = '', schema: str = '', deadline_ms: int = 0,
        id: uuid.UUID | None = None, trace: Trace | None = None,
    ) -> JobHandle:  # fmt: skip
        """Submits a job and watches it: an `arqonbus.NvmJob` or one of its kind, or any members with the job topic.

        Submitting again with the same `id` and members is answered with what became of the first.

        :raises Fault: `authz/publish-denied`, `quota/exceeded`, `job/not-idempotent`, `request/no-responder`, `job/bad-parameters`.
        """
        return await self._jobs.submit(job, topic=topic, schema=schema, deadline_ms=deadline_ms, id=id, trace=trace)

    async def submit_job(self, topic: str, body: Mapping[str, Any], *, schema: str = '', deadline_ms: int = 0) -> uuid.UUID:
        """Sends a job; resolves with its id. Results come on the domain's results topic with that `correlation_id`."""
        return await self.publish(topic, body, type='job', schema=schema, deadline_ms=deadline_ms)

    async def open_stream(self, topic: str, start: Mapping[str, Any], *, schema: str = '') -> OutgoingStream:
        """Opens a stream; `start` has `name`, `content_type` and the domain's members.

        :raises Fault: `request/no-responder` when nobody listens.
        """
        stream = OutgoingStream(self, topic)
        await self._link.wait_online(DEADLINE_MS_DEFAULT / 1000)
        self._link.replies.add(stream.id, stream.take, stream.fail, stream.lose_connection)
        stream.on_done = lambda: self._link.replies.remove(stream.id)
        try:
            await self.publish(topic, start, type='stream_start', schema=schema, reply_to=self.session.inbox, id=stream.id)
        except BaseException:
            self._link.replies.remove(stream.id)
            raise
        return stream

    async def receive_streams(self, pattern: str, handler: StreamHandler, *, bytes_max: int, open_max: int = 8) -> Subscription:
        """Whole streams on `pattern`, counted and hashed, each of at most `bytes_max` bytes, at most `open_max` at once.

        What is too large, cut short or not what was announced is dropped, and `on_fault` is told.
        """
        receiver = StreamReceiver(self, handler, bytes_max=bytes_max, open_max=open_max, report=self._report)
        return await self.subscribe(pattern, receiver.take)

    async def streams(self, pattern: str, *, open_max: int = 8) -> IncomingStreams:
        """Streams on `pattern` as they come, each to be iterated over chunk by chunk; credit follows what was taken."""
        incoming = IncomingStreams(self, open_max)
        await incoming.open(pattern)
        return incoming

    def write_deltas(self, topic: str, snapshot: Callable[[], bytes]) -> DeltaWriter:
        """Writes a delta-only topic; `snapshot` makes the whole state whenever it is needed."""
        return DeltaWriter(self, topic, snapshot)

    async def read_deltas(self, topic: str) -> DeltaReader:
        """Reads a delta-only topic: iterate over what is returned.

        :raises Fault: `authz/subscribe-denied`.
        """
        reader = DeltaReader(self, topic)
        await reader.open()
        return reader

    async def wait_closed(self) -> None:
        """Returns once the bus has ended, whoever ended it."""
        await self._link.ended.wait()

    async def wait_connected(self, timeout_s: float = 30.0) -> None:
        """Returns once there is a connection.

        :raises Fault: `transport/closed` when there is none by then, or what ended the bus.
        """
        await self._link.wait_online(timeout_s)

    async def close(self) -> None:
        """Sends what is queued, then closes."""
        self._desk.flush()
        self._desk.cancel_tasks()
        await self._link.close()

    async def __aenter__(self) -> Bus:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    def spawn(self, work: Awaitable[None]) -> None:
        """Runs something beside what is going on, until the bus is closed; what it fails with goes to `on_fault`."""
        self._desk.spawn(work)

    @property
    def link(self) -> Link:
        """For the modules of this package."""
        return self._link

    def _begin(self, session: Session) -> None:
        self._item_bytes_max = session.limits.envelope_bytes + 4
        self._desk.routes.clear()

    def _checked(self, item: bytes) -> bytes:
        if len(item) > self._item_bytes_max:
            raise make_fault('wire/too-large', f'an envelope of {len(item) - 4} bytes; the limit is {self._item_bytes_max - 4}')
        return item

    def _item(self, topic: str, payload: Body, type: EnvelopeType, schema: str, correlation_id: uuid.UUID | None) -> bytes:
        body = payload if payload.__class__ is bytes else encode_body(payload)
        if correlation_id is None:
            return self._checked(self._writer.event(topic, body, 0, None, type, schema))
        if not is_topic(topic):
            raise make_fault('wire/bad-topic', f'not a topic: {topic}')
        envelope = Envelope(uuid7(), type, topic, time.time_ns(), schema, None, '', correlation_id, 0, 0, body)
        return self._checked(encode_item(encode_envelope(envelope)))

    async def _wait_room(self, size: int) -> None:
        link = self._link
        link.check()
        while link.publishes.is_full or not link.outbox.has_room(size):
            await link.publishes.wait_room()
            await link.outbox.wait_room(size)
            link.check()

    def _take_frame(self, frame: bytes) -> None:
        at, end, routes = 0, len(frame), self._desk.routes
        if end == 0:
            raise make_fault('wire/not-canonical', 'a frame holds at least one item')
        while at < end:
            if end - at < 8:
                raise make_fault('wire/not-canonical', 'an item is cut off')
            length, header = _LENGTHS.unpack_from(frame, at)
            at += 4
            if length > end - at or header > length - 4:
                raise make_fault('wire/not-canonical', 'an item is longer than its frame')
            item = frame[at : at + length]
            at += length
            topic = topic_of(item, 4 + header)
            route = routes.get(topic) or self._desk.route(topic)
            message = Message(item, 4 + header, route[0])
            for deliver in route[1]:
                try:
                    deliver(message)
                except Exception as error:
                    self._report(error)

    def _take_control(self, message: Message) -> None:
        link = self._link
        if message.topic == 'system.control.ack':
            body = message.json()
            accepted = int(body.get('accepted', 0))
            link.publishes.acknowledge(min(accepted, int(body.get('durable', accepted))))
        elif message.topic == 'system.control.fault':
            self._take_fault(message)
        else:
            link.replies.take(message)

    def _take_fault(self, message: Message) -> None:
        link = self._link
        view = message.json()
        fault = fault_from_view(view)
        refused = message.envelope.correlation_id
        seq = str(view.get('publisher_seq', '0')) if isinstance(view, dict) else '0'
        is_known = link.publishes.refuse(int(seq) if seq.isdigit() else 0, refused, fault)
        if refused is not None and link.replies.refuse(refused, fault):
            is_known = True
        if is_known:
            return
        if fault.code in ('spine/dropped', 'spine/expired'):
            name = fault.code.split('/')[1]
            link.count(**{name: int(str(fault.evidence.get(name, '0')))})
        elif fault.code == 'authz/subscribe-denied':
            pattern = str(fault.evidence.get('pattern', view.get('topic', '')))
            self._desk.revoke(pattern, fault)
        self.on_fault(fault)

    def _ended(self, fault: Fault, code: int, reason: str) -> None:
        self._jobs.end(fault)
        self._desk.end_all(None if self._link.is_closing else fault)
        self.on_close(code, reason)

    def _report(self, error: BaseException) -> None:
        self.on_fault(error if isinstance(error, Fault) else make_fault('internal/unexpected', repr(error)))
