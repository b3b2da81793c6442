import type { TopicRow } from '../../data/types.ts'

/** A node of the topic tree. A node may be a topic itself, have topics below it, or both. */
export interface TopicNode {
  /** Full name up to here; empty for the root. */
  readonly path: string
  readonly label: string
  readonly depth: number
  readonly topic: TopicRow | undefined
  readonly children: readonly TopicNode[]
  /** Of this topic and everything below it. */
  readonly messages: bigint
}

interface Building {
  readonly children: Map<string, Building>
  topic: TopicRow | undefined
}

/** Topics by their segments, alphabetical. */
export function buildTree(topics: readonly TopicRow[]): TopicNode {
  const root: Building = { children: new Map(), topic: undefined }
  for (const topic of topics) {
    let at = root
    for (const segment of topic.topic.split('.')) {
      let next = at.children.get(segment)
      if (next === undefined) {
        next = { children: new Map(), topic: undefined }
        at.children.set(segment, next)
      }
      at = next
    }
    at.topic = topic
  }
  return finish(root, '', 'All topics', 0)
}

function finish(building: Building, path: string, label: string, depth: number): TopicNode {
  const children = [...building.children]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([segment, child]) => finish(child, path === '' ? segment : `${path}.${segment}`, segment, depth + 1))
  const own = building.topic === undefined ? 0n : BigInt(building.topic.messages)
  return { path, label, depth, topic: building.topic, children, messages: children.reduce((sum, child) => sum + child.messages, own) }
}

/** The rows on screen: every node whose ancestors are all open. */
export function visibleNodes(root: TopicNode, closed: ReadonlySet<string>): readonly TopicNode[] {
  const below = closed.has(root.path) ? [] : root.children.flatMap((child) => visibleNodes(child, closed))
  return [root, ...below]
}

/** What to subscribe to for a node: everything, one topic, or a topic and all below it. */
export function patternsOf(node: Pick<TopicNode, 'path' | 'topic' | 'children'>): readonly string[] {
  // `>` does not reach the engine's own topics: they are named.
  if (node.path === '') return ['>', 'system.>']
  const below = node.children.length > 0 ? [`${node.path}.>`] : []
  return node.topic !== undefined || below.length === 0 ? [node.path, ...below] : below
}
