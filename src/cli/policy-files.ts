import type { WorkspaceFiles } from '../main/workspace/open.ts'
import type { WorkspacePolicy } from '../main/workspace/policy.ts'

/**
 * What an engine would do with the files that a policy names, where none runs.
 * @throws Fault `policy/invalid`, `schema/invalid`, `authz/hook-failed`
 */
export async function checkNamedFiles({ layout }: WorkspaceFiles, { bus }: WorkspacePolicy): Promise<void> {
  if (bus.schemas.length === 0 && bus.hook === undefined) return
  // The engine is loaded only where it is needed: it takes longer than what is asked of it.
  const { checkPolicyFiles } = await import('../main/engine/index.ts')
  await checkPolicyFiles(layout.root, bus)
}
