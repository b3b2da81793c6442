import { expect, it } from 'vitest'
import { runTrace } from './run-trace.ts'

it('VM6 a run has one trace, another run another: ids as W3C has them', () => {
  const [first, again, other] = [runTrace('run-1'), runTrace('run-1'), runTrace('run-2')]
  expect(first).toEqual(again)
  expect(first.traceId).not.toEqual(other.traceId)
  expect([first.traceId.length, first.spanId.length]).toEqual([16, 8])
})
