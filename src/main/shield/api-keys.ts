import { createHash, timingSafeEqual } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'
import type { FillRandom } from '../../shared/wire/index.ts'

/** `vbk_ID_SECRET`: 8 and 32 random bytes, the id in hex, the secret in base64url. */
const KEY = /^vbk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/
const SECRET_BYTES = 32
const ID_BYTES = 8

export interface MadeKey {
  readonly id: string
  /** What its holder presents; shown once, kept nowhere. */
  readonly text: string
  /** SHA-256 of the secret, hex. The secret has 256 random bits, so a slow hash would protect nothing and cost every hello. */
  readonly hash: string
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export function makeApiKey(random: FillRandom): MadeKey {
  const bytes = new Uint8Array(ID_BYTES + SECRET_BYTES)
  random(bytes)
  const id = Buffer.from(bytes.subarray(0, ID_BYTES)).toString('hex')
  const secret = Buffer.from(bytes.subarray(ID_BYTES)).toString('base64url')
  return { id, text: `vbk_${id}_${secret}`, hash: hashOf(secret).toString('hex') }
}

/** Whether a credential is meant as an API key; no token begins like one. */
export const isApiKey = (credential: string): boolean => credential.startsWith('vbk_')

/**
 * The id of the key that `text` is.
 * @param hashes hash (hex) by key id. One that is not there takes as long as one that is wrong.
 * @returns Fault `auth/bad-key`; it does not say whether there is such an id.
 */
export function readApiKey(text: string, hashes: ReadonlyMap<string, string>): string | Fault {
  const [, id = '', secret = ''] = KEY.exec(text) ?? []
  const known = hashes.get(id)
  const isRight = timingSafeEqual(hashOf(secret), Buffer.from(known ?? '0'.repeat(64), 'hex'))
  return isRight && known !== undefined ? id : new Fault('auth/bad-key', 'no such API key')
}
