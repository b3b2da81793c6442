import { type Finding, Findings } from './findings.ts'
import { type LookOptions, type LookResult, lookAtProcesses } from './look.ts'
import { type WalkOptions, walkFolders } from './walk.ts'

export type MapCheckOptions = Omit<WalkOptions & LookOptions, 'findings' | 'hasEngine'>

export interface MapCheck {
  readonly findings: readonly Finding[]
  /** Findings beyond those listed. */
  readonly more: number
  /** Files and folders looked at. */
  readonly entries: number
  readonly processes: LookResult
}

/** Compares the real folders, processes, open files and sockets with the map. Changes nothing. */
export async function checkMap(options: MapCheckOptions): Promise<MapCheck> {
  const findings = new Findings()
  // Processes first: what has a file open now may be gone once all files were read.
  const processes = lookAtProcesses({ ...options, findings })
  const entries = await walkFolders({ ...options, hasEngine: options.engine !== undefined, findings })
  return { findings: findings.list, more: findings.more, entries, processes }
}
