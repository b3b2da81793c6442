import { expect, it } from 'vitest'
import { topicHash } from '../../shared/topic/index.ts'
import { EnvelopeHeader } from '../../shared/wire/index.ts'
import { TOPIC_ENTRIES_MAX } from './limits.ts'
import { TopicSpace } from './topic-space.ts'

function find(space: TopicSpace, topic: string) {
  const bytes = Buffer.from(topic)
  const header = new EnvelopeHeader()
  header.topicLength = bytes.length
  header.topicHash = topicHash(bytes, 0, bytes.length)
  return space.find(bytes, header)
}

it('SP17 beyond the handles that are kept a topic gets another one, which says and counts the same', () => {
  const space = new TopicSpace('lab')
  const count = TOPIC_ENTRIES_MAX + 2_000
  const names = Array.from({ length: count }, (_, i) => (i % 3 === 0 ? `a.${i}.progress` : `b.${i}`))
  for (const [i, name] of names.entries()) space.add(name, undefined).count(i + 1, i, 2 ** 40 + i)
  const first = find(space, 'b.1')
  expect(find(space, 'b.1')).toBe(first)
  const other = find(space, `b.${TOPIC_ENTRIES_MAX + 1}`)
  expect(find(space, 'b.1')).not.toBe(first)
  first?.count(2 ** 33, 10, 7)
  expect(find(space, 'b.1')).toMatchObject({ name: 'b.1', number: 1, index: 2, seq: 2 ** 33, bytes: 11, lastPos: 7, isProgress: false })
  expect(other).toMatchObject({ seq: TOPIC_ENTRIES_MAX + 2, lastPos: 2 ** 40 + TOPIC_ENTRIES_MAX + 1 })
  expect(find(space, 'a.0.progress')?.isProgress).toBe(true)
  expect([...space.entries()].map(({ name }) => name)).toEqual(names)
  const page = space.statistics(count - 2, 5).map(({ topic, messages, subscribers }) => ({ topic, messages, subscribers }))
  expect(page).toEqual(names.slice(-2).map((topic, i) => ({ topic, messages: count - 1 + i, subscribers: 0 })))
  expect(find(space, 'b.2')?.name ?? 'none').toBe('b.2')
  expect(find(space, 'c')).toBe(undefined)
})
