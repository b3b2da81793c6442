import { describe, expect, it } from 'vitest'
import { buildTree, patternsOf, visibleNodes } from './tree.ts'

const row = (topic: string, messages: number) => ({
  topic,
  durable: false,
  messages: String(messages),
  bytes: '0',
  last_pos: '0',
  subscribers: 0,
})
const tree = buildTree([row('b.c', 2), row('a', 1), row('b', 4), row('b.a', 8)])

describe('topic tree', () => {
  it('WN14 sums what is below a node, in the order of names', () => {
    expect(visibleNodes(tree, new Set()).map((node) => [node.path, node.messages])).toEqual([
      ['', 15n],
      ['a', 1n],
      ['b', 14n],
      ['b.a', 8n],
      ['b.c', 2n],
    ])
    expect(visibleNodes(tree, new Set(['b'])).map((node) => node.path)).toEqual(['', 'a', 'b'])
  })

  it('WN14 listens to everything, to one topic, or to a topic and all below it', () => {
    const at = (path: string) => visibleNodes(tree, new Set()).find((node) => node.path === path) ?? tree
    expect(patternsOf(tree)).toEqual(['>', 'system.>'])
    expect(patternsOf(at('a'))).toEqual(['a'])
    expect(patternsOf(at('b'))).toEqual(['b', 'b.>'])
    expect(patternsOf(visibleNodes(buildTree([row('x.y', 1)]), new Set())[1] ?? tree)).toEqual(['x.>'])
  })
})
