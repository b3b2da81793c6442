import { connect, Fault } from 'arqonbus'

const bus = await connect(process.env['VBUS_URL'] ?? 'ws://127.0.0.1:4910', { token: process.env['VBUS_TOKEN'] })

await bus.serve('lab.add', (body) => {
  const { a, b } = body as { a: unknown; b: unknown }
  if (typeof a !== 'number' || typeof b !== 'number') throw new Fault('wire/bad-payload', 'a and b must be numbers')
  return { sum: a + b }
})
console.log(await bus.request('lab.add', { a: 2, b: 3 }, { deadlineMs: 2_000 }))

for (const [topic, body] of [
  ['lab.add', { a: 'two' }],
  ['lab.nobody', {}],
] as const) {
  try {
    await bus.request(topic, body)
  } catch (error) {
    console.log(Fault.from(error).code)
  }
}
await bus.close()

// prints:
// { sum: 5 }
// wire/bad-payload
// request/no-responder
