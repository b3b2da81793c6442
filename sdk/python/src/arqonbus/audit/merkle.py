"""The RFC 6962 tree over leaves that come one by one: only the roots of its perfect subtrees are kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

HASH_BYTES = 32
NO_HASH = bytes(HASH_BYTES)


def leaf_hash(content: bytes) -> bytes:
    """RFC 6962 2.1: SHA-256(0x00 || content)."""
    return hashlib.sha256(b'\x00' + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """RFC 6962 2.1: SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b'\x01' + left + right).digest()


@dataclass
class Tree:
    """`peaks` are (leaves, root) of the perfect subtrees, the oldest (largest) first."""

    size: int = 0
    peaks: list[tuple[int, bytes]] = field(default_factory=list)

    def append(self, leaf: bytes) -> None:
        leaves, root = 1, leaf
        while self.peaks and self.peaks[-1][0] == leaves:
            root = node_hash(self.peaks.pop()[1], root)
            leaves *= 2
        self.peaks.append((leaves, root))
        self.size += 1

    def root(self) -> bytes:
        """The tree head; of no leaves SHA-256 of nothing."""
        if not self.peaks:
            return hashlib.sha256(b'').digest()
        root = self.peaks[-1][1]
        for _, peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root

    def copy(self) -> Tree:
        return Tree(self.size, list(self.peaks))
