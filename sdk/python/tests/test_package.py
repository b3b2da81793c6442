"""What the package ships."""

from __future__ import annotations

import re
import sys
import uuid
from pathlib import Path

import arqonbus
from arqonbus.envelope import varint
from arqonbus.frames import batch
from arqonbus.ids import uuid7

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / 'scripts'))

import generate  # noqa: E402


def test_the_generated_code_is_what_protoc_makes_of_the_proto_files() -> None:
    assert generate.stale() == []


def test_the_version_is_the_projects() -> None:
    found = re.search(r'^version = "(.+)"$', (ROOT / 'pyproject.toml').read_text(), re.MULTILINE)
    assert found is not None
    assert arqonbus.__version__ == found[1]
    assert (ROOT / 'src/arqonbus/py.typed').is_file()


def test_everything_exported_is_there() -> None:
    assert [name for name in arqonbus.__all__ if not hasattr(arqonbus, name)] == []


def test_ids_are_uuid_version_7() -> None:
    ids = [uuid7() for _ in range(1000)]
    assert {(one.version, one.variant) for one in ids} == {(7, uuid.RFC_4122)}
    assert len(set(ids)) == len(ids)


def test_varints_are_shortest() -> None:
    assert [varint(value).hex() for value in (0, 1, 127, 128, 300, 2**64 - 1)] == ['00', '01', '7f', '8001', 'ac02', 'ff' * 9 + '01']


def test_a_batch_stays_under_its_limit_and_a_larger_item_travels_alone() -> None:
    items = [b'a' * 40, b'b' * 40, b'c' * 40, b'd' * 200, b'e']
    assert [len(frame) for frame in batch(items, 100)] == [80, 40, 200, 1]
    assert b''.join(batch(items, 100)) == b''.join(items)
