import asyncio
import os

import arqonbus

URL, TOKEN = os.environ.get('VBUS_URL', 'ws://127.0.0.1:4910/bus'), os.environ['VBUS_TOKEN']
MIB = 1024 * 1024


async def main() -> None:
    async with await arqonbus.connect(URL, TOKEN) as sender, await arqonbus.connect(URL, TOKEN) as receiver:
        # Whole streams, counted and hashed, each with a limit.
        whole: asyncio.Queue[arqonbus.ReceivedStream] = asyncio.Queue()
        await receiver.receive_streams('lab.rows', whole.put_nowait, bytes_max=16 * MIB)
        stream = await sender.open_stream('lab.rows', {'name': 'rows', 'content_type': 'application/octet-stream'})
        await stream.write(b'x' * (5 * MIB))
        sent = await stream.end()
        received = await whole.get()
        print(received.start['name'], len(received.data), received.address == sent.address)

        # Piece by piece; the receiver may stop the sender.
        async with await receiver.streams('lab.audio') as incoming:
            stream = await sender.open_stream('lab.audio', {'name': 'microphone', 'content_type': 'audio/pcm'})
            await stream.write(b'a' * 1000)
            audio = await anext(incoming)
            async for chunk in audio:
                print(len(chunk))
                break
            await audio.cancel('heard enough')
            try:
                while True:
                    await stream.write(b'a' * 1000)
                    await asyncio.sleep(0)
            except arqonbus.errors.StreamCancelled as fault:
                print(fault)


asyncio.run(main())

# prints:
# rows 5242880 True
# 1000
# stream/cancelled: a receiver did not want the rest: heard enough
