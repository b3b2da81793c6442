import { describe, expect, it } from 'vitest'
import { apply, EMPTY_STATE, type State } from '../../shared/state/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { RunArchive } from './run-archive.ts'
import { RunBook } from './run-book.ts'
import { runListServices } from './services/run-list-services.ts'

const CALLER = { id: 'tester', kind: 'human', namespace: 'default', inbox: '' } as const

/** Records of `count` runs, four a run, every third breached in DATA_LOADING. */
function recordsOf(count: number): arqonbus.v1.Record[] {
  return Array.from({ length: count }, (_, index) => {
    const run = `run-${String(index).padStart(5, '0')}`
    const about = { run, device: 'sim0', simulated: true, time: 1_000_000_000 * index }
    const phase = { ...about, phase: 'GPU_INIT' }
    const isBad = index % 3 === 2
    const breach = { mode: 'DATA_BREAKDOWN', code: 'data/missing', message: 'gone', evidence: '{}', remedy: 'bring it' }
    return [
      { ...about, runStarted: { mode: 'full_build', seed: index, asOf: '2011-12-31' } },
      { ...phase, phaseEnded: { number: 1, status: 'passed', durationMs: 100 + index } },
      isBad ? { ...about, phase: 'DATA_LOADING', breach } : { ...phase, gate: { rule: 'V1', when: 'after', ok: true, evidence: '{}' } },
      { ...about, runEnded: { status: isBad ? 'breached' : 'passed', version: isBad ? '' : run, summary: '{}' } },
    ].map((body) => arqonbus.v1.Record.decode(arqonbus.v1.Record.encode(body).finish()))
  }).flat()
}

interface Listed {
  readonly runs: readonly {
    number: number
    run_id: string
    status: string
    kept: boolean
    phases: { duration_ms: number; gates: unknown[] }[]
  }[]
  readonly total: number
  readonly next: number | null
}

function rigOf(records: readonly arqonbus.v1.Record[], most?: number) {
  const book = new RunBook(most)
  let state: State = EMPTY_STATE
  for (const [number, record] of records.entries()) {
    state = apply(state, record, number)
    book.take(record, state)
  }
  const archive = new RunArchive({
    state: () => state,
    book,
    async *read(from, to) {
      for (let number = from; number < to; number += 1) {
        const record = records[number]
        if (record !== undefined) yield { number, record }
      }
    },
  })
  const services = runListServices({ archive, book, state: () => state, workspace: '/ws', toAbsolute: (path) => `/ws/${path}` })
  const ask = async (topic: string, body: object): Promise<unknown> => await services[topic]?.(body as never, CALLER, () => undefined)
  return { ask, book }
}

describe('runs beyond those that are kept in detail', () => {
  /** Fifty more than the fold keeps. */
  const long = rigOf(recordsOf(2_050))

  it('VR1 lists every run of a long log by pages, newest first, and says which are no longer kept in detail', async () => {
    const { ask } = long
    const seen: Listed['runs'][number][] = []
    for (let before: number | null | undefined; before !== null; ) {
      const page = (await ask('system.runs.list', { limit: 500, gates: false, ...(before !== undefined && { before }) })) as Listed
      expect(page.total).toBe(2_050)
      seen.push(...page.runs)
      before = page.next
    }
    expect(seen.map(({ number }) => number)).toEqual(Array.from({ length: 2_050 }, (_, index) => 2_049 - index))
    expect(seen.filter(({ kept }) => !kept)).toHaveLength(50)
    expect(seen.at(-1)).toMatchObject({ run_id: 'run-00000', status: 'passed', kept: false })
    expect(seen.at(-1)?.phases[0]).toMatchObject({ duration_ms: 100 })
  })

  it('VR1 an answer is bounded in bytes: what does not fit is asked for again', async () => {
    const { ask } = rigOf(recordsOf(600))
    const page = (await ask('system.runs.list', { limit: 500 })) as Listed
    expect(page.runs.length).toBeLessThan(500)
    expect(page.next).toBe(600 - page.runs.length)
  })

  it('VR1 beyond the limit the oldest are forgotten, and the list says where it begins', async () => {
    const { ask, book } = rigOf(recordsOf(12), 10)
    expect([book.total, book.from]).toEqual([12, 2])
    expect((await ask('system.runs.list', {})) as Listed).toMatchObject({ total: 12, from: 2, next: null })
  })

  it('VR2 a run that is no longer kept is shown from its own records, as it was', async () => {
    const { ask } = long
    const old = (await ask('system.run.show', { run_id: 'run-00001' })) as Listed['runs'][number]
    expect(old).toMatchObject({ run_id: 'run-00001', status: 'passed', kept: false, number: 1, seed: 1 })
    expect(old.phases[0]?.gates).toHaveLength(1)
    const breached = (await ask('system.run.show', { run_id: 'run-00002' })) as { breach: { code: string; records: number[] } }
    expect(breached.breach).toMatchObject({ code: 'data/missing', records: [10] })
    await expect(ask('system.run.show', { run_id: 'run-9' })).rejects.toMatchObject({ code: 'runs/unknown' })
  })

  it('VR3 two runs are compared by what they recorded, also one that is no longer kept', async () => {
    const { ask } = long
    const found = await ask('system.run.compare', { a: 'run-00001', b: 'run-02047' })
    expect(found).toMatchObject({ a: 'run-00001', b: 'run-02047', same: true, first_phase: null })
    const other = await ask('system.run.compare', { a: 'run-00001', b: 'run-00002' })
    expect(other).toMatchObject({ same: false, first_phase: 'DATA_LOADING' })
  })
})
