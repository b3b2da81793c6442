"""Durable consumers and places to begin at, against a server that plays the log by hand."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timezone
from typing import Any

import arqonbus
import pytest
from arqonbus import errors
from arqonbus.envelope import Delivery, Envelope, encode_delivery, encode_envelope
from arqonbus.frames import encode_delivered
from arqonbus.ids import uuid7
from wire_server import Join, WireServer, until

QUICK = arqonbus.Reconnect(first_s=0.01, most_s=0.05)


async def deliver(server: WireServer, positions: range | list[int], topic: str = 'log.a') -> None:
    """Delivers durable messages with these positions to the newest connection."""
    items = [
        encode_delivered(
            encode_delivery(Delivery(pos, pos, 1, 'bob', 'default', 'durable')),
            encode_envelope(Envelope(uuid7(), 'event', topic, payload=str(pos).encode())),
        )
        for pos in positions
    ]
    await server.parties[-1].socket.send(b''.join(items))


def consumed(server: WireServer) -> list[Any]:
    return [json.loads(envelope.payload) for envelope in server.envelopes if envelope.topic == 'system.control.consumed']


async def test_a_handler_that_returned_is_acknowledged(server: WireServer, join: Join) -> None:
    bus = await join()
    seen: list[bytes] = []
    await bus.subscribe('log.>', lambda message: seen.append(message.payload), consumer='archiver', from_='first')
    await deliver(server, range(1, 6))
    await until(lambda: bool(consumed(server)))
    assert server.subscribes == [{'patterns': ['log.>'], 'consumer': 'archiver', 'from': 'first'}]
    assert (seen, consumed(server)[-1]) == ([b'1', b'2', b'3', b'4', b'5'], {'consumer': 'archiver', 'pos': '5'})


async def test_an_iterators_message_is_acknowledged_when_the_next_is_asked_for(server: WireServer, join: Join) -> None:
    bus = await join()
    messages = await bus.subscribe('log.>', consumer='archiver')
    await deliver(server, range(1, 4))
    assert [(await anext(messages)).payload for _ in range(3)] == [b'1', b'2', b'3']
    await until(lambda: bool(consumed(server)))
    assert consumed(server)[-1]['pos'] == '2'
    await messages.unsubscribe()
    await until(lambda: consumed(server)[-1]['pos'] == '3')


async def test_what_was_not_handled_is_not_acknowledged(server: WireServer, join: Join) -> None:
    bus = await join()
    with pytest.raises(RuntimeError):
        async with await bus.subscribe('log.>', consumer='archiver') as messages:
            await deliver(server, range(1, 3))
            async for message in messages:
                if message.payload == b'2':
                    raise RuntimeError('mine')
    await bus.publish('b', b'')
    assert [entry['pos'] for entry in consumed(server)] == ['1']


async def test_a_handler_that_fails_ends_its_consumer_and_acknowledges_nothing(server: WireServer, join: Join) -> None:
    bus = await join()
    faults: list[arqonbus.Fault] = []
    bus.on_fault = faults.append

    async def take(message: arqonbus.Message) -> None:
        raise errors.DataMissing('mine')

    subscription = await bus.subscribe('log.>', take, consumer='archiver')
    await deliver(server, range(1, 3))
    await until(lambda: subscription.is_ended)
    await bus.publish('b', b'')
    assert ([fault.code for fault in faults], consumed(server)) == (['data/missing'], [])


async def test_manual_acknowledgement(server: WireServer, join: Join) -> None:
    bus = await join()
    messages = await bus.subscribe('log.>', consumer='archiver', ack='manual')
    await deliver(server, range(1, 4))
    taken = [await anext(messages) for _ in range(3)]
    await asyncio.sleep(0.1)
    assert consumed(server) == []
    messages.consumed(taken[1])
    await until(lambda: bool(consumed(server)))
    assert consumed(server) == [{'consumer': 'archiver', 'pos': '2'}]


async def test_what_comes_again_after_a_resume_is_dropped_by_its_position(server: WireServer, join: Join) -> None:
    bus = await join('token-a', reconnect=QUICK)
    seen: list[bytes] = []
    await bus.subscribe('log.>', lambda message: seen.append(message.payload), consumer='archiver')
    await deliver(server, range(1, 6))
    await until(lambda: len(seen) == 5)
    server.cut()
    await until(lambda: bus.counts.reconnects == 1)
    await until(lambda: bool(consumed(server)))
    assert consumed(server)[-1] == {'consumer': 'archiver', 'pos': '5'}
    await deliver(server, range(3, 9))
    await until(lambda: len(seen) == 8)
    assert (seen, bus.counts.duplicates) == ([str(pos).encode() for pos in range(1, 9)], 3)


async def test_a_place_to_begin_at_is_where_it_has_got_to_after_a_resume(server: WireServer, join: Join) -> None:
    bus = await join('token-a', reconnect=QUICK)
    messages = await bus.subscribe('log.>', from_=datetime(2026, 11, 21, 10, 44, 31, tzinfo=timezone.utc))
    await deliver(server, [17, 18])
    assert [(await anext(messages)).payload for _ in range(2)] == [b'17', b'18']
    server.cut()
    await until(lambda: bus.counts.reconnects == 1)
    assert server.subscribes == [
        {'patterns': ['log.>'], 'from': {'time': '2026-11-21T10:44:31Z'}},
        {'patterns': ['log.>'], 'from': {'pos': '19'}},
    ]


async def test_a_reader_of_the_log_that_falls_behind_loses_nothing(server: WireServer, join: Join) -> None:
    bus = await join()
    messages = await bus.subscribe('log.>', from_='first', queue_max=10)
    await deliver(server, range(1, 101))
    await bus.publish('b', b'')
    assert [(await anext(messages)).payload for _ in range(10)] == [str(pos).encode() for pos in range(1, 11)]
    following = asyncio.create_task(anext(messages))
    await until(lambda: len(server.subscribes) == 2)
    assert server.subscribes[1] == {'patterns': ['log.>'], 'from': {'pos': '11'}}
    await deliver(server, range(11, 21))
    assert (await following).payload == b'11'
    assert [(await anext(messages)).payload for _ in range(9)] == [str(pos).encode() for pos in range(12, 21)]
    assert messages.dropped == 0
