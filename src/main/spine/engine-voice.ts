import type { Clock, FaultView } from '../../shared/base/index.ts'
import {
  DELIVERED_HEAD_BYTES,
  DELIVERY_BYTES_MAX,
  deliveryTail,
  EnvelopeDraft,
  type FillRandom,
  HEADER_BYTES_MAX,
  IdSource,
  ITEM_HEAD_BYTES,
  TYPE,
  writeDelivery,
  writeUint32,
} from '../../shared/wire/index.ts'
import type { Port } from './port.ts'

const encoder = new TextEncoder()

/** `from` of what the engine itself says. */
export const ENGINE_IDENTITY = 'engine'

/** What a fault says beside its view. */
export interface FaultDetails {
  readonly topic?: string
  readonly publisher_seq?: string
  readonly dropped?: string
  readonly expired?: string
}

/** Writes the engine's own control messages: answers, acknowledgements, faults. They have no position: nothing was routed. */
export class EngineVoice {
  readonly #ids: IdSource
  readonly #draft = new EnvelopeDraft()
  readonly #epoch: number
  readonly #tails = new Map<string, Uint8Array>()
  #scratch = new Uint8Array(4096)

  constructor(epoch: number, random: FillRandom, clock: Clock) {
    this.#epoch = epoch
    this.#ids = new IdSource(random, clock)
    this.#draft.type = TYPE.control
  }

  /** Says `body` on `system.control.VERB`; `correlationId` is a UUID or empty. */
  say(port: Port, verb: string, correlationId: string, body: object): void {
    this.sayOn(port, `system.control.${verb}`, correlationId, body)
  }

  sayOn(port: Port, topic: string, correlationId: string, body: object): void {
    const draft = this.#draft
    draft.topic = topic
    draft.correlationId = correlationId
    draft.payload = encoder.encode(JSON.stringify(body))
    draft.setTs(this.#ids.tick())
    this.#ids.write(draft.id, 0)
    const need = DELIVERED_HEAD_BYTES + DELIVERY_BYTES_MAX + HEADER_BYTES_MAX + draft.payload.length
    if (need > this.#scratch.length) this.#scratch = new Uint8Array(need)
    const into = this.#scratch
    const envelopeAt = writeDelivery(into, DELIVERED_HEAD_BYTES, 0, 0, this.#tailFor(port), false)
    const end = draft.write(into, envelopeAt)
    writeUint32(into, 0, end - ITEM_HEAD_BYTES)
    writeUint32(into, ITEM_HEAD_BYTES, envelopeAt - DELIVERED_HEAD_BYTES)
    port.outbox.pushEncoded(into, 0, end, false)
  }

  acknowledge(port: Port): void {
    this.say(port, 'ack', '', { accepted: String(port.acceptedSeq), durable: String(port.durableSeq) })
  }

  fault(port: Port, correlationId: string, view: FaultView, details: FaultDetails = {}): void {
    this.say(port, 'fault', correlationId, { ...view, ...details })
  }

  #tailFor(port: Port): Uint8Array {
    const { namespace } = port.party
    const known = this.#tails.get(namespace)
    if (known) return known
    const tail = deliveryTail(this.#epoch, ENGINE_IDENTITY, namespace)
    this.#tails.set(namespace, tail)
    return tail
  }
}
