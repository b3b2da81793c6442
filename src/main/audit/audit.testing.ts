import { LogWriter } from '../log/index.ts'
import type { LogHome } from '../log/log.testing.ts'
import { nodeDisk, systemClock } from '../platform/index.ts'
import { AuditLog, type AuditLogOptions } from './audit-log.ts'

/** Opens the audit log of a test's folder. */
export function openAudit(home: LogHome, more: Partial<AuditLogOptions> = {}): Promise<AuditLog> {
  return AuditLog.open({
    dir: home.dir,
    disk: nodeDisk,
    clock: systemClock,
    workspaceId: 'w1',
    actor: { id: 'engine', kind: 'machine' },
    openLog: (hooks) => LogWriter.open({ ...home.options, ...hooks }),
    ...more,
  })
}
