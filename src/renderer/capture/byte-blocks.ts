import { BLOCK_BYTES } from './limits.ts'

/** Bytes by an offset that only grows, in blocks; the oldest blocks are let go of and used again. */
export class ByteBlocks {
  readonly #blocks: Uint8Array[] = []
  /** Number of the first block that is there. */
  #first = 0
  #end = 0
  /** One block that is free: a full ring takes and gives one at a time. */
  #spare: Uint8Array | undefined

  /** Offset behind the newest byte. */
  get end(): number {
    return this.#end
  }

  /** Copies bytes[start, end), at most a block. @returns their offset */
  add(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start
    const room = BLOCK_BYTES - (this.#end % BLOCK_BYTES)
    // What does not fit whole begins the next block.
    if (length > room) this.#end += room
    const at = this.#end
    const block = this.#blockOf(Math.floor(at / BLOCK_BYTES))
    const into = at % BLOCK_BYTES
    if (length > 96) block.set(bytes.subarray(start, end), into)
    else for (let i = 0; i < length; i++) block[into + i] = bytes[start + i] as number
    this.#end += length
    return at
  }

  /** A view of what was added; valid until `freeBefore` passes it. */
  view(at: number, length: number): Uint8Array {
    const block = this.#blocks[Math.floor(at / BLOCK_BYTES) - this.#first] as Uint8Array
    const from = at % BLOCK_BYTES
    return block.subarray(from, from + length)
  }

  /** Nothing before `at` is asked for any more. */
  freeBefore(at: number): void {
    const block = Math.floor(at / BLOCK_BYTES)
    while (this.#first < block && this.#blocks.length > 0) {
      this.#spare = this.#blocks.shift()
      this.#first++
    }
    if (this.#blocks.length === 0) this.#first = block
  }

  #blockOf(number: number): Uint8Array {
    const at = number - this.#first
    while (this.#blocks.length <= at) {
      this.#blocks.push(this.#spare ?? new Uint8Array(BLOCK_BYTES))
      this.#spare = undefined
    }
    return this.#blocks[at] as Uint8Array
  }
}
