import { describe, expect, it } from 'vitest'
import type { RunEnding } from './contract.ts'
import { EVIDENCE_ITEMS_MAX } from './phases/data-evidence.ts'
import { evaluated, handedOver, PLAN, RunStage } from './run.testing.ts'
import { Run } from './run.ts'

type Answer = (body: Record<string, unknown>) => object | undefined

async function ended(
  job: string,
  change: (answer: Record<string, unknown>) => object,
  plan = PLAN,
): Promise<{ ending: RunEnding; stage: RunStage }> {
  const stage = new RunStage()
  const honest = stage.answers[job] as Answer
  stage.answers[job] = (body) => change((honest(body) ?? {}) as Record<string, unknown>)
  return { ending: await new Run(stage.host(), plan).execute(), stage }
}
const gate = ({ stage }: { stage: RunStage }, rule: string) => stage.records.find((record) => record.gate?.rule === rule)?.gate

describe('anti-cheat', () => {
  it('AC1 DF3 ends a run whose feature bears the name of the target, comes from it, or follows it', async () => {
    const leak = (more: object) => (answer: Record<string, unknown>) => ({
      ...answer,
      target_leak: { ...(answer['target_leak'] as object), ...more },
    })
    for (const [rule, more] of [
      ['A1-no-target-name', { lineage: { y_2: 'x' } }],
      ['A2-no-target-lineage', { lineage: { x: 'y' } }],
      ['A3-no-target-correlation', { r2_max: 0.995 }],
    ] as const) {
      const run = await ended('features', leak(more))
      expect(run.ending.fault).toMatchObject({ code: 'pipeline/target-leak', breach: 'VALIDATION_BREACH' })
      if (rule !== 'A2-no-target-lineage') expect(gate(run, rule)).toMatchObject({ ok: false })
    }
  })

  it('AC2 DM8 ends a run whose parts of the split are not apart', async () => {
    const run = await ended('features', (answer) => ({ ...answer, rows: { ...(answer['rows'] as object), validation: 2 } }))
    expect(run.ending.fault).toMatchObject({ code: 'rule/entity-on-both-sides' })
    const days = { newest_train: '2000-01-02', oldest_validation: '2000-01-02', newest_validation: '2000-01-02', oldest_test: '2000-01-03' }
    const late = await ended('features', (answer) => ({ ...answer, split: days }))
    expect(late.ending.fault).toMatchObject({ code: 'pipeline/split-violated' })
  })

  it('AC3 ends a run whose models explain something from a shuffled target, and keeps the seed of its order', async () => {
    const run = await ended('score_shuffled', () => ({ r2: { catboost: 0.4, ensemble: 0.4 } }))
    expect(run.ending.fault).toMatchObject({ code: 'rule/shuffled-target', evidence: { r2: { ensemble: 0.4 }, r2_max: 0.1 } })
    expect(JSON.parse(gate(run, 'A5-shuffled-target')?.evidence ?? '')).toMatchObject({ seed: (PLAN.seed ^ 0x5eed) >>> 0, trees: 3 })
    const asked = run.stage.bus.jobs.map(({ body }) => body).filter((body) => body['set'] === 'shuffled')
    expect(asked).toMatchObject([{ job: 'send_rows', seed: (PLAN.seed ^ 0x5eed) >>> 0 }])
  })

  it('AC4 ends a run whose models grew on too few rows, or hold too little', async () => {
    const limits = (workMin: (typeof PLAN)['limits']['workMin']) => ({ ...PLAN, limits: { ...PLAN.limits, workMin } })
    const few = await ended('load', (answer) => answer, limits({ trainRows: 7, modelBytesPerTree: 1 }))
    expect(few.ending.fault).toMatchObject({ code: 'rule/minimum-work', evidence: { train_rows: 6, train_rows_min: 7 } })
    const small = await ended('load', (answer) => answer, limits({ trainRows: 1, modelBytesPerTree: 1_000 }))
    expect(small.ending.fault).toMatchObject({ code: 'rule/minimum-work', evidence: { model_bytes_min: 3_000 } })
  })

  it('AC5 ends a run whose score is too good, on all held-out rows or on a part of them', async () => {
    for (const scores of [{ r2: 0.951 }, { mape: 0.019 }, { test: { r2: 0.99 } }, { test: { mape: 0.001 } }]) {
      const { ending } = await ended('evaluate', () => evaluated(scores))
      expect(ending.fault, JSON.stringify(scores)).toMatchObject({ code: 'pipeline/score-implausible' })
    }
    const { ending } = await ended('evaluate', () => evaluated({ r2: 0.95, mape: 0.02 }))
    expect(ending.status).toBe('passed')
  })

  it('DM8 AC2 records a rule that the data agent finds broken as that rule, not as the step it was found in', async () => {
    const cases = [
      ['features', 'pipeline/split-violated', 'T8-train-validate-test'],
      ['features', 'rule/entity-on-both-sides', 'A4-entity-on-one-side'],
      ['features', 'pipeline/target-leak', 'A2-no-target-lineage'],
      ['features', 'pipeline/column-too-early', 'T7-known-in-time'],
      ['load', 'rule/null-zero', 'T2-null-and-zero'],
      ['load', 'data/changed', 'G2.1-inputs-as-registered'],
    ] as const
    for (const [job, code, rule] of cases) {
      const run = await ended(job, () => ({ status: 'failed', error: { code, message: 'found broken' } }))
      expect(run.ending.fault?.code).toBe(code)
      expect(gate(run, rule), rule).toMatchObject({ ok: false })
    }
  })

  it('DC2 takes so many rules and hand-overs of an answer and no more', async () => {
    const many = Array.from({ length: EVIDENCE_ITEMS_MAX + 1 }, (_, index) => handedOver(`a>${index}`, 1, 1))
    const run = await ended('load', (answer) => ({ ...answer, conservation: many }))
    expect(run.ending.fault).toMatchObject({ code: 'operator/failed', evidence: { items: EVIDENCE_ITEMS_MAX + 1 } })
    expect((await ended('load', (answer) => ({ ...answer, conservation: many.slice(1) }))).ending.status).toBe('passed')
  })

  it('DM1 DC1 ends a run when a temporal rule was not applied, or rows were lost at a hand-over', async () => {
    const unruled = await ended('load', (answer) => ({ ...answer, rules: (answer['rules'] as object[]).slice(1) }))
    expect(unruled.ending.fault).toMatchObject({ code: 'pipeline/gate-failed', evidence: { rule: 'T1' } })
    const lost = await ended('load', (answer) => ({ ...answer, conservation: [{ ...handedOver('a>b', 10, 9), rows_aside: 0 }] }))
    expect(lost.ending.fault).toMatchObject({ code: 'data/not-conserved' })
    expect(lost.stage.records.find((record) => record.conservation)?.conservation).toMatchObject({ ok: false, rowsIn: 10, rowsOut: 9 })
  })
})
