import { describe, expect, it } from 'vitest'
import { FixtureBus } from '../../../../e2e/harness/fixture-bus.ts'
import { record } from '../../../../e2e/harness/fixture-data.ts'
import { ManualClock, settle } from '../../../../e2e/support/manual-clock.ts'
import { AUDIT_PAGE_RECORDS, Engine } from '../../data/engine.ts'
import { Audit } from './audit.ts'
import { parseFilter } from './filter.ts'
import { describeStop } from './model.ts'
import { PAGES_KEPT_MAX, RecordPages } from './pages.ts'
import { rowKey, stateRows } from './state-rows.ts'

/** An engine whose log has `size` records; a filter leaves every tenth. */
async function opened(size: number, most = 500) {
  const clock = new ManualClock()
  const log = { size }
  const bus = new FixtureBus({
    'system.audit.read': (body) => ({ records: [record(Number(body['from']))], size: log.size }),
    'system.history.list': (body) => {
      const step = body['kind'] === undefined ? 1 : 10
      const total = Math.floor(log.size / step)
      const first = body['near'] === undefined ? Number(body['at'] ?? 0) : Math.ceil(Number(body['near']) / step)
      const count = Math.max(0, Math.min(total - first, Number(body['limit']), most))
      return { total, first, size: log.size, records: Array.from({ length: count }, (_, place) => record((first + place) * step)) }
    },
    'system.history.tally': () => ({ size: log.size, total: log.size, kinds: ['gate'], rows: [[[0, log.size]]] }),
    'system.history.facets': () => ({ size: log.size, kinds: [], actors: [], phases: [], runs: [] }),
    'system.history.outline': (body) => ({
      record: body['record'],
      pos: '1',
      time: 't',
      sha256: 'aa',
      path: body['path'] ?? '',
      from: 0,
      count: 0,
      members: [],
    }),
    'system.history.step': (body) => ({ record: body['record'], pos: '1', time: 't', changes: [], truncated: false, parts: [] }),
    'system.history.state': (body) => ({
      record: body['record'],
      pos: '1',
      time: 't',
      sha256: `hash of ${body['record']}`,
      path: 'size',
      state: 1,
    }),
    'system.history.diff': (body) => ({ ...body, changes: [], truncated: false }),
  })
  const audit = new Audit(clock)
  const troubles: unknown[] = []
  await audit.attach(new Engine(bus), (error) => troubles.push(error))
  await settle()
  const isPage = ({ topic, body }: { readonly topic: string; readonly body: object }): boolean =>
    topic === 'system.history.list' && !('limit' in body && body.limit === 1)
  const pages = () => bus.requests.filter(isPage).map(({ body }) => body)
  return { clock, bus, audit, troubles, log, pages }
}

describe('audit list', () => {
  it('VA2 reads in pages, each once', async () => {
    const { audit, pages } = await opened(1_000)
    audit.want(150, 250)
    audit.want(150, 250)
    await settle()
    expect(pages()).toEqual([
      { at: 0, limit: AUDIT_PAGE_RECORDS },
      { at: AUDIT_PAGE_RECORDS, limit: AUDIT_PAGE_RECORDS },
    ])
    expect([audit.at(199)?.record, audit.at(200)?.record, audit.at(400)]).toEqual([199, 200, undefined])
  })

  it('VA2 asks again where an answer held only a part of a page', async () => {
    const { audit } = await opened(150, 40)
    audit.want(0, 149)
    await settle()
    expect([audit.at(0)?.record, audit.at(149)?.record]).toEqual([0, 149])
  })

  it('VA2 keeps the pages used last', () => {
    const pages = new RecordPages()
    for (let page = 0; page < PAGES_KEPT_MAX; page += 1) pages.put(page, [record(page * AUDIT_PAGE_RECORDS)])
    pages.get(0)
    pages.put(PAGES_KEPT_MAX, [record(PAGES_KEPT_MAX * AUDIT_PAGE_RECORDS)])
    expect(pages.pageCount).toBe(PAGES_KEPT_MAX)
    expect(pages.get(0)).toBeDefined()
    expect(pages.get(AUDIT_PAGE_RECORDS)).toBeUndefined()
    pages.clear()
    expect(pages.pageCount).toBe(0)
  })

  it('VA2 reads a page that was not whole again once the log has grown', async () => {
    const { audit, bus, clock, log, pages } = await opened(10)
    audit.want(0, 9)
    await settle()
    log.size = 12
    bus.emit('system.audit.appended', { size: 12, last: 11 })
    await clock.advance(300)
    expect(audit.store.getState()).toMatchObject({ size: 12, total: 12 })
    audit.want(0, 11)
    await settle()
    expect(pages()).toHaveLength(2)
    expect(audit.at(11)?.record).toBe(11)
  })

  it('VA3 a filter is a list of its own, in which the selected record keeps its place', async () => {
    const { audit } = await opened(1_000)
    audit.select(250)
    expect(audit.store.getState()).toMatchObject({ place: 250, isFollowing: false })
    audit.setFilter('kind:gate')
    await settle()
    expect(audit.store.getState()).toMatchObject({ total: 100, place: 25 })
    audit.want(0, 30)
    await settle()
    expect(audit.at(25)?.record).toBe(250)
    audit.select(251)
    await settle()
    expect(audit.store.getState().place).toBe(-1)
    audit.setFilter('')
    await settle()
    expect(audit.store.getState()).toMatchObject({ total: 1_000, place: 251 })
  })

  it('VA3 takes kinds, runs, actors, phases, times and record numbers, and names a word that is none', () => {
    expect(parseFilter('gate run:r1')).toEqual({ ok: true, filter: { kind: 'gate', run: 'r1' } })
    expect(parseFilter(' kind:breach actor:engine phase:prediction 812')).toEqual({
      ok: true,
      filter: { kind: 'breach', actor: 'engine', phase: 'PREDICTION' },
      record: 812,
    })
    const since = '2026-11-21T10:00:00Z'
    expect(parseFilter(`since:${since}`)).toEqual({ ok: true, filter: { since } })
    for (const word of ['gates', 'run:', 'kind:prev', 'since:noon', 'pos:4']) expect(parseFilter(word)).toEqual({ ok: false, word })
  })
})

describe('the state after a record', () => {
  it('VA4 opens what the record changed, and marks it', async () => {
    const member = (name: string, path: string, kind: 'object' | 'value') => ({ name, path, kind, count: 1, chars: 9, value: 1 })
    const parts = new Map([
      ['', { count: 3, members: [member('runs', 'runs', 'object'), member('size', 'size', 'value')] }],
      ['runs', { count: 1, members: [member('r.1', 'runs.r\\.1', 'object')] }],
    ])
    const rows = stateRows(parts, new Set(['runs']), [
      { path: 'runs.r\\.1', after: 1 },
      { path: 'size', before: 1, after: 2 },
    ])
    expect(rows.map((row) => (row.type === 'part' ? [row.path, row.depth, row.change] : ['more', row.rest]))).toEqual([
      ['runs', 0, 'changed'],
      ['runs.r\\.1', 1, 'added'],
      ['size', 0, 'changed'],
      ['more', 1],
    ])
    // Each has a key of its own: what leads to the rest of a part is not the part.
    expect(new Set(rows.map(rowKey)).size).toBe(rows.length)
    const { audit, bus, clock } = await opened(100)
    const openedParts = ['', 'runs', 'runs.a'].map((path) => ({ path, count: 0, members: [] }))
    const changes = [{ path: 'runs.a.b', before: 1, after: 2 }]
    bus.answers['system.history.step'] = (body) => ({
      record: body['record'],
      pos: '1',
      time: 't',
      truncated: false,
      changes,
      parts: openedParts,
    })
    audit.select(40)
    await settle()
    expect([...audit.stepper.store.getState().open]).toEqual(['runs', 'runs.a'])
    expect(audit.stepper.store.getState().shown).toMatchObject({ record: 40, sha256: undefined })
    await clock.advance(1_000)
    expect(audit.stepper.store.getState().shown).toMatchObject({ record: 40, sha256: 'hash of 40' })
    await audit.stepper.toggle('runs.a')
    audit.select(41)
    await settle()
    expect([...audit.stepper.store.getState().open]).toEqual(['runs'])
  })

  it('VA4 more of a part comes by its own line, and the first of it has the focus then', async () => {
    const { audit, bus } = await opened(100)
    const member = (name: string) => ({ name, path: name, kind: 'value', count: 1, chars: 1, value: 1 })
    const step = { pos: '1', time: 't', changes: [], truncated: false, parts: [{ path: '', count: 2, members: [member('a')] }] }
    bus.answers['system.history.step'] = (body) => ({ ...step, record: body['record'] })
    bus.answers['system.history.outline'] = () => ({ path: '', from: 1, count: 2, members: [member('b')] })
    audit.select(40)
    await settle()
    const { store } = audit.stepper
    expect(stateRows(store.getState().parts, new Set(), []).map(({ type, path }) => [type, path])).toEqual([
      ['part', 'a'],
      ['more', ''],
    ])
    await audit.stepper.more('')
    expect(stateRows(store.getState().parts, new Set(), []).map(rowKey)).toEqual(['a', 'b'])
    expect(store.getState().focused).toBe('b')
  })

  it('VA4 shows the last of many steps, whichever answers come first', async () => {
    const { audit, bus } = await opened(100)
    const waiting: (() => void)[] = []
    const answer = bus.answers['system.history.step']
    bus.answers['system.history.step'] = async (body, options) => {
      if (body['record'] === 10) await new Promise<void>((resolve) => waiting.push(resolve))
      return await answer?.(body, options)
    }
    audit.select(10)
    audit.select(11)
    await settle()
    for (const go of waiting) go()
    await settle()
    expect(audit.stepper.store.getState().shown?.record).toBe(11)
  })

  it('VA4 a step moves once, with the state; before it where that takes long; and never where somebody else went', async () => {
    const { audit, bus, clock } = await opened(100)
    const waiting: (() => void)[] = []
    const answer = bus.answers['system.history.step']
    bus.answers['system.history.step'] = async (body, options) => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return await answer?.(body, options)
    }
    const answerAll = async (): Promise<void> => {
      for (const go of waiting.splice(0)) go()
      await settle()
    }
    const seen: string[] = []
    audit.stepper.store.subscribe(
      ({ shown }, before) => shown !== undefined && shown !== before.shown && seen.push(`shown ${shown.record}`),
    )
    const step = (record: number): void =>
      void audit.stepper.step(record, () => {
        seen.push(`moved ${record}`)
        audit.select(record)
      })
    step(10)
    await settle()
    expect([audit.stepper.movingTo, seen]).toEqual([10, []])
    await answerAll()
    expect(audit.stepper.movingTo).toBeUndefined()
    expect(seen).toEqual(['moved 10', 'shown 10'])
    seen.length = 0
    step(11)
    await clock.advance(1_000)
    expect(seen.filter((each) => each.startsWith('moved'))).toEqual(['moved 11'])
    step(12)
    step(13)
    expect([audit.stepper.movingTo, seen.at(-1)]).toEqual([13, 'moved 12'])
    audit.select(50)
    await answerAll()
    expect(seen.filter((each) => each.startsWith('moved'))).toEqual(['moved 11', 'moved 12'])
    expect([audit.stepper.movingTo, audit.stepper.store.getState().shown?.record]).toEqual([undefined, 50])
  })

  it('VA5 compares with the mark, and tells who changed a part last', async () => {
    const { audit, bus } = await opened(100)
    bus.answers['system.history.blame'] = () => ({ record: 7 })
    audit.select(20)
    await settle()
    audit.stepper.toggleMark()
    audit.select(30)
    await settle()
    await audit.stepper.compare()
    expect(audit.stepper.store.getState()).toMatchObject({ mark: 20, compared: { from: 20, to: 30 } })
    await audit.stepper.askBlame('runs.a')
    expect(audit.stepper.store.getState().blame).toEqual({ path: 'runs.a', record: 7 })
  })
})

describe('verification', () => {
  it('VA6 names record, file and offset where it stopped', () => {
    const first_bad = { record: 731, file: '0000.seg', offset: 204_811, reason: 'crc mismatch' }
    expect(describeStop(first_bad)).toBe('Verification stopped at record 731, file 0000.seg, offset 204811: crc mismatch')
    expect(describeStop({ ...first_bad, record: null })).toContain('no record reached, file 0000.seg')
  })

  it('VA6 shows how far it is, of a range too, and an engine that went away as a failure with its code', async () => {
    const { audit, bus } = await opened(1_000)
    const seen: string[] = []
    audit.store.subscribe(({ verify }) => seen.push(`${verify.phase} ${'records' in verify ? verify.records : ''}`.trim()))
    bus.answers['system.audit.verify'] = (_body, options) => {
      options?.onPart?.({ more: true, records: 5, of: 1_000 })
      return { error: { code: 'transport/closed', message: 'gone' } }
    }
    await audit.verification.start({ from: 3, to: 9 })
    await settle()
    expect(seen).toEqual(['working 0', 'working 5', 'failed'])
    expect(bus.requests.at(-1)?.body).toMatchObject({ from: 3, to: 9 })
  })

  it('VA6 is cancelled by its id, and says so', async () => {
    const { audit, bus } = await opened(1_000)
    let end = (_answer: object): void => {}
    bus.answers['system.audit.verify'] = () => new Promise((resolve) => (end = resolve))
    bus.answers['system.audit.cancel'] = () => {
      end({ error: { code: 'history/cancelled', message: 'cancelled' } })
      return { ok: true, known: true }
    }
    const working = audit.verification.start()
    await settle()
    await audit.verification.cancel()
    await working
    expect(audit.store.getState().verify).toEqual({ phase: 'cancelled' })
    const [asked, cancelled] = bus.requests.slice(-2)
    expect(cancelled?.body).toEqual(asked?.body)
  })
})
