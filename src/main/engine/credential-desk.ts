import { Fault } from '../../shared/base/index.ts'
import { CREDENTIAL_S_MAX, KEYS_MAX, REVOKED_MAX, type State } from '../../shared/state/index.ts'
import { makeApiKey } from '../shield/index.ts'
import type { PartyView } from '../spine/index.ts'
import type { WorkspaceConfig } from '../workspace/config-types.ts'
import type { WorkspacePolicy } from '../workspace/policy.ts'
import type { Admissions } from './admissions.ts'
import type { Recorder } from './recorder.ts'
import { isReserved } from './reserved-names.ts'
import type { Caller } from './services/service.ts'

/** JSON of a key's grants: what fits a token. */
export const KEY_GRANT_BYTES_MAX = 3_500

export interface CredentialRequest {
  readonly subject: string
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  readonly execute: readonly string[]
  readonly namespace: string
}

export interface CredentialDeskDeps {
  readonly recorder: Recorder
  readonly admissions: Admissions
  readonly config: () => WorkspaceConfig
  readonly policy: () => WorkspacePolicy
  readonly random: (into: Uint8Array) => void
  readonly nowMs: () => number
  readonly parties: () => readonly PartyView[]
  /** Ends the connections of a credential (4409). */
  readonly revoke: (credential: string) => void
}

export type Revocation = { readonly kind: 'token' | 'key' | 'subject'; readonly id: string; readonly reason: string }

/** Issues, lists and revokes tokens and API keys; every such act is on the record before it counts. */
export class CredentialDesk {
  readonly #deps: CredentialDeskDeps

  constructor(deps: CredentialDeskDeps) {
    this.#deps = deps
  }

  async issueToken(request: CredentialRequest, ttlS: number, caller: Caller): Promise<{ token: string; expires: string; id: string }> {
    const { recorder, admissions } = this.#deps
    this.#checkSubject(request.subject)
    const { subject, namespace, publish, subscribe, execute } = request
    const grants = { publish, subscribe, execute }
    const { token, expiresMs, tokenId } = await admissions.issue({ subject, namespace, grants }, ttlS)
    const lists = { publish: [...publish], subscribe: [...subscribe], execute: [...execute] }
    await recorder.appendDurable({
      actor: toActor(caller),
      tokenIssued: { subject, namespace, ...lists, expires: expiresMs * 1e6, tokenId },
    })
    return { token, expires: new Date(expiresMs).toISOString(), id: tokenId }
  }

  /** @param ttlS undefined: it never expires. @throws Fault `spine/limit`, `authz/publish-denied` for somebody's name */
  async createKey(
    request: CredentialRequest & { readonly roles: readonly string[] },
    ttlS: number | undefined,
    caller: Caller,
  ): Promise<{ key: string; id: string; expires: string | null }> {
    const { recorder, admissions, policy, random, nowMs } = this.#deps
    this.#checkSubject(request.subject)
    const { subject, namespace, publish, subscribe, execute, roles } = request
    const unknown = roles.find((role) => !Object.hasOwn(policy().bus.roles, role))
    if (unknown !== undefined) throw new Fault('wire/bad-payload', `the policy has no role ${unknown}`, { role: unknown })
    if (JSON.stringify([publish, subscribe, execute, roles]).length > KEY_GRANT_BYTES_MAX)
      throw new Fault('spine/limit', 'too many grants for one key: use a role')
    const isLive = ({ expires }: { expires: number }): boolean => expires === 0 || expires > nowMs()
    if (Object.values(this.#state.keys).filter(isLive).length >= KEYS_MAX)
      throw new Fault('spine/limit', `a workspace has at most ${KEYS_MAX} API keys: revoke some`)
    const { id, text, hash } = makeApiKey(random)
    // Whole seconds: they are exact as a double of nanoseconds.
    const expiresMs = ttlS === undefined ? 0 : (Math.floor(nowMs() / 1000) + ttlS) * 1000
    const lists = { publish: [...publish], subscribe: [...subscribe], execute: [...execute], roles: [...roles] }
    const keyCreated = { keyId: id, subject, namespace, ...lists, expires: expiresMs * 1e6 }
    await recorder.appendDurable({ actor: toActor(caller), keyCreated })
    admissions.keys.keep((each) => Object.hasOwn(this.#state.keys, each))
    admissions.keys.add(id, hash)
    return { key: text, id, expires: expiresMs === 0 ? null : new Date(expiresMs).toISOString() }
  }

  /** @returns the record, how many connections it ended, and whether such a credential is on the record or was connected. @throws Fault `request/refused` for what there is not, `spine/limit` */
  async revoke(revocation: Revocation, caller: Caller): Promise<{ record: number; ended: number; known: boolean }> {
    const { recorder, admissions, parties, revoke } = this.#deps
    const { kind, id } = revocation
    const { keys, revoked } = this.#state
    if (kind === 'key' && !Object.hasOwn(keys, id)) throw new Fault('request/refused', `there is no API key ${id}`, { id })
    if (kind !== 'key' && Object.hasOwn(revoked, `token ${id}`) && kind === 'token')
      throw new Fault('request/refused', `the token ${id} is revoked already`, { id })
    if (kind !== 'key' && Object.keys(revoked).length >= REVOKED_MAX)
      throw new Fault('spine/limit', `${REVOKED_MAX} revocations are in force; revoke by subject, or wait until some have expired`)
    const record = await recorder.appendDurable({ actor: toActor(caller), credentialRevoked: { ...revocation } })
    admissions.keys.keep((each) => Object.hasOwn(this.#state.keys, each))
    const name = kind === 'key' ? `key:${id}` : id.startsWith('cert:') ? id : `token:${id}`
    const hit = parties().filter(({ identity, credential }) => (kind === 'subject' ? identity === id : credential === name))
    for (const credential of new Set(hit.map((party) => party.credential))) if (credential !== undefined) revoke(credential)
    const known = kind !== 'token' || hit.length > 0 || Object.hasOwn(this.#state.tokens, id)
    return { record, ended: hit.filter(({ credential }) => credential !== undefined).length, known }
  }

  get #state(): State['credentials'] {
    return this.#deps.recorder.state.credentials
  }

  #checkSubject(subject: string): void {
    if (!/^[a-z0-9_-]{1,64}$/.test(subject)) throw new Fault('wire/bad-payload', 'a subject is 1 to 64 of a-z 0-9 _ -', { subject })
    if (isReserved(subject, this.#deps.config()))
      throw new Fault('authz/publish-denied', `${subject} is a registered component or part of the engine; nobody else gets its name`, {
        subject,
      })
  }
}

export const TTL_S_MAX = CREDENTIAL_S_MAX
const toActor = ({ id, kind }: Caller): { id: string; kind: 1 | 2 } => ({ id, kind: kind === 'human' ? 1 : 2 })
