import type { SignedHead, TreeHead } from './checkpoint.ts'
import { fromBase64 } from './encoding.ts'
import { equalBytes, HASH_BYTES } from './hash.ts'
import { KEY_ID_BYTES, type VerifierKey } from './vkey.ts'

/** A checkpoint with what witnesses and rotations of the key add to it is never larger; what the log itself writes is within `NOTE_BYTES_MAX`. */
export const CHECKPOINT_BYTES_MAX = 40_960
/** Signature lines of one note: the log's and its witnesses'. */
const SIGNATURES_MAX = 32

/** One line `— NAME BASE64(KEYID || SIGNATURE)`. */
export interface NoteSignature {
  readonly name: string
  /** 4 bytes. */
  readonly keyId: Uint8Array
  /** What follows the key id; its form is the key type's. */
  readonly signature: Uint8Array
}

/** A note signed by one or more keys (https://c2sp.org/signed-note). */
export interface SignedNote {
  /** What is signed: ends with a newline. */
  readonly body: string
  readonly signatures: readonly NoteSignature[]
}

/** @returns undefined when it is no signed note, or larger than `CHECKPOINT_BYTES_MAX`. No signature is checked. */
export function parseSignedNote(bytes: Uint8Array): SignedNote | undefined {
  if (bytes.length > CHECKPOINT_BYTES_MAX) return undefined
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
  const split = text.lastIndexOf('\n\n')
  // Control characters other than newline are in no note: what a terminal shows is then what was signed.
  if (split < 0 || !text.endsWith('\n') || /\p{Cc}/u.test(text.replaceAll('\n', ''))) return undefined
  const lines = text.slice(split + 2, -1).split('\n')
  if (lines.length > SIGNATURES_MAX) return undefined
  const signatures = lines.map(parseLine)
  if (!signatures.every((signature) => signature !== undefined)) return undefined
  return { body: text.slice(0, split + 1), signatures }
}

function parseLine(line: string): NoteSignature | undefined {
  const match = /^— ([^\s+]+) (\S+)$/u.exec(line)
  const signed = match === null ? undefined : fromBase64(match[2] ?? '')
  if (signed === undefined || signed.length <= KEY_ID_BYTES) return undefined
  return { name: match?.[1] ?? '', keyId: signed.slice(0, KEY_ID_BYTES), signature: signed.slice(KEY_ID_BYTES) }
}

/**
 * A checkpoint of this log (https://c2sp.org/tlog-checkpoint), whoever else signed it too.
 * @returns undefined unless the body is the one encoding of a head with the key's origin, and exactly one line is by the key. Its signature is the
 * caller's to check.
 */
export function parseCheckpoint(key: VerifierKey, bytes: Uint8Array): SignedHead | undefined {
  const note = parseSignedNote(bytes)
  const head = note && parseHead(note.body)
  if (note === undefined || head?.origin !== key.origin) return undefined
  const { size, root } = head
  const own = note.signatures.filter(({ name, keyId }) => name === key.origin && equalBytes(keyId, key.keyId))
  const [first, ...others] = own
  return first === undefined || others.length > 0 ? undefined : { size, root, signature: first.signature }
}

/** The body of a checkpoint, whosever it is. @returns undefined unless it is the one encoding of a head. */
export function parseHead(body: string): (TreeHead & { readonly origin: string }) | undefined {
  const [origin = '', digits = '', root64 = '', end, ...more] = body.split('\n')
  const size = Number(digits)
  const root = fromBase64(root64)
  if (end !== '' || more.length > 0) return undefined
  if (!/^(0|[1-9]\d*)$/.test(digits) || !Number.isSafeInteger(size) || root?.length !== HASH_BYTES) return undefined
  return { origin, size, root }
}
