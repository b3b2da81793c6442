import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyBlob, BLOBS_PER_NAMESPACE_MAX, type BlobsState, blobOf } from './blob-fold.ts'

const hex = (n: number): string => createHash('sha256').update(String(n)).digest('hex')
const bytesOf = (n: number): Uint8Array => Buffer.from(hex(n), 'hex')
const stored = (namespace: string, n: number, bytes: number) => ({
  blobStored: { namespace, sha256: bytesOf(n), bytes, contentType: 'a/b' },
})

describe('blobs in the fold', () => {
  it('ST10 a namespace has what was put in it and not taken away; counts and bytes are exact', () => {
    const step = fc.record({ namespace: fc.constantFrom('a', 'b', '__proto__'), n: fc.nat(6), bytes: fc.nat(9), isPut: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state: BlobsState = {}
        const model = new Map<string, number>()
        for (const [number, { namespace, n, bytes, isPut }] of steps.entries()) {
          const record = isPut ? stored(namespace, n, bytes) : { blobRemoved: { namespace, sha256: bytesOf(n), reason: 'asked' } }
          state = applyBlob(state, record, number)
          if (isPut) model.set(`${namespace} ${hex(n)}`, bytes)
          else model.delete(`${namespace} ${hex(n)}`)
        }
        for (const namespace of ['a', 'b', '__proto__']) {
          const mine = [...model].filter(([key]) => key.startsWith(`${namespace} `))
          const folded = Object.hasOwn(state, namespace) ? state[namespace] : undefined
          expect([folded?.count ?? 0, folded?.bytes ?? 0]).toEqual([mine.length, mine.reduce((sum, [, bytes]) => sum + bytes, 0)])
          for (let n = 0; n <= 6; n++) expect(blobOf(state, namespace, hex(n))?.bytes).toBe(model.get(`${namespace} ${hex(n)}`))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('ST10 beyond its limit a namespace takes no more', () => {
    let state: BlobsState = {}
    for (let n = 0; n < BLOBS_PER_NAMESPACE_MAX; n++) state = applyBlob(state, stored('a', n, 1), n)
    const full = state
    expect(full['a']?.count).toBe(BLOBS_PER_NAMESPACE_MAX)
    expect(applyBlob(full, stored('a', -5, 1), 1)).toBe(full)
    expect(applyBlob(full, stored('a', 0, 3), 1)['a']?.bytes).toBe(BLOBS_PER_NAMESPACE_MAX + 2)
    expect(applyBlob(full, stored('b', 5, 1), 1)['b']?.count).toBe(1)
  })
})
