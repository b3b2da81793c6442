import { SignJWT } from 'jose'
import type { Person } from './person.ts'

/** A session of the command line or a window lasts at most this long; the engine refuses person tokens that live longer. */
export const PERSON_TOKEN_SECONDS_MAX = 43_200

export interface SessionRequest {
  readonly workspaceId: string
  readonly namespace: string
  readonly seconds: number
  /** Wall clock, ns since 1970 UTC. */
  readonly nowNs: bigint
  /** A UUID: the token's id. */
  readonly id: string
}

/**
 * A token by which the workspace's owner says hello: a JWT (EdDSA) signed by the person key. The engine verifies it against the person who
 * trusts the workspace (docs/spec/trust.md, TR9); no engine mints one.
 */
export async function signSessionToken(person: Person, request: SessionRequest): Promise<string> {
  const now = Number(request.nowNs / 1_000_000_000n)
  if (!(request.seconds > 0 && request.seconds <= PERSON_TOKEN_SECONDS_MAX)) throw new RangeError(`session of ${request.seconds} s`)
  return await new SignJWT({ kind: 'human', namespace: request.namespace })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: person.fingerprint })
    .setIssuer('vbus-person')
    .setSubject(`person:${person.fingerprint}`)
    .setAudience(request.workspaceId)
    .setJti(request.id)
    .setIssuedAt(now)
    .setExpirationTime(now + Math.ceil(request.seconds))
    .sign(person.privateKey)
}
