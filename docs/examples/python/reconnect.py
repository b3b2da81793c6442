import asyncio
import os

import arqonbus

URL, TOKEN = os.environ.get('VBUS_URL', 'ws://127.0.0.1:4910/bus'), os.environ['VBUS_TOKEN']


async def main() -> None:
    reconnect = arqonbus.Reconnect(first_s=0.05, most_s=5.0)  # doubled each time, jittered, without end
    async with await arqonbus.connect(URL, TOKEN, reconnect=reconnect) as bus, await arqonbus.connect(URL, TOKEN) as other:
        bus.on_disconnect = lambda fault: print('lost:', fault.code)
        bus.on_reconnect = lambda resumed: print('back, resumed:', resumed)
        messages = await other.subscribe('lab.numbers')

        publishing = asyncio.gather(*(bus.publish('lab.numbers', str(number).encode()) for number in range(500)))
        await asyncio.sleep(0)
        bus.link.drop_connection()  # as if the network went away
        try:
            await publishing
        except arqonbus.errors.FateUnknown as fault:
            # Only when the engine has forgotten the session, e.g. because it was started again meanwhile.
            print('nobody can say whether it arrived:', fault.evidence['id'])

        seen = [int((await anext(messages)).payload) for _ in range(500)]
        print(seen == list(range(500)))


asyncio.run(main())

# prints:
# lost: transport/closed
# back, resumed: True
# True
