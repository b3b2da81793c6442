"""Fixtures: a small bus over real sockets and parties on it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import arqonbus
import pytest
from wire_server import EVERYTHING, Join, WireServer

TOKENS = {
    'token-a': ('alice', EVERYTHING),
    'token-b': ('bob', EVERYTHING),
    'token-guest': ('guest', {'publish': ['open.*'], 'subscribe': ['open.*'], 'execute': []}),
}


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[WireServer]:
    async with WireServer(tmp_path, TOKENS) as running:
        yield running


@pytest.fixture
async def join(server: WireServer) -> AsyncIterator[Join]:
    """`await join('token-b')` connects over TCP; every bus is closed at the end."""
    async with contextlib.AsyncExitStack() as stack:

        async def connect(
            token: str = 'token-a', address: str | Path | None = None, reconnect: arqonbus.Reconnect | None = None
        ) -> arqonbus.Bus:
            return await stack.enter_async_context(await arqonbus.connect(address or server.url, token, reconnect=reconnect))

        yield connect
