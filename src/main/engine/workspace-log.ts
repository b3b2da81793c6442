import { crc32 } from 'node:zlib'
import { type Clock, canonicalJson, Fault } from '../../shared/base/index.ts'
import { peekRotated, readEntries } from '../../shared/chain/index.ts'
import { toNumber } from '../../shared/state/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { AuditLog, type RecordLogHooks } from '../audit/index.ts'
import { LogWriter } from '../log/index.ts'
import { nodeDisk } from '../platform/index.ts'
import { begunRotation, dropRotation, finishRotation, loadLogKey, startLogOrigin } from '../workspace/keys.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'

export interface WorkspaceLogOptions {
  readonly layout: WorkspaceLayout
  readonly workspaceId: string
  readonly clock: Clock
  /** Who the records about the log itself are from. */
  readonly actor: string
  /** The log is to be begun; otherwise a log that is gone was taken away. */
  readonly isNew?: boolean
  readonly workerUrl?: URL | undefined
  readonly onFault?: RecordLogHooks['onFault']
}

/**
 * Opens the audit log of a workspace, which recovers it. Callers hold the workspace's lock. A log that does not verify is set aside whole;
 * the one in its place begins with that breach, and nothing else is done.
 * @throws Fault `audit/altered`, `audit/rolled-back`, `log/io`, `log/disk-full`
 */
export async function openWorkspaceLog(options: WorkspaceLogOptions): Promise<AuditLog> {
  const { layout, workspaceId, clock, actor, isNew = false, workerUrl, onFault } = options
  settleRotation(layout)
  const audit = await AuditLog.open({
    dir: layout.auditDir,
    disk: nodeDisk,
    clock,
    workspaceId,
    actor: { id: actor, kind: 'machine' },
    ...(onFault === undefined ? {} : { onFault }),
    openLog: (hooks) =>
      LogWriter.open({
        ...hooks,
        dir: layout.auditDir,
        kind: 'audit',
        identity: loadLogKey(layout),
        isPinned: true,
        newIdentity: () => startLogOrigin(layout),
        mustExist: !isNew,
        clock,
        disk: nodeDisk,
        setAsideDir: layout.setAsideDir,
        ...(workerUrl === undefined ? {} : { workerUrl }),
      }),
  })
  try {
    await refuseReplaced(audit, actor)
  } catch (error) {
    await audit.close('the log before it did not verify')
    throw error
  }
  return audit
}

/** A rotation that a kill cut off: once its record is on disk the next key is the log's, before that it never was. */
function settleRotation(layout: WorkspaceLayout): void {
  const next = begunRotation(layout)
  if (next === undefined) return
  for (const { content } of readEntries({ disk: nodeDisk, dir: layout.auditDir, crc32, from: 0 })) {
    if (peekRotated(content, 0, content.length) !== next) continue
    finishRotation(layout)
    return
  }
  dropRotation(layout)
}

async function refuseReplaced(audit: AuditLog, actor: string): Promise<void> {
  const { replaced } = audit.opening
  if (replaced === undefined) return
  const { code, bad, movedTo, size } = replaced
  const evidence = { ...bad, good_size: size, moved_to: movedTo }
  const message = `the audit log did not verify: ${bad.reason} (${bad.file}, offset ${bad.offset}); set aside in ${movedTo}`
  const fault = new Fault(code, message, evidence)
  const breach = { mode: 'SECURITY_FAILURE', code, message, evidence: canonicalJson(evidence), remedy: fault.remedy }
  const { record } = audit.last ?? {}
  const stamp = { pos: toNumber(record?.pos), epoch: record?.epoch ?? 0 }
  await audit.appendBreach({ ...stamp, actor: { id: actor, kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }, breach })
  throw fault
}
