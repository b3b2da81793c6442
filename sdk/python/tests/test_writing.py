"""The encoders for what is sent often make what the general one makes."""

from __future__ import annotations

import time

import pytest
from arqonbus import errors
from arqonbus.canonical import check_envelope
from arqonbus.envelope import decode_envelope, encode_envelope
from arqonbus.frames import encode_item, split_items
from arqonbus.ids import uuid7, uuid7_bytes
from arqonbus.writing import ItemWriter

SIZES = [0, 1, 127, 128, 16_383, 16_384, 70_000]


@pytest.mark.parametrize('size', SIZES)
@pytest.mark.parametrize('schema', ['', 'lab.v1'])
@pytest.mark.parametrize('seq', [0, 1, 300, 2**53 - 1])
def test_an_event_is_canonical_and_the_same_as_the_general_encoders(size: int, schema: str, seq: int) -> None:
    item = ItemWriter().event('lab.' + 'n' * 150, b'x' * size, seq, None, 'event', schema)
    (data,) = split_items(item)
    check_envelope(data)
    read = decode_envelope(data)
    assert (read.topic, read.schema, read.publisher_seq, read.payload) == ('lab.' + 'n' * 150, schema, seq, b'x' * size)
    assert encode_item(encode_envelope(read)) == item


@pytest.mark.parametrize('size', SIZES)
@pytest.mark.parametrize('schema', ['', 'lab.v1'])
def test_a_post_is_canonical_and_the_same_as_the_general_encoders(size: int, schema: str) -> None:
    writer = ItemWriter()
    for _ in range(2):  # made, then remembered
        item = writer.post('lab.n', b'x' * size, schema)
        (data,) = split_items(item)
        check_envelope(data)
        read = decode_envelope(data)
        assert encode_item(encode_envelope(read)) == item
        assert (read.payload, read.id.version, read.ts is not None and abs(read.ts - time.time_ns()) < 10**9) == (b'x' * size, 7, True)


def test_ids_are_uuids_of_version_7_and_differ() -> None:
    writer = ItemWriter()
    posted = {decode_envelope(next(split_items(writer.post('a', b'', '')))).id for _ in range(3000)}
    assert len(posted) == 3000
    assert len({uuid7_bytes() for _ in range(3000)}) == 3000
    assert (uuid7().version, uuid7().variant) == (7, 'specified in RFC 4122')


def test_what_is_no_topic_is_refused() -> None:
    with pytest.raises(errors.BadTopic):
        ItemWriter().post('A', b'', '')
    with pytest.raises(errors.BadTopic):
        ItemWriter().event('a..b', b'')
