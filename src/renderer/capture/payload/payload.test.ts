import { create, toBinary } from '@bufbuild/protobuf'
import { FieldDescriptorProtoSchema, FileDescriptorProtoSchema, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { protobufDecoder } from '../protobuf-value.ts'
import { DEPTH_MAX, FIELDS_MAX, fieldAt } from './fields.ts'
import { jsonFields } from './json-fields.ts'
import { SVG_BYTES_MAX } from './svg.ts'
import { takeApart } from './take-apart.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** `message Reading { string probe = 1; int32 n = 2; repeated int32 many = 3; Reading inner = 4; }` */
const SCHEMA = toBinary(
  FileDescriptorSetSchema,
  create(FileDescriptorSetSchema, {
    file: [
      create(FileDescriptorProtoSchema, {
        name: 'a.proto',
        package: 'lab',
        syntax: 'proto3',
        messageType: [
          {
            name: 'Reading',
            field: [
              create(FieldDescriptorProtoSchema, { name: 'probe', number: 1, type: 9, label: 1 }),
              create(FieldDescriptorProtoSchema, { name: 'n', number: 2, type: 5, label: 1 }),
              create(FieldDescriptorProtoSchema, { name: 'many', number: 3, type: 5, label: 3 }),
              create(FieldDescriptorProtoSchema, { name: 'inner', number: 4, type: 11, label: 1, typeName: '.lab.Reading' }),
            ],
          },
        ],
      }),
    ],
  }),
)
const READING = new Uint8Array([0x0a, 2, 0x61, 0x31, 0x10, 0x96, 0x01, 0x1a, 2, 1, 2, 0x22, 2, 0x10, 7])
const schema = { source: SCHEMA, message: 'lab.Reading' }

describe('payloads', () => {
  it('VT42 each JSON field knows the bytes that it is written in', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const payload = bytes(text)
        const { fields, leftOut } = jsonFields(payload)
        expect(leftOut).toBe(0)
        for (const field of fields) {
          const written = new TextDecoder().decode(payload.subarray(field.start, field.end))
          const value: unknown = JSON.parse(written)
          if (field.kind === 'text') expect(typeof value).toBe('string')
          if (field.kind === 'parts') expect(typeof value).toBe('object')
          const inner = fieldAt(fields, field.start)
          expect(inner !== undefined && inner.start <= field.start && inner.end <= field.end).toBe(true)
        }
        expect(fields[0] && [fields[0].path, fields[0].start <= 1, fields[0].end]).toEqual(['', true, payload.length])
      }),
    )
  })

  it('VT42 protobuf fields have names, values and bytes by a registered descriptor, and bare numbers without one', async () => {
    const { fields } = await takeApart({ bytes: READING, form: undefined, schema })
    const shown = fields.map(({ path, value, start, end }) => [path, value, start, end])
    expect(shown).toEqual([
      ['', 'lab.Reading', 0, 15],
      ['probe', 'a1', 0, 4],
      ['n', '150', 4, 7],
      ['many', '2 parts', 7, 11],
      ['many.0', '1', 9, 10],
      ['many.1', '2', 10, 11],
      ['inner', '1 part', 11, 15],
      ['inner.n', '7', 13, 15],
    ])
    expect(fieldAt(fields, 14)?.path).toBe('inner.n')
    const bare = await takeApart({ bytes: READING, form: 'protobuf', schema: undefined })
    expect(bare.fields.map(({ path }) => path)).toEqual(['', '1', '2', '3', '4'])
  })

  it('VT21 a protobuf payload is a value for filters, its members by their names', () => {
    expect(protobufDecoder(SCHEMA, 'lab.Reading')?.(READING)).toMatchObject({ probe: 'a1', n: 150, many: [1, 2], inner: { n: 7 } })
    expect(protobufDecoder(SCHEMA, 'lab.Nothing')).toBeUndefined()
  })

  it('VT41 finds the form that fits: JSON, text, or bytes; another form is refused with its reason', async () => {
    const formOf = async (payload: Uint8Array) => (await takeApart({ bytes: payload, form: undefined, schema: undefined })).form
    expect([await formOf(bytes('{"a":1}')), await formOf(bytes('plain words')), await formOf(new Uint8Array([255, 0, 1]))]).toEqual([
      'json',
      'text',
      'hex',
    ])
    for (const form of ['json', 'protobuf', 'text'] as const)
      await expect(takeApart({ bytes: new Uint8Array([255, 255, 0, 1]), form, schema: undefined }), form).rejects.toMatchObject({
        code: 'capture/unreadable',
      })
  })

  it('VT45 an SVG is known by its beginning; one of many references, with entities or too large is not drawn unasked', async () => {
    const formOf = async (text: string) => (await takeApart({ bytes: bytes(text), form: undefined, schema: undefined })).form
    const picture = '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'
    const named = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n<!-- a --><!-- b -->'
    for (const text of [picture, `\uFEFF${picture}`, `${named}${picture}`]) expect(await formOf(text), text).toBe('svg')
    const bomb = picture.replace('<rect/>', '<use href="#a"/>'.repeat(25))
    const entities = `<!DOCTYPE svg [<!ENTITY a "b">]>${picture}`
    for (const text of [bomb, entities, `<p>${picture}</p>`, '<svgs/>']) expect(await formOf(text), text).toBe('text')
    expect((await takeApart({ bytes: bytes(bomb), form: 'svg', schema: undefined })).text).toBe(bomb)
    const large = bytes(picture.replace('<rect/>', ' '.repeat(SVG_BYTES_MAX)))
    for (const payload of [bytes(entities), large])
      await expect(takeApart({ bytes: payload, form: 'svg', schema: undefined })).rejects.toMatchObject({ code: 'capture/unreadable' })
  })

  it('VT42 shows a bounded number of fields, and no more depth than its limit', async () => {
    const many = await takeApart({
      bytes: bytes(JSON.stringify(Array.from({ length: FIELDS_MAX + 5 }, (_, i) => i))),
      form: 'json',
      schema: undefined,
    })
    expect([many.fields.length, many.leftOut]).toEqual([FIELDS_MAX, 6])
    const deep = bytes('['.repeat(DEPTH_MAX + 2) + ']'.repeat(DEPTH_MAX + 2))
    await expect(takeApart({ bytes: deep, form: 'json', schema: undefined })).rejects.toMatchObject({ code: 'capture/unreadable' })
  })
})
