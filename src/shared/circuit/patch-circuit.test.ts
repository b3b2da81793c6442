import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../base/index.ts'
import { applyPatches, inversePatches } from '../yaml/index.ts'
import { type WrittenCircuit, writtenCircuits } from './circuit-text.testing.ts'
import { copyFragment } from './fragment.ts'
import { parseCircuit } from './parse-circuit.ts'
import {
  addEdge,
  addNode,
  type CircuitEdit,
  editCircuit,
  pasteFragment,
  removeEdges,
  removeNodes,
  renameNode,
  setMember,
} from './patch-circuit.ts'

type Pick = readonly [act: number, a: number, b: number]

/** An edit that the text allows, from three numbers. */
function editOf({ text, names, edges }: WrittenCircuit, [act, a, b]: Pick): CircuitEdit {
  const some = names[a % Math.max(1, names.length)]
  const other = names[b % Math.max(1, names.length)]
  const fresh: CircuitEdit = { do: 'addNode', name: `fresh${a}`, node: { kind: 'filter', where: "payload.ok # it's\tso" } }
  if (some === undefined || other === undefined) return fresh
  const body = parseCircuit(text, { file: 'f' }).circuit?.nodes.get(some)
  switch (act % 8) {
    case 0:
      return b % 2 === 0 ? fresh : { ...fresh, after: some }
    case 1:
      return { do: 'removeNodes', names: [...new Set([some, other])] }
    case 2:
      return { do: 'renameNode', from: some, to: `renamed-${b}` }
    case 3:
      return body?.kind === 'filter'
        ? { do: 'setMember', path: ['nodes', some, 'where'], value: `payload.x > ${b}.0` }
        : { do: 'setMember', path: ['nodes', some, 'kind'], value: 'probe' }
    case 4:
      return { do: 'setMember', path: ['nodes', some, 'extra'], value: { deep: [1, 'two', { three: true }] } }
    case 5:
      return { do: 'addEdge', edge: { from: `${some}.error`, to: other, where: 'payload.a == "b"', durable: true } }
    case 6:
      return edges === 0 ? fresh : { do: 'removeEdges', indexes: [...new Set([a % edges, b % edges])] }
    default:
      return { do: 'setMember', path: ['nodes', some], value: { kind: 'delay', ms: b } }
  }
}

const picks = fc.tuple(fc.nat(80), fc.nat(80), fc.nat(80))
const commentsOf = (text: string): string[] => text.match(/# (own|behind) \d+/g) ?? []

/** Lines that an act may touch: those of what it names, and where it adds to a flow collection those of its neighbour. */
function linesOf(text: string, edit: CircuitEdit): Set<string> {
  const { source, circuit } = parseCircuit(text, { file: 'f' })
  const lines = new Set<string>()
  const add = (path: string): void => {
    const range = source.rangeOf(path)
    if (range === undefined) return
    const from = text.lastIndexOf('\n', range.from - 1) + 1
    const to = text.indexOf('\n', range.to)
    for (const line of text.slice(from, to < 0 ? undefined : to).split('\n')) lines.add(line.replace('\r', ''))
  }
  if (edit.do === 'setMember') add(edit.path.slice(0, 2).join('.'))
  if (edit.do === 'removeEdges') for (const index of edit.indexes) add(`edges.${index}`)
  const names = edit.do === 'removeNodes' ? edit.names : edit.do === 'renameNode' ? [edit.from] : []
  for (const name of names) {
    add(`nodes.${name}`)
    for (const [index, { from, to }] of (circuit?.edges ?? []).entries()) if (from.node === name || to.node === name) add(`edges.${index}`)
  }
  for (const line of text.split(/\r?\n/)) if (/^(nodes|edges):/.test(line)) lines.add(line)
  return lines
}

describe('text patches of a circuit', () => {
  it('CI20 CI21 CI22 any act on any circuit does what was meant, leaves every other line and comment byte for byte, and is taken back exactly', () => {
    fc.assert(
      fc.property(writtenCircuits, picks, (written, pick) => {
        const { text } = written
        const edit = editOf(written, pick)
        const after = editCircuit(text, [edit])
        expect(applyPatches(text, after.patches)).toBe(after.text)
        expect(applyPatches(after.text, inversePatches(text, after.patches))).toBe(text)
        const allowed = linesOf(text, edit)
        const left = after.text.split(/\r?\n/)
        const lost = text.split(/\r?\n/).filter((line) => !left.includes(line) && !allowed.has(line))
        expect(lost).toEqual([])
        const own = commentsOf(text).filter(
          (comment) => comment.startsWith('# own') && ![...allowed].some((line) => line.includes(comment)),
        )
        const kept = commentsOf(after.text)
        expect(own.filter((comment) => !kept.includes(comment))).toEqual([])
        if (text.includes('\r\n')) expect(after.text.replaceAll('\r\n', '')).not.toContain('\n')
      }),
      { numRuns: 400 },
    )
  })

  it('CI23 several acts are one set of patches, whatever they are', () => {
    fc.assert(
      fc.property(writtenCircuits, fc.array(picks, { maxLength: 6, size: 'max' }), (written, several) => {
        const edits: CircuitEdit[] = []
        let now = written
        for (const pick of several) {
          const edit = editOf(now, pick)
          try {
            const { text } = editCircuit(now.text, [edit])
            const { circuit } = parseCircuit(text.replaceAll(/, extra: [^}]*\}\]\}|\n +extra:.*/g, ''), { file: 'f' })
            now = { text, names: [...(circuit?.nodes.keys() ?? [])], edges: circuit?.edges.length ?? 0 }
          } catch (error) {
            if (!(error instanceof Fault) || error.code === 'circuit/patch-failed') throw error
            continue
          }
          edits.push(edit)
        }
        const { text, patches } = editCircuit(written.text, edits)
        expect(text).toBe(now.text)
        expect(applyPatches(text, inversePatches(written.text, patches))).toBe(written.text)
      }),
      { numRuns: 100 },
    )
  })
})

const head = 'format: arqonbus.circuit.v1\nname: c\n'
const refusal = (act: () => unknown): string => {
  try {
    act()
    return 'none'
  } catch (error) {
    return error instanceof Fault ? error.code : String(error)
  }
}

describe('one act on one text', () => {
  it('CI21 a value keeps its quotes, and a text over several lines its form', () => {
    const text = `${head}nodes:\n  a: {kind: filter, where: "payload.a"} # why\n  b:\n    kind: filter\n    where: payload.b\n  c:\n    kind: map\n    to: |\n      {"a":\n        1}\n    schema: x\nedges: []\n`
    const set = (name: string, member: string, value: string): string => setMember(text, { path: ['nodes', name, member], value }).text
    expect(set('a', 'where', 'payload.z')).toBe(text.replace('"payload.a"', '"payload.z"'))
    expect(set('b', 'where', 'payload.z > 1')).toBe(text.replace('where: payload.b', 'where: payload.z > 1'))
    expect(set('b', 'where', 'payload.z == "a: b"')).toBe(text.replace('where: payload.b', `where: 'payload.z == "a: b"'`))
    expect(set('c', 'to', '{"b":\n  2}\n')).toBe(text.replace('{"a":\n        1}', '{"b":\n        2}'))
    expect(set('c', 'to', '{"b": 2}')).toContain(`    to: '{"b": 2}'\n    schema: x\n`)
  })

  it('CI21 a member is made with what lies between, and goes again; the last one leaves {}', () => {
    const text = `${head}nodes:\n  a: {kind: operator}\n  b:\n    kind: operator # b\nedges: []`
    const made = setMember(text, { path: ['nodes', 'a', 'constraints', 'max_runs'], value: 1 })
    expect(made.text).toBe(text.replace('{kind: operator}', '{kind: operator, constraints: {max_runs: 1}}'))
    expect(setMember(made.text, { path: ['nodes', 'a', 'constraints', 'max_runs'], value: undefined }).text).toContain('constraints: {}}')
    expect(setMember(text, { path: ['nodes', 'b', 'type'], value: 'nvm' }).text).toBe(text.replace('# b\n', '# b\n    type: nvm\n'))
    expect(setMember(text, { path: ['description'], value: 'two\nlines' }).text).toBe(`${text}\ndescription: "two\\nlines"`)
  })

  it('CI21 the first node and the first edge stand on lines of their own; when the last one goes {} and [] are left', () => {
    const text = `${head}nodes: {} # none yet\nedges: []\n# end\n`
    const one = addNode(text, { name: 'a', node: { kind: 'merge' } }).text
    expect(one).toBe(`${head}nodes: # none yet\n  a: {kind: merge}\nedges: []\n# end\n`)
    const edge = addEdge(one, { from: 'a', to: 'a' }).text
    expect(edge).toBe(`${head}nodes: # none yet\n  a: {kind: merge}\nedges:\n  - {from: a, to: a}\n# end\n`)
    expect(removeEdges(edge, [0]).text).toBe(one)
    expect(removeNodes(edge, ['a']).text).toBe(text)
  })

  it('CI21 a text on one line, as JSON writes it, stays on one line', () => {
    const text = '{"format": "arqonbus.circuit.v1", "name": "c", "nodes": {"a": {"kind": "merge"}}, "edges": []}'
    expect(addNode(text, { name: 'b', node: { kind: 'merge' } }).text).toBe(text.replace('"merge"}}', '"merge"}, b: {kind: merge}}'))
    expect(addEdge(text, { from: 'a', to: 'a' }).text).toBe(text.replace('[]', '[{from: a, to: a}]'))
    expect(renameNode(text, { from: 'a', to: 'z' }).text).toBe(text.replace('"a"', '"z"'))
    expect(removeNodes(text, ['a']).text).toBe(text.replace('{"a": {"kind": "merge"}}', '{}'))
  })

  it('CI24 a place that is written once and used several times is refused, the rest of such a file is not', () => {
    const text = `${head}nodes:\n  a: &same {kind: merge}\n  b: *same\n  c: {kind: merge, x: &alone 1}\nedges:\n  - {from: a, to: c}\n`
    for (const name of ['a', 'b']) {
      expect(refusal(() => setMember(text, { path: ['nodes', name, 'kind'], value: 'probe' }))).toBe('circuit/shared-text')
      expect(refusal(() => setMember(text, { path: ['nodes', name, 'extra'], value: 1 }))).toBe('circuit/shared-text')
    }
    expect(refusal(() => removeNodes(text, ['a']))).toBe('circuit/shared-text')
    expect(removeNodes(text, ['b']).text).toBe(text.replace('  b: *same\n', ''))
    expect(renameNode(text, { from: 'a', to: 'z' }).text).toBe(text.replace('  a: &', '  z: &').replace('from: a', 'from: z'))
    expect(setMember(text, { path: ['nodes', 'c', 'kind'], value: 'probe' }).text).toBe(text.replace('{kind: merge, x', '{kind: probe, x'))
  })

  it('CI25 what is not there, a name that is taken or none, and a text that is no YAML are refused; nothing is thrown but faults', () => {
    const text = `${head}nodes:\n  a: {kind: merge}\nedges: []\ninputs: {in: a}\n`
    expect(refusal(() => addNode(text, { name: 'a', node: {} }))).toBe('circuit/edit-refused')
    expect(refusal(() => addNode(text, { name: '__proto__', node: {} }))).toBe('circuit/edit-refused')
    expect(refusal(() => removeNodes(text, ['toString']))).toBe('circuit/edit-refused')
    expect(refusal(() => renameNode(text, { from: 'b', to: 'c' }))).toBe('circuit/edit-refused')
    expect(refusal(() => removeEdges(text, [0]))).toBe('circuit/edit-refused')
    expect(refusal(() => setMember(text, { path: ['nodes', 'b', 'kind'], value: undefined }))).toBe('circuit/edit-refused')
    expect(refusal(() => setMember(text, { path: ['edges', 4], value: {} }))).toBe('circuit/edit-refused')
    expect(refusal(() => addNode('nodes: [', { name: 'a', node: {} }))).toBe('circuit/edit-refused')
    expect(refusal(() => setMember('a: &a [*a]', { path: ['b'], value: 1 }))).toBe('circuit/edit-refused')
    const bomb = Array.from(
      { length: 9 },
      (_, i) =>
        `a${i}: &a${i} [${Array(10)
          .fill(i === 0 ? 'x' : `*a${i - 1}`)
          .join(', ')}]\n`,
    ).join('')
    expect(refusal(() => setMember(bomb, { path: ['b'], value: 1 }))).toBe('circuit/edit-refused')
    expect(removeNodes(text, ['a']).text).toBe(`${head}nodes: {}\nedges: []\ninputs: {}\n`)
    expect(addNode(text, { name: 'b', node: { kind: 'merge' } }).patches).toEqual([
      { from: text.indexOf('\nedges'), to: text.indexOf('\nedges'), insert: '\n  b: {kind: merge}' },
    ])
  })

  it('CI26 what is copied is YAML and can be pasted anywhere: names that are taken get a number, edges follow', () => {
    const text = `${head}nodes:\n  a: {kind: filter, where: 'payload.a'}\n  b:\n    kind: merge\nedges:\n  - {from: a.error, to: b}\n  - {from: b, to: c}\n`
    const copied = copyFragment(text, ['b', 'a', 'nobody'])
    expect(copied).toBe('nodes:\n  a: {kind: filter, where: payload.a}\n  b: {kind: merge}\nedges:\n  - {from: a.error, to: b}\n')
    const pasted = pasteFragment(text, copied)
    expect([...pasted.names]).toEqual([
      ['a', 'a-2'],
      ['b', 'b-2'],
    ])
    expect(pasted.text).toContain('  - {from: b, to: c}\n  - {from: a-2.error, to: b-2}\n')
    expect(pasteFragment(pasted.text, copied).names.get('a')).toBe('a-3')
    for (const bad of ['', 'nodes: 1', 'nodes: {A: {}}', 'nodes: {a: 1}', '!!x {}', 'nodes: {}'])
      expect(
        refusal(() => pasteFragment(text, bad)),
        bad,
      ).toBe('circuit/edit-refused')
  })
})
