import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ENVELOPE_BYTES_MAX } from '../wire/limits.ts'
import { PIECE_CHARS, PIECE_JSON_BYTES_MAX, pieceOf, readCircuitText } from './circuit-texts.ts'

const jsonBytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length
const unit = fc.constantFrom('a', '\u0000', '"', 'é', '€', '😀', '\n')

it('CD12 cuts a text into pieces that fit an envelope, between two characters, and loses nothing', () => {
  const texts = fc.array(fc.tuple(unit, fc.integer({ min: 1, max: 2 * PIECE_CHARS })), { minLength: 1, maxLength: 8, size: 'max' })
  fc.assert(
    fc.property(texts, fc.constantFrom('', 'x'), (runs, odd) => {
      const text = odd + runs.map(([one, count]) => one.repeat(count)).join('')
      const pieces: string[] = []
      for (let at = 0; at < text.length; at += pieces.at(-1)?.length ?? 0) pieces.push(pieceOf(text, at))
      expect(pieces.join('') === text).toBe(true)
      for (const piece of pieces) {
        expect(piece.isWellFormed()).toBe(true)
        expect(piece.length).toBeGreaterThan(0)
        expect(jsonBytes(piece)).toBeLessThanOrEqual(PIECE_JSON_BYTES_MAX)
      }
    }),
    { numRuns: 50 },
  )
  expect(PIECE_JSON_BYTES_MAX).toBeLessThan(ENVELOPE_BYTES_MAX)
})

it('CD12 begins anew when the file was written while it was read, and says so when it never rests', async () => {
  let asked = 0
  const busOf = (changesUntil: number) => ({
    request: async (_topic: string, body: object) => {
      const { from } = body as { from: number }
      asked += 1
      const sha256 = asked < changesUntil ? `${asked}` : 'last'
      return { sha256, text: from === 0 ? 'ab' : 'cd', next: from === 0 ? 2 : null }
    },
  })
  expect(await readCircuitText(busOf(2), { path: 'a.circuit.yaml' })).toMatchObject({ sha256: 'last', text: 'abcd' })
  expect(asked).toBe(4)
  asked = 0
  await expect(readCircuitText(busOf(99), { path: 'a.circuit.yaml' })).rejects.toMatchObject({ code: 'circuit/file-changed' })
  expect(asked).toBe(6)
})
