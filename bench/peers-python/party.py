"""One party of the bench that drives our Python SDK or nats-py. It speaks the bench's party protocol (bench/lib/party-messages.ts)."""

import asyncio
import json
import struct
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

BURST = 256
IDLE_S = 0.0005


class Party:
    """What this process is: a publisher or a subscriber."""

    def __init__(self) -> None:
        self.received = 0
        self.every = 1024
        self.seen = 0
        self.progress: asyncio.StreamWriter | None = None
        self.send: Callable[[bytes], Awaitable[bool]] | None = None
        self.kept: list[Any] = []

    def took(self) -> None:
        self.received += 1
        if self.received % self.every == 0 and self.progress is not None:
            self.progress.write(struct.pack('<I', self.received))

    async def open(self, command: dict[str, Any]) -> dict[str, Any]:
        join = self.open_vbus if command['peer'] == 'vbus-py' else self.open_nats
        await join(command)
        path = command['progressPath']
        if command['role'] == 'publish':
            self.kept.append(await asyncio.start_unix_server(self.hear_progress, path))
        else:
            _, self.progress = await asyncio.open_unix_connection(path)
        return {}

    async def open_vbus(self, command: dict[str, Any]) -> None:
        import arqonbus

        address, topic = command['address'], command['topic']
        is_publisher = command['role'] == 'publish'
        token = address['publishToken' if is_publisher else 'subscribeToken']
        bus = await arqonbus.connect(f'ws://127.0.0.1:{address["port"]}/bus', token)
        self.kept.append(bus)
        if is_publisher:

            async def post(payload: bytes) -> bool:
                return bus.post(topic, payload, schema='osc.f32.v1') == 'sent'

            self.send = post
        else:
            self.kept.append(await bus.subscribe(topic, lambda message: self.took()))

    async def open_nats(self, command: dict[str, Any]) -> None:
        import nats

        topic = command['topic']
        connection = await nats.connect(f'nats://127.0.0.1:{command["address"]["port"]}')
        self.kept.append(connection)
        if command['role'] == 'publish':

            async def publish(payload: bytes) -> bool:
                await connection.publish(topic, payload)
                return True

            self.send = publish
            return

        async def took(_message: Any) -> None:
            self.took()

        await connection.subscribe(topic, cb=took, pending_msgs_limit=-1, pending_bytes_limit=-1)
        await connection.flush()

    async def hear_progress(self, reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        while True:
            try:
                self.seen = struct.unpack('<I', await reader.readexactly(4))[0]
            except asyncio.IncompleteReadError:
                return

    async def flood(self, command: dict[str, Any]) -> dict[str, Any]:
        if self.send is None:
            raise RuntimeError('not a publisher')
        payload = bytes(command['bytes'])
        window = command['window']
        end = time.monotonic() + command['forMs'] / 1e3
        self.seen = 0
        sent = 0
        while time.monotonic() < end:
            is_stopped = False
            for _ in range(BURST):
                if sent - self.seen >= window or not await self.send(payload):
                    is_stopped = True
                    break
                sent += 1
            await asyncio.sleep(IDLE_S if is_stopped else 0)
        return {'sent': sent}

    async def obey(self, command: dict[str, Any]) -> dict[str, Any]:
        match command['do']:
            case 'open':
                return await self.open(command)
            case 'arm':
                self.received, self.every = 0, command['every']
                return {}
            case 'count':
                return {'count': self.received, 'atUs': time.monotonic_ns() / 1e3}
            case 'flood':
                return await self.flood(command)
            case other:
                raise ValueError(f'unknown command {other}')


async def main() -> None:
    party = Party()
    lines = asyncio.StreamReader(limit=1 << 20)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)

    async def answer(line: bytes) -> None:
        try:
            result = await party.obey(json.loads(line))
        except Exception as error:
            result = {'error': f'{type(error).__name__}: {error}'}
        sys.stdout.write(json.dumps(result) + '\n')
        sys.stdout.flush()

    tasks: set[asyncio.Task[None]] = set()
    while line := await lines.readline():
        task = asyncio.create_task(answer(line))
        tasks.add(task)
        task.add_done_callback(tasks.discard)


asyncio.run(main())
