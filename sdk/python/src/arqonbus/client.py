"""Connecting and signing in."""

from __future__ import annotations

from pathlib import Path

from .bus import Bus
from .connection import Connection, open_socket
from .errors import Fault
from .version import VERSION


async def connect(address: str | Path, token: str, *, client: str = f'arqonbus-python/{VERSION}', timeout_s: float = 10.0) -> Bus:
    """Connects and says hello.

    `address`: `ws://127.0.0.1:PORT/bus`, or a Unix socket as a Path, a plain path or `unix:PATH`. Close the bus when done, or use it as
    `async with await connect(...) as bus`.

    :raises Fault: `transport/closed` when nothing answers, `auth/bad-token` or `auth/expired`, `request/deadline` when hello is late.
    """
    connection = Connection(await open_socket(address, timeout_s))
    bus = Bus(connection)
    connection.start()
    try:
        await bus.hello(token, client, timeout_s)
    except Fault as fault:
        await bus.close()
        if fault.code == 'transport/closed' and connection.fault is not None:
            raise connection.fault from fault
        raise
    except BaseException:
        await bus.close()
        raise
    return bus
