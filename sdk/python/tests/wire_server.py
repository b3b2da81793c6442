"""A small bus that speaks docs/reference/wire.md over real sockets, for tests that run without the engine.

It signs in, checks what is canonical, grants, routes, acknowledges and refuses. Durable topics are those below `durable.`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from arqonbus.bus import Bus
from arqonbus.canonical import check_envelope
from arqonbus.connection import SUBPROTOCOL
from arqonbus.envelope import Delivery, Envelope, decode_envelope, encode_delivery, encode_envelope, parse_json
from arqonbus.errors import Fault, make_fault
from arqonbus.frames import encode_delivered, split_items
from arqonbus.ids import uuid7
from arqonbus.topics import matches
from websockets.asyncio.server import Server, ServerConnection, serve, unix_serve
from websockets.exceptions import ConnectionClosed

Join = Callable[..., Awaitable[Bus]]
EVERYTHING: Mapping[str, list[str]] = {'publish': ['>'], 'subscribe': ['>'], 'execute': ['generic']}


async def until(holds: Callable[[], bool], timeout_s: float = 10.0) -> None:
    """Returns once `holds()`; a TimeoutError otherwise."""
    end = asyncio.get_running_loop().time() + timeout_s
    while not holds():
        if asyncio.get_running_loop().time() > end:
            raise TimeoutError
        await asyncio.sleep(0.002)


@dataclass
class Kept:
    """What a session keeps between connections."""

    accepted: int = 0


@dataclass
class Party:
    """One connection that has said hello."""

    socket: ServerConnection
    identity: str
    inbox: str
    grants: Mapping[str, list[str]]
    session: Kept = field(default_factory=Kept)
    patterns: list[str] = field(default_factory=list)
    outgoing: list[bytes] = field(default_factory=list)


class WireServer:
    """Give tokens as {token: (identity, grants)}; `async with` starts it on a free TCP port and on a Unix socket in `folder`."""

    def __init__(self, folder: Path, tokens: Mapping[str, tuple[str, Mapping[str, list[str]]]]) -> None:
        self.path = folder / 'bus.sock'
        self.url = ''
        self.tokens = tokens
        self.parties: list[Party] = []
        self.hellos: list[dict[str, Any]] = []
        self.frames_in: list[int] = []
        self.envelopes: list[Envelope] = []
        self.advertised: list[dict[str, Any]] = []
        self.durable_delay_s = 0.0
        self.sessions: dict[str, Kept] = {}
        self.duplicates = 0
        self.subscribes: list[dict[str, Any]] = []
        #: Says nothing of what it has routed.
        self.is_silent = False
        #: What arrives is lost on the way.
        self.is_deaf = False
        self._pos = 0
        self._servers: list[Server] = []
        self._later: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> WireServer:
        tcp = await serve(self._serve, '127.0.0.1', 0, subprotocols=[SUBPROTOCOL], compression=None)
        self.url = f'ws://127.0.0.1:{next(iter(tcp.sockets)).getsockname()[1]}/bus'
        self._servers = [tcp, await unix_serve(self._serve, str(self.path), subprotocols=[SUBPROTOCOL], compression=None)]
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for server in self._servers:
            server.close()
        for server in self._servers:
            await server.wait_closed()
        for task in list(self._later):
            task.cancel()

    async def _serve(self, socket: ServerConnection) -> None:
        party: Party | None = None
        try:
            async for frame in socket:
                if self.is_deaf:
                    continue
                items = list(split_items(frame if isinstance(frame, bytes) else b''))
                self.frames_in.append(len(items))
                accepted = durable = 0
                for item in items:
                    check_envelope(item)
                    envelope = decode_envelope(item)
                    if party is None:
                        party = self._hello(socket, envelope)
                        self.parties.append(party)
                        continue
                    if 0 < envelope.publisher_seq <= party.session.accepted:
                        self.duplicates += 1
                    else:
                        self._handle(party, envelope, item)
                        party.session.accepted = max(party.session.accepted, envelope.publisher_seq)
                    accepted = max(accepted, envelope.publisher_seq)
                    durable = max(durable, envelope.publisher_seq if envelope.topic.startswith('durable.') else 0)
                if party is not None and accepted and not self.is_silent:
                    await self._acknowledge(party, accepted, durable)
                await self._flush()
        except Fault as fault:
            await socket.close(4401 if fault.code.startswith('auth/') else 4400, fault.code)
        except ConnectionClosed:
            pass
        finally:
            if party in self.parties:
                self.parties.remove(party)

    async def _acknowledge(self, party: Party, accepted: int, durable: int) -> None:
        if not durable or not self.durable_delay_s:
            self._control(party, 'ack', {'accepted': str(accepted), 'durable': str(accepted)})
            return
        self._control(party, 'ack', {'accepted': str(accepted), 'durable': str(durable - 1)})

        async def later() -> None:
            await asyncio.sleep(self.durable_delay_s)
            self._control(party, 'ack', {'accepted': str(accepted), 'durable': str(accepted)})
            await self._flush()

        task = asyncio.create_task(later())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    def _hello(self, socket: ServerConnection, envelope: Envelope) -> Party:
        body = parse_json(envelope.payload)
        self.hellos.append(body)
        if envelope.topic != 'system.control.hello' or body.get('token') not in self.tokens:
            raise make_fault('auth/bad-token', 'who are you?')
        identity, grants = self.tokens[body['token']]
        session_id = str(body.get('session'))
        is_known = session_id in self.sessions
        kept = self.sessions.setdefault(session_id, Kept())
        party = Party(socket, identity, f'inbox.c{len(self.hellos)}', grants, kept)
        answer = {
            'identity': identity, 'actor_kind': 'machine', 'namespace': 'default', 'inbox': party.inbox, 'epoch': 1, 'server': 'test/1',
            'workspace': {'id': 'w', 'name': 'test'}, 'grants': grants, 'limits': {'envelope_bytes': 524288}, 'a_later_member': True,
            'session': {'id': session_id, 'resumed': is_known, 'accepted': str(kept.accepted), 'durable': str(kept.accepted)},
            'features': ['delta'],
        }  # fmt: skip
        self._control(party, 'hello', answer, envelope)
        return party

    def _handle(self, party: Party, envelope: Envelope, data: bytes) -> None:
        self.envelopes.append(envelope)
        try:
            if envelope.topic == 'system.control.subscribe':
                self._subscribe(party, envelope)
            elif envelope.topic == 'system.control.unsubscribe':
                party.patterns = [pattern for pattern in party.patterns if pattern not in parse_json(envelope.payload)['patterns']]
                self._control(party, 'unsubscribe', {'ok': True}, envelope)
            elif envelope.topic == 'system.control.operators':
                self.advertised.append(parse_json(envelope.payload))
                self._control(party, 'operators', {'ok': True, 'lease_ms': 30_000, 'heartbeat_ms': 10_000}, envelope)
            else:
                self._route(party, envelope, data)
        except Fault as fault:
            view = {**fault.to_view(), 'topic': envelope.topic, 'publisher_seq': str(envelope.publisher_seq)}
            self._control(party, 'fault', view, envelope)

    def cut(self, identity: str = 'alice') -> None:
        """Breaks the connections of a party without a word."""
        for party in self.parties:
            if party.identity == identity:
                party.socket.transport.abort()

    def _subscribe(self, party: Party, envelope: Envelope) -> None:
        self.subscribes.append(parse_json(envelope.payload))
        for pattern in parse_json(envelope.payload)['patterns']:
            if not any(granted == '>' or matches(granted, pattern) for granted in party.grants['subscribe']):
                raise make_fault('authz/subscribe-denied', f'{party.identity} may not read {pattern}')
            party.patterns.append(pattern)
        self._control(party, 'subscribe', {'ok': True}, envelope)

    def _route(self, party: Party, envelope: Envelope, data: bytes) -> None:
        is_inbox = envelope.topic.startswith('inbox.')
        if not is_inbox and not any(matches(granted, envelope.topic) for granted in party.grants['publish']):
            raise make_fault('authz/publish-denied', f'{party.identity} may not publish {envelope.topic}')
        if is_inbox:
            readers = [reader for reader in self.parties if reader.inbox == envelope.topic]
        else:
            readers = [reader for reader in self.parties if any(matches(pattern, envelope.topic) for pattern in reader.patterns)]
        if not readers and envelope.reply_to:
            raise make_fault('request/no-responder', f'nobody answers {envelope.topic}')
        for reader in readers:
            self._deliver(reader, party.identity, envelope.topic, data)

    def _deliver(self, reader: Party, sender: str, topic: str, data: bytes) -> None:
        self._pos += 1
        header = encode_delivery(
            Delivery(self._pos, self._pos, 1, sender, 'default', 'durable' if topic.startswith('durable.') else 'ephemeral')
        )
        reader.outgoing.append(encode_delivered(header, data))

    def _control(self, party: Party, name: str, body: Mapping[str, Any], request: Envelope | None = None) -> None:
        payload = json.dumps(body).encode()
        envelope = Envelope(uuid7(), 'control', f'system.control.{name}', correlation_id=request.id if request else None, payload=payload)
        self._deliver(party, 'engine', envelope.topic, encode_envelope(envelope))

    async def _flush(self) -> None:
        for party in list(self.parties):
            if party.outgoing:
                frame, party.outgoing = b''.join(party.outgoing), []
                try:
                    await party.socket.send(frame)
                except ConnectionClosed:
                    continue
