import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Client, connectBus, DeltaPublisher, DeltaSubscriber } from '../../shared/client/index.ts'
import { memoryPair } from '../../shared/transport/index.ts'
import type { Envelope } from '../../shared/wire/index.ts'
import { DELTA_BYTES_MAX, DELTAS_KEPT_MAX } from './delta-topic.ts'
import { anyone, RawParty, testClock, testRandom, testSpine, turns } from './spine.testing.ts'
import type { Spine } from './spine.ts'

const KNOWS = { features: ['delta'] }
const spineWithDeltas = (): Spine => testSpine({ deltaOnly: () => [{ pattern: 'state.>' }, { pattern: 'pose', namespace: 'lab' }] })

function payload(kind: number, base: number, body: string): Uint8Array {
  const bytes = new Uint8Array(9 + body.length)
  bytes[0] = kind
  new DataView(bytes.buffer).setBigUint64(1, BigInt(base), true)
  new TextEncoder().encodeInto(body, bytes.subarray(9))
  return bytes
}

const message = (publisherSeq: number, body: Uint8Array, topic = 'state.arm'): Envelope => ({
  id: crypto.randomUUID(),
  type: 'event',
  topic,
  publisherSeq: BigInt(publisherSeq),
  payload: body,
})
const bodies = (party: RawParty): string[] => party.items.filter(({ topic }) => topic === 'state.arm').map(({ text }) => text.slice(9))

async function party(spine: Spine, name: string, hello: object = KNOWS): Promise<RawParty> {
  const made = new RawParty(spine, anyone(name), undefined, hello)
  await turns()
  return made
}

it('SP40 hands who joins the snapshot and the deltas on it, once, as they were delivered', async () => {
  const spine = spineWithDeltas()
  const writer = await party(spine, 'writer')
  writer.send(message(1, payload(1, 0, 'old')), message(2, payload(1, 0, 'whole')), message(3, payload(2, 2, '+a')))
  await turns()
  const reader = await party(spine, 'reader')
  reader.control('subscribe', { patterns: ['state.arm'] })
  await turns()
  writer.send(message(4, payload(2, 3, '+b')))
  reader.control('subscribe', { patterns: ['state.>'] })
  await turns()
  expect(bodies(reader)).toEqual(['whole', '+a', '+b'])
  expect(writer.faults).toEqual([])
  spine.stop()
})

it('SP41 refuses a delta with another base, of another session, or before any snapshot; a snapshot makes its sender the writer', async () => {
  const spine = spineWithDeltas()
  const [one, other] = [await party(spine, 'one'), await party(spine, 'other')]
  one.send(message(1, payload(2, 1, 'early')))
  one.send(message(2, payload(1, 0, 'mine')), message(4, payload(2, 3, 'gap')))
  await turns()
  other.send(message(1, payload(2, 2, 'not yours')))
  await turns()
  expect([one.faults, other.faults]).toEqual([['delta/wrong-base', 'delta/wrong-base'], ['delta/wrong-base']])
  other.send(message(2, payload(1, 0, 'mine now')))
  await turns()
  one.send(message(5, payload(2, 2, 'late')))
  await turns()
  expect(one.faults).toHaveLength(3)
  const reader = await party(spine, 'reader')
  reader.control('subscribe', { patterns: ['state.arm'] })
  await turns()
  expect(bodies(reader)).toEqual(['mine now'])
  expect([one.closed, other.closed]).toEqual([undefined, undefined])
  spine.stop()
})

it('SP42 refuses a pattern that reaches delta-only topics to a party that does not know them', async () => {
  const spine = spineWithDeltas()
  const plain = await party(spine, 'plain', {})
  for (const pattern of ['>', 'state.arm', '*.arm']) plain.control('subscribe', { patterns: [pattern] })
  plain.control('subscribe', { patterns: ['pose'] })
  await turns()
  expect(plain.faults).toEqual(['delta/unsupported', 'delta/unsupported', 'delta/unsupported'])
  spine.stop()
})

it('SP43 keeps so many deltas and bytes; then only a snapshot is taken', async () => {
  const spine = spineWithDeltas()
  const writer = await party(spine, 'writer')
  writer.send(message(1, payload(1, 0, 'whole')))
  for (let seq = 2; seq <= DELTAS_KEPT_MAX + 2; seq += 1) writer.send(message(seq, payload(2, seq - 1, '+')))
  await turns()
  expect(writer.faults).toEqual(['delta/wrong-base'])
  const size = 256 * 1024
  const next = DELTAS_KEPT_MAX + 3
  writer.send(message(next, payload(1, 0, 'again')))
  const taken = Math.ceil(DELTA_BYTES_MAX / size)
  for (let i = 1; i <= taken + 1; i += 1) {
    writer.send(message(next + i, payload(2, next + i - 1, 'x'.repeat(size))))
    await turns(1)
  }
  await turns()
  expect(writer.faults).toEqual(['delta/wrong-base', 'delta/wrong-base'])
  spine.stop()
})

it('SP44 refuses what is no snapshot and no delta, and what is no event', async () => {
  const spine = spineWithDeltas()
  const writer = await party(spine, 'writer')
  writer.send(message(1, new Uint8Array(3)), message(2, payload(3, 0, '')), message(3, payload(1, 7, '')))
  writer.send({ ...message(4, payload(1, 0, '')), type: 'stream_start' })
  writer.send({ ...message(5, payload(1, 0, '')), publisherSeq: undefined })
  await turns()
  expect(writer.faults).toEqual(['wire/bad-payload', 'wire/bad-payload', 'wire/bad-payload', 'wire/bad-payload', 'delta/wrong-base'])
  spine.stop()
})

it('SP45 readers end with the writer’s state, whoever joins when and whatever the writer does', async () => {
  const act = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('write' as const),
        text: fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('join' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('other' as const) }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const spine = spineWithDeltas()
      const client = (name: string): Promise<Client> => {
        const [ours, theirs] = memoryPair()
        spine.attach(anyone(name), theirs)
        return connectBus(ours, { client: 'test/1', random: testRandom, clock: testClock })
      }
      let state = ''
      const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
      const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
      const publishers = [await client('one'), await client('two')].map((bus) => new DeltaPublisher(bus, 'state.arm', () => encode(state)))
      let writer = 0
      const readers: { text: string }[] = []
      const join = async (): Promise<void> => {
        const seen = { text: '' }
        readers.push(seen)
        const reader = {
          load: decode,
          apply: (text: string, delta: Uint8Array) => text + decode(delta),
          onState: (text: string) => (seen.text = text),
        }
        await new DeltaSubscriber(await client(`reader${readers.length}`), 'state.arm', reader).start()
      }
      await join()
      for (const step of acts) {
        if (step.kind === 'write') {
          state += step.text
          await publishers[writer]?.publish(encode(step.text))
        } else if (step.kind === 'join') await join()
        else writer = 1 - writer
      }
      await turns(20)
      expect(readers.map(({ text }) => text)).toEqual(readers.map(() => state))
      spine.stop()
    }),
    { numRuns: 30 },
  )
})
