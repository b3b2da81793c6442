"""A party on the bus: hello, publish, subscribe, request, serve."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import arqonbus
import pytest
from arqonbus import errors, limits
from arqonbus.connection import closed_fault
from wire_server import Join, WireServer, until


async def test_hello_tells_who_we_are_over_tcp_and_unix(server: WireServer, join: Join) -> None:
    over_tcp = await join('token-a')
    over_unix = await join('token-b', server.path)
    named = await join('token-b', f'unix:{server.path}')
    assert (over_tcp.session.identity, over_unix.session.identity, named.session.identity) == ('alice', 'bob', 'bob')
    assert over_tcp.session.grants.publish == ('>',)
    assert over_tcp.session.limits.envelope_bytes == 524288
    hello = server.hellos[0]
    assert list(hello) == ['token', 'client', 'session', 'features']
    assert (hello['token'], hello['client'], hello['features']) == ('token-a', f'arqonbus-python/{arqonbus.__version__}', ['delta'])


async def test_a_bad_token_is_refused(join: Join) -> None:
    with pytest.raises(errors.BadToken):
        await join('token-wrong')


async def test_nothing_to_connect_to(tmp_path: Path) -> None:
    with pytest.raises(errors.TransportClosed):
        await arqonbus.connect(tmp_path / 'nobody.sock', 'token')
    with pytest.raises(errors.TransportClosed):
        await arqonbus.connect('ws://127.0.0.1:1/bus', 'token')


async def test_a_message_arrives_with_what_was_sent_and_who_sent_it(join: Join) -> None:
    alice, bob = await join('token-a'), await join('token-b')
    messages = await bob.subscribe('lab.*')
    sent = await alice.publish('lab.one', {'n': 1}, schema='lab.v1')
    message = await anext(messages)
    assert (message.json(), message.envelope.schema, message.envelope.id) == ({'n': 1}, 'lab.v1', sent)
    assert (message.delivery.from_, message.delivery.namespace, message.topic) == ('alice', 'default', 'lab.one')
    assert message.envelope.ts is not None and abs(message.envelope.ts - time.time_ns()) < 60 * 10**9


async def test_handlers_plain_and_async_get_messages_in_order(join: Join) -> None:
    bus = await join()
    plain: list[bytes] = []
    slow: list[bytes] = []

    async def take(message: arqonbus.Message) -> None:
        await asyncio.sleep(0)
        slow.append(message.payload)

    await bus.subscribe('a.>', lambda message: plain.append(message.payload))
    await bus.subscribe('a.b', take)
    sent = [f'{number}'.encode() for number in range(50)]
    await asyncio.gather(*(bus.publish('a.b', payload) for payload in sent))
    await until(lambda: len(slow) == len(sent))
    assert plain == slow == sent


async def test_an_error_in_a_handler_reaches_on_fault_and_ends_nothing(join: Join) -> None:
    bus = await join()
    faults: list[arqonbus.Fault] = []
    bus.on_fault = faults.append

    def break_down(message: arqonbus.Message) -> None:
        raise ValueError('mine')

    await bus.subscribe('a', break_down)

    async def fail(message: arqonbus.Message) -> None:
        raise errors.DataMissing('also mine')

    await bus.subscribe('a', fail)
    await bus.publish('a', b'')
    await until(lambda: len(faults) == 2)
    assert [fault.code for fault in faults] == ['internal/unexpected', 'data/missing']
    await bus.publish('a', b'')


async def test_messages_of_one_turn_share_a_frame(server: WireServer, join: Join) -> None:
    bus = await join()
    server.frames_in.clear()
    await asyncio.gather(*(bus.publish('a', b'x' * 100) for _ in range(1000)))
    assert sum(server.frames_in) == 1000
    assert len(server.frames_in) < 20


async def test_publisher_seq_grows_by_one(server: WireServer, join: Join) -> None:
    bus = await join()
    await asyncio.gather(*(bus.publish('a', b'') for _ in range(20)))
    with pytest.raises(errors.BadPayload):
        await bus.publish('a', {'not json': float('nan')})
    await bus.publish('a', b'')
    assert [envelope.publisher_seq for envelope in server.envelopes] == list(range(1, 22))


async def test_a_durable_publish_waits_for_the_disk(server: WireServer, join: Join) -> None:
    bus = await join()
    server.durable_delay_s = 0.15
    started = time.monotonic()
    await bus.publish('ephemeral.one', b'')
    fast = time.monotonic() - started
    await bus.publish('durable.one', b'')
    assert time.monotonic() - started - fast >= 0.15


async def test_a_refused_publish_raises_the_engines_fault_and_the_others_go_on(join: Join) -> None:
    guest = await join('token-guest')
    outcomes = await asyncio.gather(
        guest.publish('open.one', b''), guest.publish('closed.one', b''), guest.publish('open.two', b''), return_exceptions=True
    )
    assert isinstance(outcomes[1], errors.PublishDenied)
    assert [isinstance(outcome, BaseException) for outcome in outcomes] == [False, True, False]


async def test_a_refused_post_reaches_on_fault(join: Join) -> None:
    guest = await join('token-guest')
    faults: list[arqonbus.Fault] = []
    guest.on_fault = faults.append
    assert guest.post('closed.one', b'') == 'sent'
    await guest.publish('open.one', b'')
    assert [fault.code for fault in faults] == ['authz/publish-denied']


async def test_a_refused_subscription(join: Join) -> None:
    guest = await join('token-guest')
    with pytest.raises(errors.SubscribeDenied):
        await guest.subscribe('closed.>')


async def test_subscriptions_to_one_pattern_at_once_are_each_refused_or_each_good(server: WireServer, join: Join) -> None:
    guest, bus = await join('token-guest'), await join('token-b')
    outcomes = await asyncio.gather(*(guest.subscribe('closed.a') for _ in range(3)), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [errors.SubscribeDenied] * 3
    good = await asyncio.gather(*(bus.subscribe('a') for _ in range(3)))
    await bus.publish('a', b'1')
    assert [(await anext(one)).payload for one in good] == [b'1'] * 3
    assert [party.patterns for party in server.parties] == [[], ['a']]


async def test_bad_topics_are_refused_before_they_are_sent(server: WireServer, join: Join) -> None:
    bus = await join()
    for wrong in ('', 'A', 'a..b', 'a.*'):
        with pytest.raises(errors.BadTopic):
            await bus.publish(wrong, b'')
    with pytest.raises(errors.BadTopic):
        await bus.subscribe('a.>.b')
    assert server.envelopes == []


async def test_an_envelope_over_the_limit_is_refused_before_it_is_sent(server: WireServer, join: Join) -> None:
    bus = await join()
    with pytest.raises(errors.WireTooLarge):
        await bus.publish('a', b'x' * limits.ENVELOPE_BYTES_MAX)
    assert server.envelopes == []


async def test_post_answers_full_at_the_queues_limit_and_takes_nothing(server: WireServer, join: Join) -> None:
    bus = await join()
    answers = [bus.post('a', b'x' * 500_000) for _ in range(20)]
    taken = answers.index('full')
    assert answers[taken:] == ['full'] * (20 - taken)
    assert taken == limits.OUTGOING_BYTES_MAX // 500_100
    await bus.publish('a', b'last')
    assert len(server.envelopes) == taken + 1


async def test_a_reader_that_falls_behind_loses_the_oldest_and_the_count_is_exact(join: Join, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('arqonbus.subscriptions.ITERATOR_QUEUE_MAX', 10)
    bus = await join()
    messages = await bus.subscribe('a')
    await asyncio.gather(*(bus.publish('a', str(number).encode()) for number in range(25)))
    assert messages.dropped == 15
    assert [(await anext(messages)).payload for _ in range(10)] == [str(number).encode() for number in range(15, 25)]


async def test_two_subscriptions_of_one_pattern_are_one_to_the_engine(server: WireServer, join: Join) -> None:
    bus = await join()
    first, second = await bus.subscribe('a'), await bus.subscribe('a')
    assert server.parties[0].patterns == ['a']
    await first.unsubscribe()
    await bus.publish('a', b'1')
    assert (await anext(second)).payload == b'1'
    async with second:
        pass
    assert server.parties[0].patterns == []
    with pytest.raises(StopAsyncIteration):
        await anext(second)


async def test_request_and_reply_with_parts(join: Join) -> None:
    server_side, client = await join('token-b'), await join('token-a')

    async def answer(request: arqonbus.Request) -> Mapping[str, Any]:
        for number in range(3):
            await request.part({'n': number})
        return {'sum': request.body['a'] + request.body['b'], 'from': request.message.delivery.from_}

    await server_side.serve('math.add', answer)
    parts: list[Any] = []
    assert await client.request('math.add', {'a': 1, 'b': 2}, on_part=parts.append) == {'sum': 3, 'from': 'alice'}
    assert parts == [{'n': number, 'more': True} for number in range(3)]


async def test_a_fault_of_the_service_is_raised_by_the_asker(join: Join) -> None:
    bus = await join()

    async def refuse(request: arqonbus.Request) -> Mapping[str, Any]:
        if request.body['how'] == 'known':
            raise errors.Busy('a run is going on', {'run': 'r1'})
        raise ZeroDivisionError

    await bus.serve('svc', refuse)
    with pytest.raises(errors.Busy) as raised:
        await bus.request('svc', {'how': 'known'})
    assert raised.value.evidence == {'run': 'r1'}
    with pytest.raises(errors.RequestFailed):
        await bus.request('svc', {'how': 'bug'})


async def test_nobody_answers(join: Join) -> None:
    bus = await join()
    with pytest.raises(errors.NoResponder):
        await bus.request('nobody.home', {})


async def test_a_deadline_passes_and_the_connection_goes_on(join: Join, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('arqonbus.bus._DEADLINE_SLACK_S', 0.0)
    bus = await join()

    async def never(request: arqonbus.Request) -> Mapping[str, Any]:
        await asyncio.sleep(60)
        return {}

    await bus.serve('slow', never)
    with pytest.raises(errors.Deadline):
        await bus.request('slow', {}, deadline_ms=50)
    with pytest.raises(errors.Limit):
        await bus.request('slow', {}, deadline_ms=600_001)
    await bus.publish('a', b'')


async def test_an_answer_that_may_not_be_sent_any_more_reaches_on_fault(join: Join, server: WireServer) -> None:
    service, asker = await join('token-b'), await join('token-a')
    faults: list[arqonbus.Fault] = []
    service.on_fault = faults.append

    async def too_much(request: arqonbus.Request) -> Mapping[str, Any]:
        return {'data': 'x' * limits.ENVELOPE_BYTES_MAX}

    await service.serve('svc', too_much)
    asking = asyncio.create_task(asker.request('svc', {}))
    await until(lambda: len(faults) == 1)
    assert faults[0].code == 'wire/too-large'
    asking.cancel()


async def test_requests_over_the_servers_limit_are_refused(join: Join, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('arqonbus.serving.SERVE_OPEN_MAX', 2)
    bus = await join()
    release = asyncio.Event()

    async def wait(request: arqonbus.Request) -> Mapping[str, Any]:
        await release.wait()
        return {}

    await bus.serve('svc', wait)
    asked = [asyncio.create_task(bus.request('svc', {})) for _ in range(3)]
    done, waiting = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
    assert [type(task.exception()) for task in done] == [errors.Limit]
    release.set()
    assert await asyncio.gather(*waiting) == [{}, {}]


async def test_when_the_connection_ends_everything_that_waits_fails(server: WireServer, join: Join) -> None:
    bus = await join()
    closed: list[tuple[int, str]] = []
    bus.on_close = lambda code, reason: closed.append((code, reason))
    messages = await bus.subscribe('a')
    other = await join('token-b')
    never = asyncio.Event()

    async def hang(request: arqonbus.Request) -> Mapping[str, Any]:
        await never.wait()
        return {}

    await other.serve('svc', hang)
    asking = asyncio.create_task(bus.request('svc', {}))
    await bus.publish('b', b'')
    await server.parties[0].socket.close(4503, 'stopping')
    with pytest.raises(errors.Stopping):
        await asking
    with pytest.raises(errors.Stopping):
        await anext(messages)
    with pytest.raises(errors.Stopping):
        await bus.publish('a', b'')
    await bus.wait_closed()
    assert closed == [(4503, 'stopping')]


async def test_closing_ends_iterators_without_a_fault(join: Join) -> None:
    bus = await join()
    messages = await bus.subscribe('a')
    await bus.publish('a', b'1')
    await bus.close()
    assert [message.payload async for message in messages] == [b'1']
    assert bus.is_closed


async def test_what_was_posted_is_sent_before_the_close(server: WireServer, join: Join) -> None:
    bus = await join()
    for _ in range(1000):
        bus.post('a', b'x' * 1000)
    await bus.close()
    await until(lambda: len(server.envelopes) == 1000)


@pytest.mark.parametrize(
    ('code', 'reason', 'fault'),
    [
        (4400, '', 'wire/not-canonical'),
        (4401, 'auth/expired: the token is old', 'auth/expired'),
        (4401, 'auth/bad-token', 'auth/bad-token'),
        (4403, 'x', 'authz/too-many-refusals'),
        (1006, '', 'transport/closed'),
    ],
)
def test_close_codes(code: int, reason: str, fault: str) -> None:
    assert closed_fault(code, reason).code == fault


async def test_bytes_that_are_no_frame_close_the_connection_from_our_side(server: WireServer, join: Join) -> None:
    bus = await join()
    await server.parties[0].socket.send(b'\x01\x02')
    await bus.wait_closed()
    with pytest.raises(errors.NotCanonical):
        await bus.publish('a', b'')
