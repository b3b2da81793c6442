import { fromBase64, toBase64 } from './encoding.ts'
import { equalBytes, HASH_BYTES } from './hash.ts'
import { KEY_ID_BYTES, type VerifierKey } from './vkey.ts'

export const SIGNATURE_BYTES = 64
/** A head file is never larger. */
export const NOTE_BYTES_MAX = 4_096

/** A tree head: how many entries, and the RFC 6962 root over them. */
export interface TreeHead {
  readonly size: number
  readonly root: Uint8Array
}

/** A tree head with the log key's signature over its C2SP checkpoint body. */
export interface SignedHead extends TreeHead {
  readonly signature: Uint8Array
}

const encoder = new TextEncoder()

/** The bytes that are signed (https://c2sp.org/tlog-checkpoint): origin, size, root in base64, a line each. */
export function checkpointBody(origin: string, head: TreeHead): Uint8Array {
  return encoder.encode(`${origin}\n${head.size}\n${toBase64(head.root)}\n`)
}

/** A checkpoint as a signed note (https://c2sp.org/signed-note): the body, an empty line, one signature line. */
export function encodeNote(key: VerifierKey, head: SignedHead): Uint8Array {
  const signature = toBase64(Uint8Array.of(...key.keyId, ...head.signature))
  const body = `${key.origin}\n${head.size}\n${toBase64(head.root)}\n`
  return encoder.encode(`${body}\n— ${key.origin} ${signature}\n`)
}

/**
 * Reads a signed note with exactly one signature line, by `key`. The signature itself is the caller's to check.
 * @returns undefined unless `bytes` is exactly what `encodeNote` writes.
 */
export function parseNote(key: VerifierKey, bytes: Uint8Array): SignedHead | undefined {
  if (bytes.length > NOTE_BYTES_MAX) return undefined
  const [origin, digits, root64, empty, line, end, ...more] = new TextDecoder().decode(bytes).split('\n')
  const prefix = `— ${key.origin} `
  if (origin !== key.origin || empty !== '' || end !== '' || more.length > 0 || !line?.startsWith(prefix)) return undefined
  const size = Number(digits)
  const root = fromBase64(root64 ?? '')
  const signed = fromBase64(line.slice(prefix.length))
  if (!Number.isSafeInteger(size) || size < 0 || root?.length !== HASH_BYTES) return undefined
  if (signed?.length !== KEY_ID_BYTES + SIGNATURE_BYTES) return undefined
  const head = { size, root, signature: signed.slice(KEY_ID_BYTES) }
  return equalBytes(encodeNote(key, head), bytes) ? head : undefined
}
