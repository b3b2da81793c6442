import { sha256 } from '@noble/hashes/sha2.js'

/** SHA-256 taken piece by piece. */
export interface IncrementalHash {
  update(bytes: Uint8Array): void
  /** Ends it: lower-case hex. */
  hex(): string
}
export type Hasher = () => IncrementalHash

/** SHA-256 without the host's help, for where there is only an asynchronous one (a browser). Node's own is faster: pass it in there. */
export const portableSha256: Hasher = () => {
  const hash = sha256.create()
  return {
    update: (bytes) => void hash.update(bytes),
    hex: () => Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  }
}
