"""Rows into Parquet files that say where they come from: an operator without anything simulated (docs/spec/rigs.md)."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import make_fault
from ..job import Job
from ..operator import Capabilities, Operator, OperatorOptions
from .running import Start, check_options, serve

_OPTIONS: dict[str, tuple[type, ...]] = {'max_rows': (int,), 'max_files': (int,)}
_DATASET = re.compile(r'[a-z0-9][a-z0-9_-]{0,63}')
_REF = re.compile(r'sha256:[0-9a-f]{64}')
#: References that a row names are kept as its sources, so many of a file.
SOURCES_MAX = 1_024
#: Before the name of a circuit in its identity.
_CIRCUIT = 'circuit-'
PROVENANCE = b'arqonbus.provenance'


@dataclass
class Store:
    """Files below `folder`, one a job; each is a blob of the namespace too."""

    folder: Path
    rows_max: int = 10_000
    files_max: int = 100_000
    #: Since the process began.
    files: int = 0

    def operator(self, identity: str) -> Operator:
        """Serves `store.jobs`."""
        limits = {'max_parallel_jobs': 1, 'max_rows': self.rows_max, 'max_files': self.files_max}
        schemas = ('arqonbus.store.job.v1', 'arqonbus.store.result.v1')
        environment = {'pyarrow': pa.__version__, 'simulated': False}
        options = OperatorOptions(echo=('job_id', 'metadata'), environment=lambda: environment, validate=self.check)
        profile = {'kind': 'disk', 'simulated': False}
        return Operator(self.work, 'store', Capabilities(identity, 'generic', schemas, limits, profile), options)

    def check(self, job: Job) -> None:
        """:raises Fault: `job/bad-parameters`, `quota/exceeded`."""
        rows, dataset = job.body.get('rows'), job.body.get('dataset')
        if not isinstance(dataset, str) or not _DATASET.fullmatch(dataset):
            raise make_fault('job/bad-parameters', 'dataset is a name of a-z, 0-9, _ and -', {'parameter': 'dataset'})
        if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) and row for row in rows):
            raise make_fault('job/bad-parameters', 'rows are objects with members, at least one', {'parameter': 'rows'})
        if len(rows) > self.rows_max:
            raise make_fault('quota/exceeded', f'{len(rows)} rows; at most {self.rows_max} a job', {'constraint': 'max_rows'})
        if self.files >= self.files_max:
            raise make_fault('quota/exceeded', f'{self.files_max} files are written already', {'constraint': 'max_files'})

    async def work(self, job: Job) -> dict[str, Any]:
        """Writes the file whole or not at all."""
        data = to_parquet(job.body['rows'], provenance(job))
        sha256 = hashlib.sha256(data).hexdigest()
        path = Path(job.body['dataset']) / f'{job.id}.parquet'
        await job.bus.blobs.put(data, content_type='application/vnd.apache.parquet')
        await asyncio.to_thread(_write, self.folder / path, data)
        self.files += 1
        ref = f'sha256:{sha256}'
        said = {'dataset': job.body['dataset'], 'path': path.as_posix(), 'sha256': sha256, 'rows': len(job.body['rows'])}
        return {**said, 'simulated': False, 'parquet_ref': ref, 'outputs': [ref]}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix('.partial')
    partial.write_bytes(data)
    partial.replace(path)


def provenance(job: Job) -> dict[str, Any]:
    """Where rows come from: the job, its trace, who sent it, the circuit whose identity that is, every reference that a row names."""
    envelope = job.message.envelope
    sender = job.message.delivery.from_
    return {
        'job': str(job.id),
        'from': sender,
        'trace': envelope.trace.trace_id.hex() if envelope.trace else '',
        'correlation': str(envelope.correlation_id) if envelope.correlation_id else '',
        'circuit': sender.removeprefix(_CIRCUIT) if sender.startswith(_CIRCUIT) else '',
        'sources': sorted(_refs(job.body['rows']))[:SOURCES_MAX],
    }


def to_parquet(rows: list[Mapping[str, Any]], said: Mapping[str, Any]) -> bytes:
    """Columns in the order in which they first appear; objects and lists that differ from row to row become JSON text.

    :raises Fault: `job/bad-parameters` for columns of several types.
    """
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {name: [_cell(row.get(name)) for row in rows] for name in names}
    try:
        table = pa.table({name: pa.array(values) for name, values in columns.items()})
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise make_fault('job/bad-parameters', f'a column has values of several types: {error}'[:300], {'parameter': 'rows'}) from error
    text = json.dumps(said, sort_keys=True, separators=(',', ':')).encode()
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({PROVENANCE: text}), out, compression='zstd')
    return out.getvalue()


def _cell(value: Any) -> Any:
    return json.dumps(value, sort_keys=True, separators=(',', ':')) if isinstance(value, (dict, list)) else value


def _refs(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {ref for member in value.values() for ref in _refs(member)}
    if isinstance(value, list):
        return {ref for member in value for ref in _refs(member)}
    return {value} if isinstance(value, str) and _REF.fullmatch(value) else set()


def make(start: Start) -> Operator:
    """:raises ValueError: bad options."""
    check_options(start.options, _OPTIONS)
    limits = {'rows_max': start.options.get('max_rows', 10_000), 'files_max': start.options.get('max_files', 100_000)}
    if any(limit < 1 for limit in limits.values()):
        raise ValueError('options max_rows and max_files are at least 1')
    return Store(start.folder, **limits).operator(start.identity)


if __name__ == '__main__':
    sys.exit(serve('store', make))
