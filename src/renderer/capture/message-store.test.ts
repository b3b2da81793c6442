import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idOf, take } from './capture.testing.ts'
import { BLOCK_ROWS, BUDGET_DEFAULT } from './limits.ts'
import { MessageStore } from './message-store.ts'
import { MARK } from './row-block.ts'

const rowsOf = (store: MessageStore): number[] => {
  const numbers: number[] = []
  for (let number = store.first; number < store.taken; number++) if (store.has(number)) numbers.push(number)
  return numbers
}

describe('message store', () => {
  it('VT2 gives back each message as it was delivered', () => {
    const store = new MessageStore(BUDGET_DEFAULT)
    take(store, { topic: 'a.b', payload: 'hello', pos: 7, seq: 3, from: 'p1', schema: 's.v1', type: 'job', correlationId: idOf(1) })
    take(store, { topic: 'a.c', payload: new Uint8Array([0, 255]), pos: 8, seq: 1, from: 'p2' })
    const { delivery, envelope } = store.message(0)
    expect([delivery.pos, delivery.seq, delivery.from, delivery.epoch, delivery.commit]).toEqual([7n, 3n, 'p1', 1, 'ephemeral'])
    expect([envelope.id, envelope.topic, envelope.type, envelope.schema, envelope.correlationId]).toEqual([
      idOf(7),
      'a.b',
      'job',
      's.v1',
      idOf(1),
    ])
    expect(new TextDecoder().decode(envelope.payload)).toBe('hello')
    expect([...store.payloadView(1)]).toEqual([0, 255])
    expect([store.findPos(8), store.findPos(9), store.isRelated(0, idOf(1)), store.isRelated(1, idOf(8))]).toEqual([
      1,
      undefined,
      'answers it',
      'is it',
    ])
  })

  it('VT3 VT4 taken = kept + dropped, in all and of each topic, and every budget holds, whatever comes', () => {
    const message = fc.record({ topic: fc.constantFrom('a', 'b', 'c.d'), size: fc.integer({ min: 0, max: 400 }) })
    const budgets = fc.record({
      messages: fc.integer({ min: 1, max: 40 }),
      bytes: fc.integer({ min: 600, max: 4_000 }),
      perTopic: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(budgets, fc.array(message, { maxLength: 150, size: 'max' }), (budget, messages) => {
        const store = new MessageStore(budget)
        for (const { topic, size } of messages) take(store, { topic, payload: new Uint8Array(size) })
        const rows = rowsOf(store)
        expect([store.taken, store.kept + store.dropped, store.kept]).toEqual([messages.length, messages.length, rows.length])
        expect(store.kept).toBeLessThanOrEqual(budget.messages)
        expect(store.keptBytes).toBe(rows.reduce((sum, number) => sum + store.envelope(number).length, 0))
        expect(store.keptBytes).toBeLessThanOrEqual(budget.bytes)
        for (const topic of ['a', 'b', 'c.d']) {
          const number = store.topicNumber(topic)
          const own = rows.filter((row) => store.message(row).envelope.topic === topic)
          expect(store.counts.keptOf(number)).toBe(own.length)
          expect(store.counts.takenOf(number)).toBe(messages.filter((one) => one.topic === topic).length)
          expect(own.length).toBeLessThanOrEqual(budget.perTopic ?? own.length)
          if (own.length > 0) expect([store.counts.oldestOf(number), store.counts.newestOf(number)]).toEqual([own[0], own.at(-1)])
        }
        // Of each topic the newest are kept.
        if (budget.perTopic === undefined) expect(rows).toEqual(rows.map((_, i) => messages.length - rows.length + i))
      }),
    )
  })

  it('VT3 lets go of what a smaller budget has no room for, and of all when it is emptied', () => {
    const store = new MessageStore(BUDGET_DEFAULT)
    for (let i = 0; i < 50; i++) take(store, { topic: i % 2 === 0 ? 'a' : 'b' })
    store.budget = { messages: 20, bytes: 1_048_576, perTopic: 5 }
    store.trim()
    expect([store.kept, store.dropped]).toEqual([10, 40])
    store.clear()
    expect([store.kept, store.taken, store.keptBytes]).toEqual([0, 50, 0])
    take(store, { topic: 'a', payload: 'again' })
    expect([store.kept, new TextDecoder().decode(store.payloadView(50))]).toEqual([1, 'again'])
  })

  it('VT3 goes on over the edges of its blocks', () => {
    const store = new MessageStore({ messages: 200, bytes: BUDGET_DEFAULT.bytes, perTopic: undefined })
    for (let i = 0; i < BLOCK_ROWS + 100; i++) take(store, { topic: 'a', payload: String(i), pos: i + 1, seq: i + 1 })
    expect([store.kept, store.first]).toEqual([200, BLOCK_ROWS - 100])
    for (const number of [store.first, BLOCK_ROWS - 1, BLOCK_ROWS, store.taken - 1])
      expect(new TextDecoder().decode(store.payloadView(number))).toBe(String(number))
  })

  it('VT5 marks gaps with what is missing, duplicates and late ones, anew with each epoch', () => {
    const store = new MessageStore(BUDGET_DEFAULT)
    const seen = [5, 6, 9, 8, 8, 7, 10, 60, 20, 61].map((seq, i) => {
      take(store, { topic: 'a', seq, pos: i + 1 })
      const block = store.block(i)
      return [seq, block.flags[i], block.missing[i]]
    })
    const { gap, duplicate, late } = MARK
    expect(seen).toEqual([
      [5, 0, 0],
      [6, 0, 0],
      [9, gap, 2],
      [8, late, 0],
      [8, duplicate, 0],
      [7, late, 0],
      [10, 0, 0],
      [60, gap, 49],
      [20, late, 0],
      [61, 0, 0],
    ])
    take(store, { topic: 'a', seq: 1, epoch: 2 })
    take(store, { topic: 'b', seq: 40 })
    expect([store.block(10).flags[10], store.block(11).flags[11]]).toEqual([0, 0])
    expect(store.marked).toEqual({ missing: 51, duplicates: 1, late: 3 })
  })
})
