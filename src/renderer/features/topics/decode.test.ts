import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePayload, HEX_BYTES_MAX, hexDump, PREVIEW_CHARS_MAX, previewPayload } from './decode.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('payloads', () => {
  it('WN16 tells JSON, text and bytes apart', () => {
    expect(decodePayload(bytes('{"a":[1,2]}'))).toEqual({ kind: 'json', text: '{\n  "a": [\n    1,\n    2\n  ]\n}' })
    expect(decodePayload(bytes('plain words'))).toEqual({ kind: 'text', text: 'plain words' })
    expect(decodePayload(new Uint8Array([0xff, 0xfe]))).toEqual({ kind: 'bytes' })
    expect(decodePayload(bytes('with a \u0000 in it'))).toEqual({ kind: 'bytes' })
  })

  it('WN16 shows every byte in the dump, up to its limit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (payload) => {
        const { lines, leftOut } = hexDump(payload)
        const back = lines.flatMap((line) => line.hex.split(' ').map((pair) => Number.parseInt(pair, 16)))
        expect(back).toEqual([...payload])
        expect(leftOut).toBe(0)
      }),
    )
    const long = hexDump(new Uint8Array(HEX_BYTES_MAX + 5))
    expect(long.leftOut).toBe(5)
    expect(long.lines).toHaveLength(HEX_BYTES_MAX / 16)
  })

  it('WN16 previews one bounded line, in hex for bytes', () => {
    expect(previewPayload(bytes('{"a":1}'))).toBe('{"a":1}')
    expect(previewPayload(new Uint8Array([0, 1, 255]))).toBe('00 01 ff')
    expect(previewPayload(bytes('x'.repeat(1_000)))).toHaveLength(PREVIEW_CHARS_MAX + 1)
    expect(previewPayload(new Uint8Array())).toBe('')
  })
})
