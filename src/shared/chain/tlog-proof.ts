import { fromBase64, toBase64 } from './encoding.ts'
import { HASH_BYTES } from './hash.ts'
import { CHECKPOINT_BYTES_MAX } from './signed-note.ts'

const MAGIC = 'c2sp.org/tlog-proof@v1'
/** Siblings of a leaf in a tree of 2^53 leaves. */
const PATH_MAX = 53
/** A proof's text: a record of 65,535 bytes in base64, path and checkpoint. */
export const PROOF_BYTES_MAX = 131_072

/** An entry's place in a log, to be checked by whoever has the log's key (https://c2sp.org/tlog-proof). */
export interface TlogProof {
  /** Not authenticated by itself; ours is the record, which the path authenticates. */
  readonly extra: Uint8Array | undefined
  readonly index: number
  /** Siblings from the leaf up. */
  readonly path: readonly Uint8Array[]
  /** The signed note, verbatim. */
  readonly checkpoint: Uint8Array
}

export function encodeTlogProof({ extra, index, path, checkpoint }: TlogProof): Uint8Array {
  const lines = [MAGIC, ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]), `index ${index}`, ...path.map(toBase64), '', '']
  const head = new TextEncoder().encode(lines.join('\n'))
  const bytes = new Uint8Array(head.length + checkpoint.length)
  bytes.set(head)
  bytes.set(checkpoint, head.length)
  return bytes
}

/** Whether a file begins as a proof does. */
export function isTlogProof(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length + 1)) === `${MAGIC}\n`
}

/** @returns undefined unless `bytes` is the one encoding of a proof; nothing is checked. */
export function parseTlogProof(bytes: Uint8Array): TlogProof | undefined {
  if (bytes.length > PROOF_BYTES_MAX || !isTlogProof(bytes)) return undefined
  const text = new TextDecoder('latin1').decode(bytes)
  const split = text.indexOf('\n\n')
  if (split < 0) return undefined
  const lines = text.slice(MAGIC.length + 1, split).split('\n')
  const extra = lines[0]?.startsWith('extra ') === true ? fromBase64(lines.shift()?.slice(6) ?? '') : 'none'
  const digits = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? '')?.[1]
  const index = Number(digits)
  const path = lines.map(fromBase64).filter((hash) => hash?.length === HASH_BYTES)
  if (extra === undefined || !Number.isSafeInteger(index) || path.length !== lines.length || path.length > PATH_MAX) return undefined
  const checkpoint = bytes.slice(split + 2)
  if (checkpoint.length > CHECKPOINT_BYTES_MAX) return undefined
  return { extra: extra === 'none' ? undefined : extra, index, path: path as Uint8Array[], checkpoint }
}
