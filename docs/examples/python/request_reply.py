import asyncio
import os

import arqonbus
from arqonbus import errors

URL, TOKEN = os.environ.get('VBUS_URL', 'ws://127.0.0.1:4910/bus'), os.environ['VBUS_TOKEN']


async def add(request: arqonbus.Request) -> dict[str, object]:
    if 'b' not in request.body:
        raise errors.BadPayload('b is missing')
    await request.part({'working': True})
    return {'sum': request.body['a'] + request.body['b']}


async def main() -> None:
    async with await arqonbus.connect(URL, TOKEN) as service, await arqonbus.connect(URL, TOKEN) as client:
        await service.serve('math.add', add)
        print(await client.request('math.add', {'a': 1, 'b': 2}, deadline_ms=5_000, on_part=print))
        try:
            await client.request('math.add', {'a': 1})
        except errors.BadPayload as fault:
            print(fault)
        try:
            await client.request('math.divide', {'a': 1})
        except errors.NoResponder as fault:
            print(fault.code, '-', fault.remedy)


asyncio.run(main())

# prints:
# {'working': True, 'more': True}
# {'sum': 3}
# wire/bad-payload: b is missing
# request/no-responder - Start the service that answers this topic.
