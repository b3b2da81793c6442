import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REGIONS_FOLDED_MAX } from '../../shared/state/memory-fold.ts'
import { formatAddress, OFFSET_MAX, parseAddress } from './address.ts'
import { MAP_TEXT, REGIONS, regionAt, regionNamed, SPACES } from './regions.ts'

describe('the table of regions', () => {
  it('MM1 has six spaces; every region has its own place, name and size', () => {
    expect(Object.keys(SPACES)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(new Set(REGIONS.map(({ id }) => id >> 12))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
    expect(new Set(REGIONS.map(({ id }) => id)).size).toBe(REGIONS.length)
    expect(new Set(REGIONS.map(({ name }) => name)).size).toBe(REGIONS.length)
    for (const { id, name, bytes } of REGIONS) {
      expect(bytes).toBeGreaterThan(0)
      expect(bytes).toBeLessThanOrEqual(OFFSET_MAX)
      expect(regionAt(id)?.name).toBe(name)
      expect(regionNamed(name)?.id).toBe(id)
    }
  })

  it('MM1 is small enough for one record and for the fold', () => {
    expect(Buffer.byteLength(MAP_TEXT)).toBeLessThan(16_384)
    expect(REGIONS.length).toBeLessThanOrEqual(REGIONS_FOLDED_MAX)
  })

  it('MM1 gives no agent the right to write what is to be believed', () => {
    const writable = REGIONS.filter(({ rights }) => rights.agent.includes('w')).map(({ name }) => name)
    expect(writable).toEqual(['scratch', 'staging'])
  })
})

describe('addresses', () => {
  it('MM1 are written as space, region and offset', () => {
    expect(formatAddress(0x1003, 0x2a)).toBe('0x1_003_00000000002a')
    expect(parseAddress('0x1_003_00000000002a')).toEqual({ region: 0x1003, offset: 42 })
    expect(parseAddress('0x1_3_2a')).toBeUndefined()
  })

  it('MM1 read back as what was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: OFFSET_MAX }), (region, offset) => {
        expect(parseAddress(formatAddress(region, offset))).toEqual({ region, offset })
      }),
    )
  })
})
