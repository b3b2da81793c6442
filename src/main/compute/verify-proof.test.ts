import { hash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { challengeMatrix, N_MAX, productBytes } from '../../shared/device/index.ts'
import { checkProduct, ROUNDS } from './freivalds.ts'
import { sha256 } from './node-sha256.ts'
import { verifyProof } from './verify-proof.ts'

const random = (length: number): Uint8Array => randomBytes(length)

/** The product by the schoolbook, an implementation apart from the device's. */
function product(challenge: Uint8Array, n: number): Float32Array {
  const a = challengeMatrix(challenge, 'A', { n, sha256 })
  const b = challengeMatrix(challenge, 'B', { n, sha256 })
  const c = new Float32Array(n * n)
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      for (let k = 0; k < n; k++) c[row * n + column] = (c[row * n + column] ?? 0) + (a[row * n + k] ?? 0) * (b[k * n + column] ?? 0)
    }
  }
  return c
}

function claim(challenge: Uint8Array, c: Float32Array, n: number) {
  const bytes = productBytes(c)
  return { n, challenge, commitment: hash('sha256', bytes, 'buffer'), product: bytes }
}

type Wrong = (challenge: Uint8Array, n: number, index: number) => ReturnType<typeof claim>

const changed = (value: (right: number, n: number) => number): Wrong => {
  return (challenge, n, index) => {
    const c = product(challenge, n)
    const at = (index * 7919) % c.length
    c[at] = value(c[at] ?? 0, n)
    return claim(challenge, c, n)
  }
}

const precomputed = new Float32Array(24 * 24).fill(3)
const wrongs: Record<string, { make: Wrong; says: RegExp }> = {
  'one entry off by one': { make: changed((right) => (right > 0 ? right - 1 : right + 1)), says: /does not hold/ },
  'one entry of the other sign or 1': { make: changed((right) => -right || 1), says: /does not hold/ },
  'replayed from another challenge': {
    make: (challenge, n) => ({ ...claim(randomBytes(32), product(randomBytes(32), n), n), challenge }),
    says: /does not hold/,
  },
  'precomputed without knowing the challenge': {
    make: (challenge, n) => claim(challenge, precomputed.slice(0, n * n), n),
    says: /does not hold/,
  },
  truncated: { make: (challenge, n) => claim(challenge, product(challenge, n).subarray(1), n), says: /bytes instead of/ },
  'too long': { make: (challenge, n) => claim(challenge, Float32Array.from([...product(challenge, n), 0]), n), says: /bytes instead of/ },
  'not whole': { make: changed((right) => right + 0.5), says: /no whole number/ },
  'not a number': { make: changed(() => Number.NaN), says: /no whole number/ },
  infinite: { make: changed(() => Number.NEGATIVE_INFINITY), says: /no whole number/ },
  'beyond the bound': { make: changed((_, n) => 225 * n + 1), says: /beyond/ },
  'changed after the commitment': {
    make: (challenge, n, index) => ({
      ...changed((right) => right + 1)(challenge, n, index),
      commitment: claim(challenge, product(challenge, n), n).commitment,
    }),
    says: /not what was committed/,
  },
}

describe('the check of a proof', () => {
  it('DV3 accepts right products of every small size', () => {
    for (let n = 1; n <= 24; n++) {
      const challenge = randomBytes(32)
      expect(verifyProof(claim(challenge, product(challenge, n), n), random)).toEqual({
        ok: true,
        rounds: ROUNDS,
        verdict: 'product-correct',
      })
    }
  })

  for (const [name, { make, says }] of Object.entries(wrongs)) {
    it(`DV3 refuses 1,000 products that are ${name}`, () => {
      const verdicts = Array.from({ length: 1_000 }, (_, index) => verifyProof(make(randomBytes(32), 4 + (index % 20), index), random))
      expect(verdicts.filter(({ ok }) => ok)).toEqual([])
      for (const { verdict } of verdicts) expect(verdict).toMatch(says)
    })
  }

  it('DV3 refuses a product that nothing was committed to, without drawing a vector', () => {
    const challenge = randomBytes(32)
    const right = claim(challenge, product(challenge, 8), 8)
    const undrawn = (): Uint8Array => expect.unreachable('drew a vector')
    expect(verifyProof({ ...right, commitment: undefined }, undrawn)).toMatchObject({
      ok: false,
      rounds: 0,
      verdict: expect.stringMatching(/no commitment/),
    })
    expect(verifyProof({ ...right, commitment: new Uint8Array(32) }, undrawn)).toMatchObject({ ok: false, rounds: 0 })
  })

  it('DV3 refuses one wrong entry of a product at its full size', () => {
    const n = 256
    const challenge = randomBytes(32)
    const c = product(challenge, n)
    expect(verifyProof(claim(challenge, c, n), random).ok).toBe(true)
    c[n * n - 1] = (c[n * n - 1] ?? 0) + 1
    expect(verifyProof(claim(challenge, c, n), random).ok).toBe(false)
  })

  it('DV3 catches a wrong entry that a vector of zero there would hide, by the other rounds', () => {
    const n = 4
    const challenge = randomBytes(32)
    const c = product(challenge, n)
    c[0] = (c[0] ?? 0) + 1
    let draws = 0
    const zeroFirst = (length: number): Uint8Array => new Uint8Array(length).fill(draws++ === 0 ? 0 : 1)
    const factors = { n, a: challengeMatrix(challenge, 'A', { n, sha256 }), b: challengeMatrix(challenge, 'B', { n, sha256 }) }
    expect(checkProduct(factors, c, zeroFirst)).toEqual({ rounds: 2, fault: 'does not hold in round 2 of 3' })
  })

  it('DV3 keeps every sum below 2^53 up to the largest n', () => {
    expect(N_MAX * (225 * N_MAX) * 2 ** 20).toBeLessThan(2 ** 53)
    const n = N_MAX + 1
    const factors = { n, a: new Int8Array(0), b: new Int8Array(0) }
    expect(() => checkProduct(factors, new Float32Array(n * n), random)).toThrow(RangeError)
  })
})
