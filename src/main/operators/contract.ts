import type { Clock, Fault } from '../../shared/base/index.ts'
import type { Confinement } from './confinement.ts'
import type { DeviceNeeds } from './device-needs.ts'

export interface OperatorLimits {
  /** Resident memory of the whole process tree, MiB. */
  readonly memoryMb: number
  /** Processors it may run on; all of the engine's when left out. */
  readonly cpus?: number
  /** Processes of the tree at once; `PROCESSES_MAX` when left out. */
  readonly processesMax?: number
}

export interface OperatorOptions {
  readonly identity: string
  /** Absolute path of the executable. */
  readonly command: string
  readonly args: readonly string[]
  /** Added to the minimal environment. Never a secret: another process of the same user may read it. */
  readonly env?: Readonly<Record<string, string>>
  /** The job folder: the working directory, and the only place it may write to. Must exist. */
  readonly cwd: string
  /** What it may read besides the system's libraries: code, interpreter, packages. */
  readonly readOnlyPaths: readonly string[]
  /** What a device's host sees of the machine (docs/spec/device.md DV12). */
  readonly device?: DeviceNeeds
  readonly socketPath: string
  /** Handed over as the first line of standard input and nowhere else. */
  readonly token: string
  /** The second line of standard input, as JSON; `{}` when left out. */
  readonly options?: Readonly<Record<string, unknown>>
  readonly limits: OperatorLimits
  /** `required`: a start without bubblewrap is refused (`operator/unconfined`); `record`: it runs and says so. */
  readonly confine: 'required' | 'record'
  readonly clock: Clock
  /** What can be had here; found out by trying when left out. */
  readonly confinement?: Confinement
}

/** Why an operator ended: by itself, told to, killed by the engine, or killed for passing a limit. */
export type OperatorEnding = 'exited' | 'stopped' | 'killed' | 'over-limit'

export interface OperatorExit {
  readonly identity: string
  readonly pid: number
  /** Undefined when a signal ended it. */
  readonly code: number | undefined
  readonly signal: string | undefined
  readonly ending: OperatorEnding
  /** One plain sentence for the record. */
  readonly reason: string
  /** Newest output (standard output and error mixed, at most 64 KiB), token blotted out. */
  readonly lastOutput: string
  readonly peakRssBytes: number
  /** What this is when it befalls a run: `operator/died` or `operator/over-limit`; undefined when it was told to end. */
  readonly fault: Fault | undefined
}

export interface Operator {
  readonly identity: string
  /** The operator's own process as seen from outside, also when it runs inside a sandbox. */
  readonly pid: number
  /** The process that the engine started: the sandbox's, or the operator's own. */
  readonly rootPid: number
  readonly confinement: 'bubblewrap' | 'chromium' | 'unconfined'
  /** Why it is unconfined; empty when it is confined. */
  readonly confinementReason: string
  /** Value of VBUS_OPERATOR in the environment of everything it started: `IDENTITY.ENGINE_PID.NANOSECONDS`. */
  readonly marker: string
  /** The operator's argv, without the sandbox around it. */
  readonly commandLine: readonly string[]
  /** Resolves when the whole tree is gone. */
  readonly exited: Promise<OperatorExit>
  /** Calls back once, also when it has ended already. */
  onExit(callback: (exit: OperatorExit) => void): void
  /** Signals the operator's own process; false when it is gone. */
  signal(signal: NodeJS.Signals): boolean
  /** Closes its input, asks by SIGTERM after half of the grace, kills after all of it. */
  stop(options: { readonly graceMs: number }): Promise<OperatorExit>
  /** Kills the whole tree at once, stopped processes too. Resolves when it is gone. */
  kill(): Promise<OperatorExit>
  lastOutput(): string
  /** Resident bytes of its tree, highest measurement so far. */
  peakRssBytes(): number
}
