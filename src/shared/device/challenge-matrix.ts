import type { Sha256 } from './backend.ts'

/** Entries lie in [-15, 15]. */
export const ENTRY_MAX = 15
/** Above this the check's sums could reach 2^53 (DV3). */
export const N_MAX = 4096
/** On devices whose arithmetic a processor does. */
export const SOFTWARE_N_MAX = 512
/** Bytes from here on are rejected: 248 = 8 x 31, so every value is equally likely. */
const REJECT_FROM = 248
const VALUES = 2 * ENTRY_MAX + 1

export const CHALLENGE_BYTES = 32

interface MatrixOptions {
  readonly n: number
  readonly sha256: Sha256
}

/**
 * The n x n matrix `which` of a challenge, row-major (docs/spec/device.md DV2): SHA-256 in counter mode, bytes in order, rejection below 248.
 * @param challenge 32 bytes.
 */
export function challengeMatrix(challenge: Uint8Array, which: 'A' | 'B', { n, sha256 }: MatrixOptions): Int8Array {
  if (challenge.length !== CHALLENGE_BYTES) throw new RangeError(`a challenge has ${CHALLENGE_BYTES} bytes, not ${challenge.length}`)
  if (!Number.isInteger(n) || n < 1 || n > N_MAX) throw new RangeError(`n must be a whole number from 1 to ${N_MAX}`)
  const preimage = new Uint8Array(CHALLENGE_BYTES + 5)
  preimage.set(challenge)
  preimage[CHALLENGE_BYTES] = which.charCodeAt(0)
  const counter = new DataView(preimage.buffer, CHALLENGE_BYTES + 1)
  const matrix = new Int8Array(n * n)
  let filled = 0
  for (let block = 0; filled < matrix.length; block++) {
    counter.setUint32(0, block, true)
    for (const byte of sha256(preimage)) {
      if (byte < REJECT_FROM && filled < matrix.length) matrix[filled++] = (byte % VALUES) - ENTRY_MAX
    }
  }
  return matrix
}
