"""A party on the bus. Everything here rejects with `arqonbus.errors.Fault`; docs/reference/wire.md is the protocol."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import Any, Literal

from .connection import Connection
from .envelope import Envelope, EnvelopeType, Message, decode_delivery, decode_envelope, encode_envelope
from .errors import Fault, fault_from_view, make_fault
from .frames import encode_item, split_delivered
from .ids import uuid7
from .limits import DEADLINE_MS_DEFAULT, DEADLINE_MS_MAX
from .pending import PendingPublishes, PendingReplies
from .serving import ServeHandler, Server
from .session import Session, read_session
from .streams_in import StreamHandler, StreamReceiver
from .streams_out import OutgoingStream
from .subscriptions import Handler, Subscription, Subscriptions
from .topics import is_pattern, is_topic

#: Beyond the deadline the engine keeps, how long the client waits for its fault.
_DEADLINE_SLACK_S = 2.0
Body = bytes | bytearray | memoryview | Mapping[str, Any] | list[Any]


def encode_body(body: Body) -> bytes:
    """Bytes as they are; anything else as compact JSON (NaN and infinities are refused).

    :raises Fault: `wire/bad-payload`.
    """
    if isinstance(body, (bytes, bytearray, memoryview)):
        return bytes(body)
    try:
        return json.dumps(body, separators=(',', ':'), ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError) as error:
        raise make_fault('wire/bad-payload', f'not JSON: {error}') from error


class Bus:
    """One connection with an identity and grants. Made by `arqonbus.connect`; it belongs to one event loop and never reconnects."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._session: Session | None = None
        self._seq = 0
        self._in_order = asyncio.Lock()
        self._subscribing = asyncio.Lock()
        self._publishes = PendingPublishes()
        self._replies = PendingReplies()
        self._subscriptions = Subscriptions()
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closing = False
        self._closed = asyncio.Event()
        #: Told of refusals and losses that belong to no call that still waits.
        self.on_fault: Callable[[Fault], None] = lambda fault: None
        #: Told once, with WebSocket code and reason, when the connection ended.
        self.on_close: Callable[[int, str], None] = lambda code, reason: None
        connection.on_item = self._take
        connection.on_close = self._ended

    @property
    def session(self) -> Session:
        """What `hello` answered."""
        if self._session is None:
            raise make_fault('auth/no-hello', 'hello has not been answered yet')
        return self._session

    @property
    def is_closed(self) -> bool:
        return self._connection.fault is not None

    @property
    def closed_by(self) -> Fault | None:
        """What ended the connection; None while it lasts."""
        return self._connection.fault

    async def hello(self, token: str | None, client: str, timeout_s: float) -> Session:
        """Signs in; `connect` calls it. Nothing else may be sent before it is answered."""
        body: dict[str, Any] = {'client': client} if token is None else {'token': token, 'client': client}
        self._session = read_session(await self._control('system.control.hello', body, timeout_s))
        return self._session

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
    ) -> uuid.UUID:
        """Resolves with the envelope's id once the engine accepted it; for a durable topic once it is on disk.

        :raises Fault: the refusal's.
        """
        async with self._in_order:  # sequence numbers leave in their order, also when the queue is full
            envelope = self._envelope(topic, payload, type, schema, correlation_id, reply_to, deadline_ms, self._seq + 1, id)
            item = self._encode(envelope)
            accepted = self._publishes.add(envelope.publisher_seq, envelope.id)
            self._seq = envelope.publisher_seq
            await self._connection.put(item)
        await accepted
        return envelope.id

    def post(
        self, topic: str, payload: Body, *, type: EnvelopeType = 'event', schema: str = '', correlation_id: uuid.UUID | None = None
    ) -> Literal['sent', 'full']:
        """Sends without waiting and without acknowledgement. `full`: nothing was taken. Refusals reach `on_fault`."""
        envelope = self._envelope(topic, payload, type, schema, correlation_id, '', 0, 0, None)
        return 'sent' if self._connection.offer(self._encode(envelope)) else 'full'

    async def send(self, topic: str, payload: Body, *, type: EnvelopeType = 'event', correlation_id: uuid.UUID | None = None) -> None:
        """Like `post`, but waits for room in the queue instead of answering `full`."""
        await self._connection.put(self._encode(self._envelope(topic, payload, type, '', correlation_id, '', 0, 0, None)))

    async def subscribe(self, pattern: str, handler: Handler | None = None) -> Subscription:
        """Messages on `pattern`, to `handler` or by iterating over what is returned. Returns once the engine agreed.

        :raises Fault: `authz/subscribe-denied`, `wire/bad-topic`, `spine/limit`.
        """
        if not is_pattern(pattern):
            raise make_fault('wire/bad-topic', f'not a pattern: {pattern}')
        subscription = Subscription(pattern, self._leave)
        if handler is not None:
            subscription.attach(handler, self._report)
        async with self._subscribing:  # so that a pattern is known here only while the engine knows it
            is_new = self._subscriptions.add(subscription)
            try:
                if is_new:
                    await self._control('system.control.subscribe', {'patterns': [pattern]})
            except BaseException:
                self._subscriptions.remove(subscription)
                subscription.end(None)
                raise
        return subscription

    async def request(
        self,
        topic: str,
        body: Body,
        *,
        deadline_ms: int = DEADLINE_MS_DEFAULT,
        on_part: Callable[[Any], None] | None = None,
        type: EnvelopeType = 'control',
        schema: str = '',
    ) -> Any:
        """JSON request and reply; resolves with the last answer's body. Parts (`"more":true`) go to `on_part`.

        :raises Fault: the answer's `error`, `request/no-responder`, `request/deadline`, or the refusal's.
        """
        if not 0 < deadline_ms <= DEADLINE_MS_MAX:
            raise make_fault('spine/limit', f'a deadline is 1 to {DEADLINE_MS_MAX} ms')
        envelope = self._envelope(topic, body, type, schema, None, self.session.inbox, deadline_ms, 0, None)
        return await self._ask(envelope, deadline_ms / 1000 + _DEADLINE_SLACK_S, on_part)

    async def serve(self, topic: str, handler: ServeHandler) -> Subscription:
        """Answers requests on `topic`; the handler gets a `Request` and returns the last answer's body.

        A `Fault` it raises is the answer's error; any other exception is `internal/unexpected`.
        """
        return await self.subscribe(topic, Server(self, handler, self._spawn).take)

    async def submit_job(self, topic: str, body: Mapping[str, Any], *, schema: str = '', deadline_ms: int = 0) -> uuid.UUID:
        """Sends a job; resolves with its id. Results come on the domain's results topic with that `correlation_id`."""
        return await self.publish(topic, body, type='job', schema=schema, deadline_ms=deadline_ms)

    async def open_stream(self, topic: str, start: Mapping[str, Any], *, schema: str = '') -> OutgoingStream:
        """Opens a stream; `start` has `name`, `content_type` and the domain's members.

        :raises Fault: `request/no-responder` when nobody listens.
        """
        stream = OutgoingStream(self, topic)
        self._replies.add(stream.id, stream.take_credit, stream.fail)
        stream.on_done = lambda: self._replies.remove(stream.id)
        try:
            await self.publish(topic, start, type='stream_start', schema=schema, reply_to=self.session.inbox, id=stream.id)
        except BaseException:
            self._replies.remove(stream.id)
            raise
        return stream

    async def receive_streams(self, pattern: str, handler: StreamHandler, *, bytes_max: int, open_max: int = 8) -> Subscription:
        """Whole streams on `pattern`, counted and hashed, each of at most `bytes_max` bytes, at most `open_max` at once.

        What is too large, cut short or not what was announced is dropped, and `on_fault` is told.
        """
        receiver = StreamReceiver(self, handler, bytes_max=bytes_max, open_max=open_max, report=self._report)
        return await self.subscribe(pattern, receiver.take)

    async def wait_closed(self) -> None:
        """Returns once the connection has ended, whoever ended it."""
        await self._closed.wait()

    async def close(self) -> None:
        """Sends what is queued, then closes."""
        self._is_closing = True
        for task in list(self._tasks):
            if task is not asyncio.current_task():
                task.cancel()
        await self._connection.close()

    async def __aenter__(self) -> Bus:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    def _envelope(
        self,
        topic: str,
        payload: Body,
        type: EnvelopeType,
        schema: str,
        correlation_id: uuid.UUID | None,
        reply_to: str,
        deadline_ms: int,
        seq: int,
        id: uuid.UUID | None,
    ) -> Envelope:
        if not is_topic(topic):
            raise make_fault('wire/bad-topic', f'not a topic: {topic}')
        return Envelope(
            id or uuid7(), type, topic, time.time_ns(), schema, None, reply_to, correlation_id, deadline_ms, seq, encode_body(payload)
        )

    def _encode(self, envelope: Envelope) -> bytes:
        data = encode_envelope(envelope)
        if self._session is not None and len(data) > self._session.limits.envelope_bytes:
            raise make_fault('wire/too-large', f'an envelope of {len(data)} bytes; the limit is {self._session.limits.envelope_bytes}')
        return encode_item(data)

    async def _control(self, topic: str, body: Mapping[str, Any], timeout_s: float = 30.0) -> Any:
        return await self._ask(self._envelope(topic, body, 'control', '', None, '', 0, 0, None), timeout_s, None)

    async def _ask(self, envelope: Envelope, timeout_s: float, on_part: Callable[[Any], None] | None) -> Any:
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def take(message: Message) -> None:
            try:
                body = message.json()
            except Fault as fault:
                return fail(fault)
            if isinstance(body, dict) and 'error' in body:
                return fail(fault_from_view(body['error']))
            if isinstance(body, dict) and body.get('more') is True:
                return on_part(body) if on_part is not None else None
            return None if answer.done() else answer.set_result(body)

        def fail(fault: Fault) -> None:
            if not answer.done():
                answer.set_exception(fault)

        item = self._encode(envelope)
        self._replies.add(envelope.id, take, fail)
        try:
            await self._connection.put(item)
            return await asyncio.wait_for(answer, timeout_s)
        except asyncio.TimeoutError as error:
            raise make_fault('request/deadline', f'no answer on {envelope.topic} within {timeout_s:g} s') from error
        finally:
            self._replies.remove(envelope.id)

    def _take(self, item: bytes) -> None:
        header, data = split_delivered(item)
        message = Message(decode_delivery(header), decode_envelope(data))
        topic = message.envelope.topic
        if topic.startswith('system.control.'):
            self._take_control(topic, message)
        elif self._session is not None and topic == self._session.inbox:
            self._replies.take(message)
        else:
            for subscription in self._subscriptions.match(topic):
                try:
                    subscription.deliver(message)
                except Exception as error:
                    self._report(error)

    def _take_control(self, topic: str, message: Message) -> None:
        if topic == 'system.control.ack':
            body = message.json()
            accepted = int(body.get('accepted', 0))
            self._publishes.acknowledge(min(accepted, int(body.get('durable', accepted))))
        elif topic == 'system.control.fault':
            fault = fault_from_view(message.json())
            refused = message.envelope.correlation_id
            is_known = refused is not None and (self._publishes.refuse(refused, fault) | self._replies.refuse(refused, fault))
            if not is_known:
                self.on_fault(fault)
        else:
            self._replies.take(message)

    def _ended(self, fault: Fault, code: int, reason: str) -> None:
        self._publishes.fail_all(fault)
        self._replies.fail_all(fault)
        self._subscriptions.end_all(None if self._is_closing else fault)
        self._closed.set()
        self.on_close(code, reason)

    async def _leave(self, subscription: Subscription) -> None:
        async with self._subscribing:
            is_gone = self._subscriptions.remove(subscription)
            subscription.end(None)
            if is_gone and not self.is_closed:
                await self._control('system.control.unsubscribe', {'patterns': [subscription.pattern]})

    def _spawn(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._spawned)

    def _spawned(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and not self.is_closed:
            self._report(error)

    def _report(self, error: BaseException) -> None:
        self.on_fault(error if isinstance(error, Fault) else make_fault('internal/unexpected', repr(error)))
