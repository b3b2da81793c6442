import { connect, getBlob, putBlob } from 'arqonbus'

const bus = await connect(process.env['VBUS_URL'] ?? 'ws://127.0.0.1:4910', { token: process.env['VBUS_TOKEN'] })

// The name of a blob is its SHA-256, so jobs can say exactly what they mean by a `…_ref`.
const ref = await putBlob(bus, new TextEncoder().encode('x'.repeat(3_000_000)), { contentType: 'text/plain' })
console.log(ref)
const bytes = await getBlob(bus, ref, 10_000_000)
console.log(bytes.length)
await bus.close()

// prints:
// sha256:e55b8bdf621ddaa8f462c74745db9680d3bb7536a9cf854f8d6668b34a287890
// 3000000
