import { SPARK_SAMPLES } from './limits.ts'

/** What the engine says of a topic (docs/reference/services.md, `system.topics.list`). */
export interface ListedTopic {
  readonly topic: string
  readonly durable: boolean
  readonly messages: string
  readonly bytes: string
  readonly subscribers: number
}

/** A node of the topic tree: a topic, the beginning of others, or both. */
export interface TopicNode {
  readonly path: string
  readonly label: string
  readonly depth: number
  readonly children: TopicNode[]
  isTopic: boolean
  isDurable: boolean
  isOpen: boolean
  subscribers: number
  /** Own, then of all below it too. */
  ownMessages: number
  ownBytes: number
  messages: number
  bytes: number
  perSecond: number
  /** When `messages` grew last, ms since 1970; 0: not since this began. */
  changedMs: number
  readonly spark: number[]
}

/** Who counted the messages of a listing. */
export type ListingSource = 'engine' | 'capture'

/** With more topics than this the tree opens only its first level by itself. */
const OPEN_BY_ITSELF_MAX = 200

function nodeOf(path: string, label: string, depth: number): TopicNode {
  const counts = { subscribers: 0, ownMessages: 0, ownBytes: 0, messages: 0, bytes: 0, perSecond: 0, changedMs: 0 }
  return { path, label, depth, children: [], isTopic: false, isDurable: false, isOpen: true, ...counts, spark: [] }
}

/** All topics as a tree in the order of names, with rates and ages from one listing to the next. */
export class TopicCatalog {
  readonly #root = nodeOf('', '', 0)
  readonly #nodes = new Map<string, TopicNode>([['', this.#root]])
  /** What a person opened and closed. */
  readonly #folds = new Map<string, boolean>()
  #visible: TopicNode[] | undefined
  #topics = 0
  #listedMs: number | undefined
  #source: ListingSource | undefined

  get size(): number {
    return this.#topics
  }

  find(path: string): TopicNode | undefined {
    return this.#nodes.get(path)
  }

  /** The nodes on screen: all whose ancestors are open. */
  get visible(): readonly TopicNode[] {
    this.#visible ??= this.#flatten()
    return this.#visible
  }

  /** A whole listing, at `nowMs` since 1970. What the engine counts and what was captured here are two counts: between them there is no rate. */
  take(topics: readonly ListedTopic[], nowMs: number, source: ListingSource): void {
    for (const { topic, durable, messages, bytes, subscribers } of topics) {
      const node = this.#nodeAt(topic)
      node.isDurable = durable
      node.ownMessages = Number(messages)
      node.ownBytes = Number(bytes)
      node.subscribers = subscribers
    }
    const elapsedS = this.#listedMs === undefined || this.#source !== source ? 0 : (nowMs - this.#listedMs) / 1_000
    this.#listedMs = nowMs
    this.#source = source
    this.#sum(this.#root, elapsedS, nowMs)
  }

  fold(path: string, isOpen: boolean): void {
    const node = this.#nodes.get(path)
    if (node === undefined) return
    this.#folds.set(path, isOpen)
    node.isOpen = isOpen
    this.#visible = undefined
  }

  #nodeAt(topic: string): TopicNode {
    const known = this.#nodes.get(topic)
    const node = known ?? this.#grow(topic)
    if (!node.isTopic) {
      node.isTopic = true
      this.#topics += 1
    }
    return node
  }

  #grow(topic: string): TopicNode {
    let at = this.#root
    const segments = topic.split('.')
    segments.forEach((segment, index) => {
      const path = segments.slice(0, index + 1).join('.')
      let next = this.#nodes.get(path)
      if (next === undefined) {
        next = nodeOf(path, segment, index + 1)
        this.#nodes.set(path, next)
        insert(at.children, next)
      }
      at = next
    })
    this.#visible = undefined
    return at
  }

  #sum(node: TopicNode, elapsedS: number, nowMs: number): void {
    let messages = node.ownMessages
    let bytes = node.ownBytes
    for (const child of node.children) {
      this.#sum(child, elapsedS, nowMs)
      messages += child.messages
      bytes += child.bytes
    }
    const grown = Math.max(0, messages - node.messages)
    if (elapsedS > 0) {
      node.perSecond = grown / elapsedS
      if (grown > 0) node.changedMs = nowMs
      node.spark.push(node.perSecond)
      if (node.spark.length > SPARK_SAMPLES) node.spark.shift()
    }
    node.messages = messages
    node.bytes = bytes
  }

  #flatten(): TopicNode[] {
    const isLarge = this.#topics > OPEN_BY_ITSELF_MAX
    const out: TopicNode[] = []
    const walk = (node: TopicNode): void => {
      node.isOpen = this.#folds.get(node.path) ?? (!isLarge || node.depth === 0)
      out.push(node)
      if (node.isOpen) for (const child of node.children) walk(child)
    }
    walk(this.#root)
    return out
  }
}

/** Into a list that is in the order of labels. */
function insert(children: TopicNode[], node: TopicNode): void {
  let low = 0
  let high = children.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((children[middle] as TopicNode).label < node.label) low = middle + 1
    else high = middle
  }
  children.splice(low, 0, node)
}
