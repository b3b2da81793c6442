import { equalBytes, HASH_BYTES, type HashInto, joinHashes } from './hash.ts'

/** That the leaf is the one at `index` in the tree of `size` leaves with this root. */
export interface LeafProof {
  readonly leaf: Uint8Array
  readonly index: number
  readonly size: number
  /** Siblings from the leaf up. */
  readonly path: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** That the tree of `oldSize` leaves is the beginning of the one of `newSize`. */
export interface ConsistencyProof {
  readonly oldSize: number
  readonly oldRoot: Uint8Array
  readonly newSize: number
  readonly newRoot: Uint8Array
  readonly path: readonly Uint8Array[]
}

const isHash = (bytes: Uint8Array): boolean => bytes.length === HASH_BYTES
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

/** Whether the proof holds (RFC 9162 2.1.3.2). */
export function verifyLeaf(proof: LeafProof, hashInto: HashInto): boolean {
  const { index, size, path } = proof
  if (!isCount(index) || !isCount(size) || index >= size || ![proof.leaf, proof.root, ...path].every(isHash)) return false
  let hash = proof.leaf
  let node = index
  let last = size - 1
  for (const sibling of path) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = joinHashes(sibling, hash, hashInto)
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2)
        last = Math.floor(last / 2)
      }
    } else hash = joinHashes(hash, sibling, hashInto)
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalBytes(hash, proof.root)
}

/** Whether the proof holds (RFC 9162 2.1.4.2). The empty tree is the beginning of every tree, whatever root is named for it. */
export function verifyConsistency(proof: ConsistencyProof, hashInto: HashInto): boolean {
  const { oldSize, oldRoot, newSize, newRoot, path } = proof
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false
  if (oldSize === newSize) return path.length === 0 && equalBytes(oldRoot, newRoot)
  if (oldSize === 0) return path.length === 0
  if (![oldRoot, newRoot, ...path].every(isHash)) return false
  // A tree that is a whole subtree of the new one is where the path begins.
  const isWhole = Number.isInteger(Math.log2(oldSize))
  const [first, ...rest] = isWhole ? [oldRoot, ...path] : path
  if (first === undefined) return false
  let node = oldSize - 1
  let last = newSize - 1
  while (node % 2 === 1) {
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  let oldHash = first
  let newHash = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      oldHash = joinHashes(sibling, oldHash, hashInto)
      newHash = joinHashes(sibling, newHash, hashInto)
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2)
        last = Math.floor(last / 2)
      }
    } else newHash = joinHashes(newHash, sibling, hashInto)
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot)
}
