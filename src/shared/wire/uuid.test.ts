import fc from 'fast-check'
import { expect, it } from 'vitest'
import { IdSource, isUuid, uuidText, writeUuid } from './uuid.ts'

it('WR11 reads and writes any UUID', () => {
  fc.assert(
    fc.property(fc.uuid(), (text) => {
      const bytes = new Uint8Array(20)
      writeUuid(text, bytes, 3)
      expect(uuidText(bytes, 3)).toBe(text)
      expect(isUuid(text)).toBe(true)
    }),
  )
  for (const text of ['', 'x', '00000000-0000-4000-8000-00000000000', '00000000000040008000000000000000']) expect(isUuid(text)).toBe(false)
})

it('WR11 makes UUIDv7 with the wall clock in front, each one new', () => {
  let ms = 0x0123456789ab
  let fills = 0
  const fill = (bytes: Uint8Array): void => {
    fills++
    for (let i = 0; i < bytes.length; i++)
      bytes[i] = i % 10 === 3 ? Math.floor(i / 10) & 255 : i % 10 === 4 ? Math.floor(i / 10) >> 8 : fills
  }
  const ids = new IdSource(fill, { wallNs: () => BigInt(ms) * 1_000_000n + 5n, monotonicMs: () => 0, after: () => () => {} })
  const first = ids.next()
  expect(first.slice(0, 15)).toBe('01234567-89ab-7')
  expect(first[19]).toMatch(/[89ab]/)
  ms++
  expect(ids.next().slice(0, 13)).toBe('01234567-89ac')
  const many = new Set(Array.from({ length: 800 }, () => ids.next()))
  expect(many.size).toBe(800)
  expect(fills).toBe(1)
  for (let i = 0; i < 100; i++) ids.next()
  expect(fills).toBe(2)
})
