import { type AuditLog, toRecordView, toVerdictView, verifyAudit } from '../audit/index.ts'
import { nodeDisk } from '../platform/index.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'
import type { AuditReader, AuditVerdict } from './contract.ts'

/** The audit log as the engine's services read it: from disk, like anybody else. */
export interface AuditDoor {
  readonly reader: AuditReader
  readonly vkey: string
  head(): { readonly size: number; readonly root: string }
  verify(onProgress?: (records: number, of: number) => void): Promise<AuditVerdict>
}

export function openAuditDoor(audit: AuditLog, layout: WorkspaceLayout): AuditDoor {
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
    verify: async (onProgress) => {
      await audit.flush()
      const of = audit.durableSize
      return toVerdictView(
        await verifyAudit(layout.auditDir, {
          disk: nodeDisk,
          vkey,
          upTo: of,
          ...(onProgress === undefined ? {} : { onProgress: (records) => onProgress(records, of) }),
        }),
      )
    },
  }
}
