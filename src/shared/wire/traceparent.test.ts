import { expect, it } from 'vitest'
import { parseTraceparent } from './traceparent.ts'

it('reads the ids of a W3C traceparent, and refuses what is none', () => {
  const { traceId, spanId } = parseTraceparent('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01')
  expect(Buffer.from(traceId).toString('hex')).toBe('4bf92f3577b34da6a3ce929d0e0e4736')
  expect(Buffer.from(spanId).toString('hex')).toBe('00f067aa0ba902b7')
  const zero = '0'.repeat(32)
  for (const text of ['', 'x', `00-${zero}-00f067aa0ba902b7-01`, 'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'])
    expect(() => parseTraceparent(text)).toThrow('not a traceparent')
})
