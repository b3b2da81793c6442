import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConsumerJournal, ConsumerView } from './consumer-table.ts'
import { CONSUMERS_MAX } from './limits.ts'
import { MemoryLog } from './memory-log.testing.ts'
import { anyone, join, RawParty, testSpine, turns } from './spine.testing.ts'
import type { Spine } from './spine.ts'

const KIB = 1024

function journal(): ConsumerJournal & { readonly lines: string[] } {
  const lines: string[] = []
  return {
    lines,
    consumerDefined: ({ name, fromPos }) => void lines.push(`defined ${name} ${fromPos}`),
    consumerMoved: ({ name, pos }) => void lines.push(`moved ${name} ${pos}`),
    consumerRemoved: ({ name }) => void lines.push(`removed ${name}`),
  }
}

function durableSpine(log = new MemoryLog(), more: { restored?: readonly ConsumerView[]; pos?: number } = {}) {
  const record = journal()
  const spine = testSpine({
    durable: (_namespace, topic) => (topic.startsWith('d.') ? log : undefined),
    logOf: () => log,
    consumers: { restored: more.restored ?? [], journal: record },
    pos: more.pos ?? 0,
    limits: { queueBytes: 64 * KIB },
  })
  return { log, spine, record }
}

async function publish(spine: Spine, topics: readonly string[], bytes = 8): Promise<void> {
  const sender = await join(spine, anyone('sender'))
  const payload = new Uint8Array(bytes)
  await Promise.all(topics.map((topic) => sender.publish(topic, payload)))
  await sender.close()
}

const many = (topic: string, count: number): string[] => Array.from({ length: count }, () => topic)

/** Subscribes and resolves with the codes of what came back: `ok`, or the fault. */
async function subscribe(party: RawParty, body: object): Promise<string> {
  const before = party.items.length
  party.control('subscribe', body)
  await turns(20)
  const answer = party.items.slice(before).find(({ topic }) => topic === 'system.control.subscribe' || topic === 'system.control.fault')
  return answer === undefined ? 'nothing' : (JSON.parse(answer.text).code ?? 'ok')
}

const topicsOf = (party: RawParty): string[] => party.items.map(({ topic }) => topic).filter((topic) => !topic.startsWith('system.'))

describe('subscriptions that begin in the log', () => {
  it('DU1 get what is there, then what comes, without gap or repetition, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(80), fc.nat(80), fc.double({ min: 0, max: 1, noNaN: true }), async (before, during, share) => {
        const from = Math.floor(before * share)
        const { spine } = durableSpine()
        await publish(spine, many('d.x', before))
        const reader = await join(spine, anyone('reader'))
        const seen: number[] = []
        const sending = publish(spine, [...many('d.x', during), ...many('d.y', 3)])
        await reader.subscribe('d.x', ({ delivery }) => void seen.push(Number(delivery.seq)), { from: { seq: BigInt(from + 1) } })
        await sending
        await turns(20)
        expect(seen).toEqual(Array.from({ length: Math.max(0, before + during - from) }, (_, i) => from + i + 1))
        spine.stop()
      }),
      { numRuns: 25 },
    )
  })

  it('DU1 begin at the first message, a position, or with the next one; ephemeral messages join live', async () => {
    const { spine } = durableSpine()
    await publish(spine, ['d.a', 'd.b', 'e.a', 'd.c'])
    const first = new RawParty(spine, anyone('first'))
    const pos = new RawParty(spine, anyone('pos'))
    const fresh = new RawParty(spine, anyone('new'))
    expect(await subscribe(first, { patterns: ['>'], from: 'first' })).toBe('ok')
    expect(await subscribe(pos, { patterns: ['>'], from: { pos: '3' } })).toBe('ok')
    expect(await subscribe(fresh, { patterns: ['>'], from: 'new' })).toBe('ok')
    await publish(spine, ['e.b', 'd.d'])
    await turns(20)
    expect(topicsOf(first)).toEqual(['d.a', 'd.b', 'd.c', 'e.b', 'd.d'])
    expect(topicsOf(pos)).toEqual(['d.c', 'e.b', 'd.d'])
    expect(topicsOf(fresh)).toEqual(['e.b', 'd.d'])
    spine.stop()
  })

  it('DU2 refuses what makes no sense, what is not granted, and what overlaps another subscription of the connection', async () => {
    const { spine } = durableSpine()
    const party = new RawParty(spine, anyone('p', { grants: { publish: [], subscribe: ['d.>', 'e.>'], execute: [] } }))
    expect(await subscribe(party, { patterns: ['d.*'], from: { seq: '1' } })).toBe('wire/bad-payload')
    expect(await subscribe(party, { patterns: ['d.a'], from: { seq: '1', pos: '1' } })).toBe('wire/bad-payload')
    expect(await subscribe(party, { patterns: ['d.a'], from: { pos: 1 } })).toBe('wire/bad-payload')
    expect(await subscribe(party, { patterns: ['d.a'], from: { time: 'yesterday' } })).toBe('wire/bad-payload')
    expect(await subscribe(party, { patterns: ['d.a'], from: 'first', group: 'g' })).toBe('wire/bad-payload')
    expect(await subscribe(party, { patterns: ['d.a'], consumer: 'no spaces' })).toBe('wire/bad-payload')
    expect(await subscribe(party, { patterns: ['x.a'], from: 'first' })).toBe('authz/subscribe-denied')
    expect(await subscribe(party, { patterns: ['d.>'], from: 'first' })).toBe('ok')
    expect(await subscribe(party, { patterns: ['d.a'] })).toBe('request/refused')
    expect(await subscribe(party, { patterns: ['e.a'] })).toBe('ok')
    expect(await subscribe(party, { patterns: ['e.>'], from: 'first' })).toBe('request/refused')
    party.control('unsubscribe', { patterns: ['d.>'] })
    expect(await subscribe(party, { patterns: ['d.a'] })).toBe('ok')
    spine.stop()
  })

  it('DU3 tells who asks for what retention dropped', async () => {
    const { spine, log } = durableSpine()
    await publish(spine, many('d.a', 10))
    log.drop(4)
    const party = new RawParty(spine, anyone('p'))
    expect(await subscribe(party, { patterns: ['d.a'], from: { pos: '2' } })).toBe('log/gone')
    const fault = party.items.find(({ topic }) => topic === 'system.control.fault')
    expect(JSON.parse(fault?.text ?? '{}').evidence).toEqual({ first_pos: '5' })
    expect(await subscribe(party, { patterns: ['d.a'], from: 'first' })).toBe('ok')
    expect(topicsOf(party)).toHaveLength(6)
    spine.stop()
  })
})

describe('durable consumers', () => {
  it('DU4 go on where they had acknowledged, on another connection, and on the record', async () => {
    const { spine, record } = durableSpine()
    await publish(spine, many('d.a', 5))
    const one = new RawParty(spine, anyone('one'))
    expect(await subscribe(one, { patterns: ['d.a'], consumer: 'c', from: 'first' })).toBe('ok')
    expect(topicsOf(one)).toHaveLength(5)
    one.control('consumed', { consumer: 'c', pos: '3' })
    await turns()
    one.transport.close(1000, 'done')
    await turns()
    expect(record.lines).toEqual(['defined c 1', 'moved c 3'])
    const two = new RawParty(spine, anyone('two'))
    expect(await subscribe(two, { patterns: ['d.b'], consumer: 'c' })).toBe('request/refused')
    expect(await subscribe(two, { patterns: ['d.a'], consumer: 'c' })).toBe('ok')
    await publish(spine, ['d.a', 'd.b'])
    await turns(20)
    expect(topicsOf(two)).toEqual(many('d.a', 3))
    two.control('unsubscribe', { patterns: ['d.a'], consumer: 'c' })
    await turns()
    expect(spine.consumers.get('default', 'c')).toMatchObject({ pos: 3, isHeld: false, owner: 'one' })
    spine.stop()
  })

  it('DU4 are restored, and a new one begins with the next message', async () => {
    const first = durableSpine()
    await publish(first.spine, many('d.a', 6))
    const restored = [{ namespace: 'default', name: 'old', patterns: ['d.a'], fromPos: 1, pos: 4, owner: 'x' }]
    const { spine, record } = durableSpine(new MemoryLog(first.log.entries), { restored, pos: 6 })
    const party = new RawParty(spine, anyone('p'))
    const fresh = new RawParty(spine, anyone('q'))
    expect(await subscribe(party, { patterns: ['d.a'], consumer: 'old' })).toBe('ok')
    expect(await subscribe(fresh, { patterns: ['d.a'], consumer: 'fresh' })).toBe('ok')
    await publish(spine, ['d.a'])
    await turns(20)
    expect([topicsOf(party).length, topicsOf(fresh).length]).toEqual([3, 1])
    expect(record.lines).toEqual(['defined fresh 7'])
    for (const running of [spine, first.spine]) running.stop()
  })

  it('DU5 serve one connection at a time; others may not acknowledge for it, nor what was never given', async () => {
    const { spine } = durableSpine()
    const [one, two] = [new RawParty(spine, anyone('one')), new RawParty(spine, anyone('two'))]
    expect(await subscribe(one, { patterns: ['d.a'], consumer: 'c' })).toBe('ok')
    expect(await subscribe(two, { patterns: ['d.a'], consumer: 'c' })).toBe('spine/consumer-busy')
    two.control('consumed', { consumer: 'c', pos: '0' })
    two.control('consumed', { consumer: 'nobody', pos: '0' })
    one.control('consumed', { consumer: 'c', pos: '99' })
    await turns()
    expect([two.faults, one.faults]).toEqual([
      ['spine/consumer-busy', 'log/consumer-unknown', 'log/consumer-unknown'],
      ['wire/bad-payload'],
    ])
    expect(() => spine.consumers.remove('default', 'c')).toThrow(/serves a connection/)
    one.transport.close(1000, '')
    await turns()
    spine.consumers.remove('default', 'c')
    expect(spine.consumers.list('default')).toEqual([])
    spine.stop()
  })

  it('DU5 are at most so many', async () => {
    const restored = Array.from({ length: CONSUMERS_MAX }, (_, i) => ({
      namespace: 'default',
      name: `c${i}`,
      patterns: ['d.a'],
      fromPos: 1,
      pos: 0,
      owner: 'x',
    }))
    const { spine } = durableSpine(new MemoryLog(), { restored })
    const party = new RawParty(spine, anyone('p'))
    expect(await subscribe(party, { patterns: ['d.a'], consumer: 'another' })).toBe('spine/limit')
    spine.stop()
  })

  it('DU3 a consumer that fell behind retention is told, and goes on when it asks for the first message', async () => {
    const first = durableSpine()
    await publish(first.spine, many('d.a', 6))
    const log = new MemoryLog(first.log.entries)
    log.drop(4)
    const restored = [{ namespace: 'default', name: 'c', patterns: ['d.a'], fromPos: 1, pos: 2, owner: 'x' }]
    const { spine } = durableSpine(log, { restored, pos: 6 })
    const party = new RawParty(spine, anyone('p'))
    expect(await subscribe(party, { patterns: ['d.a'], consumer: 'c' })).toBe('log/gone')
    expect(await subscribe(party, { patterns: ['d.a'], consumer: 'c', from: 'first' })).toBe('ok')
    expect(topicsOf(party)).toHaveLength(2)
    for (const running of [spine, first.spine]) running.stop()
  })
})

describe('slow readers of durable topics', () => {
  it('DU6 are served from the log: nothing lost, order kept, nobody else waits, nobody is disconnected', async () => {
    const { spine, log } = durableSpine()
    const slow = new RawParty(spine, anyone('slow'), 16 * KIB)
    expect(await subscribe(slow, { patterns: ['d.x', 'e.x'] })).toBe('ok')
    slow.transport.pause(true)
    const [sender, healthy] = await Promise.all([join(spine, anyone('sender')), join(spine, anyone('healthy'))])
    let healthyCount = 0
    await healthy.subscribe('d.x', () => void healthyCount++)
    for (let i = 0; i < 1000; i += 100) await Promise.all(Array.from({ length: 100 }, () => sender.publish('d.x', new Uint8Array(1000))))
    expect(healthyCount).toBe(1000)
    expect(slow.closed).toBe(undefined)
    slow.transport.pause(false)
    await Promise.all(Array.from({ length: 200 }, () => sender.publish('d.x', new Uint8Array(100))))
    await turns(200)
    const got = slow.items.filter(({ topic }) => topic === 'd.x')
    expect(got).toHaveLength(1200)
    expect(new Set(got.map(({ id }) => id)).size).toBe(1200)
    expect(log.reads).toBeGreaterThan(1)
    expect(slow.faults).toEqual([])
    await sender.publish('d.x', {})
    await turns()
    expect(slow.items.filter(({ topic }) => topic === 'd.x')).toHaveLength(1201)
    spine.stop()
  })

  it('DU6 get from a subscription begun meanwhile what came after it', async () => {
    const { spine } = durableSpine()
    const slow = new RawParty(spine, anyone('slow'), 16 * KIB)
    expect(await subscribe(slow, { patterns: ['d.x'] })).toBe('ok')
    slow.transport.pause(true)
    await publish(spine, [...many('d.x', 200), 'd.y', ...many('d.x', 5)], 1000)
    slow.control('subscribe', { patterns: ['d.y'] })
    await turns()
    await publish(spine, ['d.y', 'd.x'])
    slow.transport.pause(false)
    await turns(100)
    expect(topicsOf(slow).filter((topic) => topic === 'd.x')).toHaveLength(206)
    expect(topicsOf(slow).filter((topic) => topic === 'd.y')).toHaveLength(1)
    spine.stop()
  })

  it('DU6 are told when retention dropped what they had not read', async () => {
    const { spine, log } = durableSpine()
    const slow = new RawParty(spine, anyone('slow'), 16 * KIB)
    expect(await subscribe(slow, { patterns: ['d.x'] })).toBe('ok')
    slow.transport.pause(true)
    await publish(spine, many('d.x', 400), 1000)
    log.drop(390)
    slow.transport.pause(false)
    await turns(100)
    expect(slow.faults).toEqual(['log/gone'])
    expect(topicsOf(slow).length).toBeLessThan(200)
    await publish(spine, ['d.x'])
    await turns()
    expect(slow.closed).toBe(undefined)
    spine.stop()
  })
})

it('DU7 a log that is still being opened makes its publishers wait, and sequence numbers go on', async () => {
  const first = durableSpine()
  await publish(first.spine, many('d.a', 3))
  const { spine, log } = durableSpine(new MemoryLog(first.log.entries).shut(), { pos: 3 })
  const [sender, reader] = await Promise.all([join(spine, anyone('sender')), join(spine, anyone('reader'))])
  const seen: string[] = []
  await reader.subscribe('d.a', ({ delivery }) => void seen.push(`${delivery.pos} ${delivery.seq}`))
  const sent = Promise.all([sender.publish('d.a', {}), sender.publish('d.a', {})])
  await turns()
  expect(seen).toEqual([])
  log.open()
  await sent
  await turns()
  expect(seen).toEqual(['4 4', '5 5'])
  for (const running of [spine, first.spine]) running.stop()
})
