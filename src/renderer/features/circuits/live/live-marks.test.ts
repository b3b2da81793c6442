import { expect, it } from 'vitest'
import { parseCircuit } from '../../../../shared/circuit/index.ts'
import { type CircuitCounts, Rates } from './counts.ts'
import { marksOf } from './live-marks.ts'

const { circuit } = parseCircuit(
  `format: arqonbus.circuit.v1
name: bowls
nodes:
  audio: {kind: topic, topic: input.audio}
  nvm: {kind: operator, type: nvm, jobs: nvm.jobs, results: nvm.results}
  part: {kind: circuit, file: ./part.circuit.yaml}
  out: {kind: topic, topic: bowls.out}
edges:
  - {from: audio, to: nvm}
  - {from: nvm, to: part}
  - {from: part, to: out}
`,
  { file: 'bowls.circuit.yaml' },
)

const node = (out: number, more: object = {}) => ({ in: out, out, errors: 0, dropped: {}, queued: 0, busy: 0, ...more })
const counts: CircuitCounts = {
  version: 1,
  nodes: new Map([
    ['nvm', node(7, { queued: 3, busy: 1, errors: 1, dropped: { late: 2, filtered: 90 } })],
    ['part.a', node(5, { queued: 1 })],
    ['part.b', node(5, { queued: 4, errors: 2 })],
  ]),
  edges: new Map([['audio.out->nvm.in', { messages: 10, dropped: { overflow: 1, filtered: 90 }, held: 2, isHolding: true }]]),
}
const none = { counts: undefined, rates: new Rates(), serves: new Map(), path: [] }

it('VX51 nodes and edges show what the engine counts of them, and nothing where it counts nothing', () => {
  if (circuit === undefined) throw new Error('the circuit does not parse')
  const { nodes, edges } = marksOf(circuit, { ...none, counts })
  expect(nodes.get('nvm')).toEqual({ total: 7, queued: 3, busy: 1, errors: 3, causes: 'late 2' })
  expect(nodes.get('part')).toEqual({ queued: 5, busy: 0, errors: 2 })
  expect(nodes.has('audio')).toBe(false)
  expect(edges.get('audio.out->nvm.in')).toEqual({ total: 10, held: 2, isHolding: true, dropped: 1 })
  expect(edges.size).toBe(1)
  expect(marksOf(circuit, none)).toEqual({ nodes: new Map(), edges: new Map() })
})

it('VX51 parts of a sub-circuit that is open in place have marks of their own', () => {
  if (circuit === undefined) throw new Error('the circuit does not parse')
  const inner = { messages: 5, dropped: {}, held: 0, isHolding: false }
  const edgesOf = new Map([
    ['part.a.out->part.b.in', inner],
    ['nvm.out->part.a.in', inner],
  ])
  const { nodes, edges } = marksOf(circuit, { ...none, counts: { ...counts, edges: edgesOf } })
  expect(nodes.get('part.a')).toMatchObject({ total: 5, queued: 1 })
  expect(edges.get('part/a.out->b.in')).toMatchObject({ total: 5 })
  expect(edges.size).toBe(1)
})

it('VX52 who serves a node is on it, and a way is lit with its steps, through sub-circuits too', () => {
  if (circuit === undefined) throw new Error('the circuit does not parse')
  const serves = new Map([
    ['nvm', { operator: 'nvm-sim', isSimulated: true }],
    ['part.b', { operator: 'rig', isSimulated: false }],
  ])
  const { nodes, edges } = marksOf(circuit, { ...none, serves, path: ['audio', 'nvm', 'part.a', 'part.b'] })
  expect(nodes.get('nvm')).toEqual({ operator: 'nvm-sim', isSimulated: true, step: 2 })
  expect(nodes.get('part')).toEqual({ step: 3 })
  expect(nodes.get('part.b')).toEqual({ operator: 'rig', isSimulated: false, step: 4 })
  expect([...edges].map(([key, { isOnPath }]) => [key, isOnPath])).toEqual([
    ['audio.out->nvm.in', true],
    ['nvm.out->part.in', true],
  ])
})
