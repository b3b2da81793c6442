import { Fault } from '../../../shared/base/index.ts'
import type { JobResult } from '../job-desk.ts'
import { askData, recordConservation, recordRules } from './data-evidence.ts'
import { fromHex, type Phase, readList, readNumber, readObject, readText } from './phase-context.ts'

/** Row ids a finding carries; its hash covers all (proto/arqonbus/v1/record.proto). */
export const FINDING_ROW_IDS_MAX = 8192

/** Gates whose rule the data agent itself finds broken, by the fault it answers with. */
const OWNERS: Readonly<Record<string, { rule: string; when: 'after' }>> = {
  'rule/null-zero': { rule: 'T2-null-and-zero', when: 'after' },
  'data/not-conserved': { rule: 'G2.2-rows-conserved', when: 'after' },
}

/** DATA_LOADING: inputs into the store, read from there only, checked, merged; every fault a finding. */
export const dataLoading: Phase = async ({ ledger, desk, facts }) => {
  const gate = { rule: 'G2.1-inputs-as-registered', when: 'before' } as const
  const load = (): Promise<JobResult> => desk.run('data.jobs', 'data', { job: 'load', phase: 'DATA_LOADING' })
  const work = { ask: load, toEvidence: (loaded: JobResult) => ({ inputs: loaded['inputs'] }) }
  const result = await askData(ledger, { gate, ownerOf: ({ code }) => OWNERS[code] }, work)
  for (const input of readList(result, 'inputs')) {
    const sha256 = readText(input, 'sha256')
    facts.inputHashes.add(sha256)
    const { name, path } = { name: readText(input, 'name'), path: readText(input, 'path') }
    ledger.append({ input: { name, path, sha256: fromHex(sha256), bytes: readNumber(input, 'bytes'), rows: readNumber(input, 'rows') } })
  }
  for (const finding of readList(result, 'findings')) {
    const rowIds = readList(finding, 'row_ids').map(Number)
    const { rule, action } = { rule: readText(finding, 'rule'), action: readText(finding, 'action') }
    const rows = readNumber(finding, 'rows')
    const detail = String(finding['detail'] ?? '')
    const rowIdsSha256 = fromHex(readText(finding, 'row_ids_sha256'))
    const record = ledger.append({
      finding: { rule, rows, action, detail, rowIds: rowIds.slice(0, FINDING_ROW_IDS_MAX), rowIdsSha256 },
    })
    ledger.tell('pipeline.findings', { rule, rows, action, detail, record })
  }
  recordRules(ledger, result)
  const records = recordConservation(ledger, result)
  // The data agent computes T2 at each hand-over and fails where it does not hold; here is where it was computed.
  ledger.gate({ rule: 'T2-null-and-zero', when: 'after', ok: records.length > 0, evidence: { hand_overs: records } }, () => {
    return new Fault('pipeline/gate-failed', 'no hand-over says that missing values and zeros stayed what they were')
  })
  const rows = readObject(result, 'rows')
  const counted = { in: readNumber(rows, 'in'), used: readNumber(rows, 'used'), quarantined: readNumber(rows, 'quarantined') }
  facts.rows = { ...counted, held_out: 0 }
  ledger.gate(
    { rule: 'G2.2-rows-conserved', when: 'after', ok: counted.in === counted.used + counted.quarantined, evidence: counted },
    () => {
      return new Fault('data/not-conserved', 'rows in are not rows used plus rows quarantined', counted)
    },
  )
}
