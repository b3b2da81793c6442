import { fromBase64, toBase64, toHex } from './encoding.ts'
import { equalBytes, type Sha256 } from './hash.ts'
import { type NoteSignature, parseSignedNote } from './signed-note.ts'
import { KEY_ID_BYTES } from './vkey.ts'

/** Signature type of an Ed25519 cosignature in a verifier key (https://c2sp.org/tlog-cosignature). */
const COSIGNATURE_ED25519 = 4
const PUBLIC_KEY_BYTES = 32
/** uint64 big-endian seconds, then the Ed25519 signature. */
const TIMED_SIGNATURE_BYTES = 8 + 64
/** A name of a witness is shorter; it is a URL without a scheme. */
const NAME_CHARS_MAX = 255

/** Whoever co-signs checkpoints. */
export interface CosignerKey {
  readonly name: string
  readonly keyId: Uint8Array
  /** 32 bytes, Ed25519. */
  readonly publicKey: Uint8Array
  /** `NAME+HEX8+BASE64`, type 0x04. */
  readonly text: string
}

export interface Cosignature {
  /** Seconds since 1970 UTC. */
  readonly time: number
  /** 64 bytes. */
  readonly signature: Uint8Array
}

/** Callers must not pass a name with `+` or white space. */
export function makeCosignerKey(sha256: Sha256, name: string, publicKey: Uint8Array): CosignerKey {
  const typed = Uint8Array.of(COSIGNATURE_ED25519, ...publicKey)
  const keyId = sha256(Uint8Array.of(...new TextEncoder().encode(`${name}\n`), ...typed)).slice(0, KEY_ID_BYTES)
  return { name, keyId, publicKey, text: `${name}+${toHex(keyId)}+${toBase64(typed)}` }
}

/** @returns undefined unless `text` is the verifier key of an Ed25519 cosigner in its one encoding. */
export function parseCosignerKey(sha256: Sha256, text: string): CosignerKey | undefined {
  const match = /^([^+\s]+)\+[0-9a-f]{8}\+(.+)$/.exec(text)
  const typed = match === null ? undefined : fromBase64(match[2] ?? '')
  if (typed?.length !== 1 + PUBLIC_KEY_BYTES || typed[0] !== COSIGNATURE_ED25519) return undefined
  const name = match?.[1] ?? ''
  const key = makeCosignerKey(sha256, name, typed.slice(1))
  return key.text === text && name.length <= NAME_CHARS_MAX ? key : undefined
}

/** What a cosigner signs. @param body of the checkpoint, with its last newline. */
export const cosignedMessage = (body: string, time: number): Uint8Array => new TextEncoder().encode(`cosignature/v1\ntime ${time}\n${body}`)

/** The signature line, with its newline. */
export function encodeCosignature(key: CosignerKey, { time, signature }: Cosignature): string {
  const timed = new Uint8Array(KEY_ID_BYTES + TIMED_SIGNATURE_BYTES)
  timed.set(key.keyId)
  new DataView(timed.buffer).setBigUint64(KEY_ID_BYTES, BigInt(time))
  timed.set(signature, KEY_ID_BYTES + 8)
  return `— ${key.name} ${toBase64(timed)}\n`
}

/**
 * The cosignature by `key` among signature lines.
 * @param lines as a witness answers them. @param body of the checkpoint. @returns undefined where there is none; it is the caller's to check.
 */
export function findCosignature(key: CosignerKey, body: string, lines: string): Cosignature | undefined {
  const note = parseSignedNote(new TextEncoder().encode(`${body}\n${lines}`))
  const found = note?.signatures.find((line: NoteSignature) => line.name === key.name && equalBytes(line.keyId, key.keyId))
  if (found?.signature.length !== TIMED_SIGNATURE_BYTES) return undefined
  const { buffer, byteOffset } = found.signature
  const time = Number(new DataView(buffer, byteOffset, TIMED_SIGNATURE_BYTES).getBigUint64(0))
  return Number.isSafeInteger(time) ? { time, signature: found.signature.slice(8) } : undefined
}
