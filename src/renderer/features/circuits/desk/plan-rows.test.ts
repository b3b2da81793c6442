import { expect, it } from 'vitest'
import { parseCircuit, planCircuit } from '../../../../shared/circuit/index.ts'
import { planSections } from './plan-rows.ts'

const read = (text: string) => parseCircuit(text, { file: 'x.circuit.yaml' }).circuit
const BEFORE = `format: arqonbus.circuit.v1
name: bowls
limits: {in_flight: 10}
nodes:
  audio: {kind: topic, topic: input.audio}
  slow: {kind: throttle, per_s: 5}
  out: {kind: topic, topic: bowls.out}
edges:
  - {from: audio, to: slow}
  - {from: slow, to: out}
`
const AFTER = BEFORE.replace('per_s: 5', 'per_s: 7')
  .replace('in_flight: 10', 'in_flight: 20')
  .replace('  out:', '  nvm: {kind: operator, type: nvm, jobs: nvm.jobs, results: nvm.results, constraints: {max_runs: 2}}\n  out:')
  .replace('{from: slow, to: out}', '{from: slow, to: nvm}\n  - {from: nvm, to: out, durable: true}')

it('VX61 a plan is told by meaning: nodes, edges, members, topics, grants, quotas, and operators that are missing first', () => {
  const sections = planSections(planCircuit(read(BEFORE), read(AFTER), { operators: [] }))
  const text = sections.flatMap(({ title, rows }) => rows.map(({ sign, what, detail }) => `${title}: ${sign} ${what} ${detail}`.trim()))
  expect(text).toContain('Operators missing: missing nvm nobody serves nvm at nvm.jobs')
  expect(text[0]).toMatch(/^Operators missing/)
  expect(text).toContain('Nodes: added nvm')
  expect(text).toContain('Nodes: changed slow · per_s 5 → 7')
  expect(text).toContain('Edges: added nvm.out -> out.in')
  expect(text).toContain('Edges: removed slow.out -> out.in')
  expect(text).toContain('Circuit: changed limits.in_flight 10 → 20')
  expect(text).toContain('Topics written: added nvm.jobs')
  expect(text).toContain('Topics read: added nvm.results')
  expect(text).toContain('Grants: added execute nvm')
  expect(text).toContain('Job limits: changed nvm.max_runs none → 2')
})

it('VX61 comments and order are no differences', () => {
  expect(planSections(planCircuit(read(BEFORE), read(`# ours\n${BEFORE}`), {}))).toEqual([])
})
