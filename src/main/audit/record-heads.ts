/** What every record says before its body (proto/arqonbus/v1/record.proto). */
export interface RecordHead {
  readonly pos: number
  /** Whole microseconds since 1970 UTC. */
  readonly timeUs: number
  readonly actor: string
  readonly run: string
  readonly phase: string
  /** Field number of the body; 0 without one. */
  readonly body: number
}

const [POS, TIME, ACTOR, RUN, PHASE, FIRST_BODY] = [2, 4, 5, 6, 7, 16]
const NO_HEAD: RecordHead = { pos: 0, timeUs: 0, actor: '', run: '', phase: '', body: 0 }

/** Reads the heads of records without decoding their bodies: a fifth of the time, for logs of millions. */
export class RecordHeads {
  #bytes: Buffer = Buffer.alloc(0)
  #at = 0

  /** The head of a record; an empty one for bytes that are none. */
  read(bytes: Uint8Array): RecordHead {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#at = 0
    let { pos, timeUs, actor, run, phase } = NO_HEAD
    const end = bytes.length
    while (this.#at < end) {
      const tag = this.#varint()
      const [field, wire] = [Math.floor(tag / 8), tag % 8]
      if (field >= FIRST_BODY) return { pos, timeUs, actor, run, phase, body: field }
      if (wire === 0) {
        const value = this.#varint()
        if (field === POS) pos = value
      } else if (wire === 1 && this.#at + 8 <= end) {
        if (field === TIME) timeUs = Number(this.#bytes.readBigInt64LE(this.#at) / 1_000n)
        this.#at += 8
      } else if (wire === 2) {
        const length = this.#varint()
        const from = this.#at
        this.#at += length
        if (this.#at > end) return NO_HEAD
        if (field === RUN) run = this.#text(from, this.#at)
        else if (field === PHASE) phase = this.#text(from, this.#at)
        else if (field === ACTOR) actor = this.#actor(from, this.#at)
      } else return NO_HEAD
    }
    return { pos, timeUs, actor, run, phase, body: 0 }
  }

  /** The id, field 1 and first of an actor. */
  #actor(from: number, to: number): string {
    const after = this.#at
    this.#at = from
    const length = from < to && this.#varint() === 0x0a ? this.#varint() : 0
    const start = this.#at
    this.#at = after
    return start + length <= to ? this.#text(start, start + length) : ''
  }

  #text(from: number, to: number): string {
    return this.#bytes.toString('utf8', from, to)
  }

  #varint(): number {
    let value = 0
    for (let factor = 1; factor <= 2 ** 63; factor *= 128) {
      const byte = this.#bytes[this.#at++] ?? 0
      value += (byte % 128) * factor
      if (byte < 128) break
    }
    return value
  }
}
