import asyncio
import os

import arqonbus

URL, TOKEN = os.environ.get('VBUS_URL', 'ws://127.0.0.1:4910/bus'), os.environ['VBUS_TOKEN']


async def main() -> None:
    # `kept.>` is durable (policy.yaml, topics): a publish resolves once it is on disk.
    async with await arqonbus.connect(URL, TOKEN) as bus:
        orders = await bus.subscribe('kept.orders', consumer='archiver-py', from_='first')
        for order in ('bread', 'milk', 'salt'):
            await bus.publish('kept.orders', order.encode())
        async for message in orders:
            print('first:', message.payload.decode())
            if message.payload == b'milk':
                break
        # Asking for the next message acknowledges the one before it; so does unsubscribing, but not leaving with an exception.
        await orders.unsubscribe()

    # The engine remembers how far the consumer has come, whoever uses its name next.
    async with await arqonbus.connect(URL, TOKEN) as bus, await bus.subscribe('kept.orders', consumer='archiver-py') as orders:
        print('second:', (await anext(orders)).payload.decode())


asyncio.run(main())

# prints:
# first: bread
# first: milk
# second: salt
