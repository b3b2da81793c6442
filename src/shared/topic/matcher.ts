interface TrieNode<T> {
  readonly children: Map<string, TrieNode<T>>
  /** Values of patterns that end here. */
  readonly values: T[]
  /** Values of patterns that end in `>` below here. */
  readonly rest: T[]
}

const newNode = <T>(): TrieNode<T> => ({ children: new Map(), values: [], rest: [] })

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
    const { list } = this.#place(pattern)
    list.push(value)
    this.#size++
    this.#cache.clear()
  }

  /** Removes one such pair; false when there is none. */
  remove(pattern: string, value: T): boolean {
    const { list, path } = this.#place(pattern)
    const index = list.indexOf(value)
    if (index >= 0) {
      list.splice(index, 1)
      this.#size--
      this.#cache.clear()
    }
    for (let i = path.length - 1; i >= 0; i--) {
      const [parent, segment] = path[i] as [TrieNode<T>, string]
      const node = parent.children.get(segment)
      if (node && (node.children.size > 0 || node.values.length > 0 || node.rest.length > 0)) break
      parent.children.delete(segment)
    }
    return index >= 0
  }

  /** The values whose patterns match `topic`, each once, in the order they were added along the trie. */
  match(topic: string): readonly T[] {
    const known = this.#cache.get(topic)
    if (known) return known
    const found: T[] = []
    this.#walk(this.#root, topic.split('.'), 0, found)
    const answer = found.length > 1 ? [...new Set(found)] : found
    if (this.#cache.size >= MATCH_CACHE_MAX) this.#cache.clear()
    this.#cache.set(topic, answer)
    return answer
  }

  #place(pattern: string): { list: T[]; path: [TrieNode<T>, string][] } {
    const path: [TrieNode<T>, string][] = []
    let node = this.#root
    for (const segment of pattern.split('.')) {
      if (segment === '>') return { list: node.rest, path }
      let next = node.children.get(segment)
      if (!next) {
        next = newNode<T>()
        node.children.set(segment, next)
      }
      path.push([node, segment])
      node = next
    }
    return { list: node.values, path }
  }

  #walk(node: TrieNode<T>, segments: readonly string[], depth: number, found: T[]): void {
    const segment = segments[depth]
    if (segment === undefined) {
      for (const value of node.values) found.push(value)
      return
    }
    for (const value of node.rest) found.push(value)
    const exact = node.children.get(segment)
    if (exact) this.#walk(exact, segments, depth + 1, found)
    const any = node.children.get('*')
    if (any) this.#walk(any, segments, depth + 1, found)
  }
}
