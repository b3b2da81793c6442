import { BLOCK_ROWS, LOOKED_INTO_BYTES_MAX } from './limits.ts'
import type { MessageStore } from './message-store.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Decodes payloads of one schema as plain values; throws for what is none. */
export type Decoder = (payload: Uint8Array) => unknown

/** Values of payloads, for filters and field columns: by their schema's decoder, else JSON. The last one is remembered: several parts of a filter ask for it. */
export class PayloadValues {
  readonly #store: MessageStore
  readonly #decoderOf: (schema: string) => Decoder | undefined
  #last = -1
  #value: unknown

  constructor(store: MessageStore, decoderOf: (schema: string) => Decoder | undefined) {
    this.#store = store
    this.#decoderOf = decoderOf
  }

  /** Undefined when the payload is longer than LOOKED_INTO_BYTES_MAX or does not decode. */
  of = (number: number): unknown => {
    if (number === this.#last) return this.#value
    this.#last = number
    this.#value = this.#decode(number)
    return this.#value
  }

  /** Other decoders are there. */
  forget(): void {
    this.#last = -1
  }

  #decode(number: number): unknown {
    const payload = this.#store.payloadView(number)
    if (payload.byteLength === 0 || payload.byteLength > LOOKED_INTO_BYTES_MAX) return undefined
    const schema = this.#store.schemas.textOf(this.#store.block(number).schema[number % BLOCK_ROWS] as number)
    const decode = schema === '' ? undefined : this.#decoderOf(schema)
    try {
      if (decode !== undefined) return decode(payload)
      const first = payload[0] as number
      // Anything that JSON can begin with: no need to look at the rest of what cannot be.
      return first > 0x20 && first < 0x80 ? (JSON.parse(utf8.decode(payload)) as unknown) : undefined
    } catch {
      return undefined
    }
  }
}
