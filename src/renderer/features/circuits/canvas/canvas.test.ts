import { describe, expect, it } from 'vitest'
import { type Circuit, parseCircuit } from '../../../../shared/circuit/index.ts'
import { compareCircuits } from './changes.ts'
import { fuzzySearch } from './fuzzy.ts'
import { depthsOf, placeNodes } from './place-nodes.ts'
import { nextInput, portsOf } from './ports.ts'
import { searchNodes, topicsOf } from './search.ts'
import { showCircuit } from './shown.ts'
import { afterArrow, highlighted, nextEdge } from './walk.ts'

function circuitOf(nodes: readonly string[], edges: readonly string[], more = ''): Circuit {
  const lines = edges.map((edge) => `  - {from: ${edge.replace(' > ', ', to: ')}}`)
  const text = `format: arqonbus.circuit.v1\nname: x\nnodes:\n${nodes.map((node) => `  ${node}`).join('\n')}\nedges:${lines.length === 0 ? ' []' : `\n${lines.join('\n')}`}\n${more}`
  const { circuit, diagnostics } = parseCircuit(text, { file: 'x' })
  if (circuit === undefined) throw new Error(JSON.stringify(diagnostics))
  return circuit
}

const CHAIN = circuitOf(
  [
    'in: {kind: topic, topic: input.audio}',
    'gate: {kind: filter, where: "payload.loud"}',
    'nvm: {kind: operator, type: nvm, jobs: nvm.jobs, results: nvm.results}',
    'both: {kind: join, mode: zip, within_ms: 100}',
    'out: {kind: topic, topic: output.labels}',
    'lost: {kind: dead_letter, topic: nvm.dead}',
  ],
  ['in > gate', 'gate > nvm', 'nvm > both.a', 'gate.error > both.b', 'both > out', 'nvm.error > lost'],
)

describe('canvas', () => {
  it('VX20 a topic is a source or a sink as its edges say, a join has one input more, a branch its cases', () => {
    const ports = portsOf(CHAIN)
    expect(ports.get('in')).toEqual({ ins: [], outs: ['out'] })
    expect(ports.get('out')).toEqual({ ins: ['in'], outs: [] })
    expect(ports.get('both')).toEqual({ ins: ['a', 'b', 'c'], outs: ['out'] })
    expect(ports.get('nvm')).toEqual({ ins: ['in'], outs: ['out', 'error'] })
    expect(nextInput(['a', 'c'])).toBe('b')
    const branch = circuitOf(
      ['r: {kind: branch, cases: [{port: high, when: "true"}], else: low}', 't: {kind: topic, topic: x}'],
      ['r.gone > t'],
    )
    // An edge to a port that is not there can be seen all the same.
    expect(portsOf(branch).get('r')).toEqual({ ins: ['in'], outs: ['high', 'low', 'gone'] })
  })

  it('VX21 nodes without a place stand in columns by depth; a cycle ends; what has a place keeps it', () => {
    expect(Object.fromEntries(depthsOf(CHAIN))).toEqual({ in: 0, gate: 1, nvm: 2, both: 3, lost: 3, out: 4 })
    const placed = placeNodes(CHAIN, new Map(), portsOf(CHAIN))
    expect(placed).toEqual(placeNodes(CHAIN, new Map(), portsOf(CHAIN)))
    expect(placed.get('both')?.x).toBe(placed.get('lost')?.x)
    expect(placed.get('both')?.y).not.toBe(placed.get('lost')?.y)
    const loop = circuitOf(['a: {kind: merge}', 'b: {kind: delay, ms: 1}'], ['a > b', 'b > a'])
    expect([...depthsOf(loop)]).toEqual([
      ['a', 0],
      ['b', 1],
    ])
    const kept = placeNodes(CHAIN, new Map([['in', { x: 7, y: 70 }]]), portsOf(CHAIN))
    expect(kept.get('in')).toEqual({ x: 7, y: 70 })
    expect(kept.get('gate')?.y).toBeGreaterThan(70)
  })

  it('VX23 arrows lead along edges, else to the nearest on that side, else nowhere', () => {
    const shown = showCircuit(CHAIN, { layout: new Map() })
    expect(afterArrow(shown, '', 'ArrowRight')).toBe('in')
    expect(afterArrow(shown, 'in', 'ArrowRight')).toBe('gate')
    expect(afterArrow(shown, 'nvm', 'ArrowLeft')).toBe('gate')
    expect(afterArrow(shown, 'both', 'ArrowDown')).toBe('lost')
    expect(afterArrow(shown, 'lost', 'ArrowUp')).toBe('both')
    expect(afterArrow(shown, 'out', 'ArrowRight')).toBeUndefined()
  })

  it('VX66 edges follow one another in the file, round and round, from the selected node on', () => {
    const at = (nodes: readonly string[], edges: readonly string[], by: 1 | -1 = 1) => nextEdge(CHAIN, { nodes, edges }, by)
    expect(at([], [])).toBe('in.out->gate.in')
    expect(at(['nvm'], [])).toBe('nvm.out->both.a')
    expect(at(['lost'], [])).toBe('nvm.error->lost.in')
    expect(at([], ['in.out->gate.in'], -1)).toBe('nvm.error->lost.in')
    expect(at([], ['nvm.error->lost.in'])).toBe('in.out->gate.in')
    expect(nextEdge(circuitOf(['a: {kind: merge}'], []), { nodes: ['a'], edges: [] }, 1)).toBeUndefined()
  })

  it('VX24 upstream and downstream leave bright what leads there and what is led to', () => {
    expect([...(highlighted(CHAIN, ['nvm'], 'upstream') ?? [])].toSorted()).toEqual(['gate', 'in', 'nvm'])
    expect([...(highlighted(CHAIN, ['nvm'], 'downstream') ?? [])].toSorted()).toEqual(['both', 'lost', 'nvm', 'out'])
    expect(highlighted(CHAIN, ['nvm'], 'both')?.size).toBe(6)
    expect(highlighted(CHAIN, [], 'both')).toBeUndefined()
  })

  it('VX25 nodes are found by name, kind, topic and what they do; topics by who uses them', () => {
    expect([...searchNodes(CHAIN, 'nvm.results')]).toEqual(['nvm'])
    expect([...searchNodes(CHAIN, 'topic output')]).toEqual(['out'])
    expect([...searchNodes(CHAIN, 'LOUD')]).toEqual(['gate'])
    expect(searchNodes(CHAIN, ' ').size).toBe(0)
    const nvm = CHAIN.nodes.get('nvm')
    expect(nvm === undefined ? [] : topicsOf(nvm)).toEqual([
      { topic: 'nvm.jobs', use: 'jobs' },
      { topic: 'nvm.results', use: 'results' },
    ])
    const items = [{ title: 'dead letter' }, { title: 'delay', also: 'holds' }]
    expect(fuzzySearch(items, 'dly').map(({ title }) => title)).toEqual([])
    expect(fuzzySearch(items, 'hold').map(({ title }) => title)).toEqual(['delay'])
  })

  it('VX26 an open sub-circuit has its parts on it, and what is right of it makes room', () => {
    const outer = circuitOf(
      ['a: {kind: topic, topic: x}', 'part: {kind: circuit, file: ./p.circuit.yaml}', 'z: {kind: topic, topic: y}'],
      ['a > part', 'part > z'],
    )
    const inner = circuitOf(['one: {kind: merge}', 'two: {kind: probe}'], ['one > two'], 'inputs: {in: one}\noutputs: {out: two}\n')
    const closed = showCircuit(outer, { layout: new Map() })
    const open = showCircuit(outer, { layout: new Map(), parts: new Map([['part', { circuit: inner, layout: new Map() }]]) })
    const frame = open.byId.get('part')
    for (const id of ['part.one', 'part.two']) {
      const { corner, size, isPart } = open.byId.get(id) ?? {}
      expect(isPart).toBe(true)
      expect((corner?.x ?? 0) + (size?.width ?? 0)).toBeLessThan((frame?.corner.x ?? 0) + (frame?.size.width ?? 0))
    }
    expect(frame?.isFrame).toBe(true)
    const shift = open.shifts.get('z')
    expect(open.byId.get('z')?.corner.x).toBe((closed.byId.get('z')?.corner.x ?? 0) + (shift?.x ?? 0))
    expect(shift?.x).toBeGreaterThan(0)
    expect(open.edges.map(({ id }) => id)).toEqual(expect.arrayContaining(['part/in in', 'part/out out', 'part/one.out->two.in']))
  })

  it('VX27 two versions are one picture: what was added, removed and changed, by meaning', () => {
    const before = circuitOf(['a: {kind: topic, topic: x}', 'b: {kind: delay, ms: 1}', 'c: {kind: probe}'], ['a > b', 'b > c'])
    const now = circuitOf(
      ['c: {kind: probe}', 'a: {kind: topic, topic: x}', 'b: {kind: delay, ms: 2}', 'd: {kind: merge}'],
      ['a > b', 'b > d'],
    )
    const { circuit, changes } = compareCircuits(before, now)
    expect(Object.fromEntries(changes)).toEqual({ b: 'changed', d: 'added', 'b.out->d.in': 'added', 'b.out->c.in': 'removed' })
    expect(circuit.edges).toHaveLength(3)
    const gone = compareCircuits(before, circuitOf(['a: {kind: topic, topic: x}', 'b: {kind: delay, ms: 1}'], ['a > b']))
    expect([gone.changes.get('c'), gone.circuit.nodes.has('c')]).toEqual(['removed', true])
  })
})
