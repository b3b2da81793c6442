import { crc32 as zlibCrc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCommits } from './commit-search.ts'
import { crc32 } from './crc32.ts'
import { fromBase64, fromHex, toBase64, toHex } from './encoding.ts'
import {
  commitFrame,
  FRAME_BODY_BYTES_MAX,
  FRAME_HEAD_BYTES,
  findFrame,
  headerFrame,
  parseHeader,
  segmentFirst,
  segmentName,
  writeUint32,
} from './frame.ts'

const header = { first: 7, format: 'vbus.log.v1', kind: 'audit', origin: 'vbus/x', prev: '0'.repeat(64), vkey: 'vbus/x+00+AA' } as const
const head = { first: 3, size: 9, root: new Uint8Array(32).fill(3), signature: new Uint8Array(64).fill(4) }

describe('frames', () => {
  it('has the CRC-32 of zlib', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crc32(bytes) === zlibCrc32(bytes)))
  })

  it('finds whole frames, and says what else it met', () => {
    const frame = headerFrame(header, crc32)
    expect(findFrame(frame, 0, frame.length)).toEqual({ body: FRAME_HEAD_BYTES, end: frame.length })
    expect(findFrame(frame, 0, frame.length - 1)).toBe('incomplete')
    expect(findFrame(new Uint8Array(8), 0, 8)).toBe('end')
    const long = new Uint8Array(8)
    writeUint32(long, 0, FRAME_BODY_BYTES_MAX + 1)
    expect(findFrame(long, 0, 8)).toBe('too long')
  })

  it('reads a header in its one encoding only', () => {
    const body = headerFrame(header, crc32).subarray(FRAME_HEAD_BYTES)
    expect(parseHeader(body)).toEqual(header)
    const spaced = JSON.stringify(header).replace(':', ': ')
    expect(parseHeader(Uint8Array.of(1, ...new TextEncoder().encode(spaced)))).toBeUndefined()
    expect(parseHeader(Uint8Array.of(1, ...new TextEncoder().encode('{')))).toBeUndefined()
  })

  it('names segments by their first entry', () => {
    expect(segmentName(42)).toBe('00000000000000000042.seg')
    expect(segmentFirst('00000000000000000042.seg')).toBe(42)
    for (const name of ['42.seg', '00000000000000000042.seg.tmp', '99999999999999999999.seg']) expect(segmentFirst(name)).toBeUndefined()
  })

  it('finds a commit frame at any offset', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (before, behind) => {
        const found = findCommits(Uint8Array.of(...before, ...commitFrame(head, crc32), ...behind), crc32)
        expect(found).toContainEqual(head)
      }),
    )
    const spoilt = commitFrame(head, crc32)
    spoilt[20] = (spoilt[20] ?? 0) ^ 1
    expect(findCommits(spoilt, crc32)).toEqual([])
  })
})

describe('encodings', () => {
  it('reads back hex and base64, and takes no other spelling', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        expect(fromHex(toHex(bytes), bytes.length)).toEqual(bytes)
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
    expect(fromHex('AB', 1)).toBeUndefined()
    for (const text of ['AB==', 'A', 'AA', 'AA==\n', '*']) expect(fromBase64(text)).toBeUndefined()
  })
})
