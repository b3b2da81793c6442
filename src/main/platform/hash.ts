import { hash } from 'node:crypto'

/** Writes the SHA-256 of `input` (32 bytes) into `out` at `at`. */
export function sha256Into(input: Uint8Array, out: Uint8Array, at: number): void {
  // A latin1 string and back is three times as fast as a Buffer result or createHash for short inputs.
  latin1Write.call(out, hash('sha256', input, LATIN1), at, 32)
}

// "binary" is latin1. With its length given, Node does not look whether the algorithm has one.
const LATIN1 = { outputEncoding: 'binary', outputLength: 32 } as const

// Node has it on every Buffer; its types leave it out. It takes any Uint8Array as `this`.
const latin1Write = (Buffer.prototype as unknown as { latin1Write: (this: Uint8Array, text: string, at: number, length: number) => number })
  .latin1Write

/** @returns the 32 bytes of the SHA-256 of `input`. */
export function sha256(input: Uint8Array): Uint8Array {
  const out = new Uint8Array(32)
  sha256Into(input, out, 0)
  return out
}
