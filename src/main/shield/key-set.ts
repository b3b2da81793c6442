import { createPublicKey, type JsonWebKeyInput, type KeyObject } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'

export type OutsideAlgorithm = 'EdDSA' | 'ES256' | 'RS256'
/** Keys of one set. */
export const KEY_SET_KEYS_MAX = 64
export const KEY_SET_BYTES_MAX = 256 * 1024
const RSA_BITS_MIN = 2_048
const KEY_ID = /^[!-~]{1,200}$/
/** Members that only a private or a shared key has. */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/** A public key and the one algorithm it may be used with. */
export interface PinnedKey {
  readonly algorithm: OutsideAlgorithm
  readonly key: KeyObject
}

type Members = Readonly<Record<string, unknown>>

function algorithmOf({ kty, crv }: Members): OutsideAlgorithm | undefined {
  if (kty === 'OKP' && crv === 'Ed25519') return 'EdDSA'
  if (kty === 'EC' && crv === 'P-256') return 'ES256'
  return kty === 'RSA' ? 'RS256' : undefined
}

/**
 * The keys of a JWKS (RFC 7517) by their ids. Keys for something else (another algorithm or curve, encryption) are passed over; a set that
 * holds a secret, two keys of one id, or a key that is none is refused whole.
 * @throws Fault `auth/bad-key`
 */
export function readKeySet(text: string): Map<string, PinnedKey> {
  const refuse = (message: string): Fault => new Fault('auth/bad-key', `the key set is refused: ${message}`)
  if (text.length > KEY_SET_BYTES_MAX) throw refuse(`over ${KEY_SET_BYTES_MAX} bytes`)
  const found = new Map<string, PinnedKey>()
  for (const jwk of membersOf(text, refuse)) {
    if (jwk['kty'] === 'oct' || SECRET_MEMBERS.some((name) => Object.hasOwn(jwk, name))) throw refuse('it holds a secret key')
    const algorithm = algorithmOf(jwk)
    const { alg, use, kid, key_ops: operations } = jwk
    const isOther = (alg !== undefined && alg !== algorithm) || (use !== undefined && use !== 'sig')
    const isNotForVerifying = operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))
    if (algorithm === undefined || isOther || isNotForVerifying) continue
    if (typeof kid !== 'string' || !KEY_ID.test(kid)) throw refuse('a key has no id (kid)')
    if (found.has(kid)) throw refuse(`two keys have the id ${kid}`)
    found.set(kid, { algorithm, key: importKey(jwk, kid, refuse) })
  }
  return found
}

function membersOf(text: string, refuse: (message: string) => Fault): Members[] {
  let keys: unknown
  try {
    keys = (JSON.parse(text) as { keys?: unknown }).keys
  } catch {
    throw refuse('it is not JSON')
  }
  if (!Array.isArray(keys) || keys.length > KEY_SET_KEYS_MAX || keys.some((key) => typeof key !== 'object' || key === null))
    throw refuse(`\`keys\` is not a list of at most ${KEY_SET_KEYS_MAX} keys`)
  return keys as Members[]
}

function importKey(jwk: Members, kid: string, refuse: (message: string) => Fault): KeyObject {
  let key: KeyObject
  try {
    key = createPublicKey({ key: jwk as JsonWebKeyInput['key'], format: 'jwk' })
  } catch {
    throw refuse(`${kid} is no public key`)
  }
  const bits = key.asymmetricKeyDetails?.modulusLength
  if (bits !== undefined && bits < RSA_BITS_MIN) throw refuse(`${kid} has ${bits} bits; RSA keys need ${RSA_BITS_MIN}`)
  return key
}
