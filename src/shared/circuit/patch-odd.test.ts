import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../base/index.ts'
import { applyPatches, inversePatches, type YamlValue } from '../yaml/index.ts'
import { parseCircuit } from './parse-circuit.ts'
import { type CircuitEdit, editCircuit } from './patch-circuit.ts'

const HEAD = 'format: arqonbus.circuit.v1\nname: c\n'
/** Circuits as hands write them: comments in every place, quoted names, texts over lines, anchors, entries whose dash stands alone. */
const ODD = [
  `${HEAD}nodes:\n  "a": {"kind": "merge"}   # k\n  'b': {kind: 'filter', where: "payload.a"}\n  c: # behind\n    # own\n    kind: map # kind\n    # before to\n    to: |- # header\n      {"a":\n       payload.b}\n    # after to\n    schema: x # s\n\n  # last\nedges: # edges\n  # first\n  - from: a # f\n    # mid\n    to: b # t\n  - {from: b,\n     to: c} # two\n  # end\n# tail\ninputs: {in: a}\n`,
  `${HEAD}nodes:\n    a:\n        kind: filter\n        where: >-\n            payload.a\n            && payload.b\n    b: &b\n        kind: merge\n    c:   {kind: probe   ,  }\n    d: {\n      kind: delay, # k\n      # own\n      ms: 3 # m\n    }\nedges:\n-   from: a\n    to: c\n-   {from: c, to: d, durable: true}\n- # why - so\n\n  from: d\n  to: b\noutputs:\n  o: d\n`,
  `# top\n---\n${HEAD}nodes: {a: {kind: merge}, # one\n  b: {kind: probe} # two\n  }\nedges: [\n  {from: a, to: b}, # e1\n  # e2\n  {from: b, to: a}\n]\n`,
  `${HEAD}limits:\n  in_flight: 3\nnodes:\n  a:\n    kind: branch\n    cases:\n    - port: x\n      when: payload.a\n    - {port: y, when: 'true'}\n    else: z\n  b: {kind: branch, cases: [{port: x, when: 'true'}]}\n  o:\n    kind: operator\n    constraints:\nedges: []`,
  `${HEAD}nodes:\n  a: &x {kind: merge}\n  b: *x\n  c: {kind: filter, where: &w 'payload.a'}\n  d: {kind: filter, where: *w}\nedges:\n  - &e {from: a, to: b}\n  - {from: b, to: c}\n`,
  `{\n  "format": "arqonbus.circuit.v1",\n  "name": "c",\n  "limits": true,\n  "nodes": {\n    "a": {\n      "kind": "merge"\n    },\n    "b": { "kind": "filter", "where": "payload.x == \\"\\u00e9\\"" }\n  },\n  "edges": [\n    { "from": "a", "to": "b" }\n  ]\n}\n`,
]
const VALUES: readonly (YamlValue | undefined)[] = [
  ...[
    'x',
    'true',
    '',
    ' ',
    '# no',
    'a: b',
    "it's",
    '"q"',
    'two\nlines',
    'two\nlines\n',
    '\ttab',
    'é😀',
    '- x',
    '{x',
    '*a',
    '&a',
    '!x',
    '%x',
    '@x',
    '|',
    '? x',
  ],
  ...['1', '0x10', 'null', '~', 'yes', 'a #b', 'a:', 'x'.repeat(200), 'a\r\nb', 'trailing ', '\u2028', '---', 3, 2.5, true, null, 1e21],
  ...[[1, 'a'], {}, [], { a: { b: [1] } }, { kind: 'delay', ms: 3 }, undefined],
]

const picks = fc.tuple(fc.nat(7), fc.nat(90), fc.nat(90))
type Pick = readonly [act: number, a: number, b: number]

/** An edit from three numbers, of parts that are there and of some that are not. */
function editOf(text: string, [act, a, b]: Pick): CircuitEdit {
  const names = [...text.matchAll(/^ +['"]?([a-z0-9-]+)['"]?: *(?:[{&*#]|$|\r)/gm)].flatMap(([, name = '']) =>
    /^(to|constraints|cases)$/.test(name) ? [] : [name],
  )
  const name = names[a % Math.max(1, names.length)] ?? 'a'
  const member = ['kind', 'where', 'to', 'schema', 'ms', 'cases', 'constraints', 'extra', 'x y'][b % 9]!
  const value = VALUES[(a * 7 + b) % VALUES.length]
  const edits: readonly CircuitEdit[] = [
    { do: 'addNode', name: `new${a}`, node: { kind: 'filter', where: "it's # x" }, ...(b % 2 === 0 && { after: name }) },
    { do: 'removeNodes', names: [...new Set([name, names[b % Math.max(1, names.length)] ?? name])] },
    { do: 'renameNode', from: name, to: `r${b}` },
    { do: 'setMember', path: ['nodes', name, member], value },
    { do: 'setMember', path: ['nodes', name, 'constraints', 'max_runs'], value: b },
    { do: 'addEdge', edge: { from: name, to: name, where: 'payload.a == "b"' } },
    { do: 'removeEdges', indexes: [...new Set([a % 3, b % 3])] },
    a % 3 === 0
      ? { do: 'setMember', path: ['edges', b % 3, ['from', 'where', 'durable'][a % 2]!], value }
      : { do: 'setMember', path: a % 3 === 1 ? ['limits', 'deadline_ms'] : ['description'], value: b },
  ]
  return edits[act]!
}

describe('edits of circuits that hands wrote', () => {
  it('CI20 CI21 CI22 CI24 CI25 any edit does what is meant or is refused by name, is taken back exactly, and keeps the line breaks', () => {
    let done = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...ODD),
        fc.boolean(),
        fc.array(picks, { minLength: 1, maxLength: 4, size: 'max' }),
        (odd, isCrLf, several) => {
          let text = isCrLf ? odd.replaceAll('\n', '\r\n') : odd
          for (const pick of several) {
            const edit = editOf(text, pick)
            try {
              const after = editCircuit(text, [edit])
              expect(applyPatches(text, after.patches)).toBe(after.text)
              expect(applyPatches(after.text, inversePatches(text, after.patches))).toBe(text)
              if (isCrLf) expect(after.text.replaceAll('\r\n', '')).not.toContain('\n')
              text = after.text
              done += 1
            } catch (error) {
              if (!(error instanceof Fault)) throw error
              expect([error.code, edit, text]).toEqual([expect.stringMatching(/edit-refused|shared-text/), edit, text])
            }
          }
        },
      ),
      { numRuns: 500 },
    )
    expect(done).toBeGreaterThan(400)
  })

  it.each([
    [
      'an entry whose dash stands on a line of its own',
      1,
      [{ do: 'removeEdges', indexes: [2] }],
      '- # why - so\n\n  from: d\n  to: b\n',
      '',
    ],
    [
      'the one member of a mapping with an anchor',
      1,
      [{ do: 'setMember', path: ['nodes', 'b', 'kind'], value: undefined }],
      ' &b\n        kind: merge\n',
      ' &b {}\n',
    ],
    [
      'a member of an empty one',
      3,
      [{ do: 'setMember', path: ['nodes', 'o', 'constraints', 'max_runs'], value: 2 }],
      'constraints:\n',
      'constraints: {max_runs: 2}\n',
    ],
    [
      'a member of what is no mapping',
      5,
      [{ do: 'setMember', path: ['limits', 'in_flight'], value: 2 }],
      '"limits": true',
      '"limits": {in_flight: 2}',
    ],
    ['a text that looks like an alias', 3, [{ do: 'setMember', path: ['name'], value: '*a' }], 'name: c\n', "name: '*a'\n"],
  ] as const)('CI21 %s: nothing but that changes', (_, index, edits, before, after) => {
    const text = ODD[index]!
    expect(text).toContain(before)
    expect(editCircuit(text, edits as readonly CircuitEdit[]).text).toBe(text.replace(before, after))
  })

  it('CI1 CI4 a circuit mutated at random is read within bounds, and every finding lies inside the text', () => {
    const bits = [
      '\t',
      '&a ',
      '*a',
      '<<: *a',
      '\ufeff',
      '\0',
      '\r',
      '\r\n',
      '\n',
      '\u2028',
      '😀',
      '\ud800',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '- ',
      '? ',
      '|',
      '|+2\n',
      '!!x ',
      "'",
      '"',
      '---\n',
      '%YAML 1.1\n',
      '1e999',
      '__proto__: ',
    ]
    const mutation = fc.tuple(
      fc.nat(3_000),
      fc.constantFrom(0, 0, 1, 5, 40),
      fc.oneof(fc.constantFrom(...bits), fc.string({ maxLength: 4, unit: 'binary' })),
      fc.constantFrom(1, 1, 1, 30),
    )
    fc.assert(
      fc.property(fc.constantFrom(...ODD), fc.array(mutation, { minLength: 1, maxLength: 4, size: 'max' }), (odd, mutations) => {
        let text = odd
        for (const [at, length, insert, times] of mutations) {
          const from = at % (text.length + 1)
          text = text.slice(0, from) + insert.repeat(times) + text.slice(from + length)
        }
        const lines = text.split('\n')
        const { diagnostics } = parseCircuit(text, { file: 'f' })
        const isIn = (line: number, column: number): boolean => line > 0 && column > 0 && column <= (lines[line - 1]?.length ?? -1) + 1
        const outside = diagnostics.filter(
          ({ line, column, endLine, endColumn, fix }) =>
            !isIn(line, column) ||
            !isIn(endLine, endColumn) ||
            endLine < line ||
            fix?.patches?.some(({ from, to }) => from < 0 || from > to || to > text.length) === true,
        )
        expect(outside).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})
