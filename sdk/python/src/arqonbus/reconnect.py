"""When and how often a lost connection is made again."""

from __future__ import annotations

import asyncio
import inspect
import random
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from .connection import Connection, open_socket
from .errors import Fault

#: Connecting again would end the same way: somebody has to do something first.
FINAL = frozenset(
    {
        'auth/bad-token', 'auth/expired', 'auth/revoked', 'auth/bad-key', 'auth/no-certificate', 'auth/bad-origin', 'spine/session',
        'authz/too-many-refusals', 'wire/not-canonical', 'wire/too-large', 'wire/reserved-field', 'wire/bad-payload', 'internal/unexpected',
    }
)  # fmt: skip
Token = str | Callable[[], str | Awaitable[str]] | None


@dataclass(frozen=True)
class Reconnect:
    """Back-off in seconds: `first_s`, doubled each time up to `most_s`, each wait between half and all of that by chance.

    `attempts`: how many in a row before the bus ends; None: without end.
    """

    first_s: float = 0.1
    most_s: float = 10.0
    attempts: int | None = None

    def wait_s(self, attempt: int, chance: float | None = None) -> float:
        """How long to wait before attempt number `attempt` (from 0). `chance`: 0 to 1, random when absent."""
        most = min(self.most_s, self.first_s * 2.0 ** min(attempt, 32))
        return most * (0.5 + 0.5 * (random.random() if chance is None else chance))


def is_final(fault: Fault, has_fresh_token: bool) -> bool:
    """Whether the next connection would be no better. Who can get a fresh token may try after an expiry."""
    return fault.code in FINAL and not (fault.code == 'auth/expired' and has_fresh_token)


@dataclass(frozen=True)
class Dial:
    """Where to connect to, and as whom. A token that is a function is asked at every connection."""

    address: str | Path
    token: Token
    client: str
    timeout_s: float
    tls: ssl.SSLContext | None = None

    async def connect(self, on_frame: Callable[[bytes], None]) -> Connection:
        """:raises Fault: see `open_socket`."""
        return Connection(await open_socket(self.address, self.timeout_s, self.tls), on_frame)

    async def fresh_token(self) -> str | None:
        """The token to say hello with."""
        if not callable(self.token):
            return self.token
        token = self.token()
        return await asyncio.wait_for(token, self.timeout_s) if inspect.isawaitable(token) else token
