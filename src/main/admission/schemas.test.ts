import { createHash } from 'node:crypto'
import { create, toBinary } from '@bufbuild/protobuf'
import { type FileDescriptorProto, FileDescriptorProtoSchema, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../shared/base/index.ts'
import type { SchemaEntry } from './contract.ts'
import { jsonChecker } from './json-schema.ts'
import { INSPECTED_BYTES_MAX, PAYLOAD_DEPTH_MAX, SCHEMA_DEPTH_MAX, SCHEMA_FILE_BYTES_MAX, UNIQUE_ITEMS_MAX } from './limits.ts'
import { protobufChecker } from './protobuf-schema.ts'
import { SchemaRegistry } from './schema-registry.ts'

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const code = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return (error as Fault).code
  }
  return 'nothing thrown'
}
const json = (schema: object): ReturnType<typeof jsonChecker> => jsonChecker('x', bytes(schema))
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

describe('JSON Schema', () => {
  it('AD3 names the place that does not hold, as a JSON pointer', () => {
    const check = json({ type: 'object', properties: { 'a/b': { items: { type: 'integer' } } }, additionalProperties: false })
    expect(check(bytes({ 'a/b': [1, 2] }))).toBeUndefined()
    expect(check(bytes({ 'a/b': [1, 'x'] }))).toEqual({ place: '/a~1b/1', problem: 'must be integer' })
    expect(check(bytes({ z: 1 }))?.problem).toMatch(/additional properties: z$/)
  })

  it('AD3 takes draft-07 where $schema says so, and no other than that and 2020-12', () => {
    const tuple = { items: [{ type: 'integer' }], additionalItems: false }
    expect(json({ $schema: 'http://json-schema.org/draft-07/schema#', ...tuple })(bytes([1, 2]))).toHaveProperty('problem')
    expect(code(() => json({ $schema: 'http://json-schema.org/draft-04/schema#' }))).toBe('schema/invalid')
  })

  it('AD4 what is no JSON, no UTF-8, too long or too deep does not hold, and is never thrown', () => {
    const check = json({})
    for (const payload of [bytes('{'), bytes(''), new Uint8Array([0x22, 0xff, 0x22]), bytes('\u{feff}{}')])
      expect(check(payload)).toHaveProperty('problem')
    expect(check(bytes(nested(PAYLOAD_DEPTH_MAX)))).toBeUndefined()
    expect(check(bytes(nested(PAYLOAD_DEPTH_MAX + 1)))).toHaveProperty('problem')
    expect(check(bytes(`"${'a'.repeat(INSPECTED_BYTES_MAX - 2)}"`))).toBeUndefined()
    expect(check(bytes(`"${'a'.repeat(INSPECTED_BYTES_MAX - 1)}"`))).toHaveProperty('problem')
    expect(check(bytes(`"${'[\\"{'.repeat(200)}"`))).toBeUndefined()
  })

  it('AD4 any bytes are an answer', () => {
    const check = json({ type: 'object', required: ['a'], properties: { a: { pattern: '^(a+)+$' } } })
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (payload) => typeof check(payload)?.problem === 'string'))
    fc.assert(fc.property(fc.json(), (text) => typeof (check(bytes(text))?.problem ?? '') === 'string'))
  })

  it('AD5 a pattern costs the length of the text, whatever it is; what RE2 has not is refused', () => {
    const check = json({ pattern: '^(a+)+$' })
    expect(check(bytes('a'.repeat(20_000).concat('!').replace(/^|$/g, '"')))).toHaveProperty('problem')
    expect(code(() => json({ pattern: '(?=a)' }))).toBe('schema/invalid')
    expect(code(() => json({ pattern: '(a)\\1' }))).toBe('schema/invalid')
  })

  it('AD5 uniqueItems needs maxItems; $async, unknown keywords and foreign $refs are refused', () => {
    expect(code(() => json({ properties: { a: { uniqueItems: true } } }))).toBe('schema/invalid')
    expect(code(() => json({ uniqueItems: true, maxItems: UNIQUE_ITEMS_MAX + 1 }))).toBe('schema/invalid')
    expect(json({ uniqueItems: true, maxItems: UNIQUE_ITEMS_MAX })(bytes([1, 1]))).toHaveProperty('problem')
    for (const schema of [{ $async: true }, { requierd: ['a'] }, { $ref: 'https://elsewhere.example/x' }, { type: 'nothing' }])
      expect(
        code(() => json(schema)),
        JSON.stringify(schema),
      ).toBe('schema/invalid')
  })

  it('AD5 no schema can refer to another one that is registered, nor take its place', () => {
    const one = { $id: 'https://lab.example/one', type: 'integer' }
    expect(json(one)(bytes('x'))).toHaveProperty('problem')
    expect(json({ ...one, type: 'string' })(bytes('"x"'))).toBeUndefined()
    expect(json(one)(bytes(1))).toBeUndefined()
    expect(code(() => json({ $ref: 'https://lab.example/one' }))).toBe('schema/invalid')
    expect(code(() => json({ $id: 'https://json-schema.org/draft/2020-12/schema' }))).toBe('schema/invalid')
    expect(code(() => json({ type: 'nothing' }))).toBe('schema/invalid')
    expect(json(one)(bytes(1))).toBeUndefined()
  })

  it('AD5 a schema has its limits', () => {
    expect(code(() => jsonChecker('x', bytes('{')))).toBe('schema/invalid')
    expect(code(() => jsonChecker('x', bytes('[]')))).toBe('schema/invalid')
    expect(code(() => jsonChecker('x', bytes({ title: 'a'.repeat(SCHEMA_FILE_BYTES_MAX) })))).toBe('schema/invalid')
    expect(code(() => jsonChecker('x', bytes(`{"default":${nested(SCHEMA_DEPTH_MAX)}}`)))).toBe('schema/invalid')
  })
})

/** package lab; message Reading { required string rig = 1; optional Value value = 2; repeated Value past = 3; map<string, Value> named = 4 } */
function descriptors(change: (file: FileDescriptorProto) => void = () => undefined): Uint8Array {
  const field = (name: string, number: number, label: number, type: number, typeName = ''): object => ({
    name,
    number,
    label,
    type,
    typeName,
  })
  const value = { name: 'Value', field: [field('x', 1, 1, 1)] }
  const entry = { name: 'NamedEntry', field: [field('key', 1, 1, 9), field('value', 2, 1, 11, '.lab.Value')], options: { mapEntry: true } }
  const file = create(FileDescriptorProtoSchema, {
    name: 'lab.proto',
    package: 'lab',
    syntax: 'proto2',
    messageType: [
      value,
      {
        name: 'Reading',
        field: [
          field('rig', 1, 2, 9),
          field('value', 2, 1, 11, '.lab.Value'),
          field('past', 3, 3, 11, '.lab.Value'),
          field('named', 4, 3, 11, '.lab.Reading.NamedEntry'),
        ],
        nestedType: [entry],
      },
    ],
  } as never)
  change(file)
  return toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema, { file: [file] }))
}

describe('protobuf', () => {
  const check = protobufChecker('lab', descriptors(), 'lab.Reading')
  const rig = [0x0a, 1, 0x61]
  const at = (...payload: number[]): unknown => check(new Uint8Array(payload))
  const x = [0x09, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f]

  it('AD6 a payload decodes as the message, with what it requires', () => {
    expect(at(...rig, 0x12, 9, ...x, 0x1a, 9, ...x, 0x22, 14, 0x0a, 1, 0x62, 0x12, 9, ...x)).toBeUndefined()
    expect(at(0x12, 9, ...x)).toEqual({ place: '/rig', problem: 'is required' })
    expect(at(...rig.slice(0, 2))).toHaveProperty('problem')
    expect(at(0x08, 1)).toHaveProperty('problem')
  })

  it('AD6 a field that the message does not have is refused at any depth', () => {
    expect(at(...rig, 0x78, 1)).toEqual({ place: '', problem: 'lab.Reading has no field 15' })
    expect(at(...rig, 0x12, 2, 0x78, 1)).toEqual({ place: '/value', problem: 'lab.Value has no field 15' })
    expect(at(...rig, 0x1a, 9, ...x, 0x1a, 2, 0x78, 1)).toMatchObject({ place: '/past/1' })
    expect(at(...rig, 0x22, 7, 0x0a, 1, 0x62, 0x12, 2, 0x78, 1)).toMatchObject({ place: '/named/b' })
  })

  it('AD6 a descriptor set is whole and has the message', () => {
    expect(code(() => protobufChecker('x', new Uint8Array([1, 2, 3]), 'lab.Reading'))).toBe('schema/invalid')
    expect(code(() => protobufChecker('x', descriptors(), 'lab.Nothing'))).toBe('schema/invalid')
    const lacking = descriptors((file) => void file.dependency.push('google/protobuf/any.proto'))
    expect(code(() => protobufChecker('x', lacking, 'lab.Reading'))).toBe('schema/invalid')
    expect(code(() => protobufChecker('x', new Uint8Array(SCHEMA_FILE_BYTES_MAX + 1), 'lab.Reading'))).toBe('schema/invalid')
  })

  it('AD4 AD6 any bytes are an answer, and none too long is looked into', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (payload) => typeof (check(payload)?.problem ?? '') === 'string'))
    expect(check(new Uint8Array(INSPECTED_BYTES_MAX + 1))).toHaveProperty('problem')
    const deep: number[] = []
    for (let i = 0; i < 5_000; i++) deep.push(0x13)
    expect(at(...deep)).toHaveProperty('problem')
  })
})

describe('the registry', () => {
  const file = bytes({ type: 'integer' })
  const sha256 = createHash('sha256').update(file).digest('hex')
  const entry: SchemaEntry = { name: 'lab.v1', kind: 'json', file: 'schemas/lab.json', sha256 }
  const load = (entries: readonly SchemaEntry[], shipped?: ReadonlyMap<string, Uint8Array>): SchemaRegistry =>
    SchemaRegistry.load(
      entries,
      (path) => {
        if (path !== 'schemas/lab.json') throw new Error('ENOENT')
        return file
      },
      shipped,
    )

  it('AD1 a file that is not the one the policy names refuses the policy', () => {
    expect(load([entry]).find('lab.v1')?.(bytes('1.5'))).toHaveProperty('problem')
    expect(code(() => load([{ ...entry, sha256: '0'.repeat(64) }]))).toBe('policy/invalid')
    expect(code(() => load([{ ...entry, file: 'schemas/other.json' }]))).toBe('policy/invalid')
    expect(code(() => load([entry, entry]))).toBe('policy/invalid')
    expect(code(() => load([{ ...entry, kind: 'protobuf', message: 'a.B' }]))).toBe('schema/invalid')
  })

  it('AD2 a schema of the policy wins over one that ships', () => {
    const shipped = new Map([
      ['lab.v1', bytes({ type: 'string' })],
      ['other.v1', bytes({ type: 'string' })],
    ])
    const registry = load([entry], shipped)
    expect(registry.names).toEqual(['lab.v1', 'other.v1'])
    expect(registry.find('lab.v1')?.(bytes('1'))).toBeUndefined()
    expect(registry.find('other.v1')?.(bytes('1'))).toHaveProperty('problem')
  })
})
