import { afterAll, beforeAll, expect, it } from 'vitest'
import { openAudit } from '../../main/audit/audit.testing.ts'
import { RUN_RECORDS_MAX } from '../../main/engine/provenance/recorded-run.ts'
import { type LogHome, makeLogHome } from '../../main/log/log.testing.ts'
import type { WorkspaceLayout } from '../../main/workspace/layout.ts'
import { recordedRuns } from './run-records.ts'

const HASH = new Uint8Array(32)
let home: LogHome
let layout: WorkspaceLayout

/** Two runs: one of as many records as a question may ask about, and one of a record more; others' records lie between. */
beforeAll(async () => {
  home = makeLogHome({ ringBytes: 16_777_216 })
  layout = { auditDir: home.dir } as WorkspaceLayout
  const audit = await openAudit(home)
  for (const [run, records] of [
    ['run-full', RUN_RECORDS_MAX],
    ['run-more', RUN_RECORDS_MAX + 1],
  ] as const) {
    const of = { pos: 1, epoch: 1, run }
    audit.append({
      ...of,
      device: 'sim0',
      simulated: true,
      runStarted: { mode: 'full_build', seed: 7, asOf: '2020-01-01', lockSha256: HASH },
    })
    for (let i = 1; i < records; i++) {
      audit.append({ ...of, phase: 'DATA_LOADING', gate: { rule: 'R', when: 'during', ok: true, evidence: '{}' } })
      if (i % 1_000 !== 0) continue
      audit.append({ pos: 1, epoch: 1, anchor: { log: 'vbus/other', first: i, last: i, root: HASH } })
      await audit.flush()
    }
  }
  await audit.close('test')
}, 60_000)
afterAll(() => home[Symbol.dispose]())

it('a run of as many records as are kept for a question is read whole; one of a record more is refused by name', () => {
  const [whole] = recordedRuns(layout, ['run-full'])
  expect(whole?.records).toHaveLength(RUN_RECORDS_MAX)
  expect(whole?.records.every(({ run }) => run === 'run-full')).toBe(true)
  expect(() => recordedRuns(layout, ['run-more'])).toThrow(
    expect.objectContaining({
      code: 'spine/limit',
      message: expect.stringContaining(`run-more left more than ${RUN_RECORDS_MAX} records`),
    }),
  )
}, 60_000)
