import '../../src/renderer/styles.ts'
import { createRoot } from 'react-dom/client'
import { App } from '../../src/renderer/app.tsx'
import { pageClock } from '../../src/renderer/hosts/page-clock.ts'
import { createServices } from '../../src/renderer/services.ts'
import { Fault } from '../../src/shared/base/index.ts'
import { EMPTY_STATE } from '../../src/shared/state/index.ts'
import { FixtureBus } from './fixture-bus.ts'
import { fixtureCapture } from './fixture-capture.ts'
import { circuitFiles } from './fixture-circuits.ts'
import { BREACH, detail, phases, record, runs, status, topics } from './fixture-data.ts'

/** The window on a bus that a test drives: `?state=ready|empty|breach|loading|away|altered|denied&records=N`. Never part of a build that ships. */
const wish = new URLSearchParams(window.location.search)
const state = wish.get('state') ?? 'ready'
const size = Number(wish.get('records') ?? 1_284)
const isBreached = state === 'breach'
const never = new Promise<never>(() => {})

/** A rig at which nothing had happened yet. */
const fold = (path: string): unknown => (path === '' ? EMPTY_STATE : (EMPTY_STATE as unknown as Record<string, unknown>)[path])

const listed = (all: ReturnType<typeof runs>): object => ({
  runs: all.map((run, index) => ({ number: all.length - 1 - index, kept: true, ...run })),
  total: all.length,
  from: 0,
  next: null,
})

/** The parts of that rig's state. */
function outlineOf(number: number, path: string): object {
  const part = path === '' ? { ...EMPTY_STATE, size: number + 1 } : fold(path)
  const members = Object.entries(typeof part === 'object' && part !== null ? part : {}).map(([name, value]) => {
    const own = path === '' ? name : `${path}.${name}`
    const row = { name, path: own, chars: JSON.stringify(value).length, count: 0 }
    if (typeof value !== 'object') return { ...row, kind: 'value', value }
    return { ...row, kind: Array.isArray(value) ? 'list' : 'object', count: Object.keys(value ?? {}).length }
  })
  return {
    record: number,
    pos: String(number * 3),
    time: record(number).time,
    sha256: 'ab'.repeat(32),
    path,
    from: 0,
    count: members.length,
    members,
  }
}

const bus = new FixtureBus({
  'system.status': () => (state === 'loading' ? never : status(isBreached, size)),
  'system.runs.list': () => listed(state === 'empty' ? [] : runs(isBreached)),
  'system.circuit.source': circuitFiles(),
  'system.run.show': (body) => detail(String(body['run_id']), isBreached),
  'system.storage.show': () => ({
    areas: [{ area: 'audit log', path: '/home/rig/movies/.vbus/audit', bytes: 1_905_894, files: 10, more: false }],
    free_bytes: 62_879_698_944,
    total_bytes: 270_553_174_016,
  }),
  'system.quota.show': () => ({ accounts: [] }),
  'system.run.start': () =>
    isBreached ? { error: { code: 'engine/breaker-open', message: 'the breaker is open since record 58' } } : { run_id: 'new' },
  'system.run.stop': () => ({ ok: true, run_id: null }),
  'system.breach.ack': () => ({ ok: true, record: size }),
  'system.jobs.list': () => ({ jobs: [], open: 0 }),
  'system.history.locate': (body) => {
    const number = Number(body['record'] ?? Math.floor(Number(body['pos'] ?? 0) / 3))
    if (number >= size) return { error: { code: 'request/refused', message: `there is no record ${number}` } }
    const { pos, time } = record(number)
    return { record: number, pos: String(pos), time }
  },
  'system.history.state': (body) => ({
    record: body['record'],
    pos: '0',
    time: '',
    sha256: 'ab'.repeat(32),
    state: fold(String(body['path'] ?? '')),
  }),
  'system.topics.list': () => ({ topics: topics() }),
  'system.audit.read': (body) => {
    const from = Number(body['from'])
    const to = Math.min(size, Number(body['to'] ?? size))
    const all = []
    for (let number = from; number < to && all.length < Number(body['limit'] ?? 500); number += 1) {
      const item = record(number)
      if (body['kind'] === undefined || item.kind === body['kind']) all.push(item)
    }
    return { records: all, size }
  },
  'system.history.list': (body) => {
    const first = Number(body['near'] ?? body['at'] ?? 0)
    const count = Math.max(0, Math.min(size - first, Number(body['limit'])))
    return { total: size, first, size, records: Array.from({ length: count }, (_, place) => record(first + place)) }
  },
  'system.history.tally': () => ({ size, total: size, kinds: ['gate', 'breach'], rows: [[[0, size - 1]], [[1, 1]]] }),
  'system.history.facets': () => ({ size, kinds: [{ name: 'gate', records: size }], actors: [], phases: [], runs: [] }),
  'system.history.outline': (body) => outlineOf(Number(body['record']), String(body['path'] ?? '')),
  'system.history.step': (body) => {
    const to = Number(body['record'])
    const whole = outlineOf(to, '')
    return { ...whole, truncated: false, changes: [{ path: 'size', before: to, after: to + 1 }], parts: [whole] }
  },
  'system.history.diff': (body) => {
    const [from, to] = [Number(body['from']), Number(body['to'])]
    return { from, to, truncated: false, changes: [{ path: 'size', before: from + 1, after: to + 1 }] }
  },
  'system.audit.verify': async (_body, options) => {
    options?.onPart?.({ more: true, records: Math.floor(size / 2), of: size })
    await new Promise((resolve) => setTimeout(resolve, 400))
    const bad = { record: 731, file: '00000000000000000000.seg', offset: 204_811, reason: 'crc mismatch' }
    const first_bad = state === 'altered' ? bad : null
    return {
      ok: first_bad === null,
      records: first_bad === null ? size : 731,
      root: status(false, size).head?.root,
      checkpoint: { size, signed: true },
      torn_tail: 0,
      first_bad,
    }
  },
})

if (state === 'denied') {
  for (const topic of Object.keys(bus.answers).filter((name) => name.startsWith('system.run'))) {
    bus.answers[topic] = () => ({ error: { code: 'authz/publish-denied', message: `window may not publish on ${topic}` } })
  }
}

const host = {
  kind: 'window' as const,
  connect: async () => {
    if (state === 'away') throw new Fault('transport/closed', 'the engine does not answer')
    return bus
  },
  captureLink: async () => fixtureCapture(bus),
  signAcknowledgement: async () => ({ person: 'person+1+a', signature: 'c2ln' }),
  copyText: async () => {},
  saveFile: async () => true,
}
const root = document.getElementById('root')
const services = createServices(host, pageClock, window.localStorage)
if (root !== null) createRoot(root).render(<App services={services} />)

const timer = setInterval(() => {
  bus.emit('fabric.progress', { run_id: 'r', learner: 'xgboost', trees_done: Math.floor(performance.now() / 10), trees: 1_350 }, 'fabric')
  bus.emit('fabric.artifacts', new Uint8Array([0, 1, 2, 250, 251, 9, 16, 77]), 'fabric')
}, 100)
Object.assign(window, { harness: { bus, services, phases, BREACH, stop: () => clearInterval(timer) } })
