import type { LedgerEntry } from '../pipeline/index.ts'

/** The run that is on, as what is recorded beside it needs it. */
export interface PresentRun {
  readonly runId: string
  readonly phase: string
  readonly device: string
  readonly isSimulated: boolean
}

type RunTag = Pick<LedgerEntry, 'run' | 'phase' | 'device' | 'simulated'>

/**
 * How a record of `run` is marked. Undefined: it is not recorded, because a run that has its breach takes no more; what names no run, or
 * one unknown here, is recorded without it.
 */
export function runTag(run: string, present: PresentRun | undefined): RunTag | undefined {
  if (present !== undefined && present.runId === run)
    return { run, phase: present.phase, device: present.device, simulated: present.isSimulated }
  return run === '' || !run.startsWith('run-') ? {} : undefined
}
