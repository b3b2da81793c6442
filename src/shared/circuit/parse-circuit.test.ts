import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALIASES_MAX, FILE_BYTES_MAX } from '../yaml/index.ts'
import { CIRCUIT_LIMITS } from './members.ts'
import { parseCircuit } from './parse-circuit.ts'
import { DIAGNOSTICS_MAX } from './source-map.ts'

const HEAD = 'format: arqonbus.circuit.v1\nname: c\n'
const said = (text: string): string[] =>
  parseCircuit(text, { file: 'f.circuit.yaml' }).diagnostics.map(({ line, column, code, path }) => `${line}:${column} ${code} ${path}`)
const codes = (text: string): string[] => [...new Set(parseCircuit(text, { file: 'f' }).diagnostics.map(({ code }) => code))]
const withNode = (node: string): string => `${HEAD}nodes:\n  a: ${node}\nedges: []\n`

describe('a circuit file', () => {
  it('CI2 gives every member its type and what is left out its default', () => {
    const { circuit, diagnostics } = parseCircuit(
      `${HEAD}nodes:\n  a: {kind: topic, topic: x.y}\n  n: {kind: operator, type: nvm, jobs: n.jobs, results: n.results}\n  t: {kind: throttle, per_s: 2}\n  j: {kind: join, mode: zip, within_ms: 5}\nedges:\n  - {from: a, to: n}\n  - {from: n.error, to: j.left, durable: true}\noutputs: {out: j}\n`,
      { file: 'f' },
    )
    expect(diagnostics).toEqual([])
    expect(circuit).toEqual({
      format: 'arqonbus.circuit.v1',
      name: 'c',
      namespace: 'default',
      description: undefined,
      limits: { inFlight: 1024, messagesPerS: undefined, deadlineMs: 60_000, overflow: 'block' },
      nodes: new Map<string, unknown>([
        ['a', { kind: 'topic', topic: 'x.y', schema: undefined }],
        [
          'n',
          {
            kind: 'operator',
            type: 'nvm',
            jobs: 'n.jobs',
            results: 'n.results',
            accepts: undefined,
            gives: undefined,
            constraints: { maxRuntimeMs: undefined, maxCpuMs: undefined, maxRuns: undefined, maxEnergyJoules: undefined },
            deadlineMs: undefined,
          },
        ],
        ['t', { kind: 'throttle', perS: 2, overflow: 'drop_oldest', queue: 100 }],
        ['j', { kind: 'join', mode: 'zip', of: undefined, by: 'correlation', withinMs: 5 }],
      ]),
      edges: [
        { from: { node: 'a', port: 'out' }, to: { node: 'n', port: 'in' }, where: undefined, schema: undefined, durable: false },
        { from: { node: 'n', port: 'error' }, to: { node: 'j', port: 'left' }, where: undefined, schema: undefined, durable: true },
      ],
      inputs: new Map(),
      outputs: new Map([['out', 'j']]),
    })
  })

  it('CI3 of another version is said to be that, and nothing else is', () => {
    expect(said(`format: arqonbus.circuit.v2\nwhatever: 1\n`)).toEqual(['1:9 circuit/unknown-version format'])
    expect(said('nodes: {}\n')).toEqual(['1:1 circuit/unknown-version format'])
    expect(said('format: 1\n')).toEqual(['1:9 circuit/unknown-version format'])
    expect(said('- a\n')).toEqual(['1:1 circuit/wrong-type '])
    expect(said('')).toEqual(['1:1 circuit/wrong-type '])
  })

  it.each([
    ['an unknown member of the file', `${HEAD}node: {}\nnodes: {}\nedges: []\n`, ['3:1 circuit/unknown-member node']],
    ['a file without nodes and edges', HEAD, ['1:1 circuit/missing-member ', '1:1 circuit/missing-member ']],
    ['a node without kind', withNode('{topic: a}'), ['4:6 circuit/missing-member nodes.a']],
    ['a kind that is none', withNode('{kind: fliter}'), ['4:13 circuit/bad-value nodes.a.kind']],
    ['a kind out of a prototype', withNode('{kind: constructor}'), ['4:13 circuit/bad-value nodes.a.kind']],
    ['an unknown member', withNode('{kind: merge, x: 1}'), ['4:20 circuit/unknown-member nodes.a.x']],
    ['a missing member', withNode('{kind: filter}'), ['4:6 circuit/missing-member nodes.a']],
    ['a text for a number', withNode('{kind: delay, ms: long}'), ['4:24 circuit/wrong-type nodes.a.ms']],
    ['a number for a text', withNode('{kind: filter, where: 1}'), ['4:28 circuit/wrong-type nodes.a.where']],
    ['a part for a whole', withNode('{kind: delay, ms: 0.5}'), ['4:24 circuit/bad-value nodes.a.ms']],
    ['a number beyond its bounds', withNode('{kind: retry, attempts: 101}'), ['4:30 circuit/bad-value nodes.a.attempts']],
    ['no number', withNode('{kind: throttle, per_s: .nan}'), ['4:30 circuit/wrong-type nodes.a.per_s']],
    ['a list for a mapping', withNode('[]'), ['4:6 circuit/wrong-type nodes.a']],
    ['nothing for a node', `${HEAD}nodes:\n  a:\nedges: []\n`, ['4:5 circuit/wrong-type nodes.a']],
    ['a topic that is none', withNode('{kind: topic, topic: a..b}'), ['4:27 circuit/bad-value nodes.a.topic']],
    ['a pattern for a topic', withNode('{kind: topic, topic: "a.*"}'), ['4:27 circuit/bad-value nodes.a.topic']],
    ['an absolute path', withNode('{kind: circuit, file: /a.circuit.yaml}'), ['4:28 circuit/bad-value nodes.a.file']],
    ['a name that is none', `${HEAD}nodes:\n  A b: {kind: merge}\nedges: []\n`, ['4:3 circuit/bad-name nodes.A b']],
    ['a name with a dot', `${HEAD}nodes:\n  a.b: {kind: merge}\nedges: []\n`, ['4:3 circuit/bad-name nodes.a.b']],
    ['__proto__', `${HEAD}nodes:\n  __proto__: {kind: merge}\nedges: []\n`, ['4:3 circuit/bad-name nodes.__proto__']],
    ['a name that YAML reads as another thing', `${HEAD}nodes:\n  1: {kind: merge}\nedges: []\n`, ['4:3 circuit/wrong-type nodes']],
    ['an edge without ends', `${HEAD}nodes: {}\nedges:\n  - {from: a}\n`, ['5:5 circuit/missing-member edges.0']],
    ['an end with two dots', `${HEAD}nodes: {}\nedges:\n  - {from: a.b.c, to: b}\n`, ['5:12 circuit/bad-value edges.0.from']],
  ])('CI4 %s is said with its place and code', (_, text, expected) => expect(said(text)).toEqual(expected))

  it('CI4 a message is one line of bounded length, whatever the file calls things', () => {
    const [first] = parseCircuit(`${HEAD}nodes:\n  "x\\e[2J\\n\u202e": {kind: merge}\nedges: []\n`, { file: 'f' }).diagnostics
    expect(first?.message).toMatch(/^x\\u001b\[2J\\u000a\\u202e is no name/)
    const long = parseCircuit(`${HEAD}nodes:\n  ? ${'x'.repeat(100_000)}\n  : {kind: merge, y: 1}\nedges: []\n`, { file: 'f' }).diagnostics
    expect(long.map(({ code }) => code)).toEqual(['circuit/bad-name', 'circuit/unknown-member'])
    expect(JSON.stringify(long).length).toBeLessThan(10_000)
  })

  it('CI4 a slip of the pen gets a fix that mends it', () => {
    const text = withNode('{kind: filtr, where: "true"}')
    const [first] = parseCircuit(text, { file: 'f' }).diagnostics
    const [patch] = first?.fix?.patches ?? []
    expect(first?.fix?.title).toBe('Write filter')
    const mended = text.slice(0, patch?.from) + patch?.insert + text.slice(patch?.to)
    expect(said(mended)).toEqual([])
  })

  it('CI6 knows where each member is, and what is at each place', () => {
    const text = `${HEAD}nodes:\n  a: {kind: filter, where: 'payload.ok'} # c\nedges:\n  - {from: a, to: a}\n`
    const { source } = parseCircuit(text, { file: 'f' })
    const { from, to } = source.rangeOf('nodes.a')!
    expect(text.slice(from, to)).toBe("a: {kind: filter, where: 'payload.ok'}")
    const where = source.valueRangeOf('nodes.a.where')!
    expect(text.slice(where.from, where.to)).toBe("'payload.ok'")
    expect(source.pathAt(text.indexOf('payload.ok'))).toBe('nodes.a.where')
    expect(source.pathAt(text.indexOf('{from') + 1)).toBe('edges.0.from')
    expect(source.rangeOf('nodes.b')).toBeUndefined()
  })
})

describe('a hostile text', () => {
  const bomb = `${Array.from(
    { length: 9 },
    (_, i) =>
      `a${i}: &a${i} [${Array(9)
        .fill(i === 0 ? 'x' : `*a${i - 1}`)
        .join(', ')}]\n`,
  ).join('')}`
  it.each([
    ['duplicate keys', `${HEAD}name: d\nnodes: {}\nedges: []\n`, 'circuit/bad-yaml'],
    ['a node twice', `${HEAD}nodes:\n  a: {kind: merge}\n  a: {kind: merge}\nedges: []\n`, 'circuit/bad-yaml'],
    ['two documents', `${HEAD}nodes: {}\nedges: []\n---\na: 1\n`, 'circuit/bad-yaml'],
    ['broken text', `${HEAD}nodes: [`, 'circuit/bad-yaml'],
    ['a tag', `${HEAD}nodes: !!map {}\nedges: []\n`, 'circuit/bad-form'],
    ['merge keys', `${HEAD}nodes:\n  a: &a {kind: merge}\n  b: {<<: *a}\nedges: []\n`, 'circuit/missing-member'],
    ['another YAML', `%YAML 1.1\n---\n${HEAD}nodes: {}\nedges: []\n`, 'circuit/bad-form'],
    ['depth', withNode(`${'['.repeat(100)}${']'.repeat(100)}`), 'circuit/bad-form'],
    ['more depth', '['.repeat(200_000), 'circuit/bad-form'],
    ['a text beyond 1 MiB', `${HEAD}# ${'x'.repeat(FILE_BYTES_MAX)}`, 'circuit/too-large'],
    ['100 MB', 'x'.repeat(100_000_000), 'circuit/too-large'],
    ['aliases that explode', `${HEAD}${bomb}`, 'circuit/unknown-member'],
    ['aliases that hold themselves', withNode('&a {kind: merge, x: *a}'), 'circuit/unknown-member'],
    [
      'too many aliases',
      `${HEAD}nodes:\n  a: &a {kind: merge}\n${Array.from({ length: ALIASES_MAX + 1 }, (_, i) => `  n${i}: *a\n`).join('')}edges: []\n`,
      'circuit/bad-form',
    ],
    ['an alias to nothing', withNode('*nobody'), 'circuit/wrong-type'],
    ['a text of NUL', '\0\0\0', 'circuit/bad-yaml'],
    [
      'too many nodes',
      `${HEAD}nodes:\n${Array.from({ length: CIRCUIT_LIMITS.nodesMax + 1 }, (_, i) => `  n${i}: {kind: merge}\n`).join('')}edges: []\n`,
      'circuit/too-many',
    ],
    ['too many edges', `${HEAD}nodes: {}\nedges:\n${'  - {from: a, to: a}\n'.repeat(CIRCUIT_LIMITS.edgesMax + 1)}`, 'circuit/too-many'],
    [
      'too long an expression',
      withNode(`{kind: filter, where: '${'x'.repeat(CIRCUIT_LIMITS.expressionCharsMax + 1)}'}`),
      'circuit/bad-expression',
    ],
  ])('CI1 %s: one typed diagnostic, and no circuit', (_, text, code) => {
    const { circuit } = parseCircuit(text, { file: 'f' })
    expect(circuit).toBeUndefined()
    expect(codes(text)).toContain(code)
  })

  it('CI1 what is wrong beyond the diagnostics that are kept is not read either', () => {
    const edges = Array.from({ length: 300 }, () => '  - {x: 1}\n').join('')
    const { circuit, diagnostics } = parseCircuit(`${HEAD}nodes: {}\nedges:\n${edges}`, { file: 'f' })
    expect([circuit, diagnostics.length]).toEqual([undefined, DIAGNOSTICS_MAX])
  })

  it('CI1 any text at all: never thrown, at most so many diagnostics, each at a place', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(HEAD, 'nodes:\n', '  a: {kind: ', 'edges:\n', '- {from: a', '&x ', '*x', '}', ']', '!!', '\t', '? ', ': '),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30, size: 'max' }), (pieces) => {
        const { circuit, diagnostics } = parseCircuit(pieces.join(''), { file: 'f' })
        expect(diagnostics.length).toBeLessThanOrEqual(DIAGNOSTICS_MAX)
        expect(circuit === undefined).toBe(diagnostics.length > 0)
        for (const { line, column, code } of diagnostics)
          expect([line > 0, column > 0, code.startsWith('circuit/')]).toEqual([true, true, true])
      }),
    )
    expect(codes(`${HEAD}nodes:\n${Array.from({ length: 1_000 }, (_, i) => `  n${i}: {}\n`).join('')}edges: []\n`)).toEqual([
      'circuit/missing-member',
    ])
  })
})
