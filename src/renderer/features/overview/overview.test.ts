import { describe, expect, it } from 'vitest'
import { runs } from '../../../../e2e/harness/fixture-data.ts'
import type { AuditRecord, RunSummary } from '../../data/types.ts'
import { breachesAt } from './breaches-at.ts'
import { adviceFor, headlineFor, lastBreaches, runAt } from './model.ts'
import { QUOTA_LINES_MAX, quotaLines } from './quota-lines.ts'

const account = (name: string, used: number) => ({
  account: name,
  hour: { used: { wall_ms: used * 1_000 } },
  day: { used: {} },
  total: {},
  limits: [{ per: 'hour', wall_s: 100, runs: 0, place: 'policy.yaml quotas[0]' }],
})

describe('overview', () => {
  it('VW1 says in one line whether the rig is well and in another what to press', () => {
    const [newest] = runs(false)
    expect(headlineFor({ state: 'ready', headline: 'Ready', detail: '' })).toBe('The rig is ready')
    expect(headlineFor({ state: 'halted', headline: 'DATA_BREAKDOWN', detail: 'in DATA_LOADING' })).toBe(
      'Halted: DATA_BREAKDOWN in DATA_LOADING',
    )
    expect(adviceFor('ready', undefined)).toContain('Press Start run')
    expect(adviceFor('ready', undefined, false)).toContain('no data to run on')
    expect(adviceFor('halted', newest)).toContain('acknowledges')
    const waiting: RunSummary = {
      ...(newest as RunSummary),
      status: 'running',
      release: { asked_record: 1, manifest_sha256: '', limit_ms: 1 },
    }
    expect(adviceFor('running', waiting)).toContain('wait for a person')
  })

  it('VW2 the limits nearest to being reached come first, those without a size are none', () => {
    const lines = quotaLines([account('a', 10), account('b', 90), account('c', 50)])
    expect(lines.map(({ account: name, dimension, used, limit }) => [name, dimension, used, limit])).toEqual([
      ['b', 'wall_ms', 90_000, 100_000],
      ['c', 'wall_ms', 50_000, 100_000],
      ['a', 'wall_ms', 10_000, 100_000],
    ])
    expect(quotaLines(Array.from({ length: 20 }, (_, index) => account(`a${index}`, index)))).toHaveLength(QUOTA_LINES_MAX)
  })

  it('VW3 at a moment the run is the newest that had begun by then, and the breaches are those of the records before, oldest ones left out', async () => {
    const all = [
      { ...(runs(true)[0] as RunSummary), records: [300, 340] },
      { ...(runs(false)[0] as RunSummary), records: [100, 200] },
    ]
    expect(runAt(all, undefined)).toBe(all[0])
    expect(runAt(all, 250)).toBe(all[1])
    expect(runAt(all, 50)).toBeUndefined()
    expect(lastBreaches(all)).toHaveLength(1)
    const breached = [5, 20, 30, 31, 60, 61, 300]
    const sources = {
      history: { find: async ({ from }: { from: number }) => breached.findLast((record) => record < from) },
      engine: {
        readAudit: async ({ from }: { from: number }) => ({
          records: [{ record: from, run: `r${from}`, body: { mode: 'DATA_BREAKDOWN', message: `at ${from}` } } as unknown as AuditRecord],
          size: 400,
        }),
      },
    }
    expect((await breachesAt(sources, 31)).map(({ record, run, message }) => [record, run, message])).toEqual([
      [31, 'r31', 'at 31'],
      [30, 'r30', 'at 30'],
      [20, 'r20', 'at 20'],
      [5, 'r5', 'at 5'],
    ])
    expect((await breachesAt(sources, 299)).map(({ record }) => record)).toEqual([61, 60, 31, 30, 20])
    expect(await breachesAt(sources, 4)).toEqual([])
  })
})
