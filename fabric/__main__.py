"""`python -m fabric --socket PATH`: the token is the first line of standard input, whose end means: exit."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Callable

import arqonbus

from .service import serve

_USAGE, _REFUSED = 2, 3
#: How long a clean goodbye may take; work that cannot be interrupted is not waited for.
_GOODBYE_S = 2.0


def _watch_stdin(loop: asyncio.AbstractEventLoop, on_end: Callable[[], None]) -> None:
    def wait() -> None:
        while sys.stdin.buffer.read(4096):
            continue
        loop.call_soon_threadsafe(on_end)

    threading.Thread(target=wait, daemon=True, name='stdin').start()


async def _run(socket: str, token: str) -> int:
    ended = asyncio.Event()
    _watch_stdin(asyncio.get_running_loop(), ended.set)
    bus = await arqonbus.connect(socket, token, client='fabric/0.1.0', reconnect=None)
    bus.on_fault = lambda fault: print(f'fabric: {fault}', file=sys.stderr, flush=True)
    serving = asyncio.create_task(serve(bus))
    end = asyncio.create_task(ended.wait())
    await asyncio.wait([serving, end], return_when=asyncio.FIRST_COMPLETED)
    if not end.done():
        end.cancel()
        await serving  # raises what ended it
    serving.cancel()
    with contextlib.suppress(asyncio.TimeoutError):
        await asyncio.wait_for(asyncio.gather(serving, return_exceptions=True), _GOODBYE_S)
        await asyncio.wait_for(bus.close(), _GOODBYE_S)
    return 0


def main() -> int:
    """Exit codes: 0 standard input ended, 2 usage, 3 refused or cut off by the engine."""
    parser = argparse.ArgumentParser(prog='python -m fabric', description='Trains and asks models for a VBUS engine.')
    parser.add_argument('--socket', required=True, help="the Spine's Unix socket, or ws://HOST:PORT/bus")
    arguments = parser.parse_args()
    token = sys.stdin.buffer.readline().decode('ascii', 'replace').strip()
    if not token:
        print('fabric: the first line of standard input must be a token', file=sys.stderr)
        return _USAGE
    try:
        return asyncio.run(_run(arguments.socket, token))
    except arqonbus.Fault as fault:
        print(f'fabric: {fault}', file=sys.stderr)
        return _REFUSED


if __name__ == '__main__':
    code = main()
    sys.stderr.flush()
    os._exit(code)  # a library's thread in the middle of a fit must not hold the process up
