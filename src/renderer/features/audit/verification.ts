import { type Clock, Fault, type FaultView } from '../../../shared/base/index.ts'
import type { Engine } from '../../data/engine.ts'
import { Pacer } from '../../data/pacer.ts'
import type { VerifyResult } from '../../data/types.ts'
import { cancelVerify, verifyLog } from './audit-engine.ts'

/** Records [from, to). */
export interface RecordRange {
  readonly from: number
  readonly to: number
}

export type VerifyState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working'; readonly records: number; readonly of: number; readonly range?: RecordRange }
  | { readonly phase: 'done'; readonly result: VerifyResult; readonly at: number; readonly range?: RecordRange }
  | { readonly phase: 'cancelled' }
  | { readonly phase: 'failed'; readonly fault: FaultView }

/** The verification of the log's bytes in the engine: one at a time, in the background, until it is cancelled. */
export class Verification {
  readonly #clock: Clock
  readonly #tell: (state: VerifyState) => void
  #engine: Engine | undefined
  #id: string | undefined
  #count = 0

  constructor(clock: Clock, tell: (state: VerifyState) => void) {
    this.#clock = clock
    this.#tell = tell
  }

  get isWorking(): boolean {
    return this.#id !== undefined
  }

  attach(engine: Engine): void {
    this.#engine = engine
    if (this.#id === undefined) return
    // What the connection before was asked is over with it.
    this.#id = undefined
    this.#tell({ phase: 'idle' })
  }

  /** The whole log, or only a range of it. */
  async start(range?: RecordRange): Promise<void> {
    const engine = this.#engine
    if (engine === undefined || this.#id !== undefined) return
    const id = `verify-${++this.#count}`
    this.#id = id
    const about = range === undefined ? {} : { range }
    let part = { records: 0, of: 0 }
    this.#tell({ phase: 'working', ...part, ...about })
    const pacer = new Pacer(this.#clock, () => {
      if (this.#id === id) this.#tell({ phase: 'working', ...part, ...about })
    })
    const end = (state: VerifyState): void => {
      if (this.#id !== id) return
      this.#id = undefined
      this.#tell(state)
    }
    try {
      const result = await verifyLog(engine, { id, ...range }, (records, of) => {
        part = { records, of }
        pacer.touch()
      })
      end({ phase: 'done', result, at: Number(this.#clock.wallNs() / 1_000_000n), ...about })
    } catch (error) {
      const fault = Fault.from(error)
      end(fault.code === 'history/cancelled' ? { phase: 'cancelled' } : { phase: 'failed', fault: fault.toView() })
    } finally {
      pacer.dispose()
    }
  }

  async cancel(): Promise<void> {
    if (this.#engine !== undefined && this.#id !== undefined) await cancelVerify(this.#engine, this.#id)
  }
}
