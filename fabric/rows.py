"""Rows as Apache Arrow IPC streams of float64 columns (FB1, FB3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from arqonbus.errors import make_fault
from numpy.typing import NDArray

from .jobs import bad

Floats = NDArray[np.float64]
PREDICTION = 'prediction'


@dataclass(frozen=True)
class Rows:
    """Columns of a row set: name -> float64, NaN where a value is missing."""

    columns: dict[str, Floats]
    count: int

    def matrix(self, features: Sequence[str]) -> Floats:
        """(rows, features), row-major, columns in the order asked for.

        :raises Fault: `job/bad-parameters` for a column that is not there or holds infinities.
        """
        for name in features:
            if name not in self.columns:
                raise bad('features', f'the rows have no column {name}')
            if np.isinf(self.columns[name]).any():
                raise bad('features', f'{name} holds infinite values')
        return np.ascontiguousarray(np.column_stack([self.columns[name] for name in features]))

    def target(self, name: str) -> Floats:
        """(rows,), every value finite.

        :raises Fault: `job/bad-parameters`.
        """
        if name not in self.columns:
            raise bad('target', f'the rows have no column {name}')
        values = self.columns[name]
        if not np.isfinite(values).all():
            raise bad('target', f'{name} has missing or infinite values')
        return values


def read_rows(data: bytes) -> Rows:
    """:raises Fault: `data/wrong-schema` for bytes that are no Arrow stream or columns that are not float64."""
    try:
        with pa.ipc.open_stream(pa.BufferReader(data)) as reader:
            table = reader.read_all()
        table.validate(full=True)
    except (pa.ArrowException, OSError, EOFError) as error:
        raise make_fault('data/wrong-schema', f'not an Arrow IPC stream: {error}') from error
    wrong = [field.name for field in table.schema if field.type != pa.float64()]
    if wrong or len(set(table.column_names)) != table.num_columns:
        raise make_fault('data/wrong-schema', f'every column must be float64 and occur once: {", ".join(wrong) or "a name occurs twice"}')
    if table.num_rows == 0:
        raise make_fault('data/wrong-schema', 'there are no rows')
    return Rows({name: _floats(table.column(name)) for name in table.column_names}, table.num_rows)


def _floats(column: Any) -> Floats:
    parts = [chunk.to_numpy(zero_copy_only=False) for chunk in column.chunks]
    joined: Floats = np.concatenate(parts) if parts else np.empty(0)
    return joined.astype(np.float64, copy=False)


def write_prediction(values: Floats) -> bytes:
    """One float64 column `prediction`, in row order."""
    table = pa.table({PREDICTION: pa.array(values, type=pa.float64())})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    data: bytes = sink.getvalue().to_pybytes()
    return data
