import { verify } from 'node:crypto'
import { publicKeyFromRaw } from '../platform/index.ts'

/** Ed25519 of a log's key over a checkpoint's body. */
export function checkLogSignature(publicKey: Uint8Array, body: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, body, publicKeyFromRaw(publicKey), signature)
}
