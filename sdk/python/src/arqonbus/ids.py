"""UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 74 random bits."""

from __future__ import annotations

import os
import time
import uuid


def uuid7() -> uuid.UUID:
    """A fresh id for an envelope. Ids of one millisecond are in no particular order."""
    value = (time.time_ns() // 1_000_000 & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10), 'big')
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return uuid.UUID(int=value)
