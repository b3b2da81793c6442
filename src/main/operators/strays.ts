import { readFileSync } from 'node:fs'
import { allProcesses, isAlive, sendSignal } from '../platform/process-tree.ts'

/** A process that an engine started and that outlived it. */
export interface Stray {
  readonly pid: number
  /** The operator's identity. */
  readonly identity: string
  readonly enginePid: number
}

/**
 * Kills what operators of dead engines left running: a confined operator's whole sandbox dies with its engine, but of an unconfined one only the
 * first process does. Called at an engine's start. Only processes of this user are looked at.
 */
export function endStrays(): Stray[] {
  const strays = allProcesses().flatMap(({ pid }) => strayOf(pid) ?? [])
  for (const { pid } of strays) sendSignal(pid, 'SIGKILL')
  return strays
}

function strayOf(pid: number): Stray | undefined {
  let environment: string
  try {
    environment = readFileSync(`/proc/${pid}/environ`, 'latin1')
  } catch {
    return undefined // another user's, or gone
  }
  const match = /(?:^|\0)VBUS_OPERATOR=([a-z0-9-]+)\.(\d+)\.\d+\0/.exec(environment)
  if (match?.[1] === undefined) return undefined
  const enginePid = Number(match[2])
  return isAlive(enginePid) || !isAlive(pid) ? undefined : { pid, identity: match[1], enginePid }
}
