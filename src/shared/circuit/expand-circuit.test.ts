import { describe, expect, it } from 'vitest'
import { applyPatches } from '../yaml/index.ts'
import { type BoundComponent, parseBinding, validateBinding } from './binding.ts'
import { EXPAND_LIMITS, expandCircuit, portsOfCircuit, resolveFile, subCircuitFiles } from './expand-circuit.ts'
import { CIRCUIT_LIMITS } from './members.ts'
import { parseCircuit } from './parse-circuit.ts'
import { validateExpanded } from './validate-expanded.ts'

const HEAD = 'format: arqonbus.circuit.v1\nname: c\n'
const PART = `${HEAD}nodes:\n  m: {kind: merge}\n  j: {kind: join, mode: zip, within_ms: 5}\nedges:\n  - {from: m, to: j.a}\ninputs: {in: m, more: j.b}\noutputs: {out: j}\n`
const OUTER = `${HEAD}nodes:\n  i: {kind: topic, topic: a}\n  p: {kind: circuit, file: ./part.circuit.yaml}\n  o: {kind: topic, topic: b}\nedges:\n  - {from: i, to: p}\n  - {from: i, to: p.more, durable: true}\n  - {from: p, to: o}\n`

const expand = (files: Readonly<Record<string, string>>, first: string): ReturnType<typeof expandCircuit> =>
  expandCircuit(parseCircuit(files[first] ?? '', { file: first }), (file) => files[file])
const said = (files: Readonly<Record<string, string>>, first: string): string[] => {
  const { expanded, diagnostics } = expand(files, first)
  expect(expanded).toBeUndefined()
  return diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`)
}
const holding = (file: string, more = ''): string => `${HEAD}nodes:\n  p: {kind: circuit, file: ${file}}\n${more}edges: []\n`

describe('a circuit with sub-circuits', () => {
  it('CI16 has their nodes under the name of the node they stand for, and edges through their ports', () => {
    const { expanded, diagnostics } = expand({ 'x/a.circuit.yaml': OUTER, 'x/part.circuit.yaml': PART }, 'x/a.circuit.yaml')
    expect(diagnostics).toEqual([])
    expect([...(expanded?.circuit.nodes.keys() ?? [])]).toEqual(['i', 'p.m', 'p.j', 'o'])
    expect(expanded?.circuit.edges.map(({ from, to, durable }) => `${from.node}|${from.port} ${to.node}|${to.port} ${durable}`)).toEqual([
      'p.m|out p.j|a false',
      'i|out p.m|in false',
      'i|out p.j|b true',
      'p.j|out o|in false',
    ])
    expect([...(expanded?.files.keys() ?? [])]).toEqual(['x/a.circuit.yaml', 'x/part.circuit.yaml'])
    expect(expanded?.origins.get('p.m')).toEqual({ file: 'x/part.circuit.yaml', node: 'm' })
  })

  it('CI16 tells which files it needs and which ports it has', () => {
    const { circuit } = parseCircuit(OUTER, { file: 'x/a.circuit.yaml' })
    expect(subCircuitFiles(circuit!, 'x/a.circuit.yaml')).toEqual(['x/part.circuit.yaml'])
    expect(portsOfCircuit(parseCircuit(PART, { file: 'p' }).circuit!)).toEqual({ inputs: ['in', 'more'], outputs: ['out'] })
    expect(['../b', './b', 'c/../b', '../../b'].map((path) => resolveFile('x/a', path))).toEqual(['b', 'x/b', 'x/b', undefined])
  })

  it('CI16 CI29 what is wrong in one of its files is said there, with line and column, and its fix is one of that file', () => {
    const part = PART.replace('{kind: merge}', '{kind: filter, where: "payload.x +"}').replace('j.a}', 'j.a}\n  - {from: m, to: j.a}')
    const outer = OUTER.replace('  - {from: p, to: o}', '  - {from: p, to: o}\n  - {from: i, to: p}\n  - {from: i, to: p2}').replace(
      'nodes:',
      'nodes:\n  p2: {kind: circuit, file: ./part.circuit.yaml}',
    )
    const files = { 'a.circuit.yaml': outer, 'part.circuit.yaml': part }
    const { expanded } = expand(files, 'a.circuit.yaml')
    const found = validateExpanded(expanded!).filter(({ severity }) => severity === 'error')
    expect(found.map(({ file, line, column, code, path }) => `${file}:${line}:${column} ${code} ${path}`)).toEqual([
      'part.circuit.yaml:8:5 circuit/duplicate-edge edges.1',
      'part.circuit.yaml:8:5 circuit/duplicate-edge edges.1',
      'a.circuit.yaml:12:5 circuit/duplicate-edge edges.3',
      'part.circuit.yaml:4:39 circuit/bad-expression nodes.m.where',
      'part.circuit.yaml:4:39 circuit/bad-expression nodes.m.where',
      'part.circuit.yaml:5:6 circuit/bad-join nodes.j',
    ])
    const mended = (at: number, file: keyof typeof files): string => applyPatches(files[file], found[at]?.fix?.patches ?? [])
    expect(mended(0, 'part.circuit.yaml')).toBe(
      part.replace('\n  - {from: m, to: j.a}\n  - {from: m, to: j.a}', '\n  - {from: m, to: j.a}'),
    )
    expect(mended(2, 'a.circuit.yaml')).toBe(outer.replace('to: o}\n  - {from: i, to: p}', 'to: o}'))
  })

  it('CI17 that is missing, contains itself, leads out of its folder or has not the port is refused with file and line', () => {
    expect(said({ a: holding('./b.circuit.yaml') }, 'a')).toEqual(['a:4 circuit/missing-file'])
    expect(said({ a: holding('../b.circuit.yaml') }, 'a')).toEqual(['a:4 circuit/missing-file'])
    expect(said({ 'a.circuit.yaml': holding('./a.circuit.yaml') }, 'a.circuit.yaml')).toEqual(['a.circuit.yaml:4 circuit/file-cycle'])
    const round = { 'a.circuit.yaml': holding('./b.circuit.yaml'), 'b.circuit.yaml': holding('./a.circuit.yaml') }
    expect(said(round, 'a.circuit.yaml')).toEqual(['b.circuit.yaml:4 circuit/file-cycle'])
    expect(said({ a: OUTER, 'part.circuit.yaml': PART.replace('more: j.b', 'other: j.b') }, 'a')).toEqual(['a:9 circuit/unknown-port'])
    expect(said({ a: OUTER, 'part.circuit.yaml': PART.replace('kind: merge', 'kind: mrge') }, 'a')).toEqual([
      'part.circuit.yaml:4 circuit/bad-value',
    ])
    expect(said({ a: 'nodes: [' }, 'a')).toEqual(['a:1 circuit/bad-yaml'])
  })

  it('CI17 is bounded: depth, places, files, nodes', () => {
    const { depthMax, filesMax, placesMax } = EXPAND_LIMITS
    const chain = (length: number): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length }, (_, i) => [
          `f${i}.circuit.yaml`,
          i === length - 1 ? `${HEAD}nodes: {}\nedges: []\n` : holding(`./f${i + 1}.circuit.yaml`),
        ]),
      )
    expect(expand(chain(depthMax + 1), 'f0.circuit.yaml').diagnostics).toEqual([])
    expect(said(chain(depthMax + 2), 'f0.circuit.yaml')).toEqual([`f${depthMax}.circuit.yaml:4 circuit/too-deep`])
    const twelve = (file: string): string => Array.from({ length: 12 }, (_, i) => `  n${i}: {kind: circuit, file: ${file}}\n`).join('')
    const grown = Object.fromEntries(
      Array.from({ length: depthMax }, (_, i) => [
        `g${i}.circuit.yaml`,
        holding(`./g${i + 1}.circuit.yaml`, twelve(`./g${i + 1}.circuit.yaml`)),
      ]),
    )
    grown[`g${depthMax}.circuit.yaml`] = `${HEAD}nodes: {}\nedges: []\n`
    expect(new Set(said(grown, 'g0.circuit.yaml').map((line) => line.split(' ')[1]))).toEqual(new Set(['circuit/too-many']))
    expect(placesMax).toBeLessThan(13 ** 3)
    const many = Array.from({ length: filesMax }, (_, i) => `  n${i}: {kind: circuit, file: ./m${i}.circuit.yaml}\n`).join('')
    const files = Object.fromEntries(Array.from({ length: filesMax }, (_, i) => [`m${i}.circuit.yaml`, `${HEAD}nodes: {}\nedges: []\n`]))
    expect(said({ ...files, a: `${HEAD}nodes:\n${many}edges: []\n` }, 'a')).toEqual([`a:${3 + filesMax} circuit/too-many`])
    const full = Array.from({ length: CIRCUIT_LIMITS.nodesMax }, (_, i) => `  n${i}: {kind: merge}\n`).join('')
    const big = { a: holding('./b.circuit.yaml', '  m: {kind: merge}\n'), 'b.circuit.yaml': `${HEAD}nodes:\n${full}edges: []\n` }
    expect(said(big, 'a')[0]).toBe('a:5 circuit/too-many')
  })
})

describe('a binding', () => {
  const bind = (serves: string): string => `format: arqonbus.binding.v1\nname: sim\ncircuit: c\nserves:\n${serves}`
  const NODES = `${HEAD}nodes:\n  nvm: {kind: operator, type: nvm, jobs: n.jobs, results: n.results}\n  t: {kind: topic, topic: a}\nedges:\n  - {from: nvm, to: t}\n`
  const components = new Map<string, BoundComponent>([
    ['nvm-sim', { isSimulated: true, operatorType: 'nvm' }],
    ['rig', { isSimulated: false, operatorType: 'bowlnet' }],
  ])
  const problems = (serves: string): string[] => {
    const { binding, source } = parseBinding(bind(serves), { file: 'b' })
    const { circuit } = parseCircuit(NODES, { file: 'a' })
    return validateBinding(binding!, circuit!, { components, source }).map(({ line, code, severity }) => `${line} ${severity} ${code}`)
  }

  it('CI18 says who serves which node', () => {
    const { binding, diagnostics } = parseBinding(
      bind('  nvm: {operator: nvm-sim, simulated: true}\n  part.nvm: {operator: rig, simulated: false}\n'),
      { file: 'b' },
    )
    expect(diagnostics).toEqual([])
    expect(binding).toEqual({
      format: 'arqonbus.binding.v1',
      name: 'sim',
      circuit: 'c',
      serves: new Map([
        ['nvm', { operator: 'nvm-sim', simulated: true }],
        ['part.nvm', { operator: 'rig', simulated: false }],
      ]),
    })
  })

  it('CI18 is held against the circuit and the components: their names, types, and whether they are simulated', () => {
    expect(problems('  nvm: {operator: nvm-sim, simulated: true}\n')).toEqual([])
    expect(problems('  nvm: {operator: nvm-sm, simulated: true}\n')).toEqual(['5 error circuit/unknown-component'])
    expect(problems('  nvm: {operator: nvm-sim, simulated: false}\n')).toEqual(['5 error circuit/other-simulation'])
    expect(problems('  nvm: {operator: rig, simulated: false}\n')).toEqual(['5 error circuit/unknown-component'])
    expect(problems('  t: {operator: nvm-sim, simulated: true}\n  x: {operator: nvm-sim, simulated: true}\n')).toEqual([
      '5 error circuit/not-an-operator',
      '6 error circuit/unknown-node',
      '5 warning circuit/not-bound',
    ])
    const { binding, source } = parseBinding(bind('  nvm: {operator: a, simulated: true}\n').replace('circuit: c', 'circuit: d'), {
      file: 'b',
    })
    expect(
      validateBinding(binding!, parseCircuit(NODES, { file: 'a' }).circuit!, { source }).map(({ code, line }) => `${line} ${code}`),
    ).toEqual(['3 circuit/other-circuit'])
  })

  it('CI18 CI1 that is hostile gives typed diagnostics', () => {
    const codes = (text: string): string[] => parseBinding(text, { file: 'b' }).diagnostics.map(({ code }) => code)
    expect(codes('format: arqonbus.binding.v9\n')).toEqual(['circuit/unknown-version'])
    expect(codes(bind('  nvm: {operator: a, simulated: yes}\n'))).toEqual(['circuit/wrong-type'])
    expect(codes(bind('  nvm: {operator: a}\n'))).toEqual(['circuit/missing-member'])
    expect(codes(bind('  A: {operator: a, simulated: true}\n'))).toEqual(['circuit/bad-name'])
    expect(codes(bind('  nvm: {operator: a, simulated: true}\n  nvm: {operator: b, simulated: true}\n'))).toEqual(['circuit/bad-yaml'])
    expect(codes('x'.repeat(2_000_000))).toEqual(['circuit/too-large'])
    expect(codes(`${bind('  a: {operator: a, simulated: true}\n')}more: 1\n`)).toEqual(['circuit/unknown-member'])
    const rows = Array.from({ length: CIRCUIT_LIMITS.bindingsMax + 1 }, (_, i) => `  n${i}: {operator: a, simulated: true}\n`).join('')
    expect(codes(bind(rows))).toEqual(['circuit/too-many'])
  })
})
