import type { AuditLog } from '../main/audit/index.ts'
import { openWorkspaceLog } from '../main/engine/workspace-log.ts'
import { takeEngineLock } from '../main/platform/index.ts'
import type { WorkspaceLayout } from '../main/workspace/layout.ts'
import type { PersonRecord } from '../main/workspace/person-records.ts'
import { Fault } from '../shared/base/index.ts'
import { type State, StateFold, toNumber } from '../shared/state/index.ts'
import type { VerbContext } from './verb.ts'

/** The audit log of a workspace that no engine runs on, open for a person's records. Disposing of it closes it cleanly. */
export interface OfflineLog extends AsyncDisposable {
  /** What the log says, without what is appended here. */
  readonly state: State
  /** Resolves with the record's number once it is on disk. */
  append(record: PersonRecord): Promise<number>
}

export interface OfflineTarget {
  readonly layout: WorkspaceLayout
  readonly workspaceId: string
  /** The log is to be begun; otherwise a log that is gone was taken away. */
  readonly isNew?: boolean
}

/**
 * Takes the workspace's lock and opens its log, which recovers it. A log that does not verify is set aside whole; the one in its place begins
 * with that breach, and nothing else is done.
 * @throws Fault `workspace/locked`, `audit/altered`, `audit/rolled-back`, `log/io`
 */
export async function openOfflineLog({ host }: VerbContext, target: OfflineTarget): Promise<OfflineLog> {
  const { layout, workspaceId, isNew = false } = target
  const lock = takeEngineLock(layout.lockFile)
  let audit: AuditLog | undefined
  const close = async (): Promise<void> => {
    const closing = await audit?.close('a verb of the command line').finally(() => lock.release())
    if (closing?.isClean === false) throw new Fault('log/io', 'the log did not close cleanly; it still verifies', { dir: layout.auditDir })
  }
  try {
    const log = await openWorkspaceLog({ layout, workspaceId, clock: host.clock, actor: 'vbus', isNew })
    audit = log
    const { record } = log.last ?? {}
    const stamp = { pos: toNumber(record?.pos), epoch: record?.epoch ?? 0 }
    const append = (input: PersonRecord): Promise<number> => log.appendDurable({ ...input, ...stamp })
    return { state: await fold(log), append, [Symbol.asyncDispose]: close }
  } catch (error) {
    if (audit === undefined) lock.release()
    else await close()
    throw error
  }
}

async function fold(audit: AuditLog): Promise<State> {
  const folded = new StateFold()
  for await (const { number, record } of audit.read()) folded.take(record, number)
  return folded.state
}
