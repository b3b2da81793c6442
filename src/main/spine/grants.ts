import { covers, overlaps } from '../../shared/topic/index.ts'
import type { Grants } from './contract.ts'

export const SYSTEM_PREFIX = 'system.'
export const INBOX_PREFIX = 'inbox.'

/** What a party holds; `denied` wins. */
export interface Rights {
  readonly grants: Grants
  readonly denied?: Grants
}

/**
 * Whether a grant covers a topic or pattern. What belongs to the engine must be granted by name: `>` and `*.x` never reach `system.`,
 * so that "every topic" does not mean "every service".
 */
export function isAllowed(grant: readonly string[], pattern: string): boolean {
  const isSystem = pattern.startsWith(SYSTEM_PREFIX)
  for (const wide of grant) if (wide.startsWith(SYSTEM_PREFIX) === isSystem && covers(wide, pattern)) return true
  return false
}

/** Whether what is denied meets a topic or pattern anywhere. As a grant, it reaches `system.` only by name. */
function isMet(denied: readonly string[], pattern: string): boolean {
  const isSystem = pattern.startsWith(SYSTEM_PREFIX)
  for (const one of denied) if (one.startsWith(SYSTEM_PREFIX) === isSystem && overlaps(one, pattern)) return true
  return false
}

export function mayPublish({ grants, denied }: Rights, topic: string): boolean {
  return isAllowed(grants.publish, topic) && (denied === undefined || !isMet(denied.publish, topic))
}

/** A pattern that meets what is denied is refused whole: filtering at delivery would hide that something is missing. */
export function maySubscribe({ grants, denied }: Rights, pattern: string): boolean {
  if (pattern.startsWith(INBOX_PREFIX)) return false
  return isAllowed(grants.subscribe, pattern) && (denied === undefined || !isMet(denied.subscribe, pattern))
}

/** Operator types that a party may take part in jobs of. */
export function executable({ grants, denied }: Rights): readonly string[] {
  return denied === undefined ? grants.execute : grants.execute.filter((type) => !denied.execute.includes(type))
}
