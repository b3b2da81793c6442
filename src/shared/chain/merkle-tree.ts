import { HASH_BYTES, type HashInto } from './hash.ts'

/** Levels for 2^53 leaves: more than a number can count. */
const LEVELS_MAX = 54
/** 0x01 || left || right */
const NODE_BYTES = 1 + 2 * HASH_BYTES

/**
 * The RFC 6962 tree over leaves appended one by one, in constant memory: the roots of its perfect subtrees (a compact range).
 * An append costs one node hash on average; a root costs one per set bit of `size`.
 */
export class MerkleTree {
  readonly #hashInto: HashInto
  /**
   * For each level the node that is being made of two subtrees of 2^level leaves: the left one is there where that bit of `size` is set. A hash is
   * written to where it is hashed from next, and never copied.
   */
  readonly #nodes = new Uint8Array(LEVELS_MAX * NODE_BYTES)
  readonly #views = Array.from({ length: LEVELS_MAX }, (_, level) => this.#nodes.subarray(level * NODE_BYTES, (level + 1) * NODE_BYTES))
  #size = 0

  constructor(hashInto: HashInto) {
    this.#hashInto = hashInto
    for (const view of this.#views) view[0] = 1
  }

  get size(): number {
    return this.#size
  }

  /** Appends a leaf hash. */
  append(leaf: Uint8Array): void {
    const nodes = this.#nodes
    let rest = this.#size
    let isRight = rest % 2 === 1
    nodes.set(leaf, isRight ? 1 + HASH_BYTES : 1)
    for (let level = 0; isRight; level++) {
      rest = Math.floor(rest / 2)
      isRight = rest % 2 === 1
      this.#hashInto(this.#views[level] as Uint8Array, nodes, (level + 1) * NODE_BYTES + (isRight ? 1 + HASH_BYTES : 1))
    }
    this.#size++
  }

  /** The tree head over all leaves so far; of none: SHA-256 of nothing. */
  root(): Uint8Array {
    const out = new Uint8Array(HASH_BYTES)
    if (this.#size === 0) {
      this.#hashInto(new Uint8Array(0), out, 0)
      return out
    }
    const node = new Uint8Array(NODE_BYTES)
    node[0] = 1
    let isFirst = true
    for (let level = 0, rest = this.#size; rest > 0; level++, rest = Math.floor(rest / 2)) {
      if ((rest & 1) === 0) continue
      if (isFirst) copyHash(this.#nodes, level * NODE_BYTES + 1, out, 0)
      else {
        copyHash(this.#nodes, level * NODE_BYTES + 1, node, 1)
        copyHash(out, 0, node, 1 + HASH_BYTES)
        this.#hashInto(node, out, 0)
      }
      isFirst = false
    }
    return out
  }

  /** Roots of the perfect subtrees that make up the tree, the largest (the oldest leaves) first; `restore` takes them. */
  subtrees(): Uint8Array[] {
    const roots: Uint8Array[] = []
    for (let level = 0, rest = this.#size; rest > 0; level++, rest = Math.floor(rest / 2)) {
      if ((rest & 1) === 1) roots.unshift(this.#nodes.slice(level * NODE_BYTES + 1, level * NODE_BYTES + 1 + HASH_BYTES))
    }
    return roots
  }

  /** Becomes the tree of `size` leaves that `subtrees` came from. @returns false when there are more or fewer than that size has. */
  restore(size: number, subtrees: readonly Uint8Array[]): boolean {
    let next = subtrees.length
    for (let level = 0, rest = size; rest > 0; level++, rest = Math.floor(rest / 2)) {
      if ((rest & 1) === 0) continue
      const root = subtrees[--next]
      if (root?.length !== HASH_BYTES) return false
      this.#nodes.set(root, level * NODE_BYTES + 1)
    }
    this.#size = size
    return next === 0
  }

  /** Makes this the same tree as `other`. */
  copyFrom(other: MerkleTree): void {
    this.#size = other.#size
    this.#nodes.set(other.#nodes)
  }
}

function copyHash(from: Uint8Array, fromAt: number, to: Uint8Array, toAt: number): void {
  // A loop beats `set(subarray)` for 32 bytes: no view is made.
  for (let i = 0; i < HASH_BYTES; i++) to[toAt + i] = from[fromAt + i] ?? 0
}
