import { HASH_BYTES, type HashInto } from './hash.ts'

/** Levels for 2^53 leaves: more than a number can count. */
const LEVELS_MAX = 54

/**
 * The RFC 6962 tree over leaves appended one by one, in constant memory: the roots of its perfect subtrees (a compact range).
 * An append costs one node hash on average; a root costs one per set bit of `size`.
 */
export class MerkleTree {
  readonly #hashInto: HashInto
  /** Root of the perfect subtree of 2^level leaves at `level * 32`; meaningful where that bit of `size` is set. */
  readonly #subtrees = new Uint8Array(LEVELS_MAX * HASH_BYTES)
  /** 0x01 || left || right */
  readonly #node = new Uint8Array(1 + 2 * HASH_BYTES)
  #size = 0

  constructor(hashInto: HashInto) {
    this.#hashInto = hashInto
    this.#node[0] = 1
  }

  get size(): number {
    return this.#size
  }

  /** Appends the leaf hash found in `from` at `at`. */
  append(from: Uint8Array, at = 0): void {
    const node = this.#node
    const right = 1 + HASH_BYTES
    let level = 0
    let rest = this.#size
    if ((rest & 1) === 0) {
      copyHash(from, at, this.#subtrees, 0)
    } else {
      copyHash(from, at, node, right)
      while (true) {
        copyHash(this.#subtrees, level * HASH_BYTES, node, 1)
        level++
        rest = Math.floor(rest / 2)
        if ((rest & 1) === 0) break
        this.#hashInto(node, node, right)
      }
      this.#hashInto(node, this.#subtrees, level * HASH_BYTES)
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
    const node = this.#node
    let isFirst = true
    for (let level = 0, rest = this.#size; rest > 0; level++, rest = Math.floor(rest / 2)) {
      if ((rest & 1) === 0) continue
      if (isFirst) copyHash(this.#subtrees, level * HASH_BYTES, out, 0)
      else {
        copyHash(this.#subtrees, level * HASH_BYTES, node, 1)
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
      if ((rest & 1) === 1) roots.unshift(this.#subtrees.slice(level * HASH_BYTES, (level + 1) * HASH_BYTES))
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
      this.#subtrees.set(root, level * HASH_BYTES)
    }
    this.#size = size
    return next === 0
  }

  /** Makes this the same tree as `other`. */
  copyFrom(other: MerkleTree): void {
    this.#size = other.#size
    this.#subtrees.set(other.#subtrees)
  }
}

function copyHash(from: Uint8Array, fromAt: number, to: Uint8Array, toAt: number): void {
  // A loop beats `set(subarray)` for 32 bytes: no view is made.
  for (let i = 0; i < HASH_BYTES; i++) to[toAt + i] = from[fromAt + i] ?? 0
}
