import { createHash } from 'node:crypto'
import { decodeJwt, errors, type JWTPayload, jwtVerify, type ProtectedHeaderParameters } from 'jose'
import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Credential } from './contract.ts'
import type { OutsideAlgorithm, PinnedKey } from './key-set.ts'
import { SUBJECT, TOKEN_ID } from './tokens.ts'

/** Longer ones come by the Authorization header; a hello has room for 4 KiB in all. */
export const OUTSIDE_TOKEN_BYTES_MAX = 8 * 1024

/** An issuer that the policy names, with its keys as they are now. */
export interface OutsideIssuer {
  readonly issuer: string
  readonly audience: string
  readonly algorithms: readonly OutsideAlgorithm[]
  readonly roles: readonly string[]
  readonly namespace: string
  readonly keys: ReadonlyMap<string, PinnedKey>
}

/** What a header must not say: a token never brings its own key, nor rules for its reading. */
const FORBIDDEN = ['jwk', 'jku', 'x5c', 'x5u', 'crit', 'b64']
const NO_GRANTS = { publish: [], subscribe: [], execute: [] }

/** How a credential of an issuer's key is named, so that what the key admitted can be found. */
export const keySource = (issuer: string, keyId: string): string => `issuer ${issuer} key ${keyId}`

/** Who issued a token, as it says itself; undefined for the workspace's own, which do not say. */
export function issuerOf(token: string): string | undefined {
  try {
    const { iss } = decodeJwt(token)
    return iss === undefined ? undefined : String(iss)
  } catch {
    return undefined
  }
}

/**
 * What a token of an outside issuer says, once its signature holds. Its rights are its roles': the policy's for the issuer and the identity.
 * @returns Fault `auth/bad-token`, `auth/expired`
 */
export async function readOutsideToken(token: string, from: OutsideIssuer, clock: Clock): Promise<Credential | Fault> {
  if (token.length > OUTSIDE_TOKEN_BYTES_MAX) return new Fault('auth/bad-token', 'the token is too long')
  let keyId = ''
  try {
    const { payload } = await jwtVerify(
      token,
      (header) => {
        keyId = header.kid ?? ''
        return keyFor(header as ProtectedHeaderParameters, from)
      },
      {
        algorithms: [...from.algorithms],
        issuer: from.issuer,
        audience: from.audience,
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(Number(clock.wallNs() / 1_000_000n)),
        clockTolerance: 0,
      },
    )
    return credentialOf(payload, token, from, keyId)
  } catch (error) {
    if (error instanceof Fault) return error
    if (error instanceof errors.JWTExpired) return new Fault('auth/expired', 'the token has expired')
    if (error instanceof errors.JOSEError) return new Fault('auth/bad-token', `the token does not verify: ${error.message}`)
    throw error
  }
}

/** The key is chosen by its id alone and used with its own algorithm alone, whatever the token would like. */
function keyFor(header: ProtectedHeaderParameters, from: OutsideIssuer): PinnedKey['key'] {
  const forbidden = FORBIDDEN.find((name) => Object.hasOwn(header, name))
  if (forbidden !== undefined) throw new Fault('auth/bad-token', `the token's header has ${forbidden}`)
  const pinned = typeof header.kid === 'string' ? from.keys.get(header.kid) : undefined
  if (pinned === undefined) throw new Fault('auth/bad-token', `the token is signed by a key that ${from.issuer} does not have`)
  if (pinned.algorithm !== header.alg) throw new Fault('auth/bad-token', `this key signs ${pinned.algorithm}, not ${header.alg}`)
  return pinned.key
}

function credentialOf({ sub, exp, iat, jti }: JWTPayload, token: string, from: OutsideIssuer, keyId: string): Credential | Fault {
  if (typeof sub !== 'string' || !SUBJECT.test(sub)) return new Fault('auth/bad-token', 'sub must be 1 to 100 of A-Z a-z 0-9 _ . @ -')
  if (typeof exp !== 'number' || (iat !== undefined && typeof iat !== 'number'))
    return new Fault('auth/bad-token', 'exp or iat is malformed')
  if (jti !== undefined && (typeof jti !== 'string' || !TOKEN_ID.test(jti)))
    return new Fault('auth/bad-token', 'jti must be 1 to 100 of A-Z a-z 0-9 _ . : -')
  return {
    id: `token:${jti ?? createHash('sha256').update(token).digest('hex').slice(0, 32)}`,
    identity: sub,
    actorKind: 'machine',
    namespace: from.namespace,
    grants: NO_GRANTS,
    roles: from.roles,
    source: keySource(from.issuer, keyId),
    isRunParty: false,
    issuedMs: Math.round((iat ?? 0) * 1000),
    expiresMs: exp * 1000,
  }
}
