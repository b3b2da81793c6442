import { type Clock, Fault } from '../../shared/base/index.ts'
import type { SpawnExit, SpawnedProcess } from '../platform/process-spawn.ts'
import { belongingPids, sendSignal } from '../platform/process-tree.ts'
import type { Operator, OperatorEnding, OperatorExit } from './contract.ts'
import { MemoryWatch } from './memory-watch.ts'
import type { OutputRing } from './output-ring.ts'

export interface RunningOperatorOptions {
  readonly identity: string
  readonly pid: number
  readonly marker: string
  readonly token: string
  readonly clock: Clock
  readonly child: SpawnedProcess
  readonly output: OutputRing
  readonly confinement: 'bubblewrap' | 'unconfined'
  readonly confinementReason: string
  readonly commandLine: readonly string[]
  readonly memoryBytesMax: number
  readonly processesMax: number
}

/** The whole tree is gone within this time of a kill, or the kernel holds it in an uninterruptible wait. */
export const KILL_MS_MAX = 2_000
const RETRY_MS = 20
/** bwrap and shells report a signal's end of their child as 128 + its number. */
const SIGNAL_EXIT_BASE = 128
const SIGNAL_NAMES: Readonly<Record<number, string>> = {
  2: 'SIGINT',
  6: 'SIGABRT',
  7: 'SIGBUS',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  15: 'SIGTERM',
  31: 'SIGSYS',
}

/** One started operator: watches its memory, tells its end, and ends its whole tree. */
export class RunningOperator implements Operator {
  readonly identity: string
  readonly pid: number
  readonly rootPid: number
  readonly confinement: 'bubblewrap' | 'unconfined'
  readonly confinementReason: string
  readonly marker: string
  readonly commandLine: readonly string[]
  readonly exited: Promise<OperatorExit>
  readonly #options: RunningOperatorOptions
  readonly #watch: MemoryWatch
  #ending: OperatorEnding = 'exited'
  #why = ''
  #isReaped = false

  constructor(options: RunningOperatorOptions) {
    this.#options = options
    this.identity = options.identity
    this.pid = options.pid
    this.rootPid = options.child.pid
    this.confinement = options.confinement
    this.confinementReason = options.confinementReason
    this.marker = options.marker
    this.commandLine = options.commandLine
    this.#watch = new MemoryWatch({
      clock: options.clock,
      rootPid: options.child.pid,
      memoryBytesMax: options.memoryBytesMax,
      processesMax: options.processesMax,
      onOver: (what) => void this.#end('over-limit', what),
    })
    this.exited = options.child.exited.then((exit) => this.#afterExit(exit))
  }

  onExit(callback: (exit: OperatorExit) => void): void {
    void this.exited.then(callback)
  }

  signal(signal: NodeJS.Signals): boolean {
    return sendSignal(this.pid, signal)
  }

  async stop(options: { readonly graceMs: number }): Promise<OperatorExit> {
    if (this.#ending === 'exited') this.#ending = 'stopped'
    const { clock, child } = this.#options
    child.endInput()
    const cancelTerm = clock.after(options.graceMs / 2, () => this.signal('SIGTERM'))
    const cancelKill = clock.after(options.graceMs, () => void this.#end('killed', `did not leave within ${options.graceMs} ms`))
    const exit = await this.exited
    cancelTerm()
    cancelKill()
    return exit
  }

  kill(): Promise<OperatorExit> {
    return this.#end('killed', 'killed by the engine')
  }

  lastOutput(): string {
    return this.#options.output.text(this.#options.token)
  }

  peakRssBytes(): number {
    return this.#watch.peakBytes
  }

  async #end(ending: OperatorEnding, why: string): Promise<OperatorExit> {
    if (this.#ending === 'exited' || this.#ending === 'stopped') {
      this.#ending = ending
      this.#why = why
    }
    await this.#killTree()
    return this.exited
  }

  /** Kills until nothing is left: a process may fork between the look and the signal. */
  async #killTree(): Promise<void> {
    const { clock } = this.#options
    const startMs = clock.monotonicMs()
    for (;;) {
      const pids = belongingPids(this.rootPid, `VBUS_OPERATOR=${this.marker}`, this.#isReaped)
      if (pids.length === 0 || clock.monotonicMs() - startMs > KILL_MS_MAX) return
      for (const pid of pids) sendSignal(pid, 'SIGKILL')
      await new Promise<void>((resolve) => clock.after(RETRY_MS, resolve))
    }
  }

  /** The first process has ended; what it left behind (unconfined only: a sandbox takes all with it) is ended too. */
  async #afterExit(exit: SpawnExit): Promise<OperatorExit> {
    this.#isReaped = true
    this.#watch.stop()
    await this.#killTree()
    const isInside = this.confinement === 'bubblewrap' && exit.code !== undefined && exit.code > SIGNAL_EXIT_BASE
    const number = isInside ? (exit.code ?? 0) - SIGNAL_EXIT_BASE : 0
    const signal = isInside ? (SIGNAL_NAMES[number] ?? `signal ${number}`) : exit.signal
    const code = isInside ? undefined : exit.code
    const how = signal === undefined ? `exit code ${code}` : `ended by ${signal}`
    const ending = this.#ending
    const reason = ending === 'exited' ? how : this.#why === '' ? ending : `${ending}: ${this.#why}`
    const lastOutput = this.lastOutput()
    const peakRssBytes = this.#watch.peakBytes
    const base = { identity: this.identity, pid: this.pid, code, signal, ending, reason, lastOutput, peakRssBytes }
    return { ...base, fault: this.#faultOf(base) }
  }

  #faultOf(exit: Omit<OperatorExit, 'fault'>): Fault | undefined {
    if (exit.ending === 'stopped' || exit.ending === 'killed') return undefined
    const code = exit.ending === 'over-limit' ? 'operator/over-limit' : 'operator/died'
    const message = exit.ending === 'over-limit' ? `${exit.identity} was killed over its limit` : `${exit.identity} ended by itself`
    const evidence = {
      operator: exit.identity,
      pid: exit.pid,
      exit_code: exit.code ?? -1,
      signal: exit.signal ?? '',
      last_output: exit.lastOutput.slice(-4096),
    }
    return new Fault(code, `${message}: ${exit.reason}`, { ...evidence, peak_rss_bytes: exit.peakRssBytes })
  }
}
