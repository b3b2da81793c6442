"""Fixtures: a small bus, a controller and a fabric process on it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import arqonbus
import pytest
from wire_server import EVERYTHING, WireServer, until

from fabric.tests.rig import GRANTS, ROOT, Controller, Start


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[WireServer]:
    tokens = {'token-fabric': ('fabric', GRANTS), 'token-controller': ('controller', EVERYTHING)}
    async with WireServer(tmp_path, tokens) as running:
        yield running


@pytest.fixture
async def controller(server: WireServer) -> AsyncIterator[Controller]:
    async with await arqonbus.connect(server.path, 'token-controller') as bus:
        made = Controller(bus)
        await made.listen()
        yield made


@pytest.fixture
async def start(server: WireServer, tmp_path: Path) -> AsyncIterator[Start]:
    """Starts `python -m fabric` in an empty job folder and waits until it takes jobs; it is killed at the end."""
    folder = tmp_path / 'job'
    folder.mkdir()
    async with contextlib.AsyncExitStack() as stack:

        async def run(token: str = 'token-fabric', wait: bool = True) -> asyncio.subprocess.Process:
            process = await asyncio.create_subprocess_exec(
                sys.executable, '-m', 'fabric', '--socket', str(server.path),
                stdin=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, cwd=folder,
                env={**os.environ, 'PYTHONPATH': f'{ROOT / "sdk/python/src"}:{ROOT}', 'PYTHONDONTWRITEBYTECODE': '1'},
            )  # fmt: skip
            stack.push_async_callback(_end, process)
            assert process.stdin is not None
            process.stdin.write(f'{token}\n'.encode())
            await process.stdin.drain()
            if wait:
                # It advertises first: a job sent between the two would reach nobody here.
                await until(lambda: any('fabric.jobs' in body['patterns'] for body in server.subscribes), 30)
            return process

        yield run


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()
    await process.communicate()
