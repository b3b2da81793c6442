"""What publishing costs this process, without whoever is at the other end: `python sdk/python/bench/publish.py [--profile]`.

A socket that swallows everything stands in for the engine once hello is answered, so that the figure is the client's alone.
"""

from __future__ import annotations

import asyncio
import cProfile
import pstats
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / 'sdk/python/src'), str(ROOT / 'sdk/python/tests')]

import arqonbus  # noqa: E402
from wire_server import EVERYTHING, WireServer  # noqa: E402

COUNT, BURST, BYTES = 200_000, 256, 256


async def post_all(bus: arqonbus.Bus, payload: bytes) -> None:
    for _ in range(COUNT // BURST):
        for _ in range(BURST):
            bus.post('bench.live', payload, schema='osc.f32.v1')
        await bus.drain()


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with WireServer(Path(folder), {'t': ('bench', EVERYTHING)}) as server:
            bus = await arqonbus.connect(server.path, 't')
            server.is_deaf = True
            started = time.process_time()
            await post_all(bus, bytes(BYTES))
            seconds = time.process_time() - started
            print(f'post: {COUNT / seconds:,.0f} msg/s of CPU time, {seconds / COUNT * 1e6:.2f} us each (the swallowing socket included)')
            bus.link.drop_connection()
            await bus.close()


if '--profile' in sys.argv:
    profile = cProfile.Profile()
    profile.runcall(asyncio.run, main())
    pstats.Stats(profile).sort_stats('tottime').print_stats(18)
else:
    asyncio.run(main())
