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
  /** A witness holds what contradicts the log, and no run asked it; it is asked no more but by runs. */
  readonly onContradicted: (fault: Fault) => void
}

/** What a witness said when it was asked for a run. */
export interface WitnessAnswer {
  readonly witness: string
  /** What it co-signed last, as far as is known. */
  readonly size: number
  /** Why it did not co-sign the head: `witness/fork`, `witness/rollback`, `witness/refused` or `witness/unreachable`. */
  readonly fault?: Fault
}

/** Asks the configured witnesses for cosignatures: at most every so often while the log grows, and whenever it is told to. */
export class WitnessDesk {
  readonly #options: WitnessDeskOptions
  /** By witness, the code of its last refusal. */
  readonly #refused = new Map<string, string>()
  readonly #contradicted = new Set<string>()
  #turn: Promise<unknown> = Promise.resolve()
  #stopTimer: () => void = () => undefined
  #isClosed = false

  constructor(options: WitnessDeskOptions) {
    this.#options = options
    this.#schedule()
  }

  /** Asks all for the newest head. Resolves when each has answered or had its time; never rejects. */
  async ask(): Promise<void> {
    // A head that cannot be written is the log's fault, which the log tells by itself.
    await this.#inTurn(() => this.#askAll((witness, head) => this.#askByItself(witness, head))).catch(() => undefined)
  }

  /**
   * The same for a run, which has to know: those that contradicted the log before are asked too, and a contradiction is the caller's to act on.
   * Each witness has its time (ask-witness.ts) once the ask before this one is over.
   */
  async askForRun(): Promise<readonly WitnessAnswer[]> {
    return await this.#inTurn(() => this.#askAll((witness, head) => this.#askOne(witness, head)))
  }

  close(): void {
    this.#isClosed = true
    this.#stopTimer()
  }

  /** One after another: an ask that comes meanwhile wants the newest head too. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #askAll<T>(askOne: (witness: WitnessAddress, head: AskedHead) => Promise<T>): Promise<T[]> {
    const head = await this.#options.head()
    return head === undefined ? [] : await Promise.all(this.#options.witnesses.map((witness) => askOne(witness, head)))
  }

  async #askByItself(witness: WitnessAddress, head: AskedHead): Promise<void> {
    if (this.#contradicted.has(witness.key.name)) return
    const { fault } = await this.#askOne(witness, head)
    if (fault !== undefined && isContradiction(fault)) this.#options.onContradicted(fault)
  }

  async #askOne(witness: WitnessAddress, head: AskedHead): Promise<WitnessAnswer> {
    const { name } = witness.key
    const oldSize = this.#options.cosigned(name)
    const isCovered = oldSize === head.size || (oldSize < head.size && oldSize >= this.#options.grownTo())
    if (this.#isClosed || isCovered) return { witness: name, size: oldSize }
    let outcome: Cosignature | Fault
    try {
      outcome = await askWitness(witness, head, Math.min(oldSize, head.size))
    } catch (error) {
      outcome = Fault.from(error)
    }
    if (outcome instanceof Fault) {
      if (!this.#isClosed) this.#refusedBy(witness, head, outcome)
      return { witness: name, size: oldSize, fault: outcome }
    }
    this.#refused.delete(name)
    if (!this.#isClosed) this.#options.onCosigned(witness, head, outcome)
    return { witness: name, size: head.size }
  }

  #refusedBy(witness: WitnessAddress, head: AskedHead, fault: Fault): void {
    const { name } = witness.key
    if (this.#refused.get(name) !== fault.code) this.#options.onRefused(witness, head, fault)
    this.#refused.set(name, fault.code)
    if (isContradiction(fault)) this.#contradicted.add(name)
  }

  #schedule(): void {
    this.#stopTimer = this.#options.clock.after(this.#options.everyMs, () => {
      void this.ask().finally(() => {
        if (!this.#isClosed) this.#schedule()
      })
    })
  }
}

const isContradiction = ({ code }: Fault): boolean => code === 'witness/fork' || code === 'witness/rollback'
