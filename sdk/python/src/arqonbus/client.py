"""Connecting and signing in."""

from __future__ import annotations

import ssl
from pathlib import Path

from .bus import Bus
from .reconnect import Dial, Reconnect, Token
from .version import VERSION

#: How a lost connection is made again unless somebody says otherwise.
RECONNECT = Reconnect()


async def connect(
    address: str | Path,
    token: Token = None,
    *,
    client: str = f'arqonbus-python/{VERSION}',
    timeout_s: float = 10.0,
    reconnect: Reconnect | None = RECONNECT,
    tls: ssl.SSLContext | None = None,
) -> Bus:
    """Connects and says hello.

    `address`: `ws://127.0.0.1:PORT/bus`, `wss://HOST:PORT/bus`, or a Unix socket as a Path, a plain path or `unix:PATH`. `token`: a
    token or API key, or a function that gets a fresh one (also `async`); None with a client certificate in `tls`.
    `reconnect=None`: the bus ends with its first connection. Close the bus when done, or use it as `async with await connect(...) as bus`.

    :raises Fault: `transport/closed` when nothing answers, `auth/bad-token` or `auth/expired`, `request/deadline` when hello is late.
    """
    bus = Bus(Dial(address, token, client, timeout_s, tls), reconnect)
    await bus.open()
    return bus
