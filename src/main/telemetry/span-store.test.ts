import { describe, expect, it } from 'vitest'
import { type NewSpan, SPANS_KEPT_MAX, SpanStore } from './span-store.ts'

const span = (traceId: string, startNs: bigint, more: Partial<NewSpan> = {}): NewSpan => ({
  name: 'route',
  traceId,
  parentId: 'cd'.repeat(8),
  topic: 'a.b',
  namespace: 'lab',
  from: 'alice',
  pos: 1,
  startNs,
  endNs: startNs + 5n,
  ...more,
})

describe('SpanStore', () => {
  it('VM4 keeps the newest spans, and counts those that had to go', () => {
    const store = new SpanStore(3)
    for (const number of [1n, 2n, 3n, 4n, 5n]) store.add(span(`t${number}`, number))
    expect([store.kept, store.dropped]).toEqual([3, 2])
    expect(store.traces('lab').map(({ traceId }) => traceId)).toEqual(['t5', 't4', 't3'])
    expect(store.trace('lab', 't1')).toEqual([])
    expect(SPANS_KEPT_MAX).toBeGreaterThan(0)
  })

  it('VM4 tells a trace from its first start to its last end, its topics, and whether a job of it failed', () => {
    const store = new SpanStore()
    store.add(span('t1', 20n))
    store.add(span('t1', 10n, { topic: 'a.jobs', name: 'job', endNs: 90n, job: { id: 'j', outcome: 'failed', operator: 'rig' } }))
    store.add(span('t2', 1n))
    expect(store.traces('lab')[1]).toEqual({
      traceId: 't1',
      from: 'alice',
      startNs: 10n,
      endNs: 90n,
      spans: 2,
      topics: ['a.b', 'a.jobs'],
      isFailed: true,
    })
    expect(store.trace('lab', 't1').map(({ number, startNs }) => [number, startNs])).toEqual([
      [1, 10n],
      [0, 20n],
    ])
  })

  it('VM5 a namespace sees its own spans only', () => {
    const store = new SpanStore()
    store.add(span('t1', 1n, { namespace: 'other' }))
    expect([store.traces('lab'), store.trace('lab', 't1')]).toEqual([[], []])
  })
})
