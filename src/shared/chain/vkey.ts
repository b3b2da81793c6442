import { fromBase64, toBase64, toHex } from './encoding.ts'
import type { Sha256 } from './hash.ts'

/** Signature type of Ed25519 in a C2SP verifier key (https://c2sp.org/signed-note). */
const ED25519 = 1
const PUBLIC_KEY_BYTES = 32
export const KEY_ID_BYTES = 4

export interface VerifierKey {
  /** The log's origin, `vbus/UUID`. */
  readonly origin: string
  /** First 4 bytes of SHA-256(origin || "\n" || 0x01 || public key). */
  readonly keyId: Uint8Array
  /** 32 bytes, Ed25519. */
  readonly publicKey: Uint8Array
  /** `ORIGIN+HEX8+BASE64` */
  readonly text: string
}

/** The verifier key of a public key under an origin. Callers must not pass an origin with `+` or white space. */
export function makeVerifierKey(sha256: Sha256, origin: string, publicKey: Uint8Array): VerifierKey {
  const typed = Uint8Array.of(ED25519, ...publicKey)
  const keyId = sha256(Uint8Array.of(...new TextEncoder().encode(`${origin}\n`), ...typed)).slice(0, KEY_ID_BYTES)
  return { origin, keyId, publicKey, text: `${origin}+${toHex(keyId)}+${toBase64(typed)}` }
}

/** @returns undefined unless `text` is an Ed25519 verifier key in its one encoding, with the right key id. */
export function parseVerifierKey(sha256: Sha256, text: string): VerifierKey | undefined {
  const match = /^([^+\s]+)\+[0-9a-f]{8}\+(.+)$/.exec(text)
  const typed = match === null ? undefined : fromBase64(match[2] ?? '')
  if (typed === undefined || typed.length !== 1 + PUBLIC_KEY_BYTES || typed[0] !== ED25519) return undefined
  const key = makeVerifierKey(sha256, match?.[1] ?? '', typed.slice(1))
  return key.text === text ? key : undefined
}
