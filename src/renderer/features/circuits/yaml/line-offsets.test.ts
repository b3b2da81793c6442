import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LineOffsets } from './line-offsets.ts'

it('VX41 every offset of the editor leads to the same character of the text and back', () => {
  const piece = fc.constantFrom('a', 'é', '\n', '\r\n', '\r', 'name: x')
  fc.assert(
    fc.property(fc.array(piece, { size: 'max', maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      const offsets = new LineOffsets(text)
      const shown = text.replace(/\r\n?/g, '\n')
      for (let at = 0; at <= shown.length; at += 1) {
        const place = offsets.toText(at)
        expect(offsets.toEditor(place)).toBe(at)
        expect(text.slice(0, place).replace(/\r\n?/g, '\n')).toBe(shown.slice(0, at))
      }
    }),
  )
})

it('VX41 what is inserted takes the line break of the text', () => {
  expect(new LineOffsets('a\r\nb\n').inText('x\ny')).toBe('x\r\ny')
  expect(new LineOffsets('a\n').inText('x\ny')).toBe('x\ny')
  expect(new LineOffsets('').inText('x\ny')).toBe('x\ny')
})
