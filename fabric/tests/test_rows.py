"""Row sets: reading, refusing, and how many are kept."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pytest
from arqonbus.errors import Fault

from fabric.rows import read_rows, write_prediction
from fabric.service import ROW_BYTES_MAX, ROW_SETS_MAX, Fabric
from fabric.store import ContentStore, address_of
from fabric.tests.rig import FEATURES, arrow, table


def stream(whole: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, whole.schema) as writer:
        writer.write_table(whole)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def test_fb1_nulls_are_missing_values_and_columns_come_in_the_order_asked_for() -> None:
    columns = table()
    rows = read_rows(arrow(columns))
    assert rows.count == 300
    matrix = rows.matrix(('d', 'a'))
    np.testing.assert_array_equal(matrix[:, 0], columns['d'])
    np.testing.assert_array_equal(matrix[:, 1], columns['a'])
    assert np.isnan(rows.matrix(FEATURES)).any()


@pytest.mark.parametrize(
    'data',
    [
        b'',
        b'not Arrow',
        arrow(table())[:-600],
        stream(pa.table({'a': pa.array([1, 2], type=pa.int64())})),
        stream(pa.table({'a': pa.array(['x'])})),
        stream(pa.table({'a': pa.array([], type=pa.float64())})),
        stream(pa.table([pa.array([1.0]), pa.array([2.0])], names=['a', 'a'])),
    ],
    ids=['empty', 'no Arrow', 'cut off', 'integers', 'text', 'no rows', 'a name twice'],
)
def test_fb1_bytes_that_are_no_table_of_floats_are_refused(data: bytes) -> None:
    with pytest.raises(Fault) as raised:
        read_rows(data)
    assert raised.value.code == 'data/wrong-schema'


def test_infinite_features_and_missing_targets_are_refused() -> None:
    rows = read_rows(stream(pa.table({'a': [1.0, float('inf')], 'y': [1.0, None], 'z': [1.0, 2.0]})))
    asks: list[Callable[[], object]] = [
        lambda: rows.matrix(['a']),
        lambda: rows.matrix(['nowhere']),
        lambda: rows.target('y'),
        lambda: rows.target('nowhere'),
    ]
    for ask in asks:
        with pytest.raises(Fault) as raised:
            ask()
        assert raised.value.code == 'job/bad-parameters'
    assert rows.target('z').tolist() == [1.0, 2.0]


def test_fb3_a_prediction_is_one_column_in_row_order() -> None:
    written = pa.ipc.open_stream(write_prediction(np.array([3.0, 1.0, 2.0]))).read_all()
    assert written.to_pydict() == {'prediction': [3.0, 1.0, 2.0]}


def test_fb1_at_most_eight_row_sets_are_kept_the_least_used_makes_room() -> None:
    store = Fabric().rows
    assert (ROW_SETS_MAX, ROW_BYTES_MAX) == (8, 1024**3)
    addresses = [store.put(bytes([number])) for number in range(ROW_SETS_MAX)]
    assert store.get(addresses[0]) == b'\x00'
    store.put(b'one more')
    assert [address for address in addresses if store.get(address) is None] == [addresses[1]]
    assert len(store) == ROW_SETS_MAX


def test_fb1_bytes_are_bounded_too() -> None:
    store = ContentStore(8, 10)
    first, second = store.put(b'12345'), store.put(b'67890')
    third = store.put(b'abc')
    assert [store.get(address) for address in (first, second, third)] == [None, b'67890', b'abc']
    assert store.put(b'abc') == third == address_of(b'abc')
    assert len(store) == 2
    with pytest.raises(Fault) as raised:
        store.put(b'x' * 11)
    assert raised.value.code == 'stream/too-large'
    assert len(store) == 2
