import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { makeVerifierKey, parseVerifierKey } from '../../shared/chain/vkey.ts'
import { sha256 } from '../platform/hash.ts'

/** DER of an Ed25519 private key (RFC 8410) up to its 32-byte seed. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
/** @param seed 32 bytes. */
export function privateKeyFromSeed(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' })
}

export function signEd25519(key: KeyObject, message: Uint8Array): Uint8Array {
  return new Uint8Array(sign(null, message, key))
}

/** C2SP verifier key of a raw public key under a name without `+` and white space. */
export function verifierKey(name: string, raw: Uint8Array): string {
  return makeVerifierKey(sha256, name, raw).text
}

/** The name and 32-byte public key of a verifier key; undefined when it is not one or its id does not match. */
export function readVerifierKey(text: string): { readonly name: string; readonly raw: Uint8Array } | undefined {
  const key = parseVerifierKey(sha256, text)
  return key === undefined ? undefined : { name: key.origin, raw: key.publicKey }
}
