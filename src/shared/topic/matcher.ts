/** Its members are made when they are needed: most nodes are leaves with one value. */
interface TrieNode<T> {
  children: Map<string, TrieNode<T>> | undefined
  /** Values of patterns that end here. */
  values: T[] | undefined
  /** Values of patterns that end in `>` below here. */
  rest: T[] | undefined
}

const newNode = <T>(): TrieNode<T> => ({ children: undefined, values: undefined, rest: undefined })
const isBare = (node: TrieNode<unknown>): boolean => node.children === undefined && node.values === undefined && node.rest === undefined

/** No longer than it must be: a list that grows by itself has room for 16 more, and most stay at one. */
const withValue = <T>(list: T[] | undefined, value: T): T[] => (list === undefined ? [value] : list.concat([value]))

/** How many topics' answers a matcher remembers; one more empties the memory. */
export const MATCH_CACHE_MAX = 4096

/**
 * Finds the values whose patterns match a topic. A value may be added under several patterns and is found once.
 * Answers are remembered per topic until a pattern is added or removed; callers must not change the array they get.
 */
export class TopicMatcher<T> {
  #root = newNode<T>()
  readonly #cache = new Map<string, readonly T[]>()
  #size = 0

  /** Number of (pattern, value) pairs. */
  get size(): number {
    return this.#size
  }

  add(pattern: string, value: T): void {
    let node = this.#root
    for (const segment of pattern.split('.')) {
      if (segment === '>') {
        node.rest = withValue(node.rest, value)
        return this.#changed(1)
      }
      node.children ??= new Map()
      let next = node.children.get(segment)
      if (!next) {
        next = newNode<T>()
        node.children.set(segment, next)
      }
      node = next
    }
    node.values = withValue(node.values, value)
    this.#changed(1)
  }

  /** Removes one such pair; false when there is none. */
  remove(pattern: string, value: T): boolean {
    const path: [TrieNode<T>, string][] = []
    let node: TrieNode<T> | undefined = this.#root
    let member: 'values' | 'rest' = 'values'
    for (const segment of pattern.split('.')) {
      if (segment === '>') member = 'rest'
      else {
        path.push([node, segment])
        node = node.children?.get(segment)
        if (node === undefined) return false
      }
    }
    const list = node[member]
    const index = list?.indexOf(value) ?? -1
    if (list === undefined || index < 0) return false
    node[member] = list.length === 1 ? undefined : list.toSpliced(index, 1)
    for (let i = path.length - 1; i >= 0; i--) {
      const [parent, segment] = path[i] as [TrieNode<T>, string]
      const child = parent.children?.get(segment)
      if (child === undefined || !isBare(child)) break
      parent.children?.delete(segment)
      if (parent.children?.size === 0) parent.children = undefined
    }
    this.#changed(-1)
    return true
  }

  /** The values whose patterns match `topic`, each once, in the order they were added along the trie. */
  match(topic: string): readonly T[] {
    const known = this.#cache.get(topic)
    if (known) return known
    const answer = this.find(topic)
    if (this.#cache.size >= MATCH_CACHE_MAX) this.#cache.clear()
    this.#cache.set(topic, answer)
    return answer
  }

  /** As `match`, for callers who remember answers themselves: walks the patterns each time. */
  find(topic: string): readonly T[] {
    const found: T[] = []
    this.#walk(this.#root, topic.split('.'), 0, found)
    return found.length > 1 ? [...new Set(found)] : found.slice()
  }

  #changed(by: number): void {
    this.#size += by
    this.#cache.clear()
  }

  #walk(node: TrieNode<T>, segments: readonly string[], depth: number, found: T[]): void {
    const segment = segments[depth]
    if (segment === undefined) {
      for (const value of node.values ?? []) found.push(value)
      return
    }
    for (const value of node.rest ?? []) found.push(value)
    const exact = node.children?.get(segment)
    if (exact) this.#walk(exact, segments, depth + 1, found)
    const any = node.children?.get('*')
    if (any) this.#walk(any, segments, depth + 1, found)
  }
}
