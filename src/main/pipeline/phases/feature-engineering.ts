import { type Evidence, Fault } from '../../../shared/base/index.ts'
import type { JobResult } from '../job-desk.ts'
import type { RunLedger } from '../run-ledger.ts'
import { askData, recordConservation } from './data-evidence.ts'
import { type Phase, type PhaseContext, readList, readNumber, readObject, readText } from './phase-context.ts'

const PARTS = ['train', 'validation', 'test', 'held_out', 'straddling', 'unlabelled'] as const
const DAYS = ['newest_train', 'oldest_validation', 'newest_validation', 'oldest_test'] as const

const OWNERS: Readonly<Record<string, { rule: string; when: 'during' | 'after' }>> = {
  'pipeline/split-violated': { rule: 'T8-train-validate-test', when: 'after' },
  'rule/entity-on-both-sides': { rule: 'A4-entity-on-one-side', when: 'after' },
  'data/not-conserved': { rule: 'G3.1-rows-conserved', when: 'after' },
}

/** The gate whose rule the data agent itself found broken. */
function ownerOf({ code, evidence }: Fault): { rule: string; when: 'during' | 'after' } | undefined {
  if (code !== 'pipeline/target-leak') return OWNERS[code]
  return { rule: 'limit_r2' in evidence ? 'A3-no-target-correlation' : 'A2-no-target-lineage', when: 'during' }
}

/** FEATURE_ENGINEERING: as-of features with lineage; nothing known too late, nothing made from the target, older rows train. */
export const featureEngineering: Phase = async ({ plan, ledger, desk, facts }) => {
  const gate = { rule: 'T7-known-in-time', when: 'during' } as const
  const build = (): Promise<JobResult> => desk.run('data.jobs', 'data', { job: 'features', phase: 'FEATURE_ENGINEERING' })
  const work = { ask: build, toEvidence: (built: JobResult) => ({ features: built['features'] }) }
  const result = await askData(ledger, { gate, ownerOf }, work)
  facts.features = readList(result, 'features').map(String)
  judgeLeaks(ledger, plan, readObject(result, 'target_leak'))
  const split = readObject(result, 'split')
  const rows = readObject(result, 'rows')
  const counts = Object.fromEntries(PARTS.map((part) => [part, readNumber(rows, part)])) as Record<(typeof PARTS)[number], number>
  facts.rows = { ...facts.rows, held_out: counts.held_out }
  facts.trainRows = counts.train
  const days = Object.fromEntries(DAYS.map((day) => [day, readText(split, day)])) as Record<(typeof DAYS)[number], string>
  const isOrdered = days.newest_train < days.oldest_validation && days.newest_validation < days.oldest_test
  ledger.gate({ rule: 'T8-train-validate-test', when: 'after', ok: isOrdered, evidence: { ...counts, ...days } }, () => {
    return new Fault('pipeline/split-violated', 'training, validation and test rows do not follow each other in time', days)
  })
  const apart = counts.held_out === counts.validation + counts.test
  const entity = { entity: readList(result, 'entity').map(String), straddling: counts.straddling }
  ledger.gate({ rule: 'A4-entity-on-one-side', when: 'after', ok: apart, evidence: entity }, () => {
    return new Fault('rule/entity-on-both-sides', 'the held-out rows are not the validation and the test rows', { ...counts })
  })
  recordConservation(ledger, result)
  const total = counts.train + counts.held_out + counts.straddling + counts.unlabelled
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

/** A1 to A3: no feature is made from the target, by its name, by what it is computed from, or by what it follows. */
function judgeLeaks(ledger: RunLedger, plan: PhaseContext['plan'], leak: JobResult): void {
  const { target } = plan
  const lineage = Object.entries(readObject(leak, 'lineage')).map(([name, from]) => [name, String(from)] as const)
  const named = lineage.filter((names) => names.some((name) => bearsName(name, target))).map(([name]) => name)
  const derived = lineage.filter(([, from]) => from === target).map(([name]) => name)
  const r2 = { r2_max: readNumber(leak, 'r2_max'), limit_r2: readNumber(leak, 'limit_r2'), rows_min: readNumber(leak, 'rows_min') }
  const judge = (gate: { rule: string; ok: boolean }, evidence: Evidence, said: string): void =>
    ledger.gate({ ...gate, when: 'during', evidence }, () => new Fault('pipeline/target-leak', `${said} the target ${target}`, evidence))
  const features = lineage.map(([name]) => name)
  judge({ rule: 'A1-no-target-name', ok: named.length === 0 }, { target, features, named }, `${named.join(', ')} bears the name of`)
  const made = { target, lineage: Object.fromEntries(lineage), derived }
  judge({ rule: 'A2-no-target-lineage', ok: derived.length === 0 }, made, `${derived.join(', ')} is made from`)
  judge({ rule: 'A3-no-target-correlation', ok: r2.r2_max < r2.limit_r2 }, { target, ...r2 }, 'a feature follows')
}

/** Whether a name holds every word of the target's: `rating_imdb_2` holds `imdb_rating`. */
function bearsName(name: string, target: string): boolean {
  const words = new Set(name.split('_'))
  return target.split('_').every((word) => words.has(word))
}
