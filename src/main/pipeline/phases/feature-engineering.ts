import { Fault } from '../../../shared/base/index.ts'
import type { JobResult } from '../job-desk.ts'
import { type Phase, readList, readNumber, readObject, readText } from './phase-context.ts'

/** FEATURE_ENGINEERING: as-of features with lineage; nothing known too late, nothing made from the target, older rows train. */
export const featureEngineering: Phase = async ({ plan, ledger, desk, facts }) => {
  const gate = { rule: 'T5-known-in-time', when: 'during' } as const
  const build = (): Promise<JobResult> => desk.run('data.jobs', 'data', { job: 'features', phase: 'FEATURE_ENGINEERING' })
  const result = await ledger.guard(gate, build, (built) => ({ features: built['features'] }))
  facts.features = readList(result, 'features').map(String)
  const split = readObject(result, 'split')
  const rows = readObject(result, 'rows')
  const counts = { train: readNumber(rows, 'train'), held_out: readNumber(rows, 'held_out'), unlabelled: readNumber(rows, 'unlabelled') }
  facts.rows = { ...facts.rows, held_out: counts.held_out }
  const { newest, oldest } = { newest: readText(split, 'newest_train'), oldest: readText(split, 'oldest_held_out') }
  ledger.gate(
    { rule: 'T4-older-rows-train', when: 'after', ok: newest < oldest, evidence: { newest_train: newest, oldest_held_out: oldest } },
    () => {
      return new Fault('pipeline/split-violated', 'a training row is not older than every held-out row', {
        newest_train: newest,
        oldest_held_out: oldest,
      })
    },
  )
  const total = counts.train + counts.held_out + counts.unlabelled
  ledger.gate(
    { rule: 'G3.1-rows-conserved', when: 'after', ok: total === facts.rows.used, evidence: { ...counts, used: facts.rows.used } },
    () => {
      return new Fault('data/not-conserved', 'feature rows are not the rows used', { ...counts, used: facts.rows.used })
    },
  )
  ledger.gate(
    {
      rule: 'G3.2-enough-held-out',
      when: 'after',
      ok: counts.held_out >= plan.limits.heldOutMin,
      evidence: { ...counts, minimum: plan.limits.heldOutMin },
    },
    () => {
      return new Fault('pipeline/gate-failed', `only ${counts.held_out} rows are held out`, { ...counts, minimum: plan.limits.heldOutMin })
    },
  )
}
