import asyncio
import os

import arqonbus

URL, TOKEN = os.environ.get('VBUS_URL', 'ws://127.0.0.1:4910/bus'), os.environ['VBUS_TOKEN']


async def main() -> None:
    async with await arqonbus.connect(URL, TOKEN) as bus:
        # Bytes, a pathlib.Path, or an iterable of pieces. The reference is the SHA-256 of the content: jobs name it in their *_ref members.
        ref = await bus.blobs.put(b'pulse table', content_type='text/plain')
        print(ref)
        print(await bus.blobs.get(ref))
        try:
            await bus.blobs.get('sha256:' + '0' * 64)
        except arqonbus.errors.BlobUnknown as fault:
            print(fault.code)


asyncio.run(main())

# prints:
# sha256:d6b9b91dd46c9a59f18332a97d2cca1158956c622ddc0c46755a6a1a9299ccec
# b'pulse table'
# blob/unknown
