import asyncio
import os

import arqonbus

URL, TOKEN = os.environ.get('VBUS_URL', 'ws://127.0.0.1:4910/bus'), os.environ['VBUS_TOKEN']


async def main() -> None:
    async with (
        await arqonbus.connect(URL, TOKEN) as sender,
        await arqonbus.connect(URL, TOKEN) as first,
        await arqonbus.connect(URL, TOKEN) as second,
    ):
        done: list[str] = []
        all_done = asyncio.Event()

        def worker(name: str) -> arqonbus.Handler:
            def take(message: arqonbus.Message) -> None:
                done.append(name)
                if len(done) == 10:
                    all_done.set()

            return take

        await first.subscribe('lab.work', worker('first'), group='workers')
        await second.subscribe('lab.work', worker('second'), group='workers')
        await sender.publish_many('lab.work', [b'job'] * 10)
        await asyncio.wait_for(all_done.wait(), 10)
        print(len(done), sorted(set(done)))  # each message went to one of them


asyncio.run(main())

# prints:
# 10 ['first', 'second']
