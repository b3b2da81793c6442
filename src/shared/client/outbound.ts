import type { Clock } from '../base/index.ts'
import { type Defer, nextTurn, type Transport } from '../transport/index.ts'
import {
  BATCH_BYTES_MAX,
  EnvelopeDraft,
  EnvelopeHeader,
  type FillRandom,
  HEADER_BYTES_MAX,
  IdSource,
  ITEM_HEAD_BYTES,
  itemEnd,
  peekEnvelope,
  writeUint32,
} from '../wire/index.ts'
import { withReplyTo } from './reply-to.ts'

/** Bytes of numbered messages that are kept until the engine accepted them, connected or not. */
export const KEPT_BYTES_MAX = 8 * 1024 * 1024

interface Frame {
  readonly bytes: Uint8Array
  /** The batch it fills. */
  readonly batch?: Uint8Array
  /** The highest publisher_seq in it; 0: none carries one. */
  readonly lastSeq: number
}

export interface OutboundOptions {
  readonly random: FillRandom
  readonly clock: Clock
  readonly defer?: Defer | undefined
  /** Numbered messages are kept until they are accepted, to be sent again on the next connection. */
  readonly isKeeping: boolean
  readonly keptBytesMax?: number | undefined
}

/** A batch begins with room for twice what the last one held: a whole one for each message would be garbage, and is filled with zeros first. */
const LITTLE_BATCH_BYTES = 4_096
const WHOLE_BATCH_BYTES = BATCH_BYTES_MAX + HEADER_BYTES_MAX

/**
 * Gathers a turn's envelopes into frames of up to 64 KiB and hands them to the transport at the end of the turn. Outlives its transports:
 * frames with numbered messages stay here until the engine accepted them (transports never change a frame, so nothing is copied).
 */
export class Outbound {
  /** Filled by the caller before `take`; the id by `take` itself unless `takeWithId` is used. */
  readonly draft = new EnvelopeDraft()
  readonly ids: IdSource
  readonly #defer: Defer
  readonly #isKeeping: boolean
  readonly #keptBytesMax: number
  #transport: Transport | undefined
  #batch: Uint8Array = new Uint8Array(0)
  /** A batch that nobody looks at any more. */
  #spare: Uint8Array | undefined
  #used = 0
  #nextBatchBytes = LITTLE_BATCH_BYTES
  #batchSeq = 0
  #isScheduled = false
  /** Frames the transport did not take, in order: nothing more is taken until they went. */
  #waiting: Frame[] = []
  /** Frames that went, with numbers that are not accepted yet. */
  #unaccepted: Frame[] = []
  #keptBytes = 0
  #handedSeq = 0
  #waiters: (() => void)[] = []
  readonly #flushTurn = (): void => {
    this.#isScheduled = false
    this.flush()
  }

  constructor(options: OutboundOptions) {
    this.#defer = options.defer ?? nextTurn
    this.#isKeeping = options.isKeeping
    this.#keptBytesMax = options.keptBytesMax ?? KEPT_BYTES_MAX
    this.ids = new IdSource(options.random, options.clock)
  }

  get isOnline(): boolean {
    return this.#transport !== undefined
  }

  /** Online: wait for `whenFree`. Offline: no more is kept. */
  get isFull(): boolean {
    return this.#keptBytes + this.#used > this.#keptBytesMax || (this.#transport !== undefined && this.#waiting.length > 0)
  }

  /** The highest publisher_seq that was handed to a transport. */
  get handedSeq(): number {
    return this.#handedSeq
  }

  get keptBytes(): number {
    return this.#keptBytes
  }

  /** Takes the draft under a new id. `full`: nothing was taken. */
  take(): 'sent' | 'full' {
    if (this.isFull) return 'full'
    this.#startTurn()
    this.ids.write(this.draft.id, 0)
    this.#write()
    return 'sent'
  }

  /** Takes the draft under the id already in it. */
  takeWithId(): 'sent' | 'full' {
    if (this.isFull) return 'full'
    this.#startTurn()
    this.#write()
    return 'sent'
  }

  /** Takes the draft behind all that waits, full or not: for what must go out before anything new can. */
  takeAnyhow(): void {
    this.#startTurn()
    this.#write()
  }

  /** Resolves when something is taken again, or the connection is gone. */
  whenFree(): Promise<void> {
    return this.isFull && this.isOnline ? new Promise((resolve) => void this.#waiters.push(resolve)) : Promise.resolve()
  }

  /** Hands over what was gathered, without waiting for the end of the turn. */
  flush(): void {
    if (this.#used > 0) {
      this.#put({ bytes: this.#batch.subarray(0, this.#used), batch: this.#batch, lastSeq: this.#batchSeq })
      this.#nextBatchBytes = Math.min(WHOLE_BATCH_BYTES, Math.max(LITTLE_BATCH_BYTES, 2 * this.#used))
      this.#batch = new Uint8Array(0)
      this.#used = 0
      this.#batchSeq = 0
    }
    this.#pump()
  }

  /** Everything up to `seq` is accepted: it will not be sent again. */
  accepted(seq: number): void {
    let count = 0
    for (const frame of this.#unaccepted) {
      if (frame.lastSeq > seq) break
      this.#keptBytes -= frame.bytes.length
      count++
    }
    if (count > 0) this.#unaccepted = this.#unaccepted.slice(count)
    if (this.#waiters.length > 0 && !this.isFull) this.#wake()
  }

  /** A new connection, on which nothing was sent yet but hello. */
  goOnline(transport: Transport): void {
    this.#transport = transport
    transport.onDrain = () => this.#pump()
  }

  /** The connection is gone. What is numbered stays; whoever waits is let go and finds out by sending. */
  goOffline(): void {
    this.#transport = undefined
    if (this.#isKeeping) this.flush()
    else this.#drop()
    this.#waiting = this.#waiting.filter((frame) => frame.lastSeq > 0)
    this.#wake()
  }

  /**
   * Sends again, in order, what the engine has not accepted. `accepted` undefined: the session is gone; only what never left goes out.
   * @param inbox where replies to it are to go
   */
  resend(accepted: number | undefined, inbox: string): void {
    const again = accepted === undefined ? this.#waiting : [...this.#unaccepted, ...this.#waiting]
    this.#unaccepted = []
    this.#waiting = []
    this.#keptBytes = 0
    if (accepted !== undefined) this.#handedSeq = accepted
    for (const frame of again) {
      const bytes = numbered(frame.bytes, accepted ?? 0, inbox)
      if (bytes.length > 0) this.#put({ bytes, lastSeq: frame.lastSeq })
    }
    this.#pump()
    this.#wake()
  }

  #startTurn(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.draft.setTs(this.ids.tick())
    this.#defer(this.#flushTurn)
  }

  #write(): void {
    const need = ITEM_HEAD_BYTES + HEADER_BYTES_MAX + this.draft.payloadLength
    if (this.#used + need > this.#batch.length) {
      this.flush()
      this.#batch = this.#newBatch(Math.max(this.#nextBatchBytes, need))
    }
    const at = this.#used
    const end = this.draft.write(this.#batch, at + ITEM_HEAD_BYTES)
    writeUint32(this.#batch, at, end - at - ITEM_HEAD_BYTES)
    this.#used = end
    if (this.draft.publisherSeq > 0) this.#batchSeq = this.draft.publisherSeq
    if (end >= BATCH_BYTES_MAX) this.flush()
  }

  #newBatch(bytes: number): Uint8Array {
    const spare = this.#spare
    this.#spare = undefined
    return spare !== undefined && spare.length >= bytes ? spare : new Uint8Array(bytes)
  }

  #put(frame: Frame): void {
    this.#waiting.push(frame)
    if (this.#isKeeping && frame.lastSeq > 0) this.#keptBytes += frame.bytes.length
  }

  /** Hands frames over until the transport is full. */
  #pump(): void {
    const transport = this.#transport
    if (transport === undefined) return
    let count = 0
    for (const frame of this.#waiting) {
      if (!isTaken(transport, frame.bytes)) break
      count++
      if (frame.lastSeq > 0) this.#handedSeq = frame.lastSeq
      if (frame.lastSeq > 0 && this.#isKeeping) this.#unaccepted.push(frame)
      else if (frame.bytes.length <= (transport.copiesUpTo ?? 0)) this.#spare = frame.batch
    }
    if (count > 0) this.#waiting = count === this.#waiting.length ? [] : this.#waiting.slice(count)
    if (this.#waiters.length > 0 && !this.isFull) this.#wake()
  }

  #drop(): void {
    this.#waiting = []
    this.#used = 0
    this.#batchSeq = 0
  }

  #wake(): void {
    for (const wake of this.#waiters.splice(0)) wake()
  }
}

/** A transport that throws has closed: nothing was taken, and it says so itself. */
function isTaken(transport: Transport, frame: Uint8Array): boolean {
  try {
    return transport.send(frame) === 'sent'
  } catch {
    return false
  }
}

/** The items of a frame that carry a publisher_seq above `accepted`; their replies go to `inbox`. */
function numbered(frame: Uint8Array, accepted: number, inbox: string): Uint8Array {
  const header = new EnvelopeHeader()
  const items: Uint8Array[] = []
  for (let at = 0; at < frame.length; ) {
    const end = itemEnd(frame, at)
    peekEnvelope(frame, at + ITEM_HEAD_BYTES, end, header)
    if (header.publisherSeq > accepted) items.push(withReplyTo(frame.subarray(at, end), header, inbox))
    at = end
  }
  const bytes = new Uint8Array(items.reduce((sum, item) => sum + item.length, 0))
  let used = 0
  for (const item of items) {
    bytes.set(item, used)
    used += item.length
  }
  return bytes
}
