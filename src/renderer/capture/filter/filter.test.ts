import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { take } from '../capture.testing.ts'
import { BUDGET_DEFAULT } from '../limits.ts'
import { MessageStore } from '../message-store.ts'
import { PayloadValues } from '../payload-value.ts'
import { RowView } from '../row-view.ts'
import { FILTER_CHARS_MAX, FILTER_PARTS_MAX, type FilterNode } from './language.ts'
import { isFilterError, parseFilter } from './parser.ts'

const NOW_MS = 1_000_000
const store = new MessageStore(BUDGET_DEFAULT)
take(store, {
  topic: 'fabric.jobs',
  from: 'controller',
  type: 'job',
  payload: '{"status":"ok","n":5,"deep":{"list":[1,{"x":"yes"}]}}',
  seq: 1,
  pos: 1,
  arrivalMs: NOW_MS - 10_000,
})
take(store, { topic: 'fabric.progress', from: 'fabric', payload: '{"status":"failed","n":"40"}', seq: 1, pos: 2, arrivalMs: NOW_MS - 500 })
take(store, { topic: 'lab.log', from: 'probe "1"', schema: 'lab.v1', payload: 'Plain and loud', seq: 1, pos: 3, arrivalMs: NOW_MS })
take(store, { topic: 'lab.log', from: 'probe', payload: new Uint8Array(5_000), seq: 4, pos: 4, arrivalMs: NOW_MS + 5 })

function parsed(source: string): FilterNode {
  const node = parseFilter(source)
  if (isFilterError(node)) throw new Error(`${node.message} at ${node.at}`)
  return node
}

function found(source: string): number[] {
  const values = new PayloadValues(store, () => undefined)
  const view = new RowView(
    { filter: parsed(source), scope: '', upToPos: undefined },
    { store, payloadOf: values.of, nowMs: NOW_MS, monotonicMs: () => 0 },
  )
  while (view.update());
  return Array.from({ length: view.count }, (_, index) => view.numberAt(index) + 1)
}

describe('filter language', () => {
  it('VT20 or binds least, then and, which may be left out, then not; words are looked for everywhere', () => {
    expect(found('')).toEqual([1, 2, 3, 4])
    expect(found('fabric')).toEqual([1, 2])
    expect(found('fabric JOBS')).toEqual([1])
    expect(found('loud or jobs and ok')).toEqual([1, 3])
    expect(found('(loud or jobs) and not ok')).toEqual([3])
    expect(found('not not fabric')).toEqual([1, 2])
    expect(found('"Plain and"')).toEqual([3])
    expect(found('from = "probe \\"1\\""')).toEqual([3])
  })

  it('VT21 compares each field by its kind', () => {
    expect(found('topic = lab.log')).toEqual([3, 4])
    expect(found('topic ~ fabric.*')).toEqual([1, 2])
    expect(found('topic ~ f?bric.p*s')).toEqual([2])
    expect(found('schema = lab.v1')).toEqual([3])
    expect(found('schema != ""')).toEqual([3])
    expect(found('type = job')).toEqual([1])
    expect(found('type != job')).toEqual([2, 3, 4])
    expect(found('size > 4KiB')).toEqual([4])
    expect(found('pos >= 2 and pos < 4')).toEqual([2, 3])
    expect(found('seq = 4')).toEqual([4])
    expect(found('mark = gap')).toEqual([4])
    expect(found('age < 1s')).toEqual([2, 3, 4])
    expect(found('age >= 9s')).toEqual([1])
  })

  it('VT23 compares payload fields: numbers and numeric text as numbers, all else as text; what is not there passes != alone', () => {
    expect(found('payload.n > 4')).toEqual([1, 2])
    expect(found('payload.n = 40')).toEqual([2])
    expect(found('payload.status = failed')).toEqual([2])
    expect(found('payload.status != ok')).toEqual([2, 3, 4])
    expect(found('payload.status ~ fa*')).toEqual([2])
    expect(found('payload.deep.list.1.x = yes')).toEqual([1])
    expect(found('payload.deep.list.0 <= 1')).toEqual([1])
    expect(found('payload.toString ~ native')).toEqual([])
    expect(found('payload.constructor.name = Object')).toEqual([])
  })

  it('VT22 tells what is wrong, and where', () => {
    const wrong: [string, number, RegExp][] = [
      ['topc = a', 0, /no field topc/],
      ['size ~ 4', 5, /size takes/],
      ['size > big', 7, /a size is/],
      ['type = letter', 7, /a type is one of/],
      ['mark = new', 7, /a mark is one of/],
      ['pos > 1.5', 6, /whole number/],
      ['payload = 1', 0, /needs a path/],
      ['topic.a = 1', 0, /has no parts/],
      ['(a or b', 7, /\) is missing/],
      ['a )', 2, /closes nothing/],
      ['a and', 5, /missing/],
      ['or a', 0, /must stand before or/],
      ['from = "x', 7, /closing quote/],
      ['= 3', 0, /must stand before =/],
      ['a'.repeat(FILTER_CHARS_MAX + 1), FILTER_CHARS_MAX, /at most/],
      ['a '.repeat(FILTER_PARTS_MAX + 1), FILTER_PARTS_MAX * 2, /at most/],
    ]
    for (const [source, at, message] of wrong) {
      const node = parseFilter(source)
      if (!isFilterError(node)) throw new Error(`${source} is a filter`)
      expect([node.at, node.message], source).toEqual([at, expect.stringMatching(message)])
    }
  })

  it('VT22 never throws, and answers any text with a filter or a place within it', () => {
    const parts = fc.constantFrom('topic', 'payload.a', 'size', '=', '~', '<=', '(', ')', 'and', 'or', 'not', '"', 'x', '4KiB', ' ')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          fc.array(parts, { maxLength: 20 }).map((some) => some.join(' ')),
        ),
        (source) => {
          const node = parseFilter(source)
          if (isFilterError(node)) expect(node.end > node.at && node.at >= 0 && node.at <= source.length).toBe(true)
          else expect(typeof node.is).toBe('string')
        },
      ),
    )
  })

  it('VT22 a glob takes no longer than its length times the text', () => {
    const long = new MessageStore(BUDGET_DEFAULT)
    take(long, { topic: 'a', payload: JSON.stringify({ t: 'a'.repeat(30_000) }) })
    const values = new PayloadValues(long, () => undefined)
    const filter = parsed(`payload.t ~ ${'*a'.repeat(60)}*b`)
    const view = new RowView(
      { filter, scope: '', upToPos: undefined },
      { store: long, payloadOf: values.of, nowMs: 0, monotonicMs: () => 0 },
    )
    while (view.update());
    expect(view.count).toBe(0)
  })
})
