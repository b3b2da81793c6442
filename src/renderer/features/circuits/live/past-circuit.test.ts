import { expect, it } from 'vitest'
import { applyCircuits, EMPTY_CIRCUITS } from '../../../../shared/state/circuit-fold.ts'
import { arqonbus } from '../../../../shared/wire/generated/arqonbus.js'
import { servesOf, versionAt } from './past-circuit.ts'

const hash = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)
const applied = (version: number) =>
  arqonbus.v1.Record.create({
    actor: { id: 'ada' },
    circuitApplied: { name: 'bowls', version, circuitSha256: hash(version), expandedSha256: hash(0), binding: 'simulated', files: [] },
  })

it('VX54 at a moment it is the version that ran then, with what it had counted', () => {
  const one = applyCircuits(EMPTY_CIRCUITS, applied(1), 10)
  const two = applyCircuits(one, applied(2), 20)
  const back = applyCircuits(two, arqonbus.v1.Record.create({ circuitRolledBack: { name: 'bowls', from: 2, to: 1 } }), 30)
  expect(versionAt(EMPTY_CIRCUITS, 'bowls')).toBeUndefined()
  expect(versionAt(two, 'other')).toBeUndefined()
  expect(versionAt(two, 'toString')).toBeUndefined()
  expect(versionAt(one, 'bowls')).toMatchObject({ version: 1, record: 10, by: 'ada', state: 'active', binding: 'simulated' })
  expect(versionAt(two, 'bowls')).toMatchObject({ version: 2, record: 20, circuitSha256: '02'.repeat(32) })
  expect(versionAt(back, 'bowls')).toMatchObject({ version: 1, record: 10 })
  const path = arqonbus.v1.Record.create({ circuitPath: { circuit: 'bowls', version: 1, outcome: 'out' } })
  expect(versionAt(applyCircuits(back, path, 31), 'bowls')?.counts).toEqual({ 'path.out': 1 })
})

it('VX54 who served then is in the record that applied it', () => {
  const body = { serves: [{ node: 'nvm', topic: 'nvm.jobs', operator: 'nvm-sim', simulated: true }] }
  const record = { record: 1, pos: '1', time: '', kind: 'circuit_applied', actor: { id: '', kind: 'human' as const }, body }
  expect([...servesOf(record)]).toEqual([['nvm', { operator: 'nvm-sim', isSimulated: true }]])
  expect(servesOf({ ...record, body: {} }).size).toBe(0)
})
