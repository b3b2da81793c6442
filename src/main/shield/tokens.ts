import type { KeyObject } from 'node:crypto'
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { type Clock, Fault } from '../../shared/base/index.ts'
import { isPattern } from '../../shared/topic/index.ts'
import { type FillRandom, IdSource } from '../../shared/wire/index.ts'
import { type Admission, type AdmittedParty, type Authenticator, bareAdmission, type Credential } from './contract.ts'

const ALGORITHM = 'EdDSA'
const TOKEN_TYPE = 'vbus+jwt'
/** Key id of tokens that the engine itself signed; a person's key has the person's name. */
export const ENGINE_KEY_ID = 'engine'
const PATTERNS_MAX = 256
/** A token fits a hello. */
export const TOKEN_BYTES_MAX = 3_500

/** What a token says; claims `sub`, `ns`, `grants`, `kind`, `component`. */
export interface TokenClaims {
  readonly subject: string
  readonly namespace: string
  readonly grants: AdmittedParty['grants']
  /** `human` is believed only of a token that a registered person's key signed. */
  readonly actorKind: 'human' | 'machine'
  /** The registered component this party is; only the engine may say so. */
  readonly component?: string | undefined
}

export interface IssuedToken {
  readonly token: string
  /** Wall clock, ms since 1970. */
  readonly expiresMs: number
  readonly tokenId: string
}

export interface TokenServiceOptions {
  readonly workspaceId: string
  readonly clock: Clock
  readonly random: FillRandom
  /** Ed25519. */
  readonly engineKey: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
  /** Public Ed25519 key of a registered person by key id, asked at each verification. */
  readonly personKey: (keyId: string) => KeyObject | undefined
}

export interface Signer {
  readonly keyId: string
  readonly privateKey: KeyObject
}

const wallMs = (clock: Clock): number => Number(clock.wallNs() / 1_000_000n)

/** Signs a token for the workspace `audience`; with a person's key where a human claims to be one. */
export async function signToken(
  claims: TokenClaims,
  ttlSeconds: number,
  signer: Signer,
  options: { audience: string; clock: Clock; random: FillRandom },
): Promise<IssuedToken> {
  const tokenId = new IdSource(options.random, options.clock).next()
  const issued = wallMs(options.clock) / 1000
  const expires = Math.floor(issued) + ttlSeconds
  const body = {
    ns: claims.namespace,
    grants: claims.grants,
    kind: claims.actorKind,
    ...(claims.component !== undefined && { component: claims.component }),
  }
  const token = await new SignJWT(body)
    .setProtectedHeader({ alg: ALGORITHM, typ: TOKEN_TYPE, kid: signer.keyId })
    .setSubject(claims.subject)
    .setAudience(options.audience)
    .setIssuedAt(issued)
    .setExpirationTime(expires)
    .setJti(tokenId)
    .sign(signer.privateKey)
  if (token.length > TOKEN_BYTES_MAX) throw new Fault('spine/limit', 'too many grants for one token')
  return { token, expiresMs: expires * 1000, tokenId }
}

const isPatterns = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= PATTERNS_MAX && value.every((pattern) => typeof pattern === 'string' && isPattern(pattern))

function readGrants(value: unknown): AdmittedParty['grants'] | undefined {
  const { publish, subscribe, execute } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const isTypes = Array.isArray(execute) && execute.length <= PATTERNS_MAX && execute.every((type) => typeof type === 'string')
  return isPatterns(publish) && isPatterns(subscribe) && isTypes ? { publish, subscribe, execute: execute as string[] } : undefined
}

/** Issues and verifies the tokens of one workspace (JWT, RFC 7519; EdDSA only). */
export class TokenService implements Authenticator {
  readonly #options: TokenServiceOptions

  constructor(options: TokenServiceOptions) {
    this.#options = options
  }

  issue(claims: TokenClaims, ttlSeconds: number): Promise<IssuedToken> {
    const { workspaceId: audience, clock, random, engineKey } = this.#options
    return signToken(claims, ttlSeconds, { keyId: ENGINE_KEY_ID, privateKey: engineKey.privateKey }, { audience, clock, random })
  }

  async verify(token: string): Promise<Admission | Fault> {
    const credential = await this.read(token)
    return credential instanceof Fault ? credential : bareAdmission(credential)
  }

  /** What a token says, once its signature holds. */
  async read(token: string): Promise<Credential | Fault> {
    if (token.length > TOKEN_BYTES_MAX) return new Fault('auth/bad-token', 'the token is too long')
    const { workspaceId, clock, engineKey, personKey } = this.#options
    let keyId = ''
    try {
      const { payload } = await jwtVerify(
        token,
        (header) => {
          keyId = header.kid ?? ''
          const key = keyId === ENGINE_KEY_ID ? engineKey.publicKey : personKey(keyId)
          if (!key) throw new Fault('auth/bad-token', 'the token is signed by a key this workspace does not know')
          return key
        },
        {
          algorithms: [ALGORITHM],
          typ: TOKEN_TYPE,
          audience: workspaceId,
          requiredClaims: ['sub', 'ns', 'iat', 'exp', 'jti', 'grants', 'kind'],
          currentDate: new Date(wallMs(clock)),
          clockTolerance: 0,
        },
      )
      return credentialOf(payload, keyId !== ENGINE_KEY_ID)
    } catch (error) {
      if (error instanceof Fault) return error
      if (error instanceof errors.JWTExpired) return new Fault('auth/expired', 'the token has expired')
      if (error instanceof errors.JOSEError) return new Fault('auth/bad-token', `the token does not verify: ${error.message}`)
      throw error
    }
  }
}

/** What a subject may look like, whoever names it. */
export const SUBJECT = /^[\w.@-]{1,100}$/
const NAMESPACE = /^[a-z0-9_-]{1,63}$/
export const TOKEN_ID = /^[\w.:-]{1,100}$/

function credentialOf(payload: JWTPayload, isPerson: boolean): Credential | Fault {
  const { sub, exp, iat, jti, ns, kind, component } = payload
  const grants = readGrants(payload['grants'])
  if (typeof sub !== 'string' || !SUBJECT.test(sub)) return new Fault('auth/bad-token', 'sub must be 1 to 100 of A-Z a-z 0-9 _ . @ -')
  if (typeof ns !== 'string' || !NAMESPACE.test(ns)) return new Fault('auth/bad-token', 'ns must be 1 to 63 of a-z 0-9 _ -')
  if (!grants || typeof exp !== 'number' || typeof iat !== 'number') return new Fault('auth/bad-token', 'grants, iat or exp are malformed')
  if (typeof jti !== 'string' || !TOKEN_ID.test(jti)) return new Fault('auth/bad-token', 'jti must be 1 to 100 of A-Z a-z 0-9 _ . : -')
  if (kind !== 'human' && kind !== 'machine') return new Fault('auth/bad-token', 'kind must be human or machine')
  if (kind === 'human' && !isPerson) return new Fault('auth/bad-token', "only a person's key signs for a human")
  if (component !== undefined && (isPerson || typeof component !== 'string'))
    return new Fault('auth/bad-token', 'only the engine names a component')
  return {
    id: `token:${jti}`,
    identity: sub,
    actorKind: kind,
    namespace: ns,
    grants,
    roles: [],
    source: `token ${jti}`,
    isRunParty: component !== undefined,
    issuedMs: Math.round(iat * 1000),
    expiresMs: exp * 1000,
  }
}
