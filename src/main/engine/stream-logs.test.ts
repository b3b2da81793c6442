import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { fromBase64, fromHex, verifyInclusion } from '../../shared/chain/index.ts'
import { DELIVERY_BYTES_MAX, deliveryTail, encodeEnvelope, posOf, writeDelivery, writeUint32 } from '../../shared/wire/index.ts'
import { nodeDisk, sha256Into } from '../platform/index.ts'
import { DEFAULT_NAMESPACE_POLICY } from '../workspace/bus-policy.ts'
import { messageServices } from './services/message-services.ts'
import { StreamHome } from './stream-home.testing.ts'
import type { StreamLog } from './stream-log.ts'

const TAIL = deliveryTail(1, 'tester', 'lab')
/** Appends `count` messages of a topic and waits until they are on disk. */
async function fill(log: StreamLog, topic: string, count: number): Promise<void> {
  await log.opened
  let seq = log.lastSeq(topic)
  const base = log.size
  const wanted = base + count
  const done = new Promise<void>((resolve) => {
    log.onDurable = () => log.size >= wanted && resolve()
  })
  for (let i = 0; i < count; i++) {
    const envelope = encodeEnvelope({ id: randomUUID(), type: 'event', topic, payload: new Uint8Array(100) })
    const out = new Uint8Array(4 + DELIVERY_BYTES_MAX + envelope.length)
    const at = writeDelivery(out, 4, (base + i + 1) * 10, ++seq, TAIL, true)
    writeUint32(out, 0, at - 4)
    out.set(envelope, at)
    expect(log.append(out, 0, at + envelope.length)).toBe('taken')
    // Small groups, so that segments fill up.
    if (i % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await done
}

it('DU7 each namespace has its log, opened at first use; the policy says which topics, its first match decides; seq goes on', async () => {
  const home = new StreamHome()
  const logs = await home.open()
  expect(logs.sinkFor('lab', 'b.x')).toBe(undefined)
  expect(logs.sinkFor('other', 'a.b')).toBe(undefined)
  expect(readdirSync(`${home.root}/.vbus`)).not.toContain('streams')
  const lab = logs.sinkFor('lab', 'a.b') as StreamLog
  expect(lab.append(new Uint8Array(8), 0, 8)).toBe('full')
  await fill(lab, 'a.b', 3)
  await fill(logs.sinkFor('other', 'a.c') as StreamLog, 'a.c', 2)
  expect(logs.sinkFor('lab', 'a.z')).toBe(lab)
  await logs.close()
  const again = await home.open()
  expect([again.logOf('lab')?.lastSeq('a.b'), again.logOf('lab')?.size, again.logOf('other')?.lastSeq('a.c')]).toEqual([3, 3, 2])
  expect([again.logOf('lab')?.base, again.logOf('nowhere')]).toEqual([3, undefined])
  await again.close()
  expect(home.faults).toEqual([])
})

it('DU7 refuses one namespace too many', async () => {
  const logs = await new StreamHome().open(1)
  logs.sinkFor('one', 'a.x')
  expect(() => logs.sinkFor('two', 'a.x')).toThrow(Fault)
  await logs.close()
})

it('DU8 drops whole segments beyond the limits once they are anchored, on the record, and the log goes on and verifies', async () => {
  const home = new StreamHome()
  const logs = await home.open()
  const log = logs.sinkFor('lab', 'a.x') as StreamLog
  await fill(log, 'a.only', 1)
  await fill(log, 'a.x', 199)
  home.policy = { ...home.policy, namespaces: { lab: { ...DEFAULT_NAMESPACE_POLICY, retention: { messages: 50 } } } }
  await logs.retain()
  expect(log.first).toBe(0)
  log.anchor()
  await logs.retain()
  expect(log.first).toBe(0)
  home.nowNs += 6_000_000_000n
  await logs.retain()
  expect(log.first).toBeGreaterThan(50)
  expect(log.first).toBeLessThanOrEqual(150)
  const dropped = home.records.find(({ retentionDropped }) => retentionDropped)?.retentionDropped
  expect(dropped).toMatchObject({ namespace: 'lab', first: 0, last: log.first - 1, lastPos: log.first * 10, reason: 'messages' })
  await expect(log.find({ pos: 10n })).rejects.toMatchObject({ code: 'log/gone', evidence: { first_pos: String(log.first * 10 + 10) } })
  await expect(log.find({ seq: 1n, topic: 'a.only' })).rejects.toMatchObject({ code: 'log/gone' })
  expect(await log.find({ pos: BigInt(log.gonePos + 1) })).toBe(log.first)
  expect(await log.find('first')).toBe(log.first)
  const { first } = log
  await logs.close()
  const again = await home.open()
  const reopened = again.logOf('lab')
  expect([reopened?.first, reopened?.size, reopened?.lastSeq('a.only'), reopened?.lastSeq('a.x')]).toEqual([first, 200, 1, 199])
  expect(home.faults).toEqual([])
  await again.close()
})

it('DU8 drops by age and by bytes, and never the newest segment', async () => {
  const home = new StreamHome()
  const logs = await home.open()
  const log = logs.sinkFor('lab', 'a.x') as StreamLog
  await fill(log, 'a.x', 100)
  log.anchor()
  home.nowNs += 100_000_000_000n
  home.policy = { ...home.policy, namespaces: { lab: { ...DEFAULT_NAMESPACE_POLICY, retention: { ageS: 200 } } } }
  await logs.retain()
  expect(log.first).toBe(0)
  home.policy = { ...home.policy, namespaces: { lab: { ...DEFAULT_NAMESPACE_POLICY, retention: { bytes: 1 } } } }
  await logs.retain()
  expect(log.first).toBeGreaterThan(0)
  expect(nodeDisk.list(join(home.layout.streamsDir, 'lab'))?.filter(({ name }) => name.endsWith('.seg'))).toHaveLength(1)
  home.nowNs += 200_000_000_000n
  home.policy = { ...home.policy, namespaces: { lab: { ...DEFAULT_NAMESPACE_POLICY, retention: { ageS: 200 } } } }
  const { first } = log
  await logs.retain()
  expect(log.first).toBe(first)
  await logs.close()
})

it('DU1 finds by time within an anchor, never late', async () => {
  const home = new StreamHome()
  const logs = await home.open()
  const log = logs.sinkFor('lab', 'a.x') as StreamLog
  for (const size of [10, 20, 30]) {
    await fill(log, 'a.x', 10)
    home.nowNs = BigInt(size) * 1_000_000_000n
    log.anchor()
  }
  for (const [second, index] of [
    [1, 0],
    [10, 0],
    [11, 10],
    [20, 10],
    [30, 20],
    [31, 30],
  ] as const)
    expect(await log.find({ time: BigInt(second) * 1_000_000_000n })).toBe(index)
  await logs.close()
})

it('DU9 proves one message up to the audit record that anchors it', async () => {
  const home = new StreamHome()
  const logs = await home.open()
  const log = logs.sinkFor('lab', 'a.x') as StreamLog
  await fill(log, 'a.x', 40)
  const audit = { vkey: 'k', head: () => ({ size: 9, root: 'r' }) }
  const prove = messageServices({ logs, anchors: home.anchors, audit, parties: () => [] })['system.messages.prove']
  const caller = { id: 'x', kind: 'machine', namespace: 'lab', inbox: '' } as const
  const ask = async (pos: string): Promise<Record<string, unknown>> =>
    (await prove?.({ pos }, caller, () => undefined)) as Record<string, unknown>
  await expect(ask('70')).rejects.toMatchObject({ code: 'request/refused' })
  log.anchor()
  const proof = await ask('70')
  await expect(ask('75')).rejects.toMatchObject({ code: 'request/refused' })
  await expect(ask('x')).rejects.toMatchObject({ code: 'wire/bad-payload' })
  const { record } = proof['anchor'] as { record: number }
  const anchored = home.records[record]?.anchor?.root as Uint8Array
  expect(Buffer.from(anchored).toString('hex')).toBe(proof['root'])
  const path = (proof['path'] as string[]).map((node) => fromHex(node, 32) as Uint8Array)
  const content = fromBase64(String(proof['entry'])) as Uint8Array
  const parts = { index: Number(proof['index']), size: Number(proof['size']), path, root: anchored }
  expect(verifyInclusion(content, parts, sha256Into)).toBe(true)
  content[20] = (content[20] ?? 0) ^ 1
  expect(verifyInclusion(content, parts, sha256Into)).toBe(false)
  await logs.close()
})

it('VT30 reads durable messages before a position, newest first and page by page, and only what the caller may subscribe to', async () => {
  const home = new StreamHome()
  const logs = await home.open()
  const log = logs.sinkFor('lab', 'a.x') as StreamLog
  await fill(log, 'a.x', 600)
  await fill(log, 'a.secret', 5)
  const party = (subscribe: readonly string[], inbox: string) =>
    ({
      identity: 'p',
      actorKind: 'human',
      namespace: 'lab',
      transport: 'memory',
      client: '',
      inbox,
      grants: { publish: [], subscribe, execute: [] },
    }) as const
  const parties = [party(['a.>'], 'inbox.all'), party(['a.x'], 'inbox.some')]
  const audit = { vkey: 'k', head: () => ({ size: 9, root: 'r' }) }
  const read = messageServices({ logs, anchors: home.anchors, audit, parties: () => parties })['system.messages.read']
  const ask = async (body: object, inbox = 'inbox.all'): Promise<{ positions: number[]; next: string | null }> => {
    const answer = await read?.({ ...body }, { id: 'p', kind: 'human', namespace: 'lab', inbox }, () => undefined)
    const { entries, next } = answer as { entries: string[]; next: string | null }
    return { positions: entries.map((entry) => posOf(fromBase64(entry) as Uint8Array, 0)), next }
  }
  const first = await ask({ to: '6050', limit: 7 })
  expect(first.positions).toEqual([6050, 6040, 6030, 6020, 6010, 6000, 5990])
  expect(first.next).toBe('5980')
  const positions: number[] = []
  for (let to: string | null = '6055'; to !== null; ) {
    const page = await ask({ to })
    positions.push(...page.positions)
    to = page.next
  }
  expect(positions).toEqual(Array.from({ length: 605 }, (_, i) => 6050 - i * 10))
  expect((await ask({ to: '6050', limit: 3 }, 'inbox.some')).positions).toEqual([6000, 5990, 5980])
  expect((await ask({ to: '6050', patterns: ['a.secret'] })).positions).toHaveLength(5)
  expect(await ask({ to: '6050', patterns: ['a.secret'] }, 'inbox.some')).toEqual({ positions: [], next: null })
  expect(await ask({ to: '6050' }, 'inbox.nobody')).toEqual({ positions: [], next: null })
  for (const body of [{ to: 'x' }, { to: '1', limit: 501 }, { to: '1', patterns: ['a..b'] }])
    await expect(ask(body)).rejects.toMatchObject({ code: 'wire/bad-payload' })
  await logs.close()
})
