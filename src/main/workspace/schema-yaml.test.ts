import { describe, expect, it } from 'vitest'
import { ALIASES_MAX, DEPTH_MAX, FILE_BYTES_MAX } from '../../shared/yaml/index.ts'
import { flag, list, NODES_MAX, optional, plain, record, shape, text, whole } from './schema.ts'
import { parseYaml } from './schema-yaml.ts'

const word = text(/^[a-z]+$/, 'Use a-z.')
const check = shape({ name: word, size: whole(0, 9), tags: optional(list(word, 3)), flags: optional(record(/^[a-z]+$/, flag, 2)) })
const problems = (source: string): unknown[] => {
  const parsed = parseYaml(source, 'f.yaml', check)
  return parsed.ok ? [] : parsed.error.map(({ line, column, message }) => `${line}:${column} ${message}`)
}
const anything = list(record(/^.*$/, plain, 10), 1000)

describe('YAML files', () => {
  it('WF2 gives what is written, typed', () => {
    const parsed = parseYaml('name: abc\nsize: 3\ntags: [a, b]\nflags: {x: true}\n', 'f.yaml', check)
    expect(parsed).toMatchObject({ ok: true, value: { value: { name: 'abc', size: 3, tags: ['a', 'b'], flags: { x: true } } } })
  })

  it('WF2 names file, line, column, what is wrong and what to write instead', () => {
    expect(parseYaml('name: abc\nsize: many\n', 'f.yaml', check)).toEqual({
      ok: false,
      error: [
        { file: 'f.yaml', line: 2, column: 7, message: 'size: not a whole number from 0 to 9', fix: 'Write a whole number from 0 to 9.' },
      ],
    })
  })

  it.each([
    ['an unknown member', 'name: a\nsize: 1\nsise: 2', ['3:1 unknown member sise']],
    ['a missing member', 'name: a', ['1:1 missing member size']],
    [
      'several at once',
      'size: 10\nextra: 1',
      ['2:1 unknown member extra', '1:1 missing member name', '1:7 size: not a whole number from 0 to 9'],
    ],
    ['a list where a mapping belongs', '- a', ['1:1 the file: not a mapping']],
    ['nothing', '', ['1:1 the file: not a mapping']],
    ['too many entries', 'name: a\nsize: 1\ntags: [a, b, c, d]', ['3:7 tags: more than 3 entries']],
    ['a wrong entry', 'name: a\nsize: 1\ntags: [a, 2]', ['3:11 tags.1: not a valid text']],
    ['too many members', 'name: a\nsize: 1\nflags: {a: true, b: true, c: true}', ['3:8 flags: more than 2 members']],
    ['a wrong name', 'name: a\nsize: 1\nflags: {__proto__: true}', ['3:9 flags: not a valid name: __proto__']],
    ['yes, which YAML 1.2 does not know', 'name: a\nsize: 1\nflags: {a: yes}', ['3:12 flags.a: not true or false']],
  ])('WF2 refuses %s', (_, source, expected) => expect(problems(source)).toEqual(expected))

  it('WF2 names the one number that is allowed where there is no choice', () => {
    expect(parseYaml('trees: 40\n', 'f.yaml', shape({ trees: whole(1350, 1350) }))).toMatchObject({
      error: [{ message: 'trees: not 1350', fix: 'Write 1350.' }],
    })
  })

  it.each([
    ['duplicate keys', 'name: a\nname: b\nsize: 1'],
    ['tags', 'name: !!str a\nsize: 1'],
    ['tags of its own', 'name: !mine a\nsize: 1'],
    ['merge keys', 'x: &x {size: 1}\n<<: *x\nname: a'],
    ['another version', '%YAML 1.1\n---\nname: a\nsize: 1'],
    ['a second document', 'name: a\nsize: 1\n---\nname: b\nsize: 1'],
    ['broken text', 'name: [a'],
    ['an alias to nothing', 'name: *x\nsize: 1'],
  ])('WF1 refuses %s', (_, source) => expect(problems(source)).not.toEqual([]))

  it('WF1 takes aliases, up to their number', () => {
    const aliases = (count: number): string => `- {a: &x 1}\n${'- {b: *x}\n'.repeat(count)}`
    expect(parseYaml(aliases(ALIASES_MAX), 'f', anything)).toMatchObject({ ok: true })
    expect(parseYaml(aliases(ALIASES_MAX + 1), 'f', anything)).toMatchObject({
      ok: false,
      error: [{ message: `more than ${ALIASES_MAX} aliases` }],
    })
  })

  it('WF1 takes no more than its bytes and levels, however deep', () => {
    expect(problems(`name: a\nsize: 1\n#${'x'.repeat(FILE_BYTES_MAX)}`)).toEqual([expect.stringContaining('bytes')])
    expect(problems(`name: a\nsize: 1\n#${'x'.repeat(FILE_BYTES_MAX - 18)}`)).toEqual([])
    const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`
    expect(problems(nested(DEPTH_MAX + 2)).join()).toContain('nested deeper')
    expect(problems(nested(DEPTH_MAX)).join()).not.toContain('nested deeper')
    expect(problems(nested(200_000))).not.toEqual([])
  })

  it('WF1 ends an alias bomb before it grows', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) =>
        `- &l${level} [${
          level === 0
            ? 'x'
            : Array(10)
                .fill(`*l${level - 1}`)
                .join(',')
        }]`,
    )
    const deep = (levelsLeft: number): ReturnType<typeof list> =>
      list(levelsLeft === 0 ? (plain as never) : (deep(levelsLeft - 1) as never), 100)
    const parsed = parseYaml(levels.join('\n'), 'f', list(deep(8) as never, 100))
    expect(parsed.ok).toBe(false)
    expect(parsed.ok ? 0 : parsed.error.length).toBeLessThanOrEqual(50)
    expect(NODES_MAX).toBe(100_000)
  })
})
