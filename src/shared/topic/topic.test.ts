import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ByteTopicIndex,
  ByteTopicTable,
  covers,
  isGranted,
  isPattern,
  isTestNamespace,
  isTopic,
  MATCH_CACHE_MAX,
  matches,
  overlaps,
  TopicMatcher,
  topicHash,
} from './index.ts'

const segment = fc.constantFrom('a', 'b', 'c', 'x-1', 'y_2')
const anyTopic = fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.'))
const anyPattern = fc
  .tuple(fc.array(fc.oneof(segment, fc.constant('*')), { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([parts, isOpen]) => [...parts, ...(isOpen ? ['>'] : [])].join('.'))

/** The definition of a match, as a regular expression. */
function matchesByDefinition(pattern: string, topic: string): boolean {
  const source = pattern
    .split('.')
    .map((part) => (part === '*' ? '[^.]+' : part === '>' ? '.+' : part))
    .join('\\.')
  return new RegExp(`^${source}$`).test(topic)
}

describe('names', () => {
  it('TP1 knows a topic', () => {
    for (const good of ['a', 'a.b', 'a-b.c_d.0', new Array(16).fill('a').join('.'), 'x'.repeat(255)]) expect(isTopic(good)).toBe(true)
    for (const bad of ['', '.', 'a.', '.a', 'a..b', 'A', 'a b', 'a.*', '>', 'ä', new Array(17).fill('a').join('.'), 'x'.repeat(256)])
      expect(isTopic(bad)).toBe(false)
  })

  it('CR41 DU11 a namespace is for tests by its name', () => {
    for (const name of ['test', 'replay', 'test-1', 'replay-of_a', 'test-']) expect(isTestNamespace(name), name).toBe(true)
    for (const name of ['', 'tests', 'test_1', 'my-test', 'replays', 'test.1', 'test-A', 'TEST'])
      expect(isTestNamespace(name), name).toBe(false)
  })

  it('TP1 knows a pattern', () => {
    for (const good of ['>', '*', 'a.>', 'a.*.b', '*.*', '*.>', 'a']) expect(isPattern(good)).toBe(true)
    for (const bad of ['', 'a.>.b', '>.a', 'a*', '**', 'a.', '>>', 'a.>x', new Array(17).fill('*').join('.')])
      expect(isPattern(bad)).toBe(false)
  })
})

describe('matching', () => {
  it('TP2 matches as defined: * one segment, > one or more', () => {
    fc.assert(
      fc.property(anyPattern, anyTopic, (pattern, topic) => {
        expect(matches(pattern, topic)).toBe(matchesByDefinition(pattern, topic))
      }),
    )
    expect(matches('a.>', 'a')).toBe(false)
  })

  it('TP3 a pattern that covers another matches all that the other matches', () => {
    fc.assert(
      fc.property(anyPattern, anyPattern, anyTopic, (wide, narrow, topic) => {
        if (covers(wide, narrow) && matches(narrow, topic)) expect(matches(wide, topic)).toBe(true)
      }),
      { numRuns: 1000 },
    )
    expect(covers('a.*', 'a.>')).toBe(false)
    expect(covers('a.>', 'a.*')).toBe(true)
    expect(covers('>', '>')).toBe(true)
    expect(covers('*.>', '>')).toBe(false)
    expect(isGranted(['b.>', 'a.*'], 'a.*')).toBe(true)
    expect(isGranted(['a.x', 'a.y'], 'a.*')).toBe(false)
  })

  it('TP3 two patterns overlap exactly when some topic matches both', () => {
    const topics = ['a', 'b', 'a.a', 'a.b', 'b.a', 'b.b', 'a.a.a', 'a.b.a', 'b.a.b', 'b.b.b', 'a.a.b', 'a.b.b', 'b.a.a', 'b.b.a']
    const small = fc
      .tuple(fc.array(fc.constantFrom('a', 'b', '*'), { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([parts, isOpen]) => (isOpen ? [...parts.slice(0, 2), '>'] : parts).join('.'))
    fc.assert(
      fc.property(small, small, (left, right) => {
        const isShared = topics.some((topic) => matches(left, topic) && matches(right, topic))
        expect(overlaps(left, right)).toBe(isShared)
        expect(overlaps(right, left)).toBe(isShared)
      }),
      { numRuns: 1000 },
    )
  })

  it('TP4 the matcher finds what the definition says, each value once, also after removals', () => {
    const step = fc.tuple(fc.boolean(), anyPattern, fc.integer({ min: 0, max: 3 }))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(anyTopic, { minLength: 1, maxLength: 5 }), (steps, topics) => {
        const matcher = new TopicMatcher<number>()
        const model: [string, number][] = []
        for (const [isAdd, pattern, value] of steps) {
          const index = model.findIndex(([p, v]) => p === pattern && v === value)
          if (isAdd && index < 0) {
            matcher.add(pattern, value)
            model.push([pattern, value])
          } else if (!isAdd) {
            expect(matcher.remove(pattern, value)).toBe(index >= 0)
            if (index >= 0) model.splice(index, 1)
          }
          expect(matcher.size).toBe(model.length)
          for (const topic of topics) {
            const expected = new Set(model.filter(([p]) => matchesByDefinition(p, topic)).map(([, v]) => v))
            expect([...matcher.match(topic)].sort()).toEqual([...expected].sort())
          }
        }
      }),
    )
  })

  it("TP5 the matcher's memory is bounded", () => {
    const matcher = new TopicMatcher<number>()
    matcher.add('t.*', 1)
    for (let i = 0; i < MATCH_CACHE_MAX + 10; i++) expect(matcher.match(`t.${i}`)).toEqual([1])
  })
})

const lookUp = <T>(table: { find(bytes: Uint8Array, start: number, length: number, hash: number): T }, topic: string): T => {
  const bytes = Buffer.from(`zz${topic}zz`)
  return table.find(bytes, 2, topic.length, topicHash(bytes, 2, topic.length))
}

it('TP6 the byte table finds a topic by its bytes and nothing else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyTopic, { maxLength: 30 }), anyTopic, (topics, other) => {
      const table = new ByteTopicTable<string>()
      for (const topic of topics) table.add(topic, topic)
      expect(table.size).toBe(topics.length)
      for (const topic of [...topics, other]) expect(lookUp(table, topic)).toBe(topics.includes(topic) ? topic : undefined)
      expect([...table.values()]).toEqual(topics)
      table.clear()
      expect([table.size, ...topics.map((topic) => lookUp(table, topic))]).toEqual([0, ...topics.map(() => undefined)])
    }),
  )
})

it('TP6 the index numbers topics in their order and keeps what it holds while it grows', () => {
  const index = new ByteTopicIndex()
  const topics = Array.from({ length: 5_000 }, (_, i) => `site.${i % 7}.sensor.${i}`)
  expect(topics.map((topic) => index.add(topic))).toEqual(topics.map((_, i) => i))
  expect(topics.map((topic) => lookUp(index, topic))).toEqual(topics.map((_, i) => i))
  expect(topics.map((_, i) => index.topicAt(i))).toEqual(topics)
  expect([index.size, lookUp(index, 'site.0.sensor.1')]).toEqual([5_000, -1])
  index.clear()
  expect([index.size, lookUp(index, 'site.1.sensor.4999')]).toEqual([0, -1])
})
