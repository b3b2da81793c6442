import { LOOK_AGAIN_MS } from '../limits.ts'
import { type Finding, Findings } from './findings.ts'
import { type LookOptions, type LookResult, lookAtProcesses } from './look.ts'
import { type WalkOptions, walkFolders } from './walk.ts'

export type MapCheckOptions = Omit<WalkOptions & LookOptions, 'findings' | 'hasEngine'> & {
  /** @returns what stops it */
  readonly after: (ms: number, callback: () => void) => () => void
}

export interface MapCheck {
  readonly findings: readonly Finding[]
  /** Findings beyond those listed. */
  readonly more: number
  /** Files and folders looked at. */
  readonly entries: number
  readonly processes: LookResult
}

/** A process between its birth and its program, or that ends just now, is neither: it is looked at again. */
const PASSING: ReadonlySet<Finding['kind']> = new Set(['process', 'unreadable'])

/** Compares the real folders, processes, open files and sockets with the map. Changes nothing. */
export async function checkMap(options: MapCheckOptions): Promise<MapCheck> {
  const findings = new Findings()
  // Processes first: what has a file open now may be gone once all files were read.
  const processes = await look(options, findings)
  const entries = await walkFolders({ ...options, hasEngine: options.engine !== undefined, findings })
  return { findings: findings.list, more: findings.more, entries, processes }
}

async function look(options: MapCheckOptions, findings: Findings): Promise<LookResult> {
  const first = new Findings()
  const result = lookAtProcesses({ ...options, findings: first })
  const isDoubtful = first.list.some(({ kind }) => PASSING.has(kind))
  const again = isDoubtful ? await lookAgain(options) : first
  const stays = ({ kind, where }: Finding): boolean =>
    !PASSING.has(kind) || again.list.some((other) => other.kind === kind && other.where === where)
  for (const finding of first.list.filter(stays)) findings.add(finding.kind, finding.where, finding.what)
  return result
}

async function lookAgain(options: MapCheckOptions): Promise<Findings> {
  await new Promise<void>((resolve) => void options.after(LOOK_AGAIN_MS, resolve))
  const again = new Findings()
  lookAtProcesses({ ...options, findings: again })
  return again
}
