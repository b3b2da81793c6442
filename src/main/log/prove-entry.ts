import { type InclusionProof, MerkleTree, PathGatherer } from '../../shared/chain/index.ts'
import { sha256Into } from '../platform/hash.ts'
import type { LogReader } from './log-reader.ts'

/** Bytes read and hashed at once. */
const READ_BYTES = 131_072

/**
 * Proves that entry `index` is in the log of `size` entries. Everything from the beginning of the entry's segment up to `size` is read and hashed, so
 * `size` should be near. @throws Fault `log/gone`
 */
export async function proveEntry(
  reader: LogReader,
  index: number,
  size: number,
): Promise<InclusionProof & { readonly content: Uint8Array }> {
  const start = await reader.treeAt(index)
  const gatherer = new PathGatherer(index, start, sha256Into)
  const tree = new MerkleTree(sha256Into)
  tree.restore(start.size, start.subtrees)
  const leaf = new Uint8Array(32)
  let content = new Uint8Array(0)
  for (let next = start.size; next < size; ) {
    const { bytes, starts, ends } = await reader.read(next, READ_BYTES)
    for (let i = 0; i < starts.length && next < size; i++, next++) {
      // The byte before an entry's content is free: the leaf is SHA-256(0x00 || content).
      const from = (starts[i] as number) + 4
      if (next === index) content = bytes.slice(from, ends[i])
      bytes[from - 1] = 0
      sha256Into(bytes.subarray(from - 1, ends[i]), leaf, 0)
      gatherer.append(leaf)
      tree.append(leaf)
    }
  }
  return { index, size, path: gatherer.path(), root: tree.root(), content }
}
