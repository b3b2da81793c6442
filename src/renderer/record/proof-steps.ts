import { nodeHash, toHex } from '../../shared/chain/index.ts'
import { pageSha256 } from './page-crypto.ts'

/** One level of an inclusion proof: the sibling, the side it lies on, and the hash of both. Hashes in hex. */
export interface ProofStep {
  readonly level: number
  readonly side: 'left' | 'right'
  readonly sibling: string
  readonly hash: string
}

/** The way from a leaf to the root, hashed here (RFC 9162 2.1.3.2). */
export function proofSteps(
  leaf: Uint8Array,
  path: readonly Uint8Array[],
  at: { readonly index: number; readonly size: number },
): readonly ProofStep[] {
  let [node, last, hash] = [at.index, at.size - 1, leaf]
  const half = (value: number): number => Math.floor(value / 2)
  return path.map((sibling, level): ProofStep => {
    const isLeft = node % 2 === 1 || node === last
    hash = isLeft ? nodeHash(pageSha256, sibling, hash) : nodeHash(pageSha256, hash, sibling)
    // A node without a right sibling goes up as it is.
    while (isLeft && node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    ;[node, last] = [half(node), half(last)]
    return { level: level + 1, side: isLeft ? 'left' : 'right', sibling: toHex(sibling), hash: toHex(hash) }
  })
}

/** Leaves [from, to) that a hash of a consistency proof is over. */
export interface LeafRange {
  readonly from: number
  readonly to: number
}

/** What the hashes of a consistency proof are over, in the proof's order (RFC 9162 2.1.4.1). */
export function consistencyRanges(oldSize: number, newSize: number): readonly LeafRange[] {
  const ranges: LeafRange[] = []
  const visit = (from: number, to: number, isWhole: boolean): void => {
    if (oldSize === to) {
      if (!isWhole) ranges.push({ from, to })
      return
    }
    let split = 1
    while (split * 2 < to - from) split *= 2
    const middle = from + split
    if (oldSize <= middle) {
      visit(from, middle, isWhole)
      ranges.push({ from: middle, to })
    } else {
      visit(middle, to, false)
      ranges.push({ from, to: middle })
    }
  }
  if (oldSize > 0 && oldSize < newSize) visit(0, newSize, true)
  return ranges
}
