"""A connection that is lost: back-off, resume, nothing twice, and what nobody can say."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import arqonbus
import pytest
from arqonbus import errors, limits
from wire_server import Join, WireServer, until

QUICK = arqonbus.Reconnect(first_s=0.01, most_s=0.05)


def payloads(server: WireServer, topic: str = 'a') -> list[bytes]:
    return [envelope.payload for envelope in server.envelopes if envelope.topic == topic]


def test_back_off_doubles_up_to_its_most_and_is_jittered() -> None:
    reconnect = arqonbus.Reconnect(first_s=0.1, most_s=2.0)
    assert [reconnect.wait_s(attempt, 1.0) for attempt in range(7)] == [0.1, 0.2, 0.4, 0.8, 1.6, 2.0, 2.0]
    assert [reconnect.wait_s(attempt, 0.0) for attempt in (0, 1000)] == [0.05, 1.0]
    assert all(1.0 <= reconnect.wait_s(10) <= 2.0 for _ in range(100))


async def test_it_connects_again_and_its_subscriptions_are_there(server: WireServer, join: Join) -> None:
    told: list[object] = []
    alice, bob = await join('token-a', reconnect=QUICK), await join('token-b')
    alice.on_disconnect = lambda fault: told.append(fault.code)
    alice.on_reconnect = told.append
    first, grouped = await alice.subscribe('a.*'), await alice.subscribe('b', group='workers')
    assert alice.state == 'connected'
    server.cut()
    await until(lambda: alice.counts.reconnects == 1)
    assert (told, alice.state) == (['transport/closed', True], 'connected')
    assert server.subscribes == [{'patterns': ['a.*']}, {'patterns': ['b'], 'group': 'workers'}] * 2
    await bob.publish('a.x', b'1')
    await bob.publish('b', b'2')
    assert [(await anext(first)).payload, (await anext(grouped)).payload] == [b'1', b'2']
    assert server.hellos[0]['session'] == server.hellos[2]['session'] != server.hellos[1]['session']


async def test_what_was_routed_but_not_answered_is_not_routed_twice(server: WireServer, join: Join) -> None:
    alice = await join('token-a', reconnect=QUICK)
    server.is_silent = True
    sent = [asyncio.create_task(alice.publish('a', f'{number}'.encode())) for number in range(20)]
    await until(lambda: len(payloads(server)) == 20)
    server.is_silent = False
    server.cut()
    await asyncio.gather(*sent)
    assert payloads(server) == [f'{number}'.encode() for number in range(20)]
    assert (alice.counts.resent, server.duplicates) == (0, 0)


async def test_what_was_lost_on_the_way_is_sent_again_in_order(server: WireServer, join: Join) -> None:
    alice = await join('token-a', reconnect=QUICK)
    await alice.publish('a', b'first')
    server.is_deaf = True
    sent = [asyncio.create_task(alice.publish('a', f'{number}'.encode())) for number in range(20)]
    await alice.drain()
    await asyncio.sleep(0.02)
    server.cut()
    await until(lambda: alice.state == 'reconnecting')
    server.is_deaf = False
    later = asyncio.create_task(alice.publish('a', b'last'))
    await asyncio.gather(*sent, later)
    assert payloads(server) == [b'first', *(f'{number}'.encode() for number in range(20)), b'last']
    assert (alice.counts.resent, server.duplicates) == (20, 0)
    assert [envelope.publisher_seq for envelope in server.envelopes] == list(range(1, 23))


async def test_two_losses_in_a_row_duplicate_nothing(server: WireServer, join: Join) -> None:
    alice = await join('token-a', reconnect=QUICK)
    server.is_deaf = True
    sent = [asyncio.create_task(alice.publish('a', str(number).encode())) for number in range(200)]
    await alice.drain()
    server.cut()
    await until(lambda: alice.state == 'reconnecting')
    server.is_deaf = False
    await until(lambda: alice.counts.reconnects == 1)
    server.cut()
    await asyncio.gather(*sent)
    assert payloads(server) == [str(number).encode() for number in range(200)]


async def test_kill_the_socket_again_and_again_under_load(server: WireServer, join: Join) -> None:
    alice, bob = await join('token-a', reconnect=QUICK), await join('token-b')
    seen: list[bytes] = []
    await bob.subscribe('a', lambda message: seen.append(message.payload))
    sent = [str(number).encode() for number in range(3000)]
    work = asyncio.gather(*(alice.publish('a', payload) for payload in sent))
    for _ in range(8):
        await asyncio.sleep(0.01)
        server.cut()
    await work
    await until(lambda: len(seen) >= 3000)
    assert seen == sent


async def test_a_session_the_engine_forgot_leaves_publishes_in_doubt_and_says_so(server: WireServer, join: Join) -> None:
    alice = await join('token-a', reconnect=QUICK)
    server.is_silent = True
    doubtful = asyncio.create_task(alice.publish('a', b'1'))
    await until(lambda: payloads(server) == [b'1'])
    server.sessions.clear()
    server.is_silent = False
    server.cut()
    await until(lambda: alice.state == 'reconnecting')
    safe = asyncio.create_task(alice.publish('a', b'2'))  # never left: it may go
    with pytest.raises(errors.FateUnknown) as raised:
        await doubtful
    assert (raised.value.evidence['publisher_seq'], raised.value.evidence['cause']) == ('1', 'transport/closed')
    await safe
    assert payloads(server) == [b'1', b'2']


async def test_requests_in_flight_fail_and_later_ones_wait_for_the_connection(server: WireServer, join: Join) -> None:
    alice, bob = await join('token-a', reconnect=QUICK), await join('token-b')
    release = asyncio.Event()

    async def answer(request: arqonbus.Request) -> dict[str, bool]:
        await release.wait()
        return {'ok': True}

    await bob.serve('svc', answer)
    asking = asyncio.create_task(alice.request('svc', {}))
    await until(lambda: any(envelope.topic == 'svc' for envelope in server.envelopes))
    server.cut()
    with pytest.raises(errors.TransportClosed):
        await asking
    release.set()
    assert await alice.request('svc', {}) == {'ok': True}


async def test_the_queue_of_a_party_without_connection_is_bounded(server: WireServer, join: Join) -> None:
    alice = await join('token-a', reconnect=arqonbus.Reconnect(first_s=0.3))
    server.cut()
    await until(lambda: alice.state == 'reconnecting')
    answers = [alice.post('a', b'x' * 500_000) for _ in range(20)]
    assert answers.index('full') == limits.OUTGOING_BYTES_MAX // 500_100
    waiting = asyncio.create_task(alice.publish('a', b'x' * 400_000))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    await waiting
    assert len(payloads(server)) == answers.count('sent') + 1


async def test_a_refusal_for_good_ends_the_bus(server: WireServer, join: Join) -> None:
    alice = await join('token-a', reconnect=QUICK)
    messages = await alice.subscribe('a')
    server.tokens = {}
    server.cut()
    await alice.wait_closed()
    assert alice.closed_by is not None and alice.closed_by.code == 'auth/bad-token'
    with pytest.raises(errors.BadToken):
        await anext(messages)
    with pytest.raises(errors.BadToken):
        await alice.publish('a', b'')


async def test_attempts_come_to_an_end(tmp_path: Path) -> None:
    async with WireServer(tmp_path, {'t': ('alice', {'publish': ['>'], 'subscribe': ['>']})}) as server:
        bus = await arqonbus.connect(server.url, 't', reconnect=arqonbus.Reconnect(first_s=0.01, most_s=0.01, attempts=3))
    await bus.wait_closed()
    assert bus.closed_by is not None and bus.closed_by.code == 'transport/closed'
    await bus.close()


async def test_a_token_that_is_a_function_is_asked_at_every_connection(server: WireServer) -> None:
    asked: list[str] = []

    async def fresh() -> str:
        asked.append('token-a')
        return 'token-a'

    async with await arqonbus.connect(server.url, fresh, reconnect=QUICK) as bus:
        await server.parties[0].socket.close(4409, 'auth/expired')
        await until(lambda: bus.counts.reconnects == 1)
    assert asked == ['token-a', 'token-a']


async def test_closing_while_it_tries_again(server: WireServer, join: Join) -> None:
    alice = await join('token-a', reconnect=arqonbus.Reconnect(first_s=30.0, most_s=30.0))
    messages = await alice.subscribe('a')
    server.cut()
    await until(lambda: alice.state == 'reconnecting')
    await alice.close()
    assert [message async for message in messages] == []
    assert alice.state == 'closed'


async def test_a_subscription_that_is_no_longer_allowed_ends_with_its_fault(server: WireServer, join: Join) -> None:
    alice = await join('token-a', reconnect=QUICK)
    kept, lost = await alice.subscribe('open.a'), await alice.subscribe('closed.a')
    server.tokens = {'token-a': ('alice', {'publish': ['>'], 'subscribe': ['open.*'], 'execute': []})}
    server.cut()
    with pytest.raises(errors.SubscribeDenied):
        await anext(lost)
    await until(lambda: alice.state == 'connected')
    await alice.publish('open.a', b'1')
    assert (await anext(kept)).payload == b'1'


async def test_many_publishes_at_once_are_one_wait(server: WireServer, join: Join) -> None:
    alice = await join('token-a', reconnect=QUICK)
    assert await alice.publish_many('a', [str(number).encode() for number in range(5000)]) == 5000
    assert payloads(server) == [str(number).encode() for number in range(5000)]
    guest = await join('token-guest')
    with pytest.raises(errors.PublishDenied):
        await guest.publish_many('closed', [b'1', b'2'])
    assert json.dumps(await guest.publish_many('open.a', [])) == '0'
