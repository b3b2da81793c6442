import { type AuditLog, toRecordView, toVerdictView, verifyAudit, verifyRange } from '../audit/index.ts'
import { nodeDisk } from '../platform/index.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'
import type { AuditReader, AuditVerdict, VerifyWork } from './contract.ts'

/** The audit log as the engine's services read it: from disk, like anybody else. */
export interface AuditDoor {
  readonly reader: AuditReader
  readonly vkey: string
  head(): { readonly size: number; readonly root: string }
  verify(work?: VerifyWork): Promise<AuditVerdict>
}

/** @param earlierKeys keys that the log had before the present one. */
export function openAuditDoor(audit: AuditLog, layout: WorkspaceLayout, earlierKeys: () => readonly string[]): AuditDoor {
  const { vkey } = audit.opening
  return {
    vkey,
    head: () => {
      const head = audit.head()
      return { size: head?.size ?? 0, root: Buffer.from(head?.root ?? []).toString('hex') }
    },
    reader: {
      get size() {
        return audit.durableSize
      },
      async *read(from, to) {
        for await (const { number, record } of audit.read(from, to)) yield toRecordView(number, record)
      },
    },
    verify: async ({ onProgress, signal, range } = {}) => {
      await audit.flush()
      const of = range === undefined ? audit.durableSize : range.to - range.from
      const work = {
        disk: nodeDisk,
        ...(onProgress !== undefined && { onProgress: (records: number) => onProgress(records, of) }),
        ...(signal !== undefined && { signal }),
      }
      const verdict =
        range === undefined
          ? await verifyAudit(layout.auditDir, { ...work, vkey, upTo: of })
          : await verifyRange(layout.auditDir, { ...work, ...range, keys: [...earlierKeys(), vkey] })
      return toVerdictView(verdict)
    },
  }
}
