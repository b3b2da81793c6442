import { connect } from 'arqonbus'

const bus = await connect(process.env['VBUS_URL'] ?? 'ws://127.0.0.1:4910', { token: process.env['VBUS_TOKEN'] })
const text = new TextDecoder()

await bus.subscribe('lab.*.door', ({ delivery, envelope }) => {
  console.log(`${envelope.topic} from ${delivery.from}: ${text.decode(envelope.payload)}`)
})
await bus.publish('lab.north.door', { open: true })
await bus.publish('lab.south.door', { open: false })
await bus.close()

// prints:
// lab.north.door from example: {"open":true}
// lab.south.door from example: {"open":false}
