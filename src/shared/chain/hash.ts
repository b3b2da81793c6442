/** SHA-256 as the caller's platform has it. */
export type Sha256 = (input: Uint8Array) => Uint8Array
/** Writes the SHA-256 of `input`, 32 bytes, into `out` at `at`. `out` may hold `input`. */
export type HashInto = (input: Uint8Array, out: Uint8Array, at: number) => void
/** zlib's CRC-32 of `input`, unsigned. */
export type Crc32 = (input: Uint8Array) => number

export const HASH_BYTES = 32

export const toHashInto =
  (sha256: Sha256): HashInto =>
  (input, out, at) =>
    out.set(sha256(input), at)

/** RFC 6962 2.1: SHA-256(0x00 || content). */
export function leafHash(sha256: Sha256, content: Uint8Array): Uint8Array {
  const input = new Uint8Array(content.length + 1)
  input.set(content, 1)
  return sha256(input)
}

/** RFC 6962 2.1: SHA-256(0x01 || left || right). */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * HASH_BYTES)
  input[0] = 1
  input.set(left, 1)
  input.set(right, 1 + HASH_BYTES)
  return sha256(input)
}

const joined = new Uint8Array(1 + 2 * HASH_BYTES)
joined[0] = 1

/** As `nodeHash`, for a caller that has a `HashInto`; the result is its own bytes. */
export function joinHashes(left: Uint8Array, right: Uint8Array, hashInto: HashInto): Uint8Array {
  joined.set(left, 1)
  joined.set(right, 1 + HASH_BYTES)
  const out = new Uint8Array(HASH_BYTES)
  hashInto(joined, out, 0)
  return out
}

/** As `leafHash`, for a caller that has a `HashInto`. */
export function leafOf(content: Uint8Array, hashInto: HashInto): Uint8Array {
  const input = new Uint8Array(1 + content.length)
  input.set(content, 1)
  const leaf = new Uint8Array(HASH_BYTES)
  hashInto(input, leaf, 0)
  return leaf
}

/** True when `a[aAt…]` and `b[bAt…]` hold the same `length` bytes. */
export function equalBytes(a: Uint8Array, b: Uint8Array, length = Math.max(a.length, b.length), aAt = 0, bAt = 0): boolean {
  for (let i = 0; i < length; i++) if (a[aAt + i] !== b[bAt + i]) return false
  return true
}
