import { describe, expect, it } from 'vitest'
import type { arqonbus } from '../wire/generated/arqonbus.js'
import { applyMemory, EMPTY_MEMORY, LEASES_FOLDED_MAX, type MemoryState } from './memory-fold.ts'

const MAP = { mapDeclared: { sha256: new Uint8Array([0xab]), regions: [0x1001, 0x6003], map: '{}' } }
const leased = (lease: string): arqonbus.v1.IRecord => ({
  regionLeased: { lease, identity: 'data', kind: 'agent', region: 0x1001, rights: 'r', bytes: 100, run: 'run-1' },
})
const fold = (records: readonly arqonbus.v1.IRecord[], from: MemoryState = EMPTY_MEMORY): MemoryState => records.reduce(applyMemory, from)
const used = { lease: '1.1', region: 0x1001, reads: 2, writes: 1, bytesRead: 30, bytesWritten: 7 }

describe('the memory map, folded', () => {
  it('MM7 says which leases are in force and what was moved under each, by region too', () => {
    const state = fold([MAP, leased('1.1'), leased('1.2'), { accessSettled: { leases: [used, used] } }])
    expect(state.map).toEqual({ sha256: 'ab', record: 0 })
    expect(state.leases['1.1']).toMatchObject({ identity: 'data', rights: 'r', bytes: 100, used: 74, run: 'run-1', record: 1 })
    expect(state.regions['1001']).toEqual({ reads: 4, writes: 2, executes: 0, bytesRead: 60, bytesWritten: 14, refused: 0 })
    expect(Object.keys(fold([{ leaseEnded: { lease: '1.1', reason: 'released' } }], state).leases)).toEqual(['1.2'])
  })

  it('MM7 ends every lease with the engine that granted it, and keeps what was counted', () => {
    const state = fold([MAP, leased('1.1'), { accessSettled: { leases: [used] } }])
    for (const record of [{ engineStarted: {} }, { engineClosed: {} }]) {
      const after = fold([record], state)
      expect(after.leases).toEqual({})
      expect(after.regions).toEqual(state.regions)
    }
  })

  it('MM7 counts by region what the map has; what was refused elsewhere is counted in all', () => {
    const refused = (address: string): arqonbus.v1.IRecord => ({ accessRefused: { identity: 'x', address, count: 3 } })
    const state = fold([MAP, refused('0x6_003_000000000000'), refused('0xf_fff_000000000000'), refused('nonsense')])
    expect(state.regions['6003']?.refused).toBe(3)
    expect(Object.keys(state.regions)).toEqual(['1001', '6003'])
    expect(state.refused).toBe(9)
  })

  it('MM7 keeps no more leases than an engine grants', () => {
    const many = Array.from({ length: LEASES_FOLDED_MAX + 5 }, (_, i) => leased(`1.${i}`))
    expect(Object.keys(fold([MAP, ...many]).leases)).toHaveLength(LEASES_FOLDED_MAX)
  })
})
