import { expect, it } from 'vitest'
import { anyone, join, lineJournal, testSpine } from './spine.testing.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (payload: Uint8Array): string => new TextDecoder().decode(payload)

it('SP1 hands a message to every subscriber with position, sequence and publisher', async () => {
  const spine = testSpine({ pos: 41 })
  const [alice, bob] = await Promise.all([join(spine, anyone('alice')), join(spine, anyone('bob'))])
  const seen: string[] = []
  await bob.subscribe('a.*', ({ delivery, envelope }) => {
    seen.push(
      `${delivery.pos} ${delivery.seq} ${delivery.from} ${delivery.namespace} ${delivery.commit} ${envelope.topic} ${text(envelope.payload)}`,
    )
  })
  await alice.publish('a.b', bytes('one'))
  await alice.publish('a.b', bytes('two'))
  await alice.publish('a.c', { n: 3 })
  expect(seen).toEqual([
    '42 1 alice default ephemeral a.b one',
    '43 2 alice default ephemeral a.b two',
    '44 1 alice default ephemeral a.c {"n":3}',
  ])
  expect(spine.pos).toBe(44)
  spine.stop()
})

it('SP2 answers requests, parts first, and passes a refusal on as its fault', async () => {
  const spine = testSpine()
  const engine = await join(spine, anyone('engine-part', { isEngine: true }))
  const asker = await join(spine, anyone('asker'))
  await engine.serve('system.sum', (body, _message, reply) => {
    const { a, b } = body as { a: number; b: number }
    if (a === 0) throw new Error('zero')
    reply({ half: a })
    return { sum: a + b }
  })
  const parts: unknown[] = []
  expect(await asker.request('system.sum', { a: 1, b: 2 }, { onPart: (part) => void parts.push(part) })).toEqual({ sum: 3 })
  expect(parts).toEqual([{ half: 1, more: true }])
  await expect(asker.request('system.sum', { a: 0 })).rejects.toMatchObject({ code: 'request/failed' })
  await expect(asker.request('system.nothing', {})).rejects.toMatchObject({ code: 'engine/unknown-service' })
  await expect(asker.request('nobody.here', {})).rejects.toMatchObject({ code: 'request/no-responder' })
  spine.stop()
})

it('SP3 carries a stream whole, by credit, and tells the journal', async () => {
  const journal = lineJournal()
  const spine = testSpine({ journal })
  const [sender, receiver] = await Promise.all([join(spine, anyone('sender')), join(spine, anyone('receiver'))])
  const arrived = new Promise<{ bytes: Uint8Array; sha256: string }>((resolve) => {
    void receiver.receiveStreams('rows', resolve, { bytesMax: 64 << 20, openMax: 2 })
  })
  await new Promise((resolve) => setTimeout(resolve, 20))
  const stream = await sender.openStream('rows', { name: 'x' })
  const chunk = new Uint8Array(700_000).fill(7)
  for (let i = 0; i < 12; i++) await stream.write(chunk)
  const end = await stream.end()
  const got = await arrived
  expect(got.bytes.length).toBe(12 * 700_000)
  expect(got.sha256).toBe(end.sha256)
  expect(journal.lines.filter((line) => line.startsWith('streamStarted') || line.startsWith('streamEnded'))).toHaveLength(2)
  spine.stop()
})
