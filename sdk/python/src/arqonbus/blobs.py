"""References: content-addressed blobs of the namespace, put and got over the bus (docs/reference/wire.md, "References")."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import CLASSES, Fault, make_fault
from .limits import BLOB_ANSWER_S, BLOB_GET_BYTES, BLOB_TRIES_MAX, STREAM_CHUNK_BYTES_MAX
from .streams_out import answered

if TYPE_CHECKING:
    from .bus import Bus

_REF = re.compile(r'sha256:[0-9a-f]{64}')
#: The same bytes have the same name, so putting them once more does no harm.
_PUT_AGAIN = ('transport/fate-unknown', 'stream/aborted')
_GET_AGAIN = ('transport/closed', 'request/deadline')
Source = bytes | bytearray | memoryview | Path


class Blobs:
    """`bus.blobs`."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    async def put(self, source: Source | Iterable[bytes], *, content_type: str = 'application/octet-stream') -> str:
        """Stores bytes, a file or pieces, and resolves with the reference, `sha256:…`, once the engine has them.

        Bytes and files are put again when a connection and its session are lost; pieces cannot be.

        :raises Fault: `quota/exceeded`, `blob/mismatch`, `authz/publish-denied`, `request/no-responder`.
        """
        is_repeatable = isinstance(source, (bytes, bytearray, memoryview, Path))
        for attempt in range(BLOB_TRIES_MAX):
            try:
                return await self._put(source, content_type)
            except Fault as fault:
                if not is_repeatable or fault.code not in _PUT_AGAIN or attempt + 1 == BLOB_TRIES_MAX:
                    raise
        raise AssertionError('unreachable')

    async def get(self, ref: str, *, bytes_max: int = 256 * 1024 * 1024) -> bytes:
        """All bytes of a blob, checked against `ref`.

        :raises Fault: `blob/unknown`, `blob/mismatch`, `stream/too-large` beyond `bytes_max`.
        """
        parts = bytearray()
        async for part in self.read(ref):
            parts += part
            if len(parts) > bytes_max:
                raise make_fault('stream/too-large', f'{ref} has more than {bytes_max} bytes', {'ref': ref})
        return bytes(parts)

    async def save(self, ref: str, path: Path) -> int:
        """Writes a blob to a file, which is there only once it is whole; resolves with its size.

        :raises Fault: as `get`.
        """
        partial = path.with_name(path.name + '.partial')
        size = 0
        try:
            with partial.open('wb') as file:
                async for part in self.read(ref):
                    size += len(part)
                    await asyncio.to_thread(file.write, part)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        return size

    async def read(self, ref: str) -> AsyncIterator[bytes]:
        """The bytes of a blob, piece by piece; a lost connection goes on where it was. At its end it raises if they are not those of `ref`.

        :raises Fault: `blob/unknown`, `blob/mismatch`.
        """
        if not _REF.fullmatch(ref):
            raise make_fault('wire/bad-payload', f'not a reference: {ref!r}'[:200])
        digest = hashlib.sha256()
        offset, failed = 0, 0
        while True:
            parts: list[bytes] = []
            end: Any = {}
            try:
                body = {'ref': ref, 'offset': str(offset), 'max': BLOB_GET_BYTES}
                end = await self._bus.request('system.blobs.get', body, on_chunk=parts.append)
            except Fault as fault:
                failed = 0 if parts else failed + 1
                if fault.code not in _GET_AGAIN or failed >= BLOB_TRIES_MAX or self._bus.is_closed:
                    raise
            for part in parts:
                digest.update(part)
                offset += len(part)
                yield part
            if isinstance(end, dict) and 'ref' in end and end.get('next') is None:
                break
        if f'sha256:{digest.hexdigest()}' != ref:
            raise make_fault('blob/mismatch', f'what came is sha256:{digest.hexdigest()}, not {ref}', {'ref': ref})

    async def stat(self, ref: str) -> dict[str, Any]:
        """What is known of a blob.

        :raises Fault: `blob/unknown`.
        """
        return dict(await self._bus.request('system.blobs.stat', {'ref': ref}))

    async def list(self, **asked: Any) -> dict[str, Any]:
        """The namespace's blobs, as `system.blobs.list` answers (docs/reference/services.md)."""
        return dict(await self._bus.request('system.blobs.list', asked))

    async def remove(self, ref: str) -> None:
        """:raises Fault: `blob/unknown`, `request/refused`."""
        await self._bus.request('system.blobs.remove', {'ref': ref})

    async def _put(self, source: Source | Iterable[bytes], content_type: str) -> str:
        stream = await self._bus.open_stream('blobs.put', {'content_type': content_type})
        try:
            sent, answer = await answered(stream, _pieces(source), BLOB_ANSWER_S)
        except Fault:
            if not self._bus.is_closed:
                with_reason = 'the put failed'
                await _abort(stream, with_reason)
            raise
        if answer.get('ref') != sent.address:
            raise make_fault('blob/mismatch', f'the engine kept {answer.get("ref")}, not {sent.address}', {'ref': sent.address})
        return sent.address


async def _abort(stream: Any, reason: str) -> None:
    try:
        await stream.abort(reason)
    except CLASSES['transport/closed']:
        return


def _pieces(source: Source | Iterable[bytes]) -> Iterator[bytes]:
    if isinstance(source, Path):
        with source.open('rb') as file:
            while piece := file.read(STREAM_CHUNK_BYTES_MAX):
                yield piece
    elif isinstance(source, (bytes, bytearray, memoryview)):
        yield bytes(source)
    else:
        yield from source
