import type { Clock } from '../../shared/base/index.ts'
import {
  ANSWERED_PER_PORT_MAX,
  OPEN_STREAMS_PER_PORT_MAX,
  PENDING_REQUESTS_MAX,
  PENDING_REQUESTS_PER_PORT_MAX,
  STREAM_IDLE_MS,
} from './limits.ts'
import type { Port } from './port.ts'

/** A request that may be answered, or a stream whose receivers may send credit. */
export interface OpenRequest {
  readonly key: string
  requester: Port
  recipients: readonly Port[]
  /** Members of queue groups among them: a stream stays with those. */
  chosen: readonly Port[]
  readonly topic: string
  readonly isStream: boolean
  /** Of a stream, so far; payload bytes. */
  chunks: number
  bytes: number
  dueMs: number
  isAnswered: boolean
  /** Its deadline passed, it ended or its requester left; kept a while so that a late answer is told from a forged one. */
  isOver: boolean
}

export type RequestOpening = Pick<OpenRequest, 'key' | 'requester' | 'recipients' | 'chosen' | 'topic'>

const SWEEP_MS = 50
const LATE_MS = 60_000

/** Who may answer whom, and until when. Bounded; deadlines are looked at every 50 ms while there are any. */
export class RequestTable {
  readonly #clock: Clock
  readonly #onOverdue: (request: OpenRequest) => void
  readonly #open = new Map<string, OpenRequest>()
  #cancelSweep: (() => void) | undefined

  constructor(clock: Clock, onOverdue: (request: OpenRequest) => void) {
    this.#clock = clock
    this.#onOverdue = onOverdue
  }

  get size(): number {
    return this.#open.size
  }

  get(key: string): OpenRequest | undefined {
    return this.#open.get(key)
  }

  /**
   * Opens a request of `requester` that `recipients` may answer; `dueInMs` from now, or a stream.
   * @returns `limit` when the table or the requester's share of it is full of unanswered ones; `taken` when the id is in use.
   */
  open(opening: RequestOpening, dueInMs: number | 'stream'): 'open' | 'limit' | 'taken' {
    const { key, requester } = opening
    if (this.#open.has(key)) return 'taken'
    const isStream = dueInMs === 'stream'
    if (isStream && requester.openStreams >= OPEN_STREAMS_PER_PORT_MAX) return 'limit'
    if (
      !isStream &&
      requester.openRequests >= PENDING_REQUESTS_PER_PORT_MAX &&
      !this.#forget((other) => other.requester === requester && other.isAnswered)
    ) {
      return 'limit'
    }
    if (this.#open.size >= PENDING_REQUESTS_MAX && !this.#forget((other) => other.isOver || other.isAnswered)) return 'limit'
    const dueMs = this.#clock.monotonicMs() + (isStream ? STREAM_IDLE_MS : dueInMs)
    this.#open.set(key, { ...opening, isStream, dueMs, chunks: 0, bytes: 0, isAnswered: false, isOver: false })
    if (isStream) requester.openStreams++
    else requester.openRequests++
    this.#cancelSweep ??= this.#clock.after(SWEEP_MS, () => this.#sweep())
    return 'open'
  }

  /**
   * An answer came: further ones may follow, until the deadline or until ANSWERED_PER_PORT_MAX newer requests of the requester are answered.
   * Keeping more would cost a busy asker its speed: they outlive the young generation.
   */
  answered(request: OpenRequest): void {
    if (request.isAnswered) return
    request.isAnswered = true
    if (request.isStream) return
    const { answered } = request.requester
    const slot = request.requester.answeredCount++ % ANSWERED_PER_PORT_MAX
    const oldest = answered[slot]
    answered[slot] = request
    if (oldest !== undefined && this.#open.get(oldest.key) === oldest) this.forget(oldest.key)
  }

  /** A stream's chunk came: it lives on. */
  touch(request: OpenRequest): void {
    request.dueMs = this.#clock.monotonicMs() + STREAM_IDLE_MS
  }

  /** Ends a request or stream; late answers are still known for what they are. */
  end(request: OpenRequest): void {
    if (request.isOver) return
    request.isOver = true
    request.dueMs = this.#clock.monotonicMs() + LATE_MS
    if (request.isStream) request.requester.openStreams--
    else request.requester.openRequests--
  }

  /** Takes back an `open`. */
  forget(key: string): void {
    const request = this.#open.get(key)
    if (!request) return
    this.end(request)
    this.#open.delete(key)
  }

  /** A session went on: what it opened is open still. */
  move(from: Port, to: Port): void {
    if (from.openRequests + from.openStreams === 0) return
    for (const request of this.#open.values()) if (request.requester === from) request.requester = to
    to.openRequests += from.openRequests
    to.openStreams += from.openStreams
    from.openRequests = 0
    from.openStreams = 0
    to.answered = from.answered
    to.answeredCount = from.answeredCount
  }

  /**
   * Ends what `port` opened, unless its session may go on: then its streams have a minute to.
   * @returns its streams, and the requests of others that nobody is left to answer
   */
  drop(port: Port, isKept: boolean): { streams: OpenRequest[]; orphans: OpenRequest[] } {
    const streams: OpenRequest[] = []
    const orphans: OpenRequest[] = []
    for (const request of this.#open.values()) {
      if (request.isOver) continue
      if (request.requester === port) {
        if (isKept) {
          if (request.isStream) this.touch(request)
          continue
        }
        if (request.isStream) streams.push(request)
        this.end(request)
      } else if (
        !request.isAnswered &&
        !request.isStream &&
        request.recipients.every((recipient) => recipient === port || recipient.isClosed)
      ) {
        orphans.push(request)
        this.end(request)
      }
    }
    return { streams, orphans }
  }

  stop(): void {
    this.#cancelSweep?.()
    this.#cancelSweep = undefined
    this.#open.clear()
  }

  /** Lets the oldest one go that `isSpare` names. */
  #forget(isSpare: (request: OpenRequest) => boolean): boolean {
    for (const request of this.#open.values()) {
      if (!isSpare(request)) continue
      this.forget(request.key)
      return true
    }
    return false
  }

  #sweep(): void {
    this.#cancelSweep = undefined
    const now = this.#clock.monotonicMs()
    for (const request of this.#open.values()) {
      if (request.dueMs > now) continue
      if (request.isOver) this.#open.delete(request.key)
      else {
        this.end(request)
        this.#onOverdue(request)
      }
    }
    if (this.#open.size > 0) this.#cancelSweep = this.#clock.after(SWEEP_MS, () => this.#sweep())
  }
}
