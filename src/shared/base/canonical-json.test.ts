import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

/** The same value with the members of every object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered)
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = Object.create(null)
  for (const key of Object.keys(value).reverse()) copy[key] = reordered((value as Record<string, unknown>)[key])
  return copy
}

describe('canonical JSON', () => {
  it('reads back as the value that was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('is the same text whatever the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reordered(value))).toBe(canonicalJson(value))
      }),
    )
  })

  it('is a fixed point: writing what was read changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it('sorts keys by code unit and writes no white space', () => {
    expect(canonicalJson({ b: 1, a: [true, false, 'x y'], Z: {}, '\u{1f600}': 1, '\uffff': 2 })).toBe(
      '{"Z":{},"a":[true,false,"x y"],"b":1,"\u{1f600}":1,"\uffff":2}',
    )
  })

  it('leaves out members that are undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
  })

  it('refuses what JSON cannot hold', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, undefined, () => 1, Symbol('s'), [undefined]])
      expect(() => canonicalJson(value)).toThrow(TypeError)
  })

  it('writes numbers as ECMAScript does', () => {
    expect(canonicalJson([1e21, 0.1, -0, 1 / 3, 5e-324])).toBe('[1e+21,0.1,0,0.3333333333333333,5e-324]')
  })
})
