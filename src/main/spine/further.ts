import { DELIVERED_HEAD_BYTES, EnvelopeHeader, envelopeStart, peekEnvelope, readVarint, TYPE, varintEnd } from '../../shared/wire/index.ts'
import type { Port } from './port.ts'
import { pickMembers } from './queue-group.ts'
import type { OpenRequest } from './request-table.ts'
import { RoutedItem } from './routed-item.ts'
import type { RouterHost } from './router-host.ts'
import type { Audience } from './topic-space.ts'

const NOBODY: readonly Port[] = []

/** The members that got a stream's start and are still there; who subscribed by itself meanwhile gets its parts anyway. */
export const stayingWith = (stream: OpenRequest | undefined, { subscribers }: Audience): Port[] =>
  (stream?.chosen ?? NOBODY).filter((port) => !port.isClosed && !subscribers.includes(port))

/** The publisher's part of a durable item's delivery header: between its position and sequence number and its commit mark. */
function tailOf(frame: Uint8Array, start: number, envelopeAt: number): Uint8Array {
  readVarint(frame, start + DELIVERED_HEAD_BYTES + 1, envelopeAt)
  readVarint(frame, varintEnd.at + 1, envelopeAt)
  return frame.subarray(varintEnd.at, envelopeAt - 2)
}

/** Where a message goes beyond plain subscribers: one member of each queue group, and the namespaces that its topic crosses to. */
export class Further {
  readonly #host: RouterHost
  readonly #nextPos: () => number
  readonly #picked: Port[] = []
  readonly #header = new EnvelopeHeader()
  readonly #item = new RoutedItem()

  constructor(host: RouterHost, nextPos: () => number) {
    this.#host = host
    this.#nextPos = nextPos
  }

  toGroups(item: RoutedItem, { groups, subscribers }: Audience): void {
    pickMembers(groups, subscribers, this.#picked)
    for (const port of this.#picked) port.outbox.push(item)
  }

  /** An event appears in the namespaces that the policy names, with positions and sequence numbers of its own there. */
  cross(item: RoutedItem, header: EnvelopeHeader, { crossings }: Audience): void {
    const { frame } = item
    for (const rule of crossings) {
      const space = this.#host.space(rule.to)
      const name = (): string => String.fromCharCode(...frame.subarray(header.topicAt, header.topicAt + header.topicLength))
      const entry = space.find(frame, header) ?? this.#host.addTopic(space, name())
      if (entry === undefined || entry.lane !== undefined || this.#host.deltas.at(entry) !== undefined) {
        this.#host.refuseCrossing(rule, name(), entry === undefined ? 'spine/limit' : 'policy/refused')
        continue
      }
      const audience = space.audienceOf(entry)
      item.pos = this.#nextPos()
      item.seq = entry.seq + 1
      for (const port of audience.subscribers) port.outbox.push(item)
      this.toGroups(item, audience)
      entry.count(item.seq, item.end - item.start, item.pos)
      this.#host.crossings.count(rule, item.end - item.start)
    }
  }

  /**
   * A durable message is on disk: hands bytes[start, end), a whole delivered item, to one member of each group, or to the member that has its
   * stream, and lets an event cross.
   */
  durable(audience: Audience, bytes: Uint8Array, [start, end]: readonly [number, number]): void {
    const header = this.#header
    const envelopeAt = envelopeStart(bytes, start, end)
    if (peekEnvelope(bytes, envelopeAt, end, header) !== undefined) return
    const { type } = header
    const isEvent = type === TYPE.event && header.replyAt < 0
    const isPart = type === TYPE.stream_chunk || type === TYPE.stream_end
    const keyAt = isPart ? header.correlationAt : header.idAt
    const request = isEvent ? undefined : this.#host.requests.get(String.fromCharCode(...bytes.subarray(keyAt, keyAt + 16)))
    if (isPart) this.#picked.splice(0, this.#picked.length, ...stayingWith(request, audience))
    else pickMembers(audience.groups, audience.subscribers, this.#picked)
    for (const port of this.#picked) port.outbox.pushLasting(bytes, start, end)
    if (request !== undefined && !isPart) {
      request.chosen = [...this.#picked]
      request.recipients = [...audience.subscribers, ...this.#picked]
    }
    if (audience.crossings.length === 0 || !isEvent) return
    const item = this.#item
    item.frame = bytes
    item.start = envelopeAt
    item.end = end
    item.tail = tailOf(bytes, start, envelopeAt)
    item.isDroppable = true
    this.cross(item, header, audience)
  }
}
