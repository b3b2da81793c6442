import { createHash, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { challengeMatrix, ENTRY_MAX, N_MAX } from './challenge-matrix.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const challenge = new Uint8Array(32).map((_, index) => index)

it('DV2 makes the matrices from SHA-256 in counter mode, rejecting bytes from 248 on', () => {
  const bytes = [0, 1, 2].flatMap((block) => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32LE(block)
    return [
      ...createHash('sha256')
        .update(Buffer.concat([challenge, Buffer.from('A'), counter]))
        .digest(),
    ]
  })
  const values = bytes.filter((byte) => byte < 248).map((byte) => (byte % 31) - 15)
  expect([...challengeMatrix(challenge, 'A', { n: 9, sha256 })]).toEqual(values.slice(0, 81))
})

it('DV2 gives each challenge, and each of A and B, a matrix of its own', () => {
  const a = challengeMatrix(challenge, 'A', { n: 8, sha256 })
  expect(challengeMatrix(challenge, 'A', { n: 8, sha256 })).toEqual(a)
  expect(challengeMatrix(challenge, 'B', { n: 8, sha256 })).not.toEqual(a)
  expect(challengeMatrix(randomBytes(32), 'A', { n: 8, sha256 })).not.toEqual(a)
})

it('DV2 uses all of [-15, 15] and nothing beyond', () => {
  const seen = new Set(challengeMatrix(challenge, 'B', { n: 128, sha256 }))
  expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 2 * ENTRY_MAX + 1 }, (_, index) => index - ENTRY_MAX))
})

it('DV2 refuses a challenge or a size that has no exact check', () => {
  expect(() => challengeMatrix(challenge.subarray(1), 'A', { n: 8, sha256 })).toThrow(RangeError)
  for (const n of [0, 1.5, N_MAX + 1, Number.NaN]) expect(() => challengeMatrix(challenge, 'A', { n, sha256 })).toThrow(RangeError)
})
