import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemClock } from './clock.ts'
import { sha256, sha256Into } from './hash.ts'
import { systemRandom, toUuidv7 } from './random.ts'

describe('chance, time and hashes', () => {
  it('writes UUIDv7 as RFC 9562 shows it', () => {
    // RFC 9562 A.6: 2022-02-22T19:22:22.00Z, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F
    const chance = Buffer.from('0cc318c4dc0c0c07398f', 'hex')
    expect(toUuidv7(0x017f22e279b0, chance)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it('makes UUIDv7s that sort by time and never repeat', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), fc.uint8Array({ minLength: 10, maxLength: 10 }), (ms, chance) => {
        expect(toUuidv7(ms, chance)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(toUuidv7(ms, chance) < toUuidv7(ms + 1, Buffer.alloc(10))).toBe(true)
      }),
    )
    const random = systemRandom(systemClock)
    const ids = new Set(Array.from({ length: 1_000 }, () => random.uuidv7()))
    expect(ids.size).toBe(1_000)
    expect(random.bytes(32)).toHaveLength(32)
  })

  it('tells the wall time in nanoseconds that do not go back', () => {
    let last = 0n
    for (let i = 0; i < 1_000; i++) {
      const now = systemClock.wallNs()
      expect(now).toBeGreaterThanOrEqual(last)
      last = now
    }
    expect(Math.abs(Number(last / 1_000_000n) - Date.now())).toBeLessThan(2_000)
  })

  it('calls back once, unless cancelled', async () => {
    const called: string[] = []
    const cancel = systemClock.after(1, () => called.push('cancelled'))
    cancel()
    await new Promise<void>((resolve) => void systemClock.after(5, () => resolve()))
    expect(called).toEqual([])
  })

  it('hashes as FIPS 180-4 shows it, into any place', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(Buffer.from(sha256(Buffer.from('abc'))).toString('hex')).toBe(abc)
    const out = new Uint8Array(40)
    sha256Into(Buffer.from('abc'), out, 5)
    expect(Buffer.from(out).toString('hex')).toBe(`${'00'.repeat(5)}${abc}${'00'.repeat(3)}`)
  })
})
