import { AuditLog } from '../main/audit/index.ts'
import { LogWriter } from '../main/log/index.ts'
import { nodeDisk, takeEngineLock } from '../main/platform/index.ts'
import { loadLogKey, startLogOrigin } from '../main/workspace/keys.ts'
import type { WorkspaceLayout } from '../main/workspace/layout.ts'
import type { PersonRecord } from '../main/workspace/person-records.ts'
import { canonicalJson, Fault } from '../shared/base/index.ts'
import { apply, EMPTY_STATE, type State, toNumber } from '../shared/state/index.ts'
import { arqonbus } from '../shared/wire/generated/arqonbus.js'
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

const MACHINE = { id: 'vbus', kind: 'machine' } as const

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
    const identity = loadLogKey(layout)
    audit = await AuditLog.open({
      dir: layout.auditDir,
      disk: nodeDisk,
      clock: host.clock,
      workspaceId,
      actor: MACHINE,
      openLog: (hooks) =>
        LogWriter.open({
          ...hooks,
          dir: layout.auditDir,
          kind: 'audit',
          identity,
          isPinned: true,
          newIdentity: () => startLogOrigin(layout),
          mustExist: !isNew,
          clock: host.clock,
          disk: nodeDisk,
          setAsideDir: layout.setAsideDir,
        }),
    })
    const { record } = audit.last ?? {}
    const stamp = { pos: toNumber(record?.pos), epoch: record?.epoch ?? 0 }
    const log = audit
    await refuseReplaced(log, stamp)
    const append = (input: PersonRecord): Promise<number> => log.appendDurable({ ...input, ...stamp })
    return { state: await fold(log), append, [Symbol.asyncDispose]: close }
  } catch (error) {
    if (audit === undefined) lock.release()
    else await close()
    throw error
  }
}

async function fold(audit: AuditLog): Promise<State> {
  let state = EMPTY_STATE
  for await (const { number, record } of audit.read()) state = apply(state, record, number)
  return state
}

/** Puts the breach of a log that did not verify at the front of the one that replaced it. */
async function refuseReplaced(audit: AuditLog, stamp: { readonly pos: number; readonly epoch: number }): Promise<void> {
  const { replaced } = audit.opening
  if (replaced === undefined) return
  const { code, bad, movedTo, size } = replaced
  const evidence = { ...bad, good_size: size, moved_to: movedTo }
  const fault = new Fault(
    code,
    `the audit log did not verify: ${bad.reason} (${bad.file}, offset ${bad.offset}); set aside in ${movedTo}`,
    evidence,
  )
  const breach = { mode: 'SECURITY_FAILURE', code, message: fault.message, evidence: canonicalJson(evidence), remedy: fault.remedy }
  const actor = { id: MACHINE.id, kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }
  await audit.appendBreach({ ...stamp, actor, breach })
  throw fault
}
