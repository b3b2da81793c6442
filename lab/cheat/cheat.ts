/** What a cheat and its honest twin are; the catalogue is made of them. */
import type { Stage } from '../../scripts/breach/stage.ts'

export type BreachMode = 'DATA_BREAKDOWN' | 'VALIDATION_BREACH' | 'COMPUTE_HALT' | 'SECURITY_FAILURE'

/** `party`: a component of the run, declared and trusted, that is the cheater's own process. `holder`: a process beside the run with a valid
 *  token. Both speak to the engine over the bus alone. `hand`: somebody who edits files of the workspace. */
export type By = 'party' | 'holder' | 'hand'

/** The run ends with this breach. */
export interface Breached {
  readonly mode: BreachMode
  readonly code: string
  /** What the breach's evidence must name. */
  readonly culprit: string
  /** The record itself was changed: it does not verify any more, and the next run is refused as this one was. */
  readonly isRecordAltered?: true
}

/** The act is refused and on the record under this identity; the run beside it ends as if nothing were. */
export interface Refused {
  readonly code: string
  readonly identity: string
}

/** Nothing comes of it: the run ends well, and its outputs are those of the honest run before it, byte for byte. */
export interface Unmoved {
  readonly unmoved: true
}

/** The audit log does not verify any more, the file and the place in it are named, and no run is made on it: a breach is, as `audit/altered`. */
export interface Exposed {
  /** The file that must be named. */
  readonly place: RegExp
  /** Only who holds a signed head of before can tell: this file, beside the workspace, is one. */
  readonly head?: string
  /** It lies behind the end of the log: the next start takes it for what a crash left, puts it in quarantine, on the record, and goes on. */
  readonly isTail?: true
}

/** The run waits for a person, in vain: it ends as cancelled, without a release on the record, and publishes nothing. */
export interface Unreleased {
  readonly unreleased: true
}

export type Caught = { readonly breach: Breached } | { readonly refused: Refused } | Unmoved | Unreleased | { readonly log: Exposed }

/** Something done to a workspace and its run. */
export interface Play {
  readonly what: string
  /** Before the run. */
  readonly prepare?: (stage: Stage) => Promise<void> | void
  /** With an engine running, before the run is asked for: sets up what happens beside it. */
  readonly during?: (stage: Stage) => Promise<void>
  /** Once the run has ended: how the cheater covers its tracks. */
  readonly after?: (stage: Stage) => void
}

export interface Cheat extends Play {
  readonly by: By
  readonly caught: Caught
  /** The honest play nearest to it, which ends well. */
  readonly twin: string
}

/** By what the cheater wants. */
export type Cheats = Readonly<Record<string, Cheat>>
export type Twins = Readonly<Record<string, Play>>
