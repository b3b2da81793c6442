import { describe, expect, it } from 'vitest'
import type { arqonbus } from '../wire/generated/arqonbus.js'
import { apply } from './apply.ts'
import { CIRCUIT_VERSIONS_MAX, CIRCUITS_MAX } from './circuit-fold.ts'
import { EMPTY_STATE, type State } from './state.ts'

const HASH = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)
const fold = (records: readonly arqonbus.v1.IRecord[], from: State = EMPTY_STATE): State =>
  records.reduce((state, record) => apply(state, record, state.size), from)
const applied = (name: string, version: number, by = 'person.a'): arqonbus.v1.IRecord => ({
  actor: { id: by },
  circuitApplied: { name, version, circuitSha256: HASH(version), binding: 'simulated', bindingSha256: HASH(9) },
})

describe('circuits in the fold', () => {
  it('CD10 says of each circuit which version runs, by whose act, and counts what it took', () => {
    const records: arqonbus.v1.IRecord[] = [
      applied('bowls', 1),
      applied('bowls', 2, 'person.b'),
      { circuitPath: { circuit: 'bowls', version: 2, outcome: 'out' } },
      { circuitPath: { circuit: 'bowls', outcome: 'out' } },
      {
        circuitSettled: {
          circuit: 'bowls',
          version: 2,
          lost: 3,
          counts: [
            { what: 'came', messages: 5 },
            { what: 'filtered', messages: 2 },
            { what: 'came', messages: 1 },
          ],
        },
      },
      { actor: { id: 'person.c' }, circuitRolledBack: { name: 'bowls', from: 2, to: 1 } },
    ]
    const { circuits } = fold(records).circuits
    expect(circuits['bowls']).toMatchObject({ state: 'active', version: 1, versionsTotal: 2, by: 'person.c', record: 5 })
    expect(circuits['bowls']?.counts).toEqual({ 'path.out': 1, lost: 3, came: 6, filtered: 2 })
    expect(circuits['bowls']?.versions.map(({ version, by, record }) => [version, by, record])).toEqual([
      [1, 'person.a', 0],
      [2, 'person.b', 1],
    ])
    expect(circuits['bowls']?.versions[0]?.circuitSha256).toBe('01'.repeat(32))
  })

  it('CD10 a circuit that drains is drained when the record says so; one that nobody applied is none', () => {
    const draining = fold([applied('a', 1), { actor: { id: 'p' }, circuitDrained: { name: 'a', version: 1, state: 'draining' } }])
    expect(draining.circuits.circuits['a']).toMatchObject({ state: 'draining', by: 'p', record: 1 })
    const drained = fold([{ circuitDrained: { name: 'a', version: 1, state: 'drained' } }], draining)
    expect(drained.circuits.circuits['a']).toMatchObject({ state: 'drained', by: 'p', record: 1 })
    expect(
      fold([{ circuitPath: { circuit: 'b', version: 1, outcome: 'out' } }, { circuitRolledBack: { name: 'constructor', to: 3 } }]).circuits
        .circuits,
    ).toEqual({})
  })

  it('CD10 keeps so many versions and so many circuits, and counts the rest', () => {
    const many = Array.from({ length: CIRCUIT_VERSIONS_MAX + 3 }, (_, index) => applied('a', index + 1))
    const { versions, versionsTotal } = fold(many).circuits.circuits['a'] ?? {}
    expect([versions?.length, versions?.[0]?.version, versionsTotal]).toEqual([CIRCUIT_VERSIONS_MAX, 4, CIRCUIT_VERSIONS_MAX + 3])
    const names = Array.from({ length: CIRCUITS_MAX + 2 }, (_, index) => applied(`c${index}`, 1))
    const { circuits, beyond } = fold(names).circuits
    expect([Object.keys(circuits).length, beyond]).toEqual([CIRCUITS_MAX, 2])
  })

  it('CD10 knows the newest verification of the topology', () => {
    const claims = [{ name: 'passed-the-spine', ok: true }]
    expect(fold([{ topologyVerified: { claims } }]).circuits.verified).toEqual({ record: 0, ok: true })
    expect(fold([{ topologyVerified: { claims: [...claims, { name: 'no-other-channel' }] } }]).circuits.verified.ok).toBe(false)
    expect(fold([{ topologyVerified: {} }]).circuits.verified.ok).toBe(false)
  })
})
