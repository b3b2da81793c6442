import { expect, it } from 'vitest'
import { parseCircuit } from '../../../../shared/circuit/index.ts'
import { outlineRows } from './outline-rows.ts'

it('VX29 the outline has every node once, before those that it leads to, with where it leads', () => {
  const text = `format: arqonbus.circuit.v1
name: x
nodes:
  z: {kind: topic, topic: out}
  again: {kind: retry, attempts: 2}
  a: {kind: topic, topic: in}
  nvm: {kind: operator, type: nvm, jobs: n.jobs, results: n.results}
  alone: {kind: probe}
edges:
  - {from: a, to: again}
  - {from: again, to: nvm}
  - {from: nvm.error, to: again.failed}
  - {from: nvm, to: z}
`
  const { circuit } = parseCircuit(text, { file: 'x' })
  const rows = circuit === undefined ? [] : outlineRows(circuit)
  expect(rows.map(({ name }) => name)).toEqual(['a', 'again', 'nvm', 'z', 'alone'])
  expect(rows.map(({ leads }) => leads)).toEqual(['again', 'nvm', 'again (error), z', '', ''])
})
