import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isPattern, isTopic, matches } from '../topic/index.ts'
import {
  decodeEnvelope,
  deliveryTail,
  deliveryToJson,
  EnvelopeHeader,
  encodeEnvelope,
  envelopeFromJson,
  envelopeStart,
  envelopeToJson,
  frameOf,
  itemsOf,
  peekEnvelope,
  readDelivery,
  writeDelivery,
} from './index.ts'

/** The vectors that the Python suite reads too (vectors/wire/README.md). */
const load = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../../../vectors/wire/${name}.json`, import.meta.url), 'utf8')) as T
const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
type Vector = { readonly name: string; readonly hex: string; readonly code?: string }

/** Peeks at the bytes with other bytes around them, which must not count. */
function peek(hex: string): string | undefined {
  const bytes = bytesOf(hex)
  const inside = new Uint8Array(bytes.length + 6).fill(0x7a)
  inside.set(bytes, 3)
  return peekEnvelope(inside, 3, 3 + bytes.length, new EnvelopeHeader())
}

it.each(load<(Vector & { fields: object })[]>('envelopes'))('envelope: $name', ({ fields, hex }) => {
  expect(hexOf(encodeEnvelope(envelopeFromJson(fields)))).toBe(hex)
  const decoded = decodeEnvelope(bytesOf(hex), 0, hex.length / 2)
  expect(typeof decoded === 'string' ? decoded : envelopeToJson(decoded)).toEqual(fields)
  expect(peek(hex)).toBeUndefined()
})

it.each(load<Vector[]>('unknown-fields'))('unknown fields: $name', ({ hex }) => {
  expect(peek(hex)).toBeUndefined()
})

it.each(load<Vector[]>('refused'))('refused: $name', ({ hex, code }) => {
  expect(peek(hex)).toBe(code)
})

type DeliveryFields = { pos: string; seq: string; epoch: number; from: string; namespace: string; commit: string }
it.each(load<(Vector & { fields: DeliveryFields })[]>('deliveries'))('delivery: $name', ({ fields, hex }) => {
  const into = new Uint8Array(1024)
  const tail = deliveryTail(fields.epoch, fields.from, fields.namespace)
  const end = writeDelivery(into, 0, Number(fields.pos), Number(fields.seq), tail, fields.commit === 'durable')
  expect(hexOf(into.subarray(0, end))).toBe(hex)
  const delivery = readDelivery(into, 0, end)
  expect(delivery && deliveryToJson(delivery)).toEqual(fields)
})

type FrameVector = Vector & { direction: string; items?: (string | { delivery: string; envelope: string })[] }
it.each(load<FrameVector[]>('frames'))('frame: $name', ({ direction, items, hex, code }) => {
  const found = itemsOf(bytesOf(hex))
  if (direction === 'to-engine') {
    expect(found?.map(hexOf)).toEqual(code === undefined ? items : undefined)
    if (items) expect(hexOf(frameOf(items.map((item) => bytesOf(String(item)))))).toBe(hex)
    return
  }
  const split = found?.map((item) => {
    const whole = frameOf([item])
    const at = envelopeStart(whole, 0, whole.length)
    return at < 0 ? 'refused' : { delivery: hexOf(whole.subarray(8, at)), envelope: hexOf(whole.subarray(at)) }
  })
  expect(split).toEqual(code === undefined ? items : ['refused'])
})

it.each(load<{ name: string; text: string; code: string }[]>('bad-json'))('bad JSON: $name', ({ text, code }) => {
  const read = (): unknown => {
    try {
      const value: unknown = JSON.parse(text)
      return (Array.isArray(value) ? value : [value]).map(envelopeFromJson)
    } catch (error) {
      throw error instanceof SyntaxError ? Object.assign(error, { code: 'wire/bad-json' }) : error
    }
  }
  expect(read).toThrow(expect.objectContaining({ code }))
})

it('topics, patterns and their matching', () => {
  type Names = { valid: string[]; invalid: string[] }
  const vectors = load<{ topics: Names; patterns: Names; matches: { pattern: string; topic: string; matches: boolean }[] }>('topics')
  expect(vectors.topics.valid.filter((topic) => !isTopic(topic))).toEqual([])
  expect(vectors.topics.invalid.filter(isTopic)).toEqual([])
  expect(vectors.patterns.valid.filter((pattern) => !isPattern(pattern))).toEqual([])
  expect(vectors.patterns.invalid.filter(isPattern)).toEqual([])
  expect(vectors.matches.filter((one) => matches(one.pattern, one.topic) !== one.matches)).toEqual([])
})
