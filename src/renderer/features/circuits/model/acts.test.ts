import { describe, expect, it } from 'vitest'
import { NODE_KINDS, parseCircuit } from '../../../../shared/circuit/index.ts'
import { addNode, connect, copySelected, duplicate, move, paste, removeSelected, rename, setMember } from './acts.ts'
import { CircuitDocument } from './circuit-document.ts'
import { newNode } from './new-node.ts'
import { edgeKeysOf } from './selection.ts'
import { newCircuitText } from './template.ts'

const TEXT = `# how it is written is the person's own
format: arqonbus.circuit.v1
name: small
nodes:
  a: {kind: topic,   topic: in}   # two spaces
  b:
    kind: filter
    where: 'true'
  c: { kind: topic, topic: out }
edges:
  - {from: a, to: b}
  - { from: b,   to: c }
`

function open(text = TEXT): CircuitDocument {
  const parse = (each: string) => parseCircuit(each, { file: 'small.circuit.yaml' })
  const layout = new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 240, y: 16 }],
  ])
  return new CircuitDocument({ path: 'small.circuit.yaml', text, layout, isSaved: true }, { parse, check: async (each) => parse(each) })
}
const stateOf = (document: CircuitDocument) => document.store.getState()
const changedLines = (before: string, after: string): readonly string[] =>
  after.split('\n').filter((line) => !before.split('\n').includes(line))

describe('acts on a circuit', () => {
  it('VX9 a node and its edge are two lines, and undo gives back every byte', () => {
    const document = open()
    addNode(document, { kind: 'delay', at: { x: 8, y: 16 }, link: { end: 'from', at: { node: 'b', port: 'error' } } })
    const { text, circuit, layout, selection } = stateOf(document)
    expect(changedLines(TEXT, text)).toHaveLength(2)
    expect(circuit?.nodes.get('delay')).toMatchObject({ kind: 'delay', ms: 250 })
    expect(circuit?.edges.at(-1)).toMatchObject({ from: { node: 'b', port: 'error' }, to: { node: 'delay', port: 'in' } })
    expect([layout.get('delay'), selection.nodes]).toEqual([{ x: 8, y: 16 }, ['delay']])
    document.undo()
    expect(stateOf(document).text).toBe(TEXT)
  })

  it('VX9 one that cannot be done changes nothing and says why', () => {
    const document = open()
    expect(() => connect(document, { node: 'a', port: 'out' }, { node: 'b', port: 'in' })).toThrow(/already/)
    expect(() => rename(document, 'a', 'b')).toThrow(/already/)
    expect(() => rename(document, 'a', 'No name')).toThrow(/no name/)
    expect(stateOf(document)).toMatchObject({ text: TEXT, undo: undefined })
  })

  it('VX9 a member is set where it stands, and taken away again', () => {
    const document = open()
    setMember(document, ['nodes', 'b', 'where'], 'payload.x > 1.0')
    expect(changedLines(TEXT, stateOf(document).text)).toEqual(["    where: 'payload.x > 1.0'"])
    setMember(document, ['edges', 0, 'durable'], true)
    expect(stateOf(document).circuit?.edges[0]?.durable).toBe(true)
    setMember(document, ['edges', 0, 'durable'], undefined)
    document.undo()
    document.undo()
    document.undo()
    expect(stateOf(document).text).toBe(TEXT)
  })

  it('VX9 removing takes the edges of a node with it, or one edge alone', () => {
    const document = open()
    document.select({ nodes: ['b'], edges: ['a.out->b.in'] })
    removeSelected(document)
    expect([...(stateOf(document).circuit?.nodes.keys() ?? [])]).toEqual(['a', 'c'])
    expect(stateOf(document).circuit?.edges).toEqual([])
    expect(stateOf(document).layout.has('b')).toBe(false)
    document.undo()
    expect(stateOf(document).layout.get('b')).toEqual({ x: 240, y: 16 })
    const { circuit } = stateOf(document)
    document.select({ nodes: [], edges: [circuit === undefined ? '' : (edgeKeysOf(circuit)[1] ?? '')] })
    removeSelected(document)
    expect(stateOf(document).circuit?.edges.map(({ to }) => to.node)).toEqual(['b'])
  })

  it('VX11 another name goes through every edge, and the node stays where it is', () => {
    const document = open()
    rename(document, 'b', 'gate')
    expect(stateOf(document).circuit?.edges.map(({ from, to }) => `${from.node} ${to.node}`)).toEqual(['a gate', 'gate c'])
    expect([stateOf(document).layout.get('gate'), stateOf(document).layout.has('b')]).toEqual([{ x: 240, y: 16 }, false])
  })

  it('VX10 what is copied is YAML, keeps its shape, and pastes into another circuit; a taken name gets a number', () => {
    const document = open()
    document.select({ nodes: ['a', 'b'], edges: [] })
    const fragment = copySelected(document) ?? ''
    expect(fragment).toMatch(/^nodes:\n/)
    const { layout } = stateOf(document)
    paste(document, fragment, { at: { x: 1_000, y: 1_000 }, layout })
    expect(stateOf(document).selection.nodes).toEqual(['a-2', 'b-2'])
    expect(stateOf(document).layout.get('b-2')).toEqual({ x: 1_240, y: 1_016 })
    expect(stateOf(document).circuit?.edges.at(-1)).toMatchObject({ from: { node: 'a-2' }, to: { node: 'b-2' } })
    const other = open(newCircuitText('other'))
    paste(other, fragment, { at: { x: 0, y: 0 }, layout: new Map() })
    expect(stateOf(other).circuit?.nodes.get('b')).toMatchObject({ kind: 'filter' })
    expect(() => paste(other, 'nothing of the kind', { at: { x: 0, y: 0 }, layout })).toThrow(/no fragment/)
    document.select({ nodes: ['b'], edges: [] })
    duplicate(document)
    expect(stateOf(document).layout.get('b-3')).toEqual({ x: 272, y: 48 })
  })

  it('VX3 moving step by step is one step of undo', () => {
    const document = open()
    for (const x of [8, 16, 24]) move(document, new Map([['a', { x, y: 0 }]]), { merge: 'nudge a' })
    expect(stateOf(document).layout.get('a')).toEqual({ x: 24, y: 0 })
    document.undo()
    expect(stateOf(document)).toMatchObject({ undo: undefined })
    expect(stateOf(document).layout.get('a')).toEqual({ x: 0, y: 0 })
  })

  it('VX9 every kind of node begins as a valid one', () => {
    const nodes = NODE_KINDS.map((kind) => `  ${kind.replace('_', '-')}: ${JSON.stringify(newNode(kind, 'x'))}`).join('\n')
    const text = `format: arqonbus.circuit.v1\nname: all\nnodes:\n${nodes}\nedges: []\n`
    expect(parseCircuit(text, { file: 'all' }).diagnostics).toEqual([])
  })
})
