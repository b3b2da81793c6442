import { covers } from '../../shared/topic/index.ts'

export const SYSTEM_PREFIX = 'system.'
export const INBOX_PREFIX = 'inbox.'

/**
 * Whether a grant covers a topic or pattern. What belongs to the engine must be granted by name: `>` and `*.x` never reach `system.`,
 * so that "every topic" does not mean "every service".
 */
export function isAllowed(grant: readonly string[], pattern: string): boolean {
  const isSystem = pattern.startsWith(SYSTEM_PREFIX)
  for (const wide of grant) if (wide.startsWith(SYSTEM_PREFIX) === isSystem && covers(wide, pattern)) return true
  return false
}
