import type { BusMessage, EnvelopeType } from '../../../shared/wire/message.ts'

/** The window keeps this much of what flows past; beyond either, the oldest message goes and is counted. */
export const BUFFER_MESSAGES_MAX = 5_000
export const BUFFER_BYTES_MAX = 16 * 1_048_576

/** A message as the view keeps it: the payload is its own copy. */
export interface KeptMessage {
  /** Counts up from 0 in the order of arrival in this window. */
  readonly index: number
  readonly pos: bigint
  readonly seq: bigint
  readonly epoch: number
  readonly from: string
  readonly commit: 'ephemeral' | 'durable'
  readonly id: string
  readonly type: EnvelopeType
  readonly topic: string
  readonly schema: string | undefined
  readonly tsMs: number | undefined
  readonly correlationId: string | undefined
  readonly payload: Uint8Array
}

export interface BufferLimits {
  readonly messagesMax: number
  readonly bytesMax: number
}

/** A bounded ring of messages, oldest first. `dropped` is exact: taken = kept + dropped, always. */
export class MessageBuffer {
  readonly #limits: BufferLimits
  #slots: (KeptMessage | undefined)[]
  #first = 0
  #count = 0
  #bytes = 0
  #taken = 0

  constructor(limits: BufferLimits = { messagesMax: BUFFER_MESSAGES_MAX, bytesMax: BUFFER_BYTES_MAX }) {
    this.#limits = limits
    this.#slots = new Array<KeptMessage | undefined>(limits.messagesMax)
  }

  get count(): number {
    return this.#count
  }

  get bytes(): number {
    return this.#bytes
  }

  get taken(): number {
    return this.#taken
  }

  get dropped(): number {
    return this.#taken - this.#count
  }

  push({ delivery, envelope }: BusMessage): void {
    const message: KeptMessage = {
      index: this.#taken++,
      pos: delivery.pos,
      seq: delivery.seq,
      epoch: delivery.epoch,
      from: delivery.from,
      commit: delivery.commit,
      id: envelope.id,
      type: envelope.type,
      topic: envelope.topic,
      schema: envelope.schema,
      tsMs: envelope.ts === undefined ? undefined : Number(envelope.ts / 1_000_000n),
      correlationId: envelope.correlationId,
      payload: envelope.payload.slice(),
    }
    if (this.#count === this.#limits.messagesMax) this.#dropOldest()
    this.#slots[(this.#first + this.#count) % this.#limits.messagesMax] = message
    this.#count += 1
    this.#bytes += message.payload.byteLength
    while (this.#bytes > this.#limits.bytesMax && this.#count > 0) this.#dropOldest()
  }

  /** What is kept, oldest first, as an array of its own. */
  snapshot(): readonly KeptMessage[] {
    const out: KeptMessage[] = []
    for (let i = 0; i < this.#count; i += 1) {
      const message = this.#slots[(this.#first + i) % this.#limits.messagesMax]
      if (message !== undefined) out.push(message)
    }
    return out
  }

  clear(): void {
    this.#slots = new Array<KeptMessage | undefined>(this.#limits.messagesMax)
    this.#first = 0
    this.#count = 0
    this.#bytes = 0
    this.#taken = 0
  }

  #dropOldest(): void {
    const oldest = this.#slots[this.#first]
    this.#slots[this.#first] = undefined
    this.#first = (this.#first + 1) % this.#limits.messagesMax
    this.#count -= 1
    this.#bytes -= oldest?.payload.byteLength ?? 0
  }
}
