import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { encodeRecord, verifyAudit } from '../../src/main/audit/index.ts'
import { LogWriter } from '../../src/main/log/index.ts'
import { nodeDisk, systemClock } from '../../src/main/platform/index.ts'
import { scratchFolder } from './brokers.ts'
import { absoluteRow, type BenchRow } from './report.ts'

const RECORDS = 500_000
const RUNS = 5
const GOAL = { id: 'audit_verify', goal: 500_000, unit: 'records/s', better: 'higher' } as const

/** Writes a log of RECORDS records like those a run leaves; resolves with its folder and key. */
async function writeLog(root: string): Promise<{ dir: string; vkey: string }> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const identity = { origin: `vbus/${randomUUID()}`, privateKey }
  const dir = join(root, 'audit')
  const writer = await LogWriter.open({
    dir,
    setAsideDir: join(root, 'set-aside'),
    kind: 'audit',
    identity,
    isPinned: true,
    newIdentity: () => identity,
    clock: systemClock,
    disk: nodeDisk,
  })
  const run = randomUUID()
  for (let i = 0; i < RECORDS; i++) {
    const input = {
      pos: i,
      epoch: 1,
      actor: { id: 'controller', kind: 2 },
      run,
      phase: 'MODEL_TRAINING',
      device: 'sim0',
      simulated: true,
      gate: { rule: 'tree-count', when: 'after', ok: true, evidence: `{"learner":"xgboost","trees":1350,"i":${i}}` },
    }
    const record = encodeRecord(input, systemClock.wallNs())
    while (writer.append(record) === 'full') await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await writer.close()
  return { dir, vkey: writer.opening.vkey }
}

/** Row `audit_verify`: records per second that `verifyAudit` verifies, files and all. */
export async function auditVerify(say: (line: string) => void): Promise<BenchRow> {
  const root = scratchFolder('audit')
  try {
    say(`audit_verify: writing ${RECORDS.toLocaleString('en-US')} records ...`)
    const { dir, vkey } = await writeLog(root)
    const rates: number[] = []
    for (let run = 0; run <= RUNS; run++) {
      const start = performance.now()
      const verdict = await verifyAudit(dir, { disk: nodeDisk, vkey })
      const rate = RECORDS / ((performance.now() - start) / 1000)
      if (!verdict.ok || verdict.records !== RECORDS) throw new Error(`the log does not verify: ${JSON.stringify(verdict)}`)
      if (run > 0) rates.push(rate)
      if (run > 0) say(`audit_verify run ${run}/${RUNS}: ${Math.round(rate).toLocaleString('en-US')} records/s`)
    }
    return absoluteRow(GOAL, rates)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
