import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkpointBody, encodeNote, parseNote } from './checkpoint.ts'
import { toHex } from './encoding.ts'
import { makeVerifierKey, parseVerifierKey } from './vkey.ts'

const sha256 = (input: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(input).digest())
const key = makeVerifierKey(sha256, 'vbus/0197c2f4-0000-7000-8000-000000000001', new Uint8Array(randomBytes(32)))
const head = { size: 1_234_567, root: new Uint8Array(randomBytes(32)), signature: new Uint8Array(randomBytes(64)) }

describe('verifier keys', () => {
  it('reads the key of the C2SP signed-note specification', () => {
    // https://c2sp.org/signed-note, "Verifier keys": PeterNeumann
    const text = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    const parsed = parseVerifierKey(sha256, text)
    expect(parsed?.origin).toBe('PeterNeumann')
    expect(toHex(parsed?.keyId ?? new Uint8Array(0))).toBe('c74f20a3')
    expect(parsed?.publicKey.length).toBe(32)
  })

  it('takes one encoding only', () => {
    expect(parseVerifierKey(sha256, key.text)).toEqual(key)
    for (let i = 0; i < key.text.length; i++) {
      const other = key.text.slice(0, i) + (key.text[i] === 'A' ? 'B' : 'A') + key.text.slice(i + 1)
      expect(parseVerifierKey(sha256, other)).toBeUndefined()
    }
  })
})

describe('checkpoints', () => {
  it('writes the C2SP body: origin, size, root', () => {
    const lines = new TextDecoder().decode(checkpointBody(key.origin, head)).split('\n')
    expect(lines).toEqual([key.origin, '1234567', Buffer.from(head.root).toString('base64'), ''])
  })

  it('reads back what it wrote', () => {
    expect(parseNote(key, encodeNote(key, head))).toEqual(head)
  })

  it('LG18 refuses a note with any one bit changed, or reads another head from it', () => {
    const note = encodeNote(key, head)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: note.length - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const changed = note.slice()
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        expect(parseNote(key, changed)).not.toEqual(head)
      }),
      { numRuns: 400 },
    )
  })

  it("refuses extra lines, white space, leading zeros and another log's head", () => {
    const text = new TextDecoder().decode(encodeNote(key, head))
    const other = makeVerifierKey(sha256, 'vbus/other', key.publicKey)
    const bad = [
      `${text}\n`,
      text.trimEnd(),
      text.replace('1234567', '01234567'),
      text.replace('\n\n', '\nmore\n\n'),
      text.replace('—', '-'),
    ]
    for (const note of bad) expect(parseNote(key, new TextEncoder().encode(note))).toBeUndefined()
    expect(parseNote(other, encodeNote(key, head))).toBeUndefined()
  })
})
