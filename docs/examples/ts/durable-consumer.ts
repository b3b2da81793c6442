import { connect } from 'arqonbus'

const open = () => connect(process.env['VBUS_URL'] ?? 'ws://127.0.0.1:4910', { token: process.env['VBUS_TOKEN'] })
const text = new TextDecoder()

// The engine remembers how far the consumer `archiver` has come. It goes on there, whoever uses the name next.
const first = await open()
const feed = await first.messages('kept.orders', { consumer: 'archiver', from: 'first' })
for (const order of ['bread', 'milk', 'salt']) await first.publish('kept.orders', new TextEncoder().encode(order))
for await (const { envelope } of feed) {
  console.log(`first: ${text.decode(envelope.payload)}`)
  // Asking for the next one acknowledges this one; leaving the loop here does not.
  if (text.decode(envelope.payload) === 'milk') break
}
await first.close()

const second = await open()
const done = Promise.withResolvers<void>()
await second.subscribe(
  'kept.orders',
  async ({ envelope }) => {
    console.log(`second: ${text.decode(envelope.payload)}`)
    if (text.decode(envelope.payload) === 'salt') done.resolve()
  },
  { consumer: 'archiver' },
)
await done.promise
await second.close()

// prints:
// first: bread
// first: milk
// second: milk
// second: salt
