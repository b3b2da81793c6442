import { Fault } from '../../../shared/base/index.ts'
import { DEPTH_MAX, FieldList, joined } from './fields.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const QUOTE = 0x22
const BACKSLASH = 0x5c
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST, COMMA, COLON] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x3a]

/** The fields of a JSON payload, each with the bytes that it is written in. @throws Fault `capture/unreadable` */
export function jsonFields(bytes: Uint8Array): FieldList {
  try {
    // Whether it is JSON at all is for the platform's own parser to say; here only places are found.
    JSON.parse(utf8.decode(bytes))
  } catch (error) {
    throw new Fault('capture/unreadable', `not JSON: ${error instanceof Error ? error.message : String(error)}`, {}, { cause: error })
  }
  const reader = new JsonPlaces(bytes)
  reader.value('', 0)
  return reader.list
}

class JsonPlaces {
  readonly list = new FieldList()
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  value(path: string, depth: number): void {
    if (depth > DEPTH_MAX) throw new Fault('capture/unreadable', `fields lie more than ${DEPTH_MAX} deep in each other`)
    this.#skipSpace()
    const start = this.#at
    const first = this.#bytes[start]
    if (first === OPEN_OBJECT || first === OPEN_LIST) this.#parts(path, depth)
    else if (first === QUOTE) {
      this.#string()
      this.list.add({ path, value: this.#parsed(start) as string, kind: 'text', start, end: this.#at })
    } else {
      while (this.#at < this.#bytes.length && !this.#isEnd(this.#bytes[this.#at] as number)) this.#at += 1
      const value = this.#parsed(start)
      const kind = value === null ? 'nothing' : typeof value === 'boolean' ? 'truth' : 'number'
      this.list.add({ path, value: utf8.decode(this.#bytes.subarray(start, this.#at)), kind, start, end: this.#at })
    }
  }

  #parts(path: string, depth: number): void {
    const start = this.#at
    const isObject = this.#bytes[start] === OPEN_OBJECT
    const close = isObject ? CLOSE_OBJECT : CLOSE_LIST
    const field = this.list.add({ path, value: '', kind: 'parts', start, end: start })
    this.#at += 1
    let count = 0
    for (;;) {
      this.#skipSpace()
      if (this.#bytes[this.#at] === close) break
      if (this.#bytes[this.#at] === COMMA) this.#at += 1
      this.#skipSpace()
      let name: string | number = count
      if (isObject) {
        const nameAt = this.#at
        this.#string()
        name = this.#parsed(nameAt) as string
        this.#skipSpace()
        if (this.#bytes[this.#at] === COLON) this.#at += 1
      }
      this.value(joined(path, name), depth + 1)
      count += 1
    }
    this.#at += 1
    this.list.setParts(field, count, this.#at)
  }

  #parsed(start: number): unknown {
    return JSON.parse(utf8.decode(this.#bytes.subarray(start, this.#at)))
  }

  #string(): void {
    for (this.#at += 1; this.#bytes[this.#at] !== QUOTE; this.#at += 1) if (this.#bytes[this.#at] === BACKSLASH) this.#at += 1
    this.#at += 1
  }

  #isEnd(byte: number): boolean {
    return byte <= 0x20 || byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_LIST
  }

  #skipSpace(): void {
    while (this.#at < this.#bytes.length && (this.#bytes[this.#at] as number) <= 0x20) this.#at += 1
  }
}
