import { expect, it } from 'vitest'
import { ManualClock } from '../../../e2e/support/manual-clock.ts'
import { memoryPair, type Transport } from '../../shared/transport/index.ts'
import { decodeEnvelope, itemsOf, toBase64 } from '../../shared/wire/index.ts'
import { deliveredItem } from './capture.testing.ts'
import { CaptureDesk } from './capture-desk.ts'
import { patternsFor } from './capture-link.ts'
import { previewOf } from './preview.ts'
import type { FromWorker, RowsView } from './protocol.ts'

/** Lets all that is under way between the two ends arrive. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

const json = (body: object): Uint8Array => new TextEncoder().encode(JSON.stringify(body))

/** A desk on a hand-driven engine: hello, subscriptions and services are answered, messages are sent by `emit`. */
function rig(services: Readonly<Record<string, (body: Record<string, unknown>) => object>> = {}) {
  const clock = new ManualClock()
  const posted: FromWorker[] = []
  const patterns: string[] = []
  let engine: Transport | undefined
  const connect = async (): Promise<Transport> => {
    const [own, other] = memoryPair({ defer: (work) => queueMicrotask(work) })
    engine = other
    other.onFrame = (frame) => {
      for (const item of itemsOf(frame) ?? []) {
        const request = decodeEnvelope(item, 0, item.length)
        if (typeof request === 'string') continue
        const body = JSON.parse(new TextDecoder().decode(request.payload)) as Record<string, unknown>
        const answer = (topic: string, value: object): void =>
          void other.send(deliveredItem({ topic, type: 'control', from: 'engine', payload: json(value), correlationId: request.id }))
        if (request.topic === 'system.control.hello')
          answer(request.topic, {
            identity: 'me',
            actor_kind: 'human',
            namespace: 'default',
            inbox: 'inbox.c1',
            epoch: 1,
            server: 's',
            workspace: { id: 'w', name: 'w' },
            grants: { publish: ['>'], subscribe: ['>', 'lab.x', 'system.>'], execute: [] },
            limits: { frame_bytes: 1, envelope_bytes: 1, queue_bytes: 1, subscriptions: 256 },
          })
        else if (request.topic === 'system.control.subscribe') {
          patterns.push(...(body['patterns'] as string[]))
          answer(request.topic, { ok: true })
        } else if (request.replyTo !== undefined)
          answer(request.replyTo, services[request.topic]?.(body) ?? { error: { code: 'authz/publish-denied', message: 'no' } })
      }
    }
    return own
  }
  const desk = new CaptureDesk({
    clock,
    random: (into) => void crypto.getRandomValues(into as Uint8Array<ArrayBuffer>),
    post: (message) => void posted.push(message),
    connect,
  })
  const rows = (): RowsView => posted.flatMap((message) => (message.op === 'rows' ? [message.rows] : [])).at(-1) as RowsView
  const last = <Op extends FromWorker['op']>(op: Op): Extract<FromWorker, { op: Op }> =>
    posted.filter((message) => message.op === op).at(-1) as Extract<FromWorker, { op: Op }>
  const open = async (): Promise<void> => {
    desk.take({ op: 'open', link: { url: 'ws://x', token: 't' } })
    await quiet()
  }
  const turn = async (): Promise<void> => {
    await quiet()
    desk.take({ op: 'shown' })
    await clock.advance(300)
    await quiet()
  }
  return {
    desk,
    clock,
    patterns,
    rows,
    last,
    open,
    turn,
    emit: (item: Parameters<typeof deliveredItem>[0]) => engine?.send(deliveredItem(item)),
    lose: () => engine?.close(4503, 'the engine stops'),
  }
}

it('VT1 VT2 listens to what it may hear, takes what comes, and not what this window itself asks', async () => {
  expect(patternsFor(['>', 'lab.x', 'system.status', 'system.>', 'inbox.c1'])).toEqual(['>', 'system.>'])
  const { patterns, open, emit, turn, rows, last } = rig()
  await open()
  expect([patterns, last('link').link.phase]).toEqual([['>', 'system.>'], 'open'])
  emit({ topic: 'lab.x', payload: 'one' })
  emit({ topic: 'system.status', type: 'control', from: 'me' })
  emit({ topic: 'system.metrics', from: 'engine', payload: '{"a":1}' })
  await turn()
  expect(rows().rows.map(({ topic, preview }) => [topic, preview])).toEqual([
    ['lab.x', 'one'],
    ['system.metrics', '{"a":1}'],
  ])
  expect(last('figures').figures).toMatchObject({ taken: 2, kept: 2, dropped: 0, topics: 2 })
})

it('VT3 counts what the engine dropped by the numbers of its faults', async () => {
  const { open, emit, turn, last } = rig()
  await open()
  for (const dropped of ['7', '5', 'x'])
    emit({
      topic: 'system.control.fault',
      type: 'control',
      from: 'engine',
      payload: JSON.stringify({ code: 'spine/dropped', message: 'slow', evidence: { dropped } }),
    })
  await turn()
  expect(last('figures').figures).toMatchObject({ taken: 0, droppedByEngine: 12 })
})

it('VT6 keeps what it took when the connection ends, and goes on with the next', async () => {
  const { desk, open, emit, turn, rows, last, lose } = rig()
  await open()
  emit({ topic: 'lab.x', payload: 'before' })
  await turn()
  lose()
  await turn()
  expect(last('link').link).toMatchObject({ phase: 'lost', fault: { code: 'transport/closed' } })
  await open()
  emit({ topic: 'lab.x', payload: 'after' })
  await turn()
  expect(rows().rows.map(({ preview }) => preview)).toEqual(['before', 'after'])
  desk.close()
})

it('VT10 VT11 sends only the rows that are asked for, one answer under way, and says what came while the view stood still', async () => {
  const { desk, open, emit, turn, clock, rows } = rig()
  await open()
  for (let i = 0; i < 20; i += 1) emit({ topic: 'lab.x', payload: String(i) })
  await turn()
  desk.take({ op: 'window', window: { first: 4, count: 3 } })
  expect([rows().total, rows().first, rows().rows.map(({ preview }) => preview)]).toEqual([20, 4, ['4', '5', '6']])
  const before = rows()
  emit({ topic: 'lab.x', payload: 'new' })
  await clock.advance(1_000)
  expect(rows()).toBe(before)
  await turn()
  expect(rows().total).toBe(21)
  desk.take({ op: 'freeze', isFrozen: true })
  for (let i = 0; i < 3; i += 1) emit({ topic: 'lab.x' })
  await turn()
  expect([rows().total, rows().newSince]).toEqual([21, 3])
})

it('VT13 the tree has every topic of the engine with its rate, and what was captured where listing is not granted', async () => {
  let messages = 10
  const list = () => ({
    topics: [
      { topic: 'a.b', durable: true, messages: String(messages), bytes: '99', subscribers: 1 },
      { topic: 'a', durable: false, messages: '1', bytes: '1', subscribers: 0 },
    ],
    next: null,
  })
  const granted = rig({ 'system.topics.list': list })
  // The tree is on screen before the connection is: what the engine counted until then is no rate.
  granted.desk.take({ op: 'tree', window: { first: 0, count: 10 } })
  expect(granted.last('tree').tree.isLoaded).toBe(false)
  granted.desk.take({ op: 'ask', id: 1, question: 'topic', ask: { topic: 'a.b' } })
  await quiet()
  expect(granted.last('answer').answer).toBeUndefined()
  await granted.open()
  await granted.clock.advance(1_100)
  await quiet()
  expect(granted.last('tree').tree.rows.map(({ messages: all, perSecond }) => [all, perSecond])).toEqual([
    [11, 0],
    [11, 0],
    [10, 0],
  ])
  granted.desk.take({ op: 'ask', id: 2, question: 'topic', ask: { topic: 'a.b' } })
  await quiet()
  expect(granted.last('answer').answer).toMatchObject({ listed: { messages: 10, perSecond: undefined } })
  messages = 30
  await granted.clock.advance(1_100)
  await quiet()
  const { rows } = granted.last('tree').tree
  expect(rows.map(({ path, messages: all, isDurable, depth }) => [path, all, isDurable, depth])).toEqual([
    ['', 31, false, 0],
    ['a', 31, false, 1],
    ['a.b', 30, true, 2],
  ])
  expect(Math.round(rows[2]?.perSecond ?? 0)).toBeGreaterThan(15)
  const denied = rig()
  await denied.open()
  denied.emit({ topic: 'only.this' })
  await denied.turn()
  denied.desk.take({ op: 'tree', window: { first: 0, count: 10 } })
  await denied.clock.advance(10)
  await quiet()
  expect(denied.last('tree').tree.rows.map(({ path }) => path)).toEqual(['', 'only', 'only.this'])
})

it('VT31 VT32 shows a moment from the log and the capture, and finds a message of the log by its position', async () => {
  const entries = [3, 2, 1].map((pos) => toBase64(deliveredItem({ topic: 'lab.kept', pos, seq: pos, payload: `log ${pos}` })))
  const asked: unknown[] = []
  const { desk, open, emit, turn, rows, last } = rig({
    'system.messages.read': (body) => {
      asked.push(body)
      return { entries, next: null }
    },
  })
  await open()
  for (const pos of [10, 11, 12]) emit({ topic: 'lab.kept', pos, payload: `live ${pos}` })
  await turn()
  desk.take({ op: 'look', look: { number: 1, filter: 'lab', scope: '', upToPos: '11', fields: [] } })
  await quiet()
  await turn()
  expect(asked[0]).toMatchObject({ to: '9' })
  expect([rows().fromLog, rows().rows.map(({ preview }) => preview)]).toEqual([3, ['log 1', 'log 2', 'log 3', 'live 10', 'live 11']])
  desk.take({ op: 'ask', id: 1, question: 'message', ask: { pos: '2' } })
  await quiet()
  expect(last('answer').answer).toMatchObject({ pos: '2', topic: 'lab.kept', isFromLog: true })
})

it('VT14 a payload in a row is one bounded line', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  expect([previewOf(bytes('{"a":1}')), previewOf(new Uint8Array([0, 1, 255])), previewOf(new Uint8Array())]).toEqual([
    '{"a":1}',
    '00 01 ff',
    '',
  ])
  expect(previewOf(bytes('x'.repeat(1_000)))).toHaveLength(241)
  expect(previewOf(bytes(`${'x'.repeat(239)}äöü`))).toMatch(/^x+…$/)
})
