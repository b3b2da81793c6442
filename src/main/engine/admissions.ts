import { createPublicKey } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'
import { publicKeyFromRaw } from '../platform/index.ts'
import { type Admission, type AdmittedParty, type Authenticator, type TokenClaims, TokenService } from '../shield/index.ts'
import type { OperatorDecl } from '../workspace/config-types.ts'
import { loadTokenKey } from '../workspace/keys.ts'
import { findPersonPublic } from '../workspace/person.ts'
import { OWNER_GRANTS, PERSON_TOKEN_SECONDS_MAX } from '../workspace/session-token.ts'
import type { EngineCore } from './engine-core.ts'
import type { TokenRequest } from './services/rig-services.ts'

/** The window served to a browser holds its token in memory and gets a new one from a new code. */
const SESSION_TTL_S = 12 * 3600
/** A component's token outlives its start by this; the connection ends with it. */
const COMPONENT_TTL_S = 24 * 3600

/** Who may come in, and as whom: the workspace's tokens and its person's. */
export class Admissions implements Authenticator {
  readonly #tokens: TokenService
  readonly #core: EngineCore
  readonly #person: { readonly fingerprint: string }

  private constructor(core: EngineCore, tokens: TokenService, person: { readonly fingerprint: string }) {
    this.#core = core
    this.#tokens = tokens
    this.#person = person
  }

  static open(core: EngineCore): Admissions {
    const { files, clock, random, configDir } = core
    const person = findPersonPublic(configDir)
    if (person === undefined || person.vkey !== core.configuration.trust.person)
      throw new Fault('workspace/untrusted', 'the person who trusts this workspace has no key here')
    const privateKey = loadTokenKey(files.layout)
    const personPublic = publicKeyFromRaw(person.publicKey)
    const tokens = new TokenService({
      workspaceId: files.config.id,
      clock,
      random: (into) => into.set(random.bytes(into.length)),
      engineKey: { privateKey, publicKey: createPublicKey(privateKey) },
      personKey: (keyId) => (keyId === person.fingerprint ? personPublic : undefined),
    })
    return new Admissions(core, tokens, person)
  }

  /** A person's token that lives longer than a session may is refused: it would outlast its use. */
  async verify(token: string): Promise<Admission | Fault> {
    const admission = await this.#tokens.verify(token)
    if (admission instanceof Fault || admission.party.actorKind !== 'human') return admission
    const leftMs = admission.expiresMs - Number(this.#core.clock.wallNs() / 1_000_000n)
    return leftMs <= (PERSON_TOKEN_SECONDS_MAX + 60) * 1000
      ? admission
      : new Fault('auth/bad-token', 'a person signs in for at most twelve hours')
  }

  /** The window in this process: whoever runs the application is the workspace's owner. */
  ownerParty(client: string): AdmittedParty {
    return { identity: `person.${this.#person.fingerprint}.${client}`, actorKind: 'human', namespace: 'default', grants: OWNER_GRANTS }
  }

  /** The token of a page that showed a good code. The engine holds no person's key, so the page acts as a machine of the owner's. */
  async sessionToken(): Promise<string> {
    const { token } = await this.#tokens.issue(
      { subject: 'window', namespace: 'default', grants: OWNER_GRANTS, actorKind: 'machine' },
      SESSION_TTL_S,
    )
    return token
  }

  async componentToken(identity: string, { grants }: OperatorDecl): Promise<string> {
    const claims: TokenClaims = { subject: identity, namespace: 'default', grants, actorKind: 'machine', component: identity }
    return (await this.#tokens.issue(claims, COMPONENT_TTL_S)).token
  }

  async issue({
    subject,
    publish,
    subscribe,
    execute,
    namespace,
    ttlS,
  }: TokenRequest): Promise<{ token: string; expiresNs: bigint; id: string }> {
    const { token, expiresMs, tokenId } = await this.#tokens.issue(
      { subject, namespace, grants: { publish, subscribe, execute }, actorKind: 'machine' },
      ttlS,
    )
    return { token, expiresNs: BigInt(expiresMs) * 1_000_000n, id: tokenId }
  }
}
