import type { TreeHead } from './checkpoint.ts'
import { type HashInto, leafOf } from './hash.ts'
import { verifyLeaf } from './proof-checks.ts'
import { type CheckSignature, isSigned } from './signature-checks.ts'
import { parseCheckpoint } from './signed-note.ts'
import { parseTlogProof } from './tlog-proof.ts'
import type { VerifierKey } from './vkey.ts'

export interface CheckProofOptions {
  readonly key: VerifierKey
  /** The entry; by default the proof's `extra`. */
  readonly entry?: Uint8Array
  readonly hashInto: HashInto
  readonly checkSignature: CheckSignature
}

/** What a proof shows. */
export interface ProvenEntry {
  readonly index: number
  readonly entry: Uint8Array
  readonly leaf: Uint8Array
  readonly head: TreeHead
}

/** Checks a tlog-proof with nothing but the key. @returns why it does not hold, as text. */
export async function checkTlogProof(bytes: Uint8Array, options: CheckProofOptions): Promise<ProvenEntry | string> {
  const proof = parseTlogProof(bytes)
  if (proof === undefined) return 'it is no tlog-proof in its one encoding'
  const entry = options.entry ?? proof.extra
  if (entry === undefined) return 'the proof holds no entry, and none was given'
  const head = parseCheckpoint(options.key, proof.checkpoint)
  if (head === undefined) return 'its checkpoint is none of the log whose key this is'
  if (!(await isSigned(options.key, head, options.checkSignature))) return 'the signature of its checkpoint is wrong'
  const { index, path } = proof
  const leaf = leafOf(entry, options.hashInto)
  if (!verifyLeaf({ leaf, index, size: head.size, path, root: head.root }, options.hashInto))
    return `the entry is not the one at ${index} in the log of ${head.size} entries that was signed`
  return { index, entry, leaf, head }
}
