import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { SOURCE_BYTES_MAX } from './circuit-source.ts'
import { HELD_TEXTS_MAX, HeldTexts } from './held-texts.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const give = (texts: HeldTexts, text: string): boolean => texts.take({ sha256: hash(text), at: 0, text, more: false })

it('CD12 puts pieces together in order, and has a text once its hash is right', () => {
  const texts = new HeldTexts()
  const sha256 = hash('abcdef')
  expect(texts.take({ sha256, at: 0, text: 'xyz', more: true })).toBe(false)
  // Begun anew.
  expect(texts.take({ sha256, at: 0, text: 'abc', more: true })).toBe(false)
  expect(() => texts.get(sha256)).toThrow(expect.objectContaining({ code: 'circuit/file-unknown' }))
  expect(texts.take({ sha256, at: 3, text: 'def', more: false })).toBe(true)
  expect(texts.get(sha256)).toBe('abcdef')
  expect(texts.take({ sha256, at: 0, text: 'whatever', more: true })).toBe(true)
})

it('CD12 refuses a piece that does not follow, a text that is another, and one that is too large', () => {
  const texts = new HeldTexts()
  const sha256 = hash('abcdef')
  texts.take({ sha256, at: 0, text: 'abc', more: true })
  for (const piece of [
    { at: 2, text: 'def', more: false },
    { at: 3, text: 'def', more: false },
    { at: 0, text: 'abcxyz', more: false },
  ])
    expect(() => texts.take({ sha256, ...piece })).toThrow(expect.objectContaining({ code: 'wire/bad-payload' }))
  expect(give(texts, 'é'.repeat(SOURCE_BYTES_MAX / 2))).toBe(true)
  expect(() => give(texts, `${'é'.repeat(SOURCE_BYTES_MAX / 2)}!`)).toThrow(expect.objectContaining({ code: 'circuit/outside-folder' }))
})

it('CD12 holds so many texts; the one touched longest ago goes', () => {
  const texts = new HeldTexts()
  for (let i = 0; i < HELD_TEXTS_MAX; i++) give(texts, `text ${i}`)
  texts.get(hash('text 0'))
  give(texts, 'one more')
  expect(texts.get(hash('text 0'))).toBe('text 0')
  expect(() => texts.get(hash('text 1'))).toThrow(expect.objectContaining({ code: 'circuit/file-unknown' }))
  expect(texts.get(hash('text 2'))).toBe('text 2')
})
