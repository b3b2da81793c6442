import asyncio
import os

import arqonbus

URL, TOKEN = os.environ.get('VBUS_URL', 'ws://127.0.0.1:4910/bus'), os.environ['VBUS_TOKEN']


async def main() -> None:
    async with await arqonbus.connect(URL, TOKEN) as alice, await arqonbus.connect(URL, TOKEN) as bob:
        messages = await bob.subscribe('lab.*')
        await alice.publish('lab.temperature', {'celsius': 21.5}, schema='lab.reading.v1')
        message = await anext(messages)
        print(message.topic, message.json(), message.envelope.schema)

        # Many at once: one wait for all of them.
        await alice.publish_many('lab.raw', [str(number).encode() for number in range(1000)])
        raw = [(await anext(messages)).payload for _ in range(1000)]
        print(len(raw), raw[-1])
        await messages.unsubscribe()


asyncio.run(main())

# prints:
# lab.temperature {'celsius': 21.5} lab.reading.v1
# 1000 b'999'
