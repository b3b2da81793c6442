import fc from 'fast-check'
import { expect, it } from 'vitest'
import { OUTPUT_RING_BYTES, OutputRing } from './output-ring.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

it('OP6 keeps the newest 64 KiB of output and counts the rest', () => {
  const chunk = fc.nat({ max: 2 * OUTPUT_RING_BYTES }).map((length) => ({ length }))
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 6 }), (chunks) => {
      const ring = new OutputRing()
      let whole = ''
      for (const [index, { length }] of chunks.entries()) {
        const text = String.fromCharCode(97 + index).repeat(length)
        ring.push(bytes(text))
        whole += text
      }
      expect(ring.text('') === whole.slice(-OUTPUT_RING_BYTES)).toBe(true)
      expect(ring.droppedBytes).toBe(Math.max(0, whole.length - OUTPUT_RING_BYTES))
    }),
    { numRuns: 50 },
  )
})

it('OP6 blots out the token wherever it was echoed', () => {
  const ring = new OutputRing()
  ring.push(bytes('hello tok-1'))
  ring.push(bytes('23 and tok-123'))
  expect(ring.text('tok-123')).toBe('hello [token] and [token]')
})
