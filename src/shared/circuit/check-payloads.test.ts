import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyPatches } from '../yaml/index.ts'
import { parseCircuit } from './parse-circuit.ts'
import { validateCircuit } from './validate-circuit.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const FOLDER = join(ROOT, 'resources', 'schemas')
const shipped = new Map<string, unknown>(
  readdirSync(FOLDER).flatMap((file) =>
    file.endsWith('.schema.json') ? [] : [[file.replace(/\.json$/, ''), JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as unknown]],
  ),
)
const CLIP = {
  type: 'object',
  required: ['rms'],
  properties: { rms: { type: 'number' }, label: { type: 'string' }, mode: { enum: ['batch', 'live'] } },
  additionalProperties: false,
}
const schemas = new Map<string, unknown>([...shipped, ['clip', CLIP], ['open', { properties: CLIP.properties }], ['proto', true]])

const lookAt = (text: string) => {
  const parsed = parseCircuit(text, { file: 'f' })
  if (parsed.circuit === undefined) throw new Error(JSON.stringify(parsed.diagnostics))
  return validateCircuit(parsed.circuit, { schemas }, parsed.source)
}
const mismatches = (text: string): string[] =>
  lookAt(text).flatMap(({ code, line, column, endColumn, path, message, severity }) =>
    code === 'circuit/payload-mismatch' ? [`${line}:${column}-${endColumn} ${severity} ${path}: ${message}`] : [],
  )
const mended = (text: string): string =>
  applyPatches(
    text,
    lookAt(text).flatMap(({ fix }) => fix?.patches ?? []),
  )

/** A filter behind a topic of a schema. */
const filtered = (where: string, schema = 'clip'): string => `format: arqonbus.circuit.v1
name: c
nodes:
  in: {kind: topic, topic: a, schema: ${schema}}
  f:
    kind: filter
    where: ${where}
  out: {kind: topic, topic: b}
edges:
  - {from: in, to: f}
  - {from: f, to: out}
`

describe('expressions against the schemas of what reaches them', () => {
  it.each([
    ['plain', 'payload.rmss > 0.5', '7:20-24'],
    ['in single quotes', `'"it''s" != "x" && payload.rmss > 0.5'`, '7:39-43'],
    ['in double quotes', `"\\"\\u0041\\" != 'x' && payload.rmss > 0.5"`, '7:42-46'],
    ['over lines', '>-\n      topic != "x" &&\n      payload.rmss > 0.5', '9:15-19'],
    ['as it stands', '| # why\n      topic != "x" &&\n\n      payload.rmss > 0.5', '10:15-19'],
    ['in brackets', 'payload["rmss"] > 0.5', '7:21-25'],
  ])('CI31 a member that cannot be there is said at its own line and column, and the fix writes the near one: %s', (_, where, place) => {
    const text = filtered(where)
    expect(mismatches(text)).toEqual([
      `${place} error nodes.f.where: no rmss can be there: the members are rms, label, mode; did you mean rms?`,
    ])
    expect(mended(text)).toBe(text.replace('rmss', 'rms'))
  })

  it('CI31 types that cannot fit, texts that are none of those that there are, and what is no truth value', () => {
    expect(mismatches(filtered('payload.label'))).toEqual(['7:12-25 error nodes.f.where: it does not give true or false: it gives a text'])
    expect(mismatches(filtered('payload.rms < "1"'))[0]).toMatch(/^7:24-25 error .*< does not take a number \(a double\) and a text/)
    expect(mended(filtered('payload.rms + 1 > 2'))).toBe(filtered('payload.rms + 1.0 > 2'))
    expect(mended(filtered('payload.mode == "bach"'))).toBe(filtered('payload.mode == "batch"'))
    expect(mismatches(filtered('has(payload.rmss) || topic.size() > 1')).map((line) => line.slice(0, 15))).toEqual(['7:24-28 warning'])
  })

  it('CI31 holds in every kind of place: maps, cases, joins, edges, and behind nodes that pass on what they get', () => {
    const text = `format: arqonbus.circuit.v1
name: c
nodes:
  in: {kind: topic, topic: a, schema: clip}
  d: {kind: delay, ms: 1}
  m: {kind: map, to: '{"x": payload.rmss}'}
  b: {kind: branch, cases: [{port: x, when: payload.rmss > 1.0}]}
  j: {kind: join, mode: any, by: payload.rmss, within_ms: 1}
  out: {kind: topic, topic: b}
edges:
  - {from: in, to: d}
  - {from: d, to: m}
  - {from: d, to: b}
  - {from: d, to: j.a, where: 'payload.rmss > 1.0'}
  - {from: b.x, to: j.b}
  - {from: m, to: out}
  - {from: j, to: out}
`
    expect(mismatches(text).map((line) => line.split(':').slice(0, 2).join(':'))).toEqual([
      '6:37-41 error nodes.m.to',
      '7:53-57 error nodes.b.cases.0.when',
      '8:42-46 error nodes.j.by',
      '14:40-44 error edges.3.where',
    ])
  })

  it('CI31 what a map makes is held against its own schema: members that it does not take, that are missing, or are of another kind', () => {
    const makes = (to: string, schema = 'clip', reads = ''): string => `format: arqonbus.circuit.v1
name: c
nodes:
  in: {kind: topic, topic: a${reads}}
  m: {kind: map, schema: ${schema}, to: '${to}'}
  out: {kind: topic, topic: b}
edges:
  - {from: in, to: m}
  - {from: m, to: out}
`
    expect(mismatches(makes('{"rms": payload.x, "label": "l", "mode": "live"}'))).toEqual([])
    expect(mismatches(makes('{"rms": 1, "lable": payload.x}'))).toEqual([
      '5:49-54 error nodes.m.to: the schema takes no lable: its members are rms, label, mode; did you mean label?',
    ])
    expect(mended(makes('{"rms": 1, "lable": payload.x}'))).toBe(makes('{"rms": 1, "label": payload.x}'))
    expect(mismatches(makes('{"label": topic}'))).toEqual(['5:37-38 error nodes.m.to: the schema wants rms as well'])
    expect(mismatches(makes('{"rms": "1", "mode": "bach"}')).map((line) => line.slice(line.indexOf(': ')))).toEqual([
      ': the schema takes a number (a double) here, not a text',
      ': the schema takes one of batch, live here; did you mean batch?',
    ])
    const fromClip = makes('{"rms": payload.label}', 'clip', ', schema: clip')
    expect(mismatches(fromClip)[0]).toContain('the schema takes a number (a double) here, not a text')
    expect(mismatches(makes('{"x": 1}', 'gone'))).toEqual([])
    expect(mismatches(makes('{topic: 1}'))).toEqual([])
    expect(mismatches(makes('payload'))).toEqual([])
    expect(mismatches(makes('{"input_data": payload.x}', 'arqonbus.nvm.job.v1'))).toEqual([])
  })

  it.each([
    ['an open schema', filtered('payload.rmss > 0.5', 'open')],
    ['a schema that is not registered', filtered('payload.rmss > 0.5', 'gone')],
    ['a schema that is no JSON Schema', filtered('payload.rmss > 0.5', 'proto')],
    ['a topic without one', filtered('payload.rmss > 0.5').replace(', schema: clip', '')],
    [
      'what else comes there',
      `${filtered('payload.rmss > 0.5').replace('  f:', '  other: {kind: topic, topic: x}\n  f:')}  - {from: other, to: f}\n`,
    ],
    [
      'what another schema has',
      `${filtered('payload.rate_hz > 1').replace('  f:', '  other: {kind: topic, topic: x, schema: arqonbus.audio.clip.v1}\n  f:')}  - {from: other, to: f}\n`,
    ],
    [
      'what failed',
      filtered('payload.rmss > 0.5')
        .replace('{from: in, to: f}', '{from: in, to: e}\n  - {from: e.error, to: f}')
        .replace('  f:', '  e: {kind: filter, where: "true"}\n  f:'),
    ],
  ])('CI31 nothing is said of %s', (_, text) => expect(mismatches(text)).toEqual([]))

  it('CI31 there is no false alarm in the circuits that ship and in those of the documents', () => {
    const texts = readdirSync(join(ROOT, 'resources', 'circuits'))
      .filter((file) => file.endsWith('.circuit.yaml'))
      .map((file) => readFileSync(join(ROOT, 'resources', 'circuits', file), 'utf8'))
    const documents = ['docs/reference', 'docs/guides', 'docs/tutorials', 'docs/decisions', 'docs'].flatMap((folder) => {
      try {
        return readdirSync(join(ROOT, folder)).flatMap((file) => (file.endsWith('.md') ? [join(ROOT, folder, file)] : []))
      } catch {
        return []
      }
    })
    for (const file of documents)
      for (const [, body = ''] of readFileSync(file, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g))
        if (body.includes('format: arqonbus.circuit.v1')) texts.push(body)
    expect(texts.length).toBeGreaterThanOrEqual(2)
    for (const text of texts) expect(mismatches(text)).toEqual([])
    // And the same circuit with one letter too many is not quiet: the schemas are those that ship.
    const bowls = readFileSync(join(ROOT, 'resources', 'circuits', 'bowls.circuit.yaml'), 'utf8')
    expect(mismatches(bowls.replace('"confidence": payload.confidence', '"confidence": payload.confidence + 1'))[0]).toContain(
      'does not take a number (a double) and a whole number',
    )
  })
})
