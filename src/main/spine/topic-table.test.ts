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
  const handles = names.map((name) => find(space, name))
  const again = names.map((name) => find(space, name))
  expect(handles.filter((handle, i) => handle !== again[i]).length).toBeGreaterThan(0)
  expect(handles.filter((handle, i) => handle === again[i]).length).toBeGreaterThan(0)
  expect(again.map((handle) => handle?.name)).toEqual(names)
  const at = handles.findIndex((handle, i) => handle !== again[i])
  handles[at]?.count(2 ** 33, 10, 7)
  const told = { name: names[at], number: at, index: at * 2, seq: 2 ** 33, bytes: at + 10, lastPos: 7, isProgress: at % 3 === 0 }
  for (const handle of [again[at], find(space, names[at] as string)]) expect(handle).toMatchObject(told)
  expect(again[at + 1]).toMatchObject({ seq: at + 2, lastPos: 2 ** 40 + at + 1 })
  expect([...space.entries()].map(({ name }) => name)).toEqual(names)
  const page = space.statistics(count - 2, 5).map(({ topic, messages, subscribers }) => ({ topic, messages, subscribers }))
  expect(page).toEqual(names.slice(-2).map((topic, i) => ({ topic, messages: count - 1 + i, subscribers: 0 })))
  expect(find(space, 'c')).toBe(undefined)
})
