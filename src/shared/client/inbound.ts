import {
  DELIVERED_HEAD_BYTES,
  DeliveredMessage,
  EnvelopeHeader,
  envelopeStart,
  itemEnd,
  peekEnvelope,
  TYPE,
  uuidText,
} from '../wire/index.ts'
import type { InboxListener } from './contract.ts'
import type { Dispatcher } from './dispatcher.ts'
import { type JsonObject, readJson } from './payload.ts'

const CONTROL_PREFIX = 'system.control.'
const LETTER_S = 0x73
const decoder = new TextDecoder()

export interface InboundHost {
  readonly dispatcher: Dispatcher
  /** The engine routed or refused all up to `accepted`; all up to `durable` is settled. */
  acknowledged(accepted: number, durable: number): void
  answered(correlationId: string, body: JsonObject): void
  refused(correlationId: string, body: JsonObject): void
  listenerOf(correlationId: string): InboxListener | undefined
  onError(error: unknown): void
}

/** Takes apart what arrives: the engine's own words, what comes to the inbox, and everything else by its topic. */
export class Inbound {
  readonly #host: InboundHost
  readonly #header = new EnvelopeHeader()
  #inbox = ''
  #inboxBytes: Uint8Array = new Uint8Array(0)

  constructor(host: InboundHost) {
    this.#host = host
  }

  setInbox(inbox: string): void {
    this.#inbox = inbox
    this.#inboxBytes = new TextEncoder().encode(inbox)
  }

  /** Whole items from frame[start, …) on. @returns false for what no engine sends. */
  take(frame: Uint8Array, start: number): boolean {
    const header = this.#header
    for (let at = start; at < frame.length; ) {
      const end = itemEnd(frame, at)
      const envelopeAt = end < 0 ? -1 : envelopeStart(frame, at, end)
      if (envelopeAt < 0 || peekEnvelope(frame, envelopeAt, end, header) !== undefined) return false
      const headerAt = at + DELIVERED_HEAD_BYTES
      if (this.#isInbox(frame)) this.#takeInbox(frame, headerAt, envelopeAt, end)
      else if (header.type !== TYPE.control || frame[header.topicAt] !== LETTER_S || !this.#takeControl(frame))
        this.#host.dispatcher.dispatch(frame, headerAt, envelopeAt, end, header, this.#host.onError)
      at = end
    }
    return true
  }

  #isInbox(frame: Uint8Array): boolean {
    const { topicAt, topicLength } = this.#header
    const inbox = this.#inboxBytes
    if (topicLength !== inbox.length) return false
    for (let i = topicLength - 1; i >= 0; i--) if (frame[topicAt + i] !== inbox[i]) return false
    return true
  }

  #takeInbox(frame: Uint8Array, headerAt: number, envelopeAt: number, end: number): void {
    const header = this.#header
    const correlationId = header.correlationAt < 0 ? '' : uuidText(frame, header.correlationAt)
    const listener = this.#host.listenerOf(correlationId)
    try {
      if (listener) listener.take(new DeliveredMessage(frame, headerAt, envelopeAt, end, header, this.#inbox))
      else this.#host.answered(correlationId, readJson(frame.subarray(header.payloadAt, header.payloadAt + header.payloadLength)))
    } catch (error) {
      this.#host.onError(error)
    }
  }

  /** @returns false when it is no envelope of the engine's own. */
  #takeControl(frame: Uint8Array): boolean {
    const header = this.#header
    const topic = decoder.decode(frame.subarray(header.topicAt, header.topicAt + header.topicLength))
    if (!topic.startsWith(CONTROL_PREFIX)) return false
    const correlationId = header.correlationAt < 0 ? '' : uuidText(frame, header.correlationAt)
    try {
      const body = readJson(frame.subarray(header.payloadAt, header.payloadAt + header.payloadLength))
      if (topic === 'system.control.ack') this.#host.acknowledged(Number(body['accepted']), Number(body['durable']))
      else if (topic === 'system.control.fault') this.#host.refused(correlationId, body)
      else this.#host.answered(correlationId, body)
    } catch (error) {
      this.#host.onError(error)
    }
    return true
  }
}
