import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Document, isCollection, isScalar, type Node, type Pair } from 'yaml'
import { YamlEditor } from './edit-text.ts'
import { readWhole, readYaml } from './read-yaml.ts'
import { rereadYaml } from './reread-yaml.ts'

/** Everything that is read of a document, with its places; of the whole one where it begins. */
function told(document: Document | undefined): unknown {
  const of = (node: Node | null): unknown => {
    if (node === null) return 'none'
    const [from, to] = node.range ?? []
    if (isScalar(node)) return [from, to, node.type, node.source, String(node.value), typeof node.value]
    if (!isCollection(node)) return [from, to, 'alias']
    return [from, to, node.flow === true, (node.items as (Node | Pair<Node, Node | null>)[]).map(item)]
  }
  const item = (each: Node | Pair<Node, Node | null>): unknown => ('key' in each ? { key: of(each.key), value: of(each.value) } : of(each))
  const root = document?.contents
  return isCollection(root) ? (root.items as (Node | Pair<Node, Node | null>)[]).map(item) : of((root ?? null) as Node | null)
}

const parse = (text: string): Document => {
  const { document } = readWhole(text)
  if (document === undefined) throw new RangeError('too deep')
  return document
}
/** What the text reads to from the one before; undefined where it is read as a whole. */
const reread = (before: string, after: string): Document | undefined => {
  const { document, isPlain } = readWhole(before)
  return document === undefined || !isPlain ? undefined : rereadYaml({ source: before, document }, after, parse)
}

const BASE = `# large
format: x
nodes:
  a: {kind: filter, where: 'it''s # no comment'}   # behind a

  # own
  b:
    kind: map
    to: >-
      {"a":
       1}

    # inner
    more:
  c: |
    text

    # no comment
  "d e": {a: [1, {b: 2}],
    c: 3}
  f:
  # under f
  g: [1, 2]
# between
edges:
- {from: a, to: b}
- from: b
  to: c # why
-
  from: x
- - 1
  - 2
- plain
  over lines
# end
inputs: {a: b}
`

describe('a text that is read from the one before', () => {
  const lines = [
    '  z: {kind: merge}\n',
    '  a: 1\n',
    '- {from: q}\n',
    '  # c\n',
    '\n',
    '---\n',
    '...\n',
    '%YAML 1.2\n',
    'top: 1\n',
    '    deep: 2\n',
  ]
  const bits = [
    'x',
    ' ',
    '  ',
    '\n',
    ': ',
    '- ',
    '# ',
    "'",
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    '|',
    '>',
    '&a ',
    '*a',
    '!t ',
    '? ',
    '\t',
    '\r\n',
    '\ufeff',
  ]
  const inserts = fc.oneof(fc.constantFrom('', ...lines, ...bits), fc.string({ maxLength: 6 }))
  const edits = fc.tuple(fc.nat(2_000), fc.oneof(fc.constantFrom(0, 0, 1, 2, 30), fc.nat(80)), inserts)
  const bases = fc.tuple(
    fc.constantFrom(
      BASE,
      BASE.replaceAll('\n', '\r\n'),
      BASE.replace(/# end[\s\S]*/, ''),
      BASE.slice(0, BASE.indexOf('# between')).trimEnd(),
    ),
    fc.boolean(),
  )

  it('CI32 a byte order mark in the middle is what it is in the whole text', () => {
    for (const at of ['  a: {kind', '  b:', '- from: b']) {
      const after = BASE.replace(at, `\ufeff${at}`)
      const found = reread(BASE, after)
      expect(found === undefined || JSON.stringify(told(found)) === JSON.stringify(told(readWhole(after).document)), at).toBe(true)
    }
  })

  it('CI32 reads as the whole text does, whatever was changed', () => {
    let fromLast = 0
    fc.assert(
      fc.property(bases, edits, ([base], [at, length, insert]) => {
        const from = at % (base.length + 1)
        const text = base.slice(0, from) + insert + base.slice(from + length)
        const document = reread(base, text)
        if (document === undefined) return
        fromLast += 1
        const whole = readWhole(text)
        expect(whole.findings).toEqual([])
        expect(told(document)).toEqual(told(whole.document))
        expect(document.toJS()).toEqual(whole.document?.toJS())
      }),
      { numRuns: 3_000 },
    )
    // Not because it never does.
    expect(fromLast).toBeGreaterThan(300)
  })

  it.each([
    ['inside an entry', BASE.replace('kind: map', 'kind: mapp')],
    ['a line more', BASE.replace('  b:\n', '  new: {kind: probe}\n  b:\n')],
    ['the last entry', BASE.replace('[1, 2]', '[1, 2, 3]')],
    ['an entry more at the end', BASE.replace('  g: [1, 2]\n', '  g: [1, 2]\n  h: 3\n')],
    ['an entry of a list less', BASE.replace('- - 1\n  - 2\n', '')],
    ['several entries', BASE.replace('  c: |\n    text\n', '  c1: 1\n  c2: 2\n')],
  ])('CI32 takes over what is around: %s', (_, text) => {
    const document = reread(BASE, text)
    expect(told(document)).toEqual(told(readWhole(text).document))
    expect(document).toBeDefined()
  })

  it.each([
    ['a member of the file', BASE.replace('format: x', 'format: y')],
    ['the first entry, by what stands before it', BASE.replace('  a: {', '    a: {')],
    ['a name that is there', BASE.replace('  g: [', '  a: [')],
    ['an anchor', BASE.replace('  g: [', '  g: &g [')],
    ['a tag', BASE.replace('  g: [', '  g: !g [')],
    ['what is no YAML', BASE.replace('  g: [', '  g: [[')],
    ['another document', BASE.replace('  g: [', '---\n  g: [')],
    ['a collection that gets another column', BASE.replaceAll(/^- /gm, ' - ')],
  ])('CI32 reads the whole text where the change is more than that: %s', (_, text) => expect(reread(BASE, text)).toBeUndefined())

  it('CI32 leaves what was read before as it was: whoever holds it can still edit by it', () => {
    const before = readYaml(BASE)
    const shown = JSON.stringify(told(before.document))
    const editor = new YamlEditor(BASE)
    const after = BASE.replace('  a: {', '  aa: {kind: merge}\n  a: {')
    expect(readYaml(after).document?.toJS()).toMatchObject({ nodes: { aa: { kind: 'merge' } } })
    expect(JSON.stringify(told(before.document))).toBe(shown)
    editor.set(['nodes', 'g', 0], 7)
    expect(editor.drafted()).toEqual([{ from: BASE.indexOf('[1, 2]') + 1, to: BASE.indexOf('[1, 2]') + 2, insert: '7' }])
  })
})
