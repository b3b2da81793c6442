import asyncio
import os

import arqonbus

URL, TOKEN = os.environ.get('VBUS_URL', 'ws://127.0.0.1:4910/bus'), os.environ['VBUS_TOKEN']


async def main() -> None:
    async with await arqonbus.connect(URL, TOKEN) as bus:
        await bus.publish_many('kept.notes', [b'one', b'two', b'three'])

        # What was published before, out of the log, and then what comes, without gap or repetition.
        async with await bus.subscribe('kept.notes', from_='first') as notes:
            kept = [await anext(notes) for _ in range(3)]
            await bus.publish('kept.notes', b'four')
            print([message.payload for message in kept], (await anext(notes)).payload)

        # From a position on.
        async with await bus.subscribe('kept.notes', from_={'pos': kept[1].delivery.pos}) as notes:
            print((await anext(notes)).payload)


asyncio.run(main())

# prints:
# [b'one', b'two', b'three'] b'four'
# b'two'
