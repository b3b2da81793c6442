import { sha256 } from '@noble/hashes/sha2.js'
import { type CheckSignature, type HashInto, toHashInto } from '../../shared/chain/index.ts'

/** SHA-256 in this page: what is shown as verified was hashed here. */
export const pageSha256 = (input: Uint8Array): Uint8Array => sha256(input)
export const pageHashInto: HashInto = toHashInto(pageSha256)

/** Ed25519 by the browser. */
export const pageCheckSignature: CheckSignature = async (raw, body, signature) => {
  const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)
  const key = await crypto.subtle.importKey('raw', own(raw), 'Ed25519', false, ['verify'])
  return await crypto.subtle.verify('Ed25519', key, own(signature), own(body))
}
