import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Cosignature } from '../../shared/chain/index.ts'
import { type AskedHead, askWitness, type WitnessAddress } from './ask-witness.ts'

export interface WitnessDeskOptions {
  readonly clock: Clock
  readonly witnesses: readonly WitnessAddress[]
  readonly everyMs: number
  /** Has the newest signed head in its file, and gives it; undefined before the first. */
  readonly head: () => Promise<AskedHead | undefined>
  /** A head of this size covers everything but what is on the record about witnesses: else the log would grow by being co-signed. */
  readonly grownTo: () => number
  /** Size that a witness co-signed last, as the record has it. */
  readonly cosigned: (name: string) => number
  readonly onCosigned: (witness: WitnessAddress, head: AskedHead, cosignature: Cosignature) => void
  /** A witness that did not co-sign; told once until it answers otherwise. */
  readonly onRefused: (witness: WitnessAddress, head: AskedHead, fault: Fault) => void
  /** A witness holds what contradicts the log; it is asked no more. */
  readonly onContradicted: (fault: Fault) => void
}

/** Asks the configured witnesses for cosignatures: at most every so often while the log grows, and whenever it is told to. */
export class WitnessDesk {
  readonly #options: WitnessDeskOptions
  /** By witness, the code of its last refusal. */
  readonly #refused = new Map<string, string>()
  readonly #contradicted = new Set<string>()
  #asking: Promise<void> | undefined
  #stopTimer: () => void = () => undefined
  #isClosed = false

  constructor(options: WitnessDeskOptions) {
    this.#options = options
    this.#schedule()
  }

  /** Asks all for the newest head. Resolves when each has answered or had its time; never rejects. */
  async ask(): Promise<void> {
    // One after another: an ask that came meanwhile wants the newest head too.
    await this.#asking
    this.#asking ??= this.#askAll().finally(() => {
      this.#asking = undefined
    })
    await this.#asking
  }

  close(): void {
    this.#isClosed = true
    this.#stopTimer()
  }

  async #askAll(): Promise<void> {
    const head = await this.#options.head()
    if (head === undefined) return
    await Promise.all(this.#options.witnesses.map((witness) => this.#askOne(witness, head)))
  }

  async #askOne(witness: WitnessAddress, head: AskedHead): Promise<void> {
    const { name } = witness.key
    const oldSize = this.#options.cosigned(name)
    const isCovered = oldSize === head.size || (oldSize < head.size && oldSize >= this.#options.grownTo())
    if (this.#contradicted.has(name) || this.#isClosed || isCovered) return
    let outcome: Cosignature | Fault
    try {
      outcome = await askWitness(witness, head, Math.min(oldSize, head.size))
    } catch (error) {
      outcome = Fault.from(error)
    }
    if (this.#isClosed) return
    if (outcome instanceof Fault) this.#onFault(witness, head, outcome)
    else {
      this.#refused.delete(name)
      this.#options.onCosigned(witness, head, outcome)
    }
  }

  #onFault(witness: WitnessAddress, head: AskedHead, fault: Fault): void {
    const { name } = witness.key
    if (this.#refused.get(name) !== fault.code) this.#options.onRefused(witness, head, fault)
    this.#refused.set(name, fault.code)
    if (fault.code !== 'witness/fork' && fault.code !== 'witness/rollback') return
    this.#contradicted.add(name)
    this.#options.onContradicted(fault)
  }

  #schedule(): void {
    this.#stopTimer = this.#options.clock.after(this.#options.everyMs, () => {
      void this.ask().finally(() => {
        if (!this.#isClosed) this.#schedule()
      })
    })
  }
}
