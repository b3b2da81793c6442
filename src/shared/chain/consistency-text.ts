import { NOTE_BYTES_MAX } from './checkpoint.ts'
import { fromBase64, toBase64 } from './encoding.ts'
import { HASH_BYTES } from './hash.ts'

/** Hashes of a consistency proof (https://c2sp.org/tlog-witness allows 63). */
const PATH_MAX = 63

/** A consistency proof with the checkpoint it leads to. */
export interface ConsistencyText {
  readonly oldSize: number
  readonly path: readonly Uint8Array[]
  /** The signed note, verbatim. */
  readonly checkpoint: Uint8Array
}

/** The body of a C2SP tlog-witness add-checkpoint request: `old N`, the hashes a line each, an empty line, the checkpoint. */
export function encodeConsistency({ oldSize, path, checkpoint }: ConsistencyText): Uint8Array {
  const head = new TextEncoder().encode([`old ${oldSize}`, ...path.map(toBase64), '', ''].join('\n'))
  const bytes = new Uint8Array(head.length + checkpoint.length)
  bytes.set(head)
  bytes.set(checkpoint, head.length)
  return bytes
}

/** @returns undefined unless `bytes` is what `encodeConsistency` writes; nothing is checked. */
export function parseConsistency(bytes: Uint8Array): ConsistencyText | undefined {
  const text = new TextDecoder('latin1').decode(bytes)
  const split = text.indexOf('\n\n')
  if (split < 0 || bytes.length - split > NOTE_BYTES_MAX) return undefined
  const [first = '', ...lines] = text.slice(0, split).split('\n')
  const digits = /^old (0|[1-9]\d*)$/.exec(first)?.[1]
  const path = lines.map(fromBase64).filter((hash) => hash?.length === HASH_BYTES)
  if (!Number.isSafeInteger(Number(digits)) || path.length !== lines.length || path.length > PATH_MAX) return undefined
  return { oldSize: Number(digits), path: path as Uint8Array[], checkpoint: bytes.slice(split + 2) }
}
