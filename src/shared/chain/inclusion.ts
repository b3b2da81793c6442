import { type HashInto, joinHashes, leafOf } from './hash.ts'
import { MerkleTree } from './merkle-tree.ts'
import { verifyLeaf } from './proof-checks.ts'

/** Leaves and subtrees at a size, from which a path is gathered (`MerkleTree.subtrees`). */
export interface TreeStart {
  readonly size: number
  readonly subtrees: readonly Uint8Array[]
}

/**
 * Gathers the inclusion path of one leaf (RFC 6962 2.1.1) while the leaves go past, in constant memory. It may start at any size up to the leaf's
 * index whose subtrees are known, and ends wherever a root is.
 */
export class PathGatherer {
  readonly #index: number
  readonly #hashInto: HashInto
  readonly #tree: MerkleTree
  /** The sibling on the way to the root, by level, where it is a whole subtree. */
  readonly #siblings: (Uint8Array | undefined)[] = []

  /** @throws RangeError when the start lies behind the leaf, or is none. */
  constructor(index: number, start: TreeStart, hashInto: HashInto) {
    this.#index = index
    this.#hashInto = hashInto
    this.#tree = new MerkleTree(hashInto)
    if (start.size > index || !this.#tree.restore(start.size, start.subtrees))
      throw new RangeError(`no path of ${index} from ${start.size}`)
    this.#note()
  }

  get size(): number {
    return this.#tree.size
  }

  /** Takes the leaf hash of the next entry. */
  append(leaf: Uint8Array): void {
    const end = this.#tree.size + 1
    for (let level = 0; 2 ** level <= end; level++) {
      // A right sibling is merged into more in the moment in which it is whole.
      const first = this.#siblingAt(level)
      if (first + 2 ** level === end) this.#siblings[level] = this.#root(first, leaf)
    }
    this.#tree.append(leaf)
  }

  /** Siblings from the leaf up, in the tree of all leaves taken. The leaf must be one of them. */
  path(): Uint8Array[] {
    const path: Uint8Array[] = []
    const { size } = this.#tree
    for (let level = 0; 2 ** level < size; level++) {
      const first = this.#siblingAt(level)
      if (first >= size) continue
      path.push(first + 2 ** level <= size ? (this.#siblings[level] as Uint8Array) : this.#root(first))
    }
    return path
  }

  /** Index of the first leaf of the sibling at a level. */
  #siblingAt(level: number): number {
    const node = Math.floor(this.#index / 2 ** level)
    return (node % 2 === 0 ? node + 1 : node - 1) * 2 ** level
  }

  /** Looks among the subtrees that the tree begins with for those on the path. */
  #note(): void {
    for (const { first, leaves, root } of this.#subtrees()) {
      const level = Math.log2(leaves)
      if (first === this.#siblingAt(level)) this.#siblings[level] = root
    }
  }

  /** Root over the leaves from `first` on, `leaf` behind them. */
  #root(first: number, leaf?: Uint8Array): Uint8Array {
    const roots = this.#subtrees().flatMap((subtree) => (subtree.first >= first ? [subtree.root] : []))
    if (leaf !== undefined) roots.push(leaf)
    return roots.reduceRight((right, left) => joinHashes(left, right, this.#hashInto)).slice()
  }

  #subtrees(): { readonly first: number; readonly leaves: number; readonly root: Uint8Array }[] {
    let first = 0
    return this.#tree.subtrees().map((root) => {
      const leaves = 2 ** Math.floor(Math.log2(this.#tree.size - first))
      first += leaves
      return { first: first - leaves, leaves, root }
    })
  }
}

/** What shows that an entry is the one at `index` in a log of `size` entries whose root is `root`. */
export interface InclusionProof {
  readonly index: number
  readonly size: number
  readonly path: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Whether the entry with this content is where the proof says (RFC 9162 2.1.3.2). */
export function verifyInclusion(content: Uint8Array, proof: InclusionProof, hashInto: HashInto): boolean {
  return verifyLeaf({ ...proof, leaf: leafOf(content, hashInto) }, hashInto)
}
