import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Client } from '../../shared/client/index.ts'
import { matches } from '../../shared/topic/index.ts'
import { decodeEnvelope, type Envelope, envelopeStart, posOf } from '../../shared/wire/index.ts'
import { type Compared, ReplayComparison, type TopicDifference } from './replay-comparison.ts'
import { ReplayPace } from './replay-pace.ts'
import { ReplayTrail } from './replay-trail.ts'
import type { StreamLog } from './stream-log.ts'

const READ_BYTES = 262_144
/** Messages under way at once. */
const UNDER_WAY_MAX = 512
/** Ids of the recording whose new ids are remembered, so that answers still name what they answer. */
const IDS_MAX = 65_536
/** After the last message, how long silence is waited for, and how long in all. */
const QUIET_MS = 500
const SETTLE_MS_MAX = 10_000

export interface ReplayPlan {
  readonly id: string
  readonly patterns: readonly string[]
  /** Other topics whose recorded messages are compared with what comes. */
  readonly compare: readonly string[]
  /** Entries of the log: `from` to `end - 1`. */
  readonly from: number
  readonly end: number
  /** 0: as fast as possible. */
  readonly speed: number
  /** Begins only when it is stepped or resumed. */
  readonly isPaused?: boolean
}

export interface ReplayOutcome {
  readonly status: 'complete' | 'cancelled' | 'failed'
  readonly messages: number
  readonly differed: number
  readonly topics: readonly TopicDifference[]
  readonly truncated: boolean
  readonly fault?: Fault
}

/** Plays recorded messages again in another namespace, in order, and compares what comes of it with what is recorded. */
export class Replay {
  readonly plan: ReplayPlan
  readonly pace: ReplayPace
  readonly trail = new ReplayTrail()
  messages = 0
  readonly #log: StreamLog
  readonly #bus: Client
  readonly #clock: Clock
  readonly #comparison = new ReplayComparison()
  readonly #ids = new Map<string, string>()
  readonly #underWay = new Set<Promise<void>>()
  #sentOf = new Map<string, number>()
  #heardMs = 0

  /** @param bus of a party of its own in the target namespace. */
  constructor(plan: ReplayPlan, parts: { readonly log: StreamLog; readonly bus: Client; readonly clock: Clock }) {
    this.plan = plan
    this.#log = parts.log
    this.#bus = parts.bus
    this.#clock = parts.clock
    this.pace = new ReplayPace(parts.clock, plan)
  }

  cancel(): void {
    this.pace.cancel()
  }

  /** Never rejects. */
  async run(): Promise<ReplayOutcome> {
    let fault: Fault | undefined
    try {
      await this.#bus.subscribe('>', ({ delivery, envelope }) => {
        if (delivery.from === this.#bus.session.identity) return
        this.#heardMs = this.#clock.monotonicMs()
        this.#compared('replayed', envelope, Number(delivery.pos))
      })
      await this.#play()
      await Promise.all(this.#underWay)
      if (!this.pace.isCancelled) await this.#settle()
    } catch (error) {
      fault = Fault.from(error)
    }
    await this.#bus.close().catch(() => undefined)
    const topics = this.#comparison.report()
    return {
      status: fault !== undefined ? 'failed' : this.pace.isCancelled ? 'cancelled' : 'complete',
      messages: this.messages,
      differed: topics.reduce((sum, { differed }) => sum + differed, 0),
      topics,
      truncated: this.#comparison.isTruncated,
      ...(fault !== undefined && { fault }),
    }
  }

  async #play(): Promise<void> {
    const { from, end, patterns, compare } = this.plan
    for (let index = from; index < end && !this.pace.isCancelled; ) {
      const { bytes, starts, ends } = await this.#log.read(index, READ_BYTES)
      for (let i = 0; i < starts.length && index < end && !this.pace.isCancelled; i++, index++) {
        const [start, stop] = [starts[i] as number, ends[i] as number]
        const envelope = decodeEnvelope(bytes, envelopeStart(bytes, start, stop), stop)
        if (typeof envelope === 'string')
          throw new Fault('audit/altered', `entry ${index} holds no envelope: ${envelope}`, { record: index })
        if (patterns.some((pattern) => matches(pattern, envelope.topic))) await this.#send(envelope, posOf(bytes, start))
        else if (compare.some((pattern) => matches(pattern, envelope.topic))) this.#compared('recorded', envelope, posOf(bytes, start))
      }
    }
  }

  #compared(which: 'recorded' | 'replayed', { topic, schema = '', payload }: Envelope, pos: number): void {
    const compared: Compared | undefined = this.#comparison[which]({ topic, schema, payload, pos })
    if (compared !== undefined) this.trail.compared(which, { topic, payload, pos, ...compared })
  }

  async #send(envelope: Envelope, pos: number): Promise<void> {
    await this.pace.turn({ topic: envelope.topic, pos, ts: envelope.ts })
    while (this.#underWay.size >= UNDER_WAY_MAX) await Promise.race(this.#underWay)
    if (this.pace.isCancelled) return
    const place = (this.#sentOf.get(envelope.topic) ?? 0) + 1
    this.#sentOf.set(envelope.topic, place)
    this.trail.sent({ topic: envelope.topic, place, pos, payload: envelope.payload })
    const { topic, type, schema, correlationId, trace } = envelope
    const id = this.#bus.newId()
    this.#ids.set(envelope.id, id)
    if (this.#ids.size > IDS_MAX) this.#ids.delete(this.#ids.keys().next().value ?? '')
    const options = {
      id,
      type,
      ...(schema !== undefined && { schema }),
      ...(trace !== undefined && { trace }),
      ...(correlationId !== undefined && { correlationId: this.#ids.get(correlationId) ?? correlationId }),
    }
    const sent = this.#bus.publish(topic, envelope.payload.slice(), options).then(() => {
      this.messages++
    })
    this.#underWay.add(sent)
    // One that is refused stays: it fails the replay when all are awaited.
    sent.then(
      () => this.#underWay.delete(sent),
      () => this.pace.wake(),
    )
  }

  /** Until all that was recorded has come and it is quiet, or nothing more comes. */
  async #settle(): Promise<void> {
    const startMs = this.#clock.monotonicMs()
    this.#heardMs = Math.max(this.#heardMs, startMs)
    while (!this.pace.isCancelled) {
      const now = this.#clock.monotonicMs()
      const quietMs = now - this.#heardMs
      if (quietMs >= (this.#comparison.isComplete ? QUIET_MS / 5 : QUIET_MS * 4) || now - startMs >= SETTLE_MS_MAX) return
      await this.pace.sleep(QUIET_MS / 10)
    }
  }
}
