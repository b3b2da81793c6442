import { expect, it } from 'vitest'
import { type CircuitCounts, RATE_WINDOW_MS, Rates } from './counts.ts'

const counts = (version: number, out: number): CircuitCounts => ({
  version,
  nodes: new Map([['a', { in: out, out, errors: 0, dropped: {}, queued: 0, busy: 0 }]]),
  edges: new Map([['a.out->b.in', { messages: out * 2, dropped: {}, held: 0, isHolding: false }]]),
})

it('VX50 a rate is what was counted in the last moments, by the time between the looks', () => {
  const rates = new Rates()
  rates.take(counts(1, 0), 0)
  expect(rates.ofNode('a')).toBeUndefined()
  rates.take(counts(1, 50), 250)
  expect(rates.ofNode('a')).toBe(200)
  expect(rates.ofEdge('a.out->b.in')).toBe(400)
  expect(rates.ofNode('b')).toBeUndefined()
  for (let atMs = 500; atMs <= 10_000; atMs += 250) rates.take(counts(1, 50), atMs)
  expect(rates.ofNode('a')).toBe(0)
})

it('VX50 a rate forgets what is older than its window', () => {
  const rates = new Rates()
  for (let atMs = 0; atMs <= 4 * RATE_WINDOW_MS; atMs += 250)
    rates.take(counts(1, atMs < 2 * RATE_WINDOW_MS ? atMs : 2 * RATE_WINDOW_MS), atMs)
  expect(rates.ofNode('a')).toBe(0)
})

it('VX50 another version is counted anew', () => {
  const rates = new Rates()
  rates.take(counts(1, 1_000), 0)
  rates.take(counts(1, 2_000), 250)
  rates.take(counts(2, 10), 500)
  expect(rates.ofNode('a')).toBeUndefined()
  rates.take(counts(2, 20), 750)
  expect(rates.ofNode('a')).toBe(40)
})
