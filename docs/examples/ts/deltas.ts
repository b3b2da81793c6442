import { connect, DeltaPublisher, DeltaSubscriber } from 'arqonbus'

// `grid.>` is delta-only (policy.yaml, topics): who joins gets the last snapshot and the changes since.
const open = () => connect(process.env['VBUS_URL'] ?? 'ws://127.0.0.1:4910', { token: process.env['VBUS_TOKEN'] })
const [writer, reader] = [await open(), await open()]
const encode = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const decode = (bytes: Uint8Array): Record<string, number> => JSON.parse(new TextDecoder().decode(bytes))

const cells: Record<string, number> = { a: 1 }
const publisher = new DeltaPublisher(writer, 'grid.cells', () => encode(cells))
const set = (name: string, value: number): Promise<void> => {
  cells[name] = value
  return publisher.publish(encode({ [name]: value }))
}
await publisher.publishSnapshot()
await set('b', 2)

const seen = Promise.withResolvers<void>()
const subscriber = new DeltaSubscriber<Record<string, number>>(reader, 'grid.cells', {
  load: decode,
  apply: (state, delta) => ({ ...state, ...decode(delta) }),
  onState: (state) => state['c'] === 3 && seen.resolve(),
})
await subscriber.start()
await set('c', 3)
await seen.promise
console.log(subscriber.state)
for (const each of [writer, reader]) await each.close()

// prints:
// { a: 1, b: 2, c: 3 }
