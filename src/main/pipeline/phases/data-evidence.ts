import { canonicalJson, type Evidence, Fault } from '../../../shared/base/index.ts'
import type { JobResult } from '../job-desk.ts'
import type { RunLedger } from '../run-ledger.ts'
import { readList, readNumber, readObject, readText } from './phase-context.ts'

/** Rules and hand-overs one answer may tell of. */
export const EVIDENCE_ITEMS_MAX = 256

/** Temporal rules that the data agent applies to rows; T2 is a gate of the hand-overs, T8 of the split. */
const ROW_RULES = ['T1', 'T3', 'T4', 'T5', 'T6', 'T7'] as const

/**
 * Records every rule that was applied (`rule_applied`) and a gate for each temporal rule of rows: that it was, to what, and what it found.
 * @throws Fault `pipeline/gate-failed` when a temporal rule was not applied
 */
export function recordRules(ledger: RunLedger, result: JobResult): void {
  const records = new Map<string, { readonly rule: string; readonly evidence: Record<string, number | string> }>()
  for (const item of bounded(readList(result, 'rules'))) {
    const { rule, check, action } = { rule: readText(item, 'rule'), check: readText(item, 'check'), action: readText(item, 'action') }
    const { looked, found } = { looked: readNumber(item, 'looked'), found: readNumber(item, 'found') }
    const parameters = canonicalJson(readObject(item, 'parameters'))
    const record = ledger.append({ ruleApplied: { rule, check, parameters, looked, found, action } })
    records.set(rule.split('-')[0] ?? '', { rule, evidence: { looked, found, action, rule_record: record } })
  }
  for (const name of ROW_RULES) {
    const applied = records.get(name)
    ledger.gate({ rule: applied?.rule ?? name, when: 'during', ok: applied !== undefined, evidence: applied?.evidence ?? {} }, () => {
      return new Fault('pipeline/gate-failed', `rule ${name} was not applied to the rows`, { rule: name })
    })
  }
}

/**
 * Records what was handed over (`conservation`), and judges it by its own figures: rows that came in are rows that went on or were set aside,
 * and no hand-over has more missing values or zeros going on than came in without a rule that says so (T2 is the data agent's to compute,
 * and its fault when it does not hold).
 * @returns the numbers of the records
 * @throws Fault `data/not-conserved`
 */
export function recordConservation(ledger: RunLedger, result: JobResult): readonly number[] {
  return bounded(readList(result, 'conservation')).map((item) => {
    const counts = { rowsIn: readNumber(item, 'rows_in'), rowsOut: readNumber(item, 'rows_out'), rowsAside: readNumber(item, 'rows_aside') }
    const handOver = readText(item, 'hand_over')
    const ok = counts.rowsIn === counts.rowsOut + counts.rowsAside
    const record = ledger.append({ conservation: { handOver, ...counts, ok, evidence: canonicalJson(readObject(item, 'columns')) } })
    if (!ok) throw new Fault('data/not-conserved', `${handOver}: rows in are not rows out plus rows set aside`, { ...counts, record })
    return record
  })
}

function bounded(items: readonly JobResult[]): readonly JobResult[] {
  if (items.length <= EVIDENCE_ITEMS_MAX) return items
  throw new Fault('operator/failed', `an answer tells of ${items.length} rules or hand-overs; ${EVIDENCE_ITEMS_MAX} are taken`, {
    items: items.length,
  })
}

type GateName = Pick<Parameters<RunLedger['gate']>[0], 'rule' | 'when'>

/**
 * Takes a job of the data agent that judges several rules at once: the gate that is recorded as failed is the one whose rule was broken, by
 * the fault's code; where it succeeds, `gate` is recorded as held and the others by whoever reads the answer.
 */
export async function askData(
  ledger: RunLedger,
  { gate, ownerOf }: { readonly gate: GateName; readonly ownerOf: (fault: Fault) => GateName | undefined },
  work: { readonly ask: () => Promise<JobResult>; readonly toEvidence: (result: JobResult) => Evidence },
): Promise<JobResult> {
  const result = await work.ask().catch((error: unknown) => {
    const fault = Fault.from(error)
    const evidence = { ...fault.evidence, code: fault.code }
    if (!ledger.isLatched) ledger.gate({ ...(ownerOf(fault) ?? gate), ok: false, evidence }, () => fault)
    throw fault
  })
  ledger.gate({ ...gate, ok: true, evidence: work.toEvidence(result) }, () => new Fault('pipeline/gate-failed', gate.rule))
  return result
}
