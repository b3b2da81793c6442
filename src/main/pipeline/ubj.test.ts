import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readUbj, UBJ_DEPTH_MAX } from './ubj.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((char) => char.charCodeAt(0)) : part)))

describe('readUbj', () => {
  it('reads objects, plain arrays and every number width', () => {
    const text = bytes(
      '{i',
      [3],
      'int',
      'l',
      [0, 0, 1, 0],
      'i',
      [1],
      'a',
      '[',
      'i',
      [0xff],
      'U',
      [0xff],
      'I',
      [1, 0],
      ']',
      'i',
      [1],
      'd',
      'd',
      [0x3f, 0x80, 0, 0],
      '}',
    )
    expect(readUbj(text)).toEqual({ int: 256, a: [-1, 255, 256], d: 1 })
  })

  it('reads typed and counted containers as XGBoost writes them', () => {
    const typed = bytes('[$l#L', [0, 0, 0, 0, 0, 0, 0, 2], [0, 0, 0, 7, 0xff, 0xff, 0xff, 0xff])
    expect(readUbj(typed)).toEqual([7, -1])
    expect(readUbj(bytes('[#i', [2], 'T', 'F'))).toEqual([true, false])
    expect(readUbj(bytes('{L', [0, 0, 0, 0, 0, 0, 0, 1], 'k', 'SL', [0, 0, 0, 0, 0, 0, 0, 2], 'ok', '}'))).toEqual({ k: 'ok' })
  })

  it('refuses every truncation of a document', () => {
    const whole = bytes('{i', [1], 'a', '[$l#i', [2], [0, 0, 0, 7, 0, 0, 0, 8], '}')
    expect(readUbj(whole)).toEqual({ a: [7, 8] })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: whole.length - 1 }),
        (length) => void expect(() => readUbj(whole.subarray(0, length))).toThrow(RangeError),
      ),
    )
  })

  it('refuses nesting beyond UBJ_DEPTH_MAX', () => {
    expect(() => readUbj(bytes('['.repeat(UBJ_DEPTH_MAX + 2)))).toThrow(/too deep/)
  })

  it('refuses a marker it does not know and a negative length', () => {
    expect(() => readUbj(bytes('?'))).toThrow(/not known/)
    expect(() => readUbj(bytes('Si', [0xff]))).toThrow(RangeError)
  })
})
