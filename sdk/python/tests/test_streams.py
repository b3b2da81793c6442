"""Streams both ways: whole, hashed, within credit, bounded."""

from __future__ import annotations

import asyncio
import hashlib
import json

import arqonbus
import pytest
from arqonbus import errors, limits
from wire_server import Join, WireServer

MIB = 1024 * 1024


async def take_one(bus: arqonbus.Bus, pattern: str = 'rows', bytes_max: int = 32 * MIB) -> asyncio.Future[arqonbus.ReceivedStream]:
    taken: asyncio.Future[arqonbus.ReceivedStream] = asyncio.get_running_loop().create_future()
    await bus.receive_streams(pattern, taken.set_result, bytes_max=bytes_max)
    return taken


@pytest.mark.parametrize('size', [0, 1, limits.STREAM_CHUNK_BYTES_MAX, limits.STREAM_CHUNK_BYTES_MAX + 1, 9 * MIB])
async def test_a_stream_arrives_whole(server: WireServer, join: Join, size: int) -> None:
    alice, bob = await join('token-a'), await join('token-b', server.path)
    taken = await take_one(bob)
    data = bytes(range(256)) * (size // 256) + b'x' * (size % 256)
    stream = await alice.open_stream('rows', {'name': 'r', 'content_type': 'application/octet-stream'}, schema='rows.v1')
    await stream.write(data)
    sent = await stream.end()
    received = await taken
    assert received.data == data
    assert received.sha256 == sent.sha256 == hashlib.sha256(data).hexdigest()
    assert (received.start['name'], received.from_, received.topic, received.id) == ('r', 'alice', 'rows', stream.id)
    assert sent.chunks == -(-size // limits.STREAM_CHUNK_BYTES_MAX) and sent.bytes == size
    assert received.address == sent.address == f'sha256:{sent.sha256}'


async def test_no_more_than_the_window_is_under_way_without_credit(server: WireServer, join: Join) -> None:
    alice, bob = await join('token-a'), await join('token-b')
    await bob.subscribe('rows', lambda message: None)  # takes chunks but gives no credit
    stream = await alice.open_stream('rows', {'name': 'r', 'content_type': 'x'})
    writing = asyncio.create_task(stream.write(b'x' * (4 * MIB)))
    await asyncio.sleep(0.2)
    under_way = sum(len(envelope.payload) for envelope in server.envelopes if envelope.type == 'stream_chunk')
    assert under_way == limits.STREAM_WINDOW_BYTES
    assert not writing.done()
    writing.cancel()


async def test_a_stream_without_credit_is_given_up(server: WireServer, join: Join, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('arqonbus.streams_out.STREAM_STALL_S', 0.05)
    alice, bob = await join('token-a'), await join('token-b')
    await bob.subscribe('rows', lambda message: None)
    stream = await alice.open_stream('rows', {'name': 'r', 'content_type': 'x'})
    with pytest.raises(errors.Aborted):
        await stream.write(b'x' * (4 * MIB))
    assert json.loads(server.envelopes[-1].payload)['status'] == 'aborted'


async def test_the_slowest_receiver_counts_until_it_stands_still(join: Join, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('arqonbus.streams_out.STREAM_STALL_S', 1.0)
    alice, bob = await join('token-a'), await join('token-b')
    taken = await take_one(bob)
    stream = await alice.open_stream('rows', {'name': 'r', 'content_type': 'x'})
    stream._received['a receiver that died'] = 0
    await stream.write(b'x' * (4 * MIB))
    await stream.end()
    assert len((await taken).data) == 4 * MIB


async def test_nobody_listens(join: Join) -> None:
    alice = await join()
    with pytest.raises(errors.NoResponder):
        await alice.open_stream('rows', {'name': 'r', 'content_type': 'x'})


async def test_an_aborted_stream_is_dropped_and_told(join: Join) -> None:
    alice, bob = await join('token-a'), await join('token-b')
    faults: list[arqonbus.Fault] = []
    bob.on_fault = faults.append
    taken = await take_one(bob)
    stream = await alice.open_stream('rows', {'name': 'r', 'content_type': 'x'})
    await stream.write(b'abc')
    await stream.abort('changed my mind')
    await stream.abort('twice does nothing')
    await alice.publish('other', b'')
    await bob.publish('other', b'')
    assert [fault.code for fault in faults] == ['stream/aborted']
    assert not taken.done()
    with pytest.raises(errors.Aborted):
        await stream.write(b'more')


async def test_a_stream_that_is_not_what_was_announced_is_dropped(join: Join) -> None:
    alice, bob = await join('token-a'), await join('token-b')
    faults: list[arqonbus.Fault] = []
    bob.on_fault = faults.append
    taken = await take_one(bob)
    wrongs = [('chunks', 2), ('bytes', '4'), ('sha256', '0' * 64)]
    for name, value in wrongs:
        end = {'status': 'complete', 'chunks': 1, 'bytes': '3', 'sha256': hashlib.sha256(b'abc').hexdigest(), name: value}
        stream = await alice.publish('rows', {'name': 'r'}, type='stream_start')
        await alice.publish('rows', b'abc', type='stream_chunk', correlation_id=stream)
        await alice.publish('rows', end, type='stream_end', correlation_id=stream)
    await bob.publish('other', b'')
    assert [fault.code for fault in faults] == ['stream/mismatch'] * len(wrongs)
    assert not taken.done()


async def test_chunks_of_another_party_do_not_count(join: Join) -> None:
    alice, bob, mallory = await join('token-a'), await join('token-b'), await join('token-b')
    taken = await take_one(bob)
    stream = await alice.open_stream('rows', {'name': 'r', 'content_type': 'x'})
    await stream.write(b'abc')
    await mallory.publish('rows', b'evil', type='stream_chunk', correlation_id=stream.id)
    await stream.end()
    assert (await taken).data == b'abc'


async def test_a_stream_over_the_receivers_limit_is_dropped_and_its_sender_still_ends(join: Join) -> None:
    alice, bob = await join('token-a'), await join('token-b')
    faults: list[arqonbus.Fault] = []
    bob.on_fault = faults.append
    taken = await take_one(bob, bytes_max=MIB)
    stream = await alice.open_stream('rows', {'name': 'r', 'content_type': 'x'})
    await stream.write(b'x' * (5 * MIB))
    await stream.end()
    await bob.publish('other', b'')
    assert [fault.code for fault in faults] == ['stream/too-large']
    assert not taken.done()


async def test_streams_over_the_open_limit_are_refused(join: Join) -> None:
    alice, bob = await join('token-a'), await join('token-b')
    faults: list[arqonbus.Fault] = []
    bob.on_fault = faults.append
    await bob.receive_streams('rows', lambda stream: None, bytes_max=MIB, open_max=2)
    for _ in range(3):
        await alice.open_stream('rows', {'name': 'r', 'content_type': 'x'})
    await bob.publish('other', b'')
    assert [fault.code for fault in faults] == ['spine/limit']


async def test_a_stream_whose_sender_went_away_makes_room(join: Join, monkeypatch: pytest.MonkeyPatch) -> None:
    alice, bob = await join('token-a'), await join('token-b')
    faults: list[arqonbus.Fault] = []
    bob.on_fault = faults.append
    whole: list[arqonbus.ReceivedStream] = []
    await bob.receive_streams('rows', whole.append, bytes_max=MIB, open_max=1)
    await alice.open_stream('rows', {'name': 'lost', 'content_type': 'x'})
    monkeypatch.setattr('arqonbus.streams_in.STREAM_IDLE_S', -1.0)
    stream = await alice.open_stream('rows', {'name': 'next', 'content_type': 'x'})
    await stream.end()
    await bob.publish('other', b'')
    assert [fault.code for fault in faults] == ['stream/aborted']
    assert [one.start['name'] for one in whole] == ['next']


async def test_a_put_that_is_refused_while_it_is_sent_says_why(server: WireServer, join: Join) -> None:
    alice, bob = await join('token-a'), await join('token-b', server.path)
    refusal = {'error': {'code': 'quota/exceeded', 'message': 'too large', 'remedy': '', 'evidence': {}}}

    async def refuse(message: arqonbus.Message) -> None:
        if message.envelope.type == 'stream_start':
            for body in (refusal, {'cancel': 'too large'}):
                await bob.send(message.envelope.reply_to, json.dumps(body).encode(), type='control', correlation_id=message.envelope.id)

    await bob.subscribe('blobs.put', refuse)
    with pytest.raises(errors.QuotaExceeded, match='too large'):
        await alice.blobs.put(bytes(9 * MIB))
