"""What waits to be sent, across connections: bounded in bytes, packed into frames."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable

from .limits import BATCH_BYTES_MAX, OUTGOING_BYTES_MAX
from .pending import Publish


class Bound:
    """An item of one connection: a request, an answer, a chunk, credit. It is not sent on another one."""

    __slots__ = ('item',)

    def __init__(self, item: bytes) -> None:
        self.item = item


#: Plain bytes are a post: it waits for the next connection, but nobody asks what became of it once it was sent.
Entry = bytes | Publish | Bound


class Outbox:
    """A queue of encoded items; one connection at a time takes frames out of it."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque()
        self._bytes = 0
        self.wake = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._empty = asyncio.Event()
        self._empty.set()

    def __len__(self) -> int:
        return len(self._entries)

    def has_room(self, size: int) -> bool:
        return self._bytes + size <= OUTGOING_BYTES_MAX

    def add(self, entry: Entry, size: int) -> None:
        """Callers look at `has_room` first; what must not wait (an answer to the engine) is taken beyond it."""
        if not self._entries:
            self.wake.set()
            self._empty.clear()
        self._entries.append(entry)
        self._bytes += size

    def offer(self, item: bytes, size: int) -> bool:
        """Takes a post if there is room for it: `has_room` and `add` in one, for the hot path."""
        total = self._bytes + size
        if total > OUTGOING_BYTES_MAX:
            return False
        entries = self._entries
        if not entries:
            self.wake.set()
            self._empty.clear()
        entries.append(item)
        self._bytes = total
        return True

    async def wait_room(self, size: int) -> None:
        while not self.has_room(size):
            self._room.clear()
            await self._room.wait()

    async def wait_empty(self) -> None:
        await self._empty.wait()

    def next_frame(self) -> bytes:
        """Up to `BATCH_BYTES_MAX` of items, in order; a larger one alone. Empty when nothing waits."""
        entries = self._entries
        items: list[bytes] = []
        size = 0
        while entries:
            entry = entries[0]
            item = entry if entry.__class__ is bytes else entry.item  # type: ignore[union-attr]
            if items and size + len(item) > BATCH_BYTES_MAX:
                break
            entries.popleft()
            if entry.__class__ is Publish:
                entry.is_sent = True
            items.append(item)
            size += len(item)
        self._bytes -= size
        self._room.set()
        if not entries:
            self._empty.set()
        return b''.join(items)

    def begin_again(self, resend: Iterable[Publish]) -> None:
        """For the next connection: without what was tied to the last one, and with `resend` first."""
        kept = [entry for entry in self._entries if not (isinstance(entry, Bound) or (isinstance(entry, Publish) and entry.waiter is None))]
        self._entries = deque([*resend, *kept])
        self._bytes = sum(len(entry if isinstance(entry, bytes) else entry.item) for entry in self._entries)
        self._room.set()
        if self._entries:
            self.wake.set()
            self._empty.clear()
        else:
            self._empty.set()

    def clear(self) -> None:
        """The bus ended."""
        self._entries.clear()
        self._bytes = 0
        self._room.set()
        self._empty.set()
        self.wake.set()
