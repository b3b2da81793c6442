import type { Clock } from '../base/index.ts'
import { type Defer, nextTurn, type Transport } from '../transport/index.ts'
import { BATCH_BYTES_MAX, EnvelopeDraft, type FillRandom, HEADER_BYTES_MAX, IdSource, ITEM_HEAD_BYTES, writeUint32 } from '../wire/index.ts'

/** Gathers a turn's envelopes into frames of up to 64 KiB and hands them to the transport at the end of the turn. */
export class Outbound {
  /** Filled by the caller before `take`; the id by `take` itself unless `takeWithId` is used. */
  readonly draft = new EnvelopeDraft()
  readonly ids: IdSource
  readonly #transport: Transport
  readonly #defer: Defer
  #batch = new Uint8Array(0)
  #used = 0
  #isScheduled = false
  /** A frame the transport did not take: nothing more is taken until it went. */
  #held: Uint8Array | undefined
  #waiters: (() => void)[] = []
  readonly #flushTurn = (): void => {
    this.#isScheduled = false
    this.flush()
  }

  constructor(transport: Transport, options: { readonly random: FillRandom; readonly clock: Clock; readonly defer?: Defer | undefined }) {
    this.#transport = transport
    this.#defer = options.defer ?? nextTurn
    this.ids = new IdSource(options.random, options.clock)
    transport.onDrain = () => this.#drained()
  }

  get isFull(): boolean {
    return this.#held !== undefined
  }

  /** Takes the draft under a new id. `full`: nothing was taken. */
  take(): 'sent' | 'full' {
    if (this.#held !== undefined) return 'full'
    this.#startTurn()
    this.ids.write(this.draft.id, 0)
    this.#write()
    return 'sent'
  }

  /** Takes the draft under the id already in it. */
  takeWithId(): 'sent' | 'full' {
    if (this.#held !== undefined) return 'full'
    this.#startTurn()
    this.#write()
    return 'sent'
  }

  /** Resolves when something is taken again. */
  whenFree(): Promise<void> {
    return this.#held === undefined ? Promise.resolve() : new Promise((resolve) => void this.#waiters.push(resolve))
  }

  /** Hands over what was gathered, without waiting for the end of the turn. */
  flush(): void {
    if (this.#used === 0 || this.#held !== undefined) return
    const frame = this.#batch.subarray(0, this.#used)
    this.#batch = new Uint8Array(0)
    this.#used = 0
    this.#hand(frame)
  }

  /** The connection is gone: whoever waits is let go and finds that out by sending. */
  end(): void {
    this.#held = undefined
    this.#used = 0
    for (const wake of this.#waiters.splice(0)) wake()
  }

  #startTurn(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.draft.setTs(this.ids.tick())
    this.#defer(this.#flushTurn)
  }

  #write(): void {
    const need = ITEM_HEAD_BYTES + HEADER_BYTES_MAX + this.draft.payload.length
    if (this.#used + need > this.#batch.length) {
      this.flush()
      if (this.#held !== undefined) return this.#writeAlone(need)
      this.#batch = new Uint8Array(Math.max(BATCH_BYTES_MAX + HEADER_BYTES_MAX, need))
    }
    const at = this.#used
    const end = this.draft.write(this.#batch, at + ITEM_HEAD_BYTES)
    writeUint32(this.#batch, at, end - at - ITEM_HEAD_BYTES)
    this.#used = end
    if (end >= BATCH_BYTES_MAX) this.flush()
  }

  /** The flush that made room filled the transport: this one envelope was promised a place and waits in a batch of its own. */
  #writeAlone(need: number): void {
    this.#batch = new Uint8Array(need)
    const end = this.draft.write(this.#batch, ITEM_HEAD_BYTES)
    writeUint32(this.#batch, 0, end - ITEM_HEAD_BYTES)
    this.#used = end
  }

  #hand(frame: Uint8Array): void {
    if (this.#transport.send(frame) === 'full') this.#held = frame
  }

  #drained(): void {
    const frame = this.#held
    if (frame === undefined) return
    this.#held = undefined
    this.#hand(frame)
    if (this.#held !== undefined) return
    this.flush()
    if (this.#held === undefined) for (const wake of this.#waiters.splice(0)) wake()
  }
}
