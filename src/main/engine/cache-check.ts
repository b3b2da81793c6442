import type { CacheState } from '../../shared/state/index.ts'
import { inspectCache, type Violation } from '../cache/index.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'

/** What breaks the law of a workspace's cache on disk, by what its records say; for when no engine runs on it. Changes nothing. */
export async function checkCacheFolder(layout: WorkspaceLayout, recorded: CacheState): Promise<readonly Violation[]> {
  return await inspectCache(layout.cacheDir, recorded)
}
