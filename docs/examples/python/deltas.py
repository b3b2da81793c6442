import asyncio
import json
import os

import arqonbus

URL, TOKEN = os.environ.get('VBUS_URL', 'ws://127.0.0.1:4910/bus'), os.environ['VBUS_TOKEN']


async def main() -> None:
    # `grid.>` is delta-only (policy.yaml, topics): who joins gets the last snapshot and the changes since.
    async with await arqonbus.connect(URL, TOKEN) as writer, await arqonbus.connect(URL, TOKEN) as reader:
        cells = {'a': 1}
        publisher = writer.write_deltas('grid.cells-py', snapshot=lambda: json.dumps(cells).encode())

        async def put(name: str, value: int) -> None:
            cells[name] = value
            await publisher.publish(json.dumps({name: value}).encode())  # the first one goes as a snapshot

        await put('b', 2)
        await put('c', 3)

        state: dict[str, int] = {}
        async with await reader.read_deltas('grid.cells-py') as changes:
            async for change in changes:
                state = json.loads(change.body) if change.kind == 'snapshot' else {**state, **json.loads(change.body)}
                print(change.kind, state)
                if 'c' in state:
                    break


asyncio.run(main())

# prints:
# snapshot {'a': 1, 'b': 2}
# delta {'a': 1, 'b': 2, 'c': 3}
