import { describe, expect, it } from 'vitest'
import { FixtureBus } from '../../../../e2e/harness/fixture-bus.ts'
import { record } from '../../../../e2e/harness/fixture-data.ts'
import { ManualClock, settle } from '../../../../e2e/support/manual-clock.ts'
import { AUDIT_PAGE_RECORDS, Engine } from '../../data/engine.ts'
import { Audit, FILTERED_RECORDS_MAX } from './audit.ts'
import { describeStop, firstShown, GRID_ROWS_MAX, parseFilter } from './model.ts'
import { PAGES_KEPT_MAX, RecordPages } from './pages.ts'

async function opened(size: number, verify?: object) {
  const clock = new ManualClock()
  const bus = new FixtureBus({
    'system.audit.read': (body) => {
      const { from, to, limit, kind } = body as { from: number; to?: number; limit: number; kind?: string }
      const end = Math.min(to ?? size, size)
      const records = []
      for (let number = from; number < end && records.length < limit; number += 1)
        records.push({ ...record(number), kind: kind ?? record(number).kind })
      return { records, size }
    },
    'system.audit.verify': (_body, options) => {
      options?.onPart?.({ more: true, records: 5, of: size })
      return verify
    },
  })
  const audit = new Audit(clock)
  const troubles: unknown[] = []
  await audit.attach(new Engine(bus), (error) => troubles.push(error))
  return { clock, bus, audit, troubles }
}

describe('audit list', () => {
  it('WN17 reads in pages, each once', async () => {
    const { audit, bus, clock } = await opened(1_000)
    audit.want(150, 250)
    audit.want(150, 250)
    await clock.advance(300)
    const reads = bus.requests.filter((request) => request.topic === 'system.audit.read').slice(1)
    expect(reads.map((request) => request.body)).toEqual([
      { from: 0, to: AUDIT_PAGE_RECORDS, limit: AUDIT_PAGE_RECORDS },
      { from: AUDIT_PAGE_RECORDS, to: 2 * AUDIT_PAGE_RECORDS, limit: AUDIT_PAGE_RECORDS },
    ])
    expect(audit.record(199)?.record).toBe(199)
    expect(audit.record(200)?.record).toBe(200)
    expect(audit.record(400)).toBeUndefined()
  })

  it('WN17 asks again where an answer held only a part of a page', async () => {
    const { audit, bus, clock } = await opened(150)
    const whole = bus.answers['system.audit.read']
    bus.answers['system.audit.read'] = (body, options) => whole?.({ ...body, limit: Math.min(40, Number(body['limit'])) }, options)
    audit.want(0, 149)
    await clock.advance(300)
    await settle()
    await clock.advance(300)
    expect(audit.record(0)?.record).toBe(0)
    expect(audit.record(149)?.record).toBe(149)
  })

  it('WN17 keeps the pages used last', () => {
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

  it('WN17 reads a page that was not whole again once the log has grown', async () => {
    const { audit, bus, clock } = await opened(10)
    audit.want(0, 9)
    await clock.advance(300)
    bus.emit('system.audit.appended', { size: 12, last: 11 })
    await clock.advance(300)
    expect(audit.store.getState().size).toBe(12)
    const reads = bus.requests.length
    audit.want(0, 11)
    expect(bus.requests.length).toBe(reads + 1)
  })

  it('WN17 stops gathering matches at its limit and says that there are more', async () => {
    const { audit } = await opened(FILTERED_RECORDS_MAX + 700)
    await audit.setFilter('kind:gate')
    expect(audit.store.getState().matches).toHaveLength(FILTERED_RECORDS_MAX)
    expect(audit.store.getState().hasMoreMatches).toBe(true)
    await audit.setFilter('')
    expect(audit.store.getState().matches).toBeUndefined()
  })

  it('WN17 takes kinds and runs as filters and names a word that is neither', () => {
    expect(parseFilter('gate run:r1')).toEqual({ ok: true, filter: { kind: 'gate', run: 'r1' } })
    expect(parseFilter(' kind:breach ')).toEqual({ ok: true, filter: { kind: 'breach' } })
    expect(parseFilter('gates')).toEqual({ ok: false, word: 'gates' })
    expect(parseFilter('run:')).toEqual({ ok: false, word: 'run:' })
  })

  it('WN17 ends with the newest record, or holds the one that is asked for', () => {
    expect(firstShown(500, undefined)).toBe(0)
    expect(firstShown(GRID_ROWS_MAX + 500, undefined)).toBe(500)
    expect(firstShown(GRID_ROWS_MAX + 500, 20)).toBe(20)
  })
})

describe('verification', () => {
  it('WN18 names record, file and offset where it stopped', async () => {
    const first_bad = { record: 731, file: '0000.seg', offset: 204_811, reason: 'crc mismatch' }
    const { audit } = await opened(1_000, { ok: false, records: 731, root: '', checkpoint: null, torn_tail: 0, first_bad })
    await audit.verify()
    const state = audit.store.getState().verify
    expect(state.phase).toBe('done')
    expect(describeStop(first_bad)).toBe('Verification stopped at record 731, file 0000.seg, offset 204811: crc mismatch')
    expect(describeStop({ ...first_bad, record: null })).toContain('no record reached, file 0000.seg')
  })

  it('WN18 shows how far it is, and an engine that went away as a failure with its code', async () => {
    const { audit, bus } = await opened(1_000)
    const seen: string[] = []
    audit.store.subscribe((state) => seen.push(`${state.verify.phase} ${'records' in state.verify ? state.verify.records : ''}`.trim()))
    bus.answers['system.audit.verify'] = (_body, options) => {
      options?.onPart?.({ more: true, records: 5, of: 1_000 })
      return { error: { code: 'transport/closed', message: 'gone' } }
    }
    await audit.verify()
    await settle()
    expect(seen).toEqual(['working 0', 'working 5', 'failed'])
    expect(audit.store.getState().verify).toMatchObject({ phase: 'failed', fault: { code: 'transport/closed' } })
  })
})
