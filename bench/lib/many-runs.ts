import { openWorkspaceLog } from '../../src/main/engine/workspace-log.ts'
import { systemClock, takeEngineLock } from '../../src/main/platform/index.ts'
import { readWorkspace } from '../../src/main/workspace/open.ts'
import { Fault } from '../../src/shared/base/index.ts'
import { PHASES } from '../../src/shared/services/run-result.ts'

/** How long to wait when the log's ring is full. */
const FULL_MS = 1
const MACHINE = { epoch: 1, actor: { id: 'controller', kind: 2 } } as const
/** Every so many runs one breaches in its fourth phase. */
const BREACH_EVERY = 17

/** Records of run `number`: its phases with a gate each, and its end. */
function* recordsOf(number: number): Generator<Parameters<Awaited<ReturnType<typeof openWorkspaceLog>>['append']>[0]> {
  const about = { ...MACHINE, run: `run-bench-${String(number).padStart(6, '0')}`, device: 'sim0', simulated: true }
  const isBad = number % BREACH_EVERY === 0
  yield { ...about, runStarted: { mode: 'full_build', seed: number, asOf: '2011-12-31' } }
  for (const [index, phase] of PHASES.slice(0, isBad ? 3 : PHASES.length).entries()) {
    const own = { ...about, phase }
    yield { ...own, gate: { rule: `G${index + 1}`, when: 'after', ok: true, evidence: '{}' } }
    yield { ...own, phaseEnded: { number: index + 1, status: 'passed', durationMs: 100 + ((number * 37 + index * 911) % 9_000) } }
  }
  yield { ...about, runEnded: { status: isBad ? 'cancelled' : 'passed', summary: '{}' } }
}

/** Puts `count` runs of eight phases on the record of a workspace on which no engine runs, and closes its log cleanly. */
export async function growRuns(workspace: string, count: number): Promise<void> {
  const { layout, config } = readWorkspace(workspace)
  const lock = takeEngineLock(layout.lockFile)
  try {
    const log = await openWorkspaceLog({ layout, workspaceId: config.id, clock: systemClock, actor: 'bench' })
    for (let number = 0; number < count; number += 1) {
      for (const record of recordsOf(number)) {
        for (;;) {
          try {
            log.append(record)
            break
          } catch (error) {
            if (!(error instanceof Fault) || error.code !== 'log/full') throw error
            await new Promise((resolve) => setTimeout(resolve, FULL_MS))
          }
        }
      }
    }
    await log.flush()
    await log.close('grown for a measurement')
  } finally {
    lock.release()
  }
}
