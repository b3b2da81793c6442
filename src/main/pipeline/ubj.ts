/** Nesting and elements of one document; XGBoost's models stay far below. */
export const UBJ_DEPTH_MAX = 64
export const UBJ_ELEMENTS_MAX = 50_000_000

const WIDTHS: Readonly<Record<string, number>> = { i: 1, U: 1, I: 2, l: 4, L: 8, d: 4, D: 8, C: 1 }

class Reader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0
  #elements = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  marker(): string {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new RangeError('UBJSON ends early')
    return String.fromCharCode(byte)
  }

  value(marker: string, depth: number): unknown {
    this.#elements += 1
    if (depth > UBJ_DEPTH_MAX || this.#elements > UBJ_ELEMENTS_MAX) throw new RangeError('UBJSON is too deep or too large')
    switch (marker) {
      case '{':
        return this.#object(depth)
      case '[':
        return this.#array(depth)
      case 'S':
        return this.#text()
      case 'T':
      case 'F':
        return marker === 'T'
      case 'Z':
        return undefined
      default:
        return this.#number(marker)
    }
  }

  #number(marker: string): number {
    const width = WIDTHS[marker]
    if (width === undefined) throw new RangeError(`UBJSON marker ${marker} is not known`)
    const at = this.#at
    this.#at += width
    const view = this.#view
    if (marker === 'i') return view.getInt8(at)
    if (marker === 'U' || marker === 'C') return view.getUint8(at)
    if (marker === 'I') return view.getInt16(at)
    if (marker === 'l') return view.getInt32(at)
    if (marker === 'L') return Number(view.getBigInt64(at))
    return marker === 'd' ? view.getFloat32(at) : view.getFloat64(at)
  }

  #length(): number {
    const length = this.#number(this.marker())
    if (length < 0 || length > this.#bytes.length) throw new RangeError('UBJSON length out of range')
    return length
  }

  #text(): string {
    const length = this.#length()
    const text = new TextDecoder().decode(this.#bytes.subarray(this.#at, this.#at + length))
    this.#at += length
    return text
  }

  /** `$TYPE#COUNT` or `#COUNT` or neither (https://ubjson.org/type-reference/container-types/#optimized-format). */
  #shape(): { type?: string; count?: number } {
    const start = this.#at
    const first = this.marker()
    if (first === '$') {
      const type = this.marker()
      if (this.marker() !== '#') throw new RangeError('UBJSON typed container without a count')
      return { type, count: this.#length() }
    }
    if (first === '#') return { count: this.#length() }
    this.#at = start
    return {}
  }

  #array(depth: number): unknown[] {
    const { type, count } = this.#shape()
    const items: unknown[] = []
    if (count !== undefined) {
      for (let index = 0; index < count; index += 1) items.push(this.value(type ?? this.marker(), depth + 1))
      return items
    }
    for (let marker = this.marker(); marker !== ']'; marker = this.marker()) items.push(this.value(marker, depth + 1))
    return items
  }

  #object(depth: number): Record<string, unknown> {
    const { type, count } = this.#shape()
    const members: [string, unknown][] = []
    const isEnd = (): boolean => (count === undefined ? this.#bytes[this.#at] === 0x7d : members.length === count)
    while (!isEnd()) {
      const key = this.#text()
      members.push([key, this.value(type ?? this.marker(), depth + 1)])
    }
    if (count === undefined) this.#at += 1
    return Object.fromEntries(members)
  }
}

/** Reads one UBJSON document (draft 12). @throws RangeError when it is malformed, ends early or is too large. */
export function readUbj(bytes: Uint8Array): unknown {
  const reader = new Reader(bytes)
  return reader.value(reader.marker(), 0)
}
