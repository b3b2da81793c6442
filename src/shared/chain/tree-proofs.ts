import { type HashInto, joinHashes } from './hash.ts'

/** The nodes of a tree: the hash over the leaves `index * 2^level` up to, not including, `(index + 1) * 2^level`, all of which are there. */
export interface TreeNodes {
  node(level: number, index: number): Uint8Array
}

/**
 * Inclusion and consistency proofs (RFC 6962 2.1.1, 2.1.2) of a tree whose nodes can be looked up: some twenty look-ups and a few hashes at a
 * million leaves.
 */
export class TreeProver {
  readonly #nodes: TreeNodes
  readonly #hashInto: HashInto

  constructor(nodes: TreeNodes, hashInto: HashInto) {
    this.#nodes = nodes
    this.#hashInto = hashInto
  }

  /** The root at a size of 1 or more. */
  root(size: number): Uint8Array {
    return this.#hash(0, size)
  }

  /** Siblings from the leaf up. @throws RangeError when there is no such leaf at that size. */
  inclusion(index: number, size: number): Uint8Array[] {
    if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
    const path: Uint8Array[] = []
    this.#path(index, { from: 0, to: size }, path)
    return path
  }

  /** @throws RangeError when the old size is larger. */
  consistency(oldSize: number, newSize: number): Uint8Array[] {
    if (oldSize < 0 || oldSize > newSize) throw new RangeError(`a tree of ${newSize} does not begin with one of ${oldSize}`)
    const path: Uint8Array[] = []
    if (oldSize > 0) this.#subproof(oldSize, { from: 0, to: newSize, isWhole: true }, path)
    return path
  }

  #path(index: number, { from, to }: { readonly from: number; readonly to: number }, path: Uint8Array[]): void {
    if (to - from === 1) return
    const middle = from + splitOf(to - from)
    if (index < middle) {
      this.#path(index, { from, to: middle }, path)
      path.push(this.#hash(middle, to))
    } else {
      this.#path(index, { from: middle, to }, path)
      path.push(this.#hash(from, middle))
    }
  }

  /** @param end where the old tree ends; `isWhole`: the old tree's root, which the verifier has, is this range's when it ends with it. */
  #subproof(end: number, range: { readonly from: number; readonly to: number; readonly isWhole: boolean }, path: Uint8Array[]): void {
    const { from, to, isWhole } = range
    if (end === to) {
      if (!isWhole) path.push(this.#hash(from, to))
      return
    }
    const middle = from + splitOf(to - from)
    if (end <= middle) {
      this.#subproof(end, { from, to: middle, isWhole }, path)
      path.push(this.#hash(middle, to))
    } else {
      this.#subproof(end, { from: middle, to, isWhole: false }, path)
      path.push(this.#hash(from, middle))
    }
  }

  /** The hash over leaves `from` up to `to`; `from` is a multiple of the power of two that spans them. */
  #hash(from: number, to: number): Uint8Array {
    const leaves = to - from
    const split = splitOf(leaves)
    if (leaves === 1 || split * 2 === leaves) return this.#nodes.node(Math.log2(leaves), from / leaves)
    return joinHashes(this.#hash(from, from + split), this.#hash(from + split, to), this.#hashInto)
  }
}

/** The largest power of two below `leaves`. */
function splitOf(leaves: number): number {
  let split = 1
  while (split * 2 < leaves) split *= 2
  return split
}
