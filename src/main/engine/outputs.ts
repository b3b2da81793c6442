import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { State } from '../../shared/state/index.ts'
import type { Disk } from '../platform/index.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'

/**
 * Brings `outputs/` to what the record says: the current version is that of the newest run that passed. A version whose run was cut off
 * between its last step and its closing record is not one: its name is taken off, its folder stays.
 */
export async function reconcileOutputs(state: State, layout: WorkspaceLayout, disk: Disk): Promise<void> {
  if (existsSync(layout.currentFile)) {
    const { version } = JSON.parse(readFileSync(layout.currentFile, 'utf8')) as { version: string }
    const published = state.runOrder.flatMap((id) => state.runs[id]?.version || [])
    const isKnown = published.includes(version) || !(version in state.runs)
    if (!isKnown) {
      const last = published.at(-1)
      if (last === undefined) disk.remove(layout.currentFile)
      else disk.writeDurable(layout.currentFile, new TextEncoder().encode(`${JSON.stringify({ version: last })}\n`), { mode: 0o644 })
    }
  }
  for (const folder of [layout.hbmDir, layout.stagingDir]) await rm(folder, { recursive: true, force: true })
}
