import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { take } from './capture.testing.ts'
import { isFilterError, parseFilter } from './filter/parser.ts'
import { BUDGET_DEFAULT } from './limits.ts'
import { MessageStore } from './message-store.ts'
import { RowView } from './row-view.ts'

function viewOf(
  store: MessageStore,
  { filter = '', scope = '', upToPos }: { filter?: string; scope?: string; upToPos?: number } = {},
): RowView {
  const node = parseFilter(filter)
  if (isFilterError(node)) throw new Error(node.message)
  // A clock on which every look is over its time: a scan goes by its smallest steps.
  let now = 0
  return new RowView({ filter: node, scope, upToPos }, { store, payloadOf: () => undefined, nowMs: 0, monotonicMs: () => (now += 1_000) })
}
const positions = (view: RowView): number[] =>
  Array.from({ length: view.count }, (_, index) => view.store.block(view.numberAt(index)).pos[view.numberAt(index) % 65_536] as number)

describe('rows of a view', () => {
  it('VT12 finds the newest first, step by step, while messages go on being taken', () => {
    const store = new MessageStore(BUDGET_DEFAULT)
    for (let i = 1; i <= 5_000; i++) take(store, { topic: i % 5 === 0 ? 'a' : 'b', pos: i, seq: i })
    const view = viewOf(store, { filter: 'topic = a' })
    expect(view.update()).toBe(true)
    expect(positions(view).at(-1)).toBe(5_000)
    expect(view.count).toBeLessThan(1_000)
    take(store, { topic: 'a', pos: 5_001, seq: 5_001 })
    while (view.update());
    expect([view.count, view.isScanned, positions(view)[0], positions(view).at(-1)]).toEqual([1_001, true, 5, 5_001])
    expect(view.indexOf(view.numberAt(500))).toBe(500)
    expect(view.indexOf(1)).toBe(-1)
  })

  it('VT12 a branch holds a topic and all below it, and nothing that only begins like it', () => {
    const store = new MessageStore(BUDGET_DEFAULT)
    for (const [pos, topic] of ['a', 'a.b', 'ab', 'a.b.c', 'b.a'].entries()) take(store, { topic, pos: pos + 1 })
    const view = viewOf(store, { scope: 'a' })
    while (view.update());
    expect(positions(view)).toEqual([1, 2, 4])
  })

  it('VT11 VT31 a view that stands still adds nothing, and a moment holds only what is not after it', () => {
    const store = new MessageStore(BUDGET_DEFAULT)
    for (let pos = 1; pos <= 4; pos++) take(store, { topic: 'a', pos })
    const [plain, filtered, moment] = [viewOf(store), viewOf(store, { filter: 'a' }), viewOf(store, { upToPos: 5 })]
    plain.freeze(true)
    filtered.freeze(true)
    for (const pos of [6, 5, 7]) take(store, { topic: 'a', pos })
    for (const view of [plain, filtered, moment]) while (view.update());
    expect([positions(plain), positions(filtered)]).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ])
    expect(positions(moment)).toEqual([1, 2, 3, 4, 5])
    plain.freeze(false)
    filtered.freeze(false)
    filtered.update()
    expect([plain.count, filtered.count]).toEqual([7, 7])
  })

  it('VT12 nothing is there twice when rows that were missing inside have left, and others are missing later', () => {
    const store = new MessageStore({ messages: 9, bytes: BUDGET_DEFAULT.bytes, perTopic: 5 })
    const view = viewOf(store)
    for (const topic of [...'aaaaaaaaaabbbbbb']) {
      take(store, { topic })
      view.update()
    }
    while (view.update());
    const shown = Array.from({ length: view.count }, (_, index) => view.numberAt(index))
    expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b))
  })

  it('VT10 VT12 shows exactly what is kept and passes, in order, whatever comes and goes', () => {
    const step = fc.record({ topic: fc.constantFrom('a', 'b'), looks: fc.boolean() })
    const budget = fc.record({
      messages: fc.integer({ min: 3, max: 30 }),
      perTopic: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(
        budget,
        fc.constantFrom('', 'topic = a'),
        fc.array(step, { maxLength: 120, size: 'max' }),
        ({ messages, perTopic }, filter, steps) => {
          const store = new MessageStore({ messages, bytes: BUDGET_DEFAULT.bytes, perTopic })
          for (let i = 0; i < 10; i++) take(store, { topic: 'a' })
          const view = viewOf(store, { filter })
          for (const { topic, looks } of steps) {
            take(store, { topic })
            if (looks) view.update()
          }
          while (view.update());
          const shown = Array.from({ length: view.count }, (_, index) => view.numberAt(index)).filter((number) => store.has(number))
          const wanted: number[] = []
          for (let number = store.first; number < store.taken; number++)
            if (store.has(number) && (filter === '' || store.message(number).envelope.topic === 'a')) wanted.push(number)
          expect(shown).toEqual(wanted)
        },
      ),
    )
  })
})
