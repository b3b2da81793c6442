import { Fault } from '../../shared/base/index.ts'
import { isTopic, overlaps } from '../../shared/topic/index.ts'
import { fromRfc3339, posOf } from '../../shared/wire/index.ts'
import { type ConsumerTable, readConsumerName } from './consumer-table.ts'
import type { LogPlace } from './contract.ts'
import type { DurableLane } from './durable-lane.ts'
import { SYSTEM_PREFIX } from './grants.ts'
import type { Port } from './port.ts'
import { type Follow, PortReads, type ReadsHost } from './port-reads.ts'
import { requireRight, type Subscriptions } from './subscriptions.ts'

/** What a subscription with `from` or `consumer` asks for. */
export interface FollowRequest {
  readonly patterns: readonly string[]
  readonly consumer: string
  readonly from: LogPlace
}

export interface DurableDeskSetting {
  readonly consumers: ConsumerTable
  readonly subscriptions: Subscriptions
  /** The last position given out. */
  pos(): number
  lane(port: Port): DurableLane | undefined
  /** A fault that answers nothing. */
  tell(port: Port, fault: Fault): void
  /** It cannot be served any more. */
  disconnect(port: Port, reason: string): void
}

const bad = (what: string): Fault => new Fault('wire/bad-payload', what)

/** @throws Fault `wire/bad-payload`. @returns undefined when neither `from` nor `consumer` asks for the log. */
export function readFollow(patterns: readonly string[], body: Readonly<Record<string, unknown>>): FollowRequest | undefined {
  const consumer = readConsumerName(body['consumer'])
  const from = readPlace(body['from'], patterns)
  if (consumer === '' && from === 'new') return undefined
  if (body['group'] !== undefined) throw bad('group goes with neither from nor consumer')
  const system = patterns.find((pattern) => pattern.startsWith(SYSTEM_PREFIX))
  if (system !== undefined) throw bad(`${system} is never durable`)
  return { patterns, consumer, from }
}

function readPlace(from: unknown, patterns: readonly string[]): LogPlace {
  if (from === undefined || from === 'new') return 'new'
  if (from === 'first') return from
  if (typeof from !== 'object' || from === null || Object.keys(from).length !== 1)
    throw bad('from must be new, first, or one of pos, seq and time')
  const { pos, seq, time } = from as Record<string, unknown>
  if (pos !== undefined) return { pos: readNumber(pos, 'pos') }
  if (seq !== undefined) {
    const [topic = ''] = patterns
    if (patterns.length > 1 || !isTopic(topic)) throw bad('from seq needs a single topic')
    return { seq: readNumber(seq, 'seq'), topic }
  }
  try {
    if (typeof time === 'string') return { time: fromRfc3339(time) }
  } catch {}
  throw bad('from.time must be RFC 3339 UTC')
}

/** A position or sequence number as the wire has it: decimal text. @throws Fault `wire/bad-payload` */
export function readNumber(value: unknown, name: string): bigint {
  if (typeof value === 'string' && /^\d{1,16}$/.test(value) && Number(value) <= Number.MAX_SAFE_INTEGER) return BigInt(value)
  throw bad(`${name} must be a decimal number as text`)
}

/** Subscriptions that read the log, durable consumers, and readers that fell behind. */
export class DurableDesk implements ReadsHost {
  readonly #setting: DurableDeskSetting

  constructor(setting: DurableDeskSetting) {
    this.#setting = setting
  }

  /** Resolves once it is subscribed. @throws Fault (as a rejection) why it is not */
  async subscribe(port: Port, request: FollowRequest): Promise<void> {
    const { subscriptions, consumers } = this.#setting
    const { patterns, consumer } = request
    const { namespace } = port.party
    requireRight(port, patterns)
    if (consumer !== '' && consumers.find(namespace, consumer) === undefined) await this.#define(port, request)
    if (port.isClosed) return
    this.#requireOwn(port, patterns)
    const place = consumer === '' ? request.from : this.#placeOf(port, request)
    if (consumer !== '') consumers.hold(namespace, consumer, port)
    const follow: Follow = {
      patterns: new Set(patterns),
      consumer,
      index: -1,
      liveFrom: Number.POSITIVE_INFINITY,
    }
    this.reads(port).begin(follow)
    try {
      subscriptions.add(port, patterns, '')
      this.reads(port).place(follow, (await this.#setting.lane(port)?.source?.find(place)) ?? 0)
    } catch (error) {
      this.#end(port, follow)
      throw error
    }
  }

  reads(port: Port): PortReads {
    port.reads ??= new PortReads(port, this)
    return port.reads
  }

  /** Plain and group subscriptions must not overlap one that reads the log. @throws Fault `request/refused` */
  requireFree(port: Port, patterns: readonly string[]): void {
    for (const follow of port.reads?.follows ?? []) {
      for (const taken of follow.patterns) {
        const found = patterns.find((pattern) => overlaps(pattern, taken))
        if (found !== undefined) throw overlap(found, taken)
      }
    }
  }

  /** `system.control.unsubscribe` with `consumer`. @throws Fault `log/consumer-unknown` */
  leave(port: Port, consumer: string): void {
    const follow = [...(port.reads?.follows ?? [])].find((candidate) => candidate.consumer === consumer)
    if (follow === undefined)
      throw new Fault('log/consumer-unknown', `this connection does not hold the consumer ${consumer}`, { consumer })
    this.#end(port, follow)
  }

  /** A pattern is no longer subscribed to: what read the log for it ends. */
  ended(port: Port, patterns: readonly string[]): void {
    for (const follow of [...(port.reads?.follows ?? [])]) {
      for (const pattern of patterns) follow.patterns.delete(pattern)
      if (follow.patterns.size === 0) this.#end(port, follow)
    }
    port.reads?.changed([])
  }

  forget(port: Port): void {
    for (const follow of [...(port.reads?.follows ?? [])]) this.#end(port, follow)
  }

  /** `system.control.consumed`. @throws Fault `wire/bad-payload`, `log/consumer-unknown` */
  consumed(port: Port, body: Readonly<Record<string, unknown>>): void {
    const pos = Number(readNumber(body['pos'], 'pos'))
    if (pos > this.#setting.pos()) throw bad(`position ${pos} was not given out yet`)
    this.#setting.consumers.acknowledge(port.party.namespace, readConsumerName(body['consumer']), { pos, port })
  }

  lane(port: Port): DurableLane | undefined {
    return this.#setting.lane(port)
  }

  followFailed(port: Port, follow: Follow, fault: Fault): void {
    this.#end(port, follow)
    this.#setting.tell(port, fault)
  }

  behindFailed(port: Port, fault: Fault): void {
    this.#setting.tell(port, fault)
    if (fault.code !== 'log/gone') this.#setting.disconnect(port, 'what it had not yet read cannot be read')
  }

  /** The party gets each message once, so nothing else of the connection may overlap what reads the log. */
  #requireOwn(port: Port, patterns: readonly string[]): void {
    for (const key of port.subscriptions) {
      const [taken = ''] = key.split(' ')
      const found = patterns.find((pattern) => overlaps(pattern, taken))
      if (found !== undefined) throw overlap(found, taken)
    }
  }

  /** A new consumer, unless another connection defined it meanwhile. */
  async #define(port: Port, { patterns, consumer, from }: FollowRequest): Promise<void> {
    const { consumers } = this.#setting
    const { namespace, identity } = port.party
    const next = this.#setting.pos() + 1
    const fromPos = from === 'new' ? next : await this.#firstPos(port, from, next)
    if (consumers.find(namespace, consumer) !== undefined) return
    consumers.define({ namespace, name: consumer, patterns, fromPos, pos: fromPos - 1, owner: identity })
  }

  /** Position of the first entry at a place; `next` when nothing is there yet. */
  async #firstPos(port: Port, from: LogPlace, next: number): Promise<number> {
    const source = this.#setting.lane(port)?.source
    const index = await source?.find(from)
    if (source === undefined || index === undefined || index >= source.size) return next
    const { bytes, starts } = await source.read(index, 1)
    return posOf(bytes, starts[0] ?? 0)
  }

  /** Where a consumer goes on. @throws Fault `request/refused` for other patterns than its own */
  #placeOf(port: Port, { patterns, consumer, from }: FollowRequest): LogPlace {
    const { consumers } = this.#setting
    const { namespace } = port.party
    const known = consumers.find(namespace, consumer)
    if (known === undefined) throw new Fault('log/consumer-unknown', `${namespace} has no consumer ${consumer}`, { consumer })
    if (patterns.length !== known.patterns.length || known.patterns.some((pattern) => !patterns.includes(pattern)))
      throw new Fault('request/refused', `the consumer ${consumer} is of ${known.patterns.join(' ')}`, { patterns: known.patterns })
    const gone = this.#setting.lane(port)?.source?.gonePos ?? 0
    // It was told that what it wanted is gone, and asks for what is there.
    if (from === 'first' && known.pos < gone) consumers.skipTo(namespace, consumer, gone)
    return { pos: BigInt(known.pos + 1) }
  }

  #end(port: Port, follow: Follow): void {
    port.reads?.end(follow)
    for (const pattern of follow.patterns) this.#setting.subscriptions.remove(port, pattern, '')
    if (follow.consumer !== '') this.#setting.consumers.release(port.party.namespace, follow.consumer)
  }
}

const overlap = (pattern: string, taken: string): Fault =>
  new Fault('request/refused', `${pattern} overlaps ${taken} of this connection, which gets each message once: open a second one for it`, {
    pattern,
  })
