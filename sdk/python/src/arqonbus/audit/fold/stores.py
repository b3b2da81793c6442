"""Blobs of the namespaces, and durable consumers."""

from __future__ import annotations

from ...generated.record_pb2 import Record
from .table import State, on
from .values import number, to_time

BLOBS_PER_NAMESPACE_MAX = 16_384
CONSUMERS_KEPT_MAX = 1_024


@on('blob_stored')
def _blob_stored(state: State, record: Record, at: int) -> None:
    body = record.blob_stored
    sha256 = body.sha256.hex()
    blobs = state['blobs'].get(body.namespace) or {'count': 0, 'bytes': 0, 'byPrefix': {}}
    known = blobs['byPrefix'].get(sha256[:2], {}).get(sha256)
    if known is None and blobs['count'] >= BLOBS_PER_NAMESPACE_MAX:
        return
    state['blobs'][body.namespace] = blobs
    size = number(body.bytes)
    blobs['count'] += 0 if known else 1
    blobs['bytes'] += size - (known['bytes'] if known else 0)
    blob = {'bytes': size, 'contentType': body.content_type, 'stored': to_time(record.time), 'record': at}
    blobs['byPrefix'].setdefault(sha256[:2], {})[sha256] = blob


@on('blob_removed')
def _blob_removed(state: State, record: Record, _number: int) -> None:
    sha256 = record.blob_removed.sha256.hex()
    blobs = state['blobs'].get(record.blob_removed.namespace)
    known = blobs['byPrefix'].get(sha256[:2], {}).pop(sha256, None) if blobs else None
    if blobs is None or known is None:
        return
    if not blobs['byPrefix'][sha256[:2]]:
        del blobs['byPrefix'][sha256[:2]]
    blobs['count'] -= 1
    blobs['bytes'] -= known['bytes']


@on('consumer_defined')
def _consumer_defined(state: State, record: Record, _number: int) -> None:
    body, consumers = record.consumer_defined, state['consumers']
    if len(consumers) >= CONSUMERS_KEPT_MAX:
        return
    start = number(body.from_pos)
    consumers[f'{body.namespace} {body.name}'] = {
        'namespace': body.namespace,
        'name': body.name,
        'patterns': list(body.patterns),
        'fromPos': start,
        'pos': start - 1,
        'owner': body.owner,
    }


@on('consumer_moved')
def _consumer_moved(state: State, record: Record, _number: int) -> None:
    body = record.consumer_moved
    known = state['consumers'].get(f'{body.namespace} {body.name}')
    if known is not None:
        known['pos'] = number(body.pos)


@on('consumer_removed')
def _consumer_removed(state: State, record: Record, _number: int) -> None:
    body = record.consumer_removed
    state['consumers'].pop(f'{body.namespace} {body.name}', None)
