import { join } from 'node:path'
import { type Clock, Fault } from '../../shared/base/index.ts'
import type { OperatorDecl, WorkspaceConfig } from '../workspace/config-types.ts'
import type { OperatorDesk } from './operator-desk.ts'

/** Before a standing operator is started again: doubled each time, and anew once it ran for as long as the longest. */
const RESTART_MS_MIN = 1_000
const RESTART_MS_MAX = 60_000

export interface StandingOperatorsOptions {
  readonly config: WorkspaceConfig
  readonly desk: Pick<OperatorDesk, 'start' | 'isEnding'>
  /** Each has a folder of its own here, the only place where it may write. */
  readonly folder: string
  readonly clock: Clock
  /** Whether a component still is what was trusted. */
  readonly checked: (identity: string) => Fault | undefined
  readonly log: (line: string) => void
}

/** Operators that run as long as the engine does (`restart` in workspace.yaml), started again as their declaration says. */
export class StandingOperators {
  readonly #options: StandingOperatorsOptions

  constructor(options: StandingOperatorsOptions) {
    this.#options = options
  }

  /** Starts all of them; none is waited for. */
  begin(): void {
    for (const [identity, decl] of Object.entries(this.#options.config.components))
      if (!('builtin' in decl) && decl.restart !== undefined) void this.#keep(identity, decl.restart)
  }

  /** Never rejects. */
  async #keep(identity: string, restart: NonNullable<OperatorDecl['restart']>): Promise<void> {
    const { desk, clock, log } = this.#options
    for (let waitMs = RESTART_MS_MIN; ; waitMs = Math.min(waitMs * 2, RESTART_MS_MAX)) {
      const startMs = clock.monotonicMs()
      const hasFailed = await this.#once(identity)
      if (desk.isEnding || restart === 'never' || (restart === 'on_failure' && !hasFailed)) return
      if (clock.monotonicMs() - startMs >= RESTART_MS_MAX) waitMs = RESTART_MS_MIN
      log(`operator ${identity} is started again in ${waitMs / 1000} s`)
      await new Promise<void>((resolve) => void clock.after(waitMs, resolve))
      if (desk.isEnding) return
    }
  }

  /** One life of it. @returns whether it failed */
  async #once(identity: string): Promise<boolean> {
    const { desk, folder, checked, log } = this.#options
    try {
      const altered = checked(identity)
      if (altered !== undefined) throw altered
      const { reason, evidence } = await (await desk.start(identity, join(folder, 'standing'))).exited
      if (!desk.isEnding) log(`operator ${identity}: ${reason}`)
      return (evidence as { code: number | null }).code !== 0
    } catch (error) {
      const { code, message, evidence } = Fault.from(error)
      const said = typeof evidence['last_output'] === 'string' ? `\n${evidence['last_output'].trimEnd()}` : ''
      if (!desk.isEnding) log(`operator ${identity}: ${code}: ${message}${said}`)
      return true
    }
  }
}
