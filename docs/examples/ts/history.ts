import { connect } from 'arqonbus'

// `kept.>` is durable (policy.yaml, topics): a publish resolves once the message is on disk.
const bus = await connect(process.env['VBUS_URL'] ?? 'ws://127.0.0.1:4910', { token: process.env['VBUS_TOKEN'] })
const encoder = new TextEncoder()
for (const word of ['one', 'two', 'three']) await bus.publish('kept.words', encoder.encode(word))

// What the log holds from the first on, then what comes: without a gap, without a repetition.
const feed = await bus.messages('kept.words', { from: 'first' })
void bus.publish('kept.words', encoder.encode('four'))
let count = 0
for await (const { envelope } of feed) {
  console.log(new TextDecoder().decode(envelope.payload))
  if (++count === 4) break
}
await bus.close()

// prints:
// one
// two
// three
// four
