import { createHash } from 'node:crypto'
import type { RecordInput } from '../../src/main/audit/index.ts'
import { openWorkspaceLog } from '../../src/main/engine/workspace-log.ts'
import { systemClock, takeEngineLock } from '../../src/main/platform/index.ts'
import { readWorkspace } from '../../src/main/workspace/open.ts'
import { Fault } from '../../src/shared/base/index.ts'

const PHASES = ['GPU_INIT', 'DATA_LOADING', 'FEATURE_ENGINEERING', 'MODEL_TRAINING', 'PREDICTION', 'OUTPUT_GENERATION', 'AUDIT_LOGGING']
/** Records of one run, and its gates, of which the state holds few. */
const RUN_RECORDS = 2_000
/** How long to wait when the log's ring is full. */
const FULL_MS = 1

/** Record `i` of what a rig leaves that runs the whole day: runs with phases, gates and metrics, jobs that are settled, connections, blobs. */
function recordAt(i: number): RecordInput {
  const [number, at] = [Math.floor(i / RUN_RECORDS), i % RUN_RECORDS]
  const run = `run-bench-${String(number).padStart(6, '0')}`
  const phase = PHASES[Math.floor((at * PHASES.length) / RUN_RECORDS)] ?? ''
  const device = { device: 'sim0', simulated: true }
  const machine = (id: string) => ({ pos: 2 ** 31 + i, epoch: 1, actor: { id, kind: 2 } })
  if (at === 0) return { ...machine('controller'), run, ...device, runStarted: { mode: 'full_build', seed: number, asOf: '2011-12-31' } }
  if (at === RUN_RECORDS - 1) return { ...machine('controller'), run, ...device, runEnded: { status: 'passed' } }
  const first = (at * PHASES.length) % RUN_RECORDS < PHASES.length
  const own = { run, phase, ...device }
  if (first) return { ...machine('controller'), ...own, phaseStarted: { number: PHASES.indexOf(phase) + 1 } }
  if (at % 5 === 0)
    return { ...machine('controller'), ...own, gate: { rule: 'tree-count', when: 'after', ok: true, evidence: `{"i":${i}}` } }
  if (at % 5 === 1) return { ...machine('fabric'), ...own, metrics: { name: 'ensemble', mae: 1 / (at + 1), r2: 0.5, rows: at } }
  if (at % 5 === 2) return { ...machine('engine'), partyJoined: { identity: `party-${i % 97}`, transport: 'tcp', namespace: 'default' } }
  const sha256 = createHash('sha256')
    .update(`${i % 800}`)
    .digest()
  if (at % 100 === 3)
    return { ...machine('data'), ...own, blobStored: { namespace: 'default', sha256, bytes: i % 65_536, contentType: 'a/b' } }
  const amounts = { wallMs: i % 1_000, cpuMs: i % 500, runs: 1, energyUj: 0, bytes: i % 4_096, messages: 2 }
  return { ...machine('engine'), quotaSettled: { identity: `party-${i % 97}`, namespace: 'default', roles: [], amounts, hour: 480_000 } }
}

/** Makes the audit log of a workspace, on which no engine runs, `records` long, and closes it cleanly: any engine opens it. */
export async function growLog(workspace: string, records: number): Promise<void> {
  const { layout, config } = readWorkspace(workspace)
  const lock = takeEngineLock(layout.lockFile)
  try {
    const log = await openWorkspaceLog({ layout, workspaceId: config.id, clock: systemClock, actor: 'bench' })
    // The closing record is the last.
    for (let i = 0; log.size < records - 1; ) {
      try {
        log.append(recordAt(i))
        i += 1
      } catch (error) {
        if (!(error instanceof Fault) || error.code !== 'log/full') throw error
        await new Promise((resolve) => setTimeout(resolve, FULL_MS))
      }
    }
    await log.flush()
    await log.close('grown for a measurement')
  } finally {
    lock.release()
  }
}
