/** The newest bytes of an operator's output, kept as evidence: at most `OUTPUT_RING_BYTES`, older ones are counted and let go. */
export const OUTPUT_RING_BYTES = 64 * 1024

export class OutputRing {
  readonly #buffer = new Uint8Array(OUTPUT_RING_BYTES)
  #written = 0

  /** Bytes that no longer fit. */
  get droppedBytes(): number {
    return Math.max(0, this.#written - OUTPUT_RING_BYTES)
  }

  push(chunk: Uint8Array): void {
    const tail = chunk.subarray(Math.max(0, chunk.length - OUTPUT_RING_BYTES))
    const start = (this.#written + chunk.length - tail.length) % OUTPUT_RING_BYTES
    const first = Math.min(tail.length, OUTPUT_RING_BYTES - start)
    this.#buffer.set(tail.subarray(0, first), start)
    this.#buffer.set(tail.subarray(first), 0)
    this.#written += chunk.length
  }

  /** What is kept, as text, with every occurrence of `secret` blotted out: an operator may have echoed its token. */
  text(secret: string): string {
    const start = this.#written % OUTPUT_RING_BYTES
    const bytes =
      this.#written <= OUTPUT_RING_BYTES
        ? this.#buffer.slice(0, this.#written)
        : Buffer.concat([this.#buffer.subarray(start), this.#buffer.subarray(0, start)])
    const text = new TextDecoder().decode(bytes)
    return secret === '' ? text : text.replaceAll(secret, '[token]')
  }
}
