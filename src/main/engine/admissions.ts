import { createPublicKey } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { Fault } from '../../shared/base/index.ts'
import { isRevoked } from '../../shared/state/index.ts'
import { type PresentedCertificate, publicKeyFromRaw } from '../platform/index.ts'
import {
  type Admission,
  type Authenticator,
  bareAdmission,
  type Credential,
  type IssuedToken,
  isApiKey,
  issuerOf,
  readApiKey,
  readOutsideToken,
  type TokenClaims,
  TokenService,
} from '../shield/index.ts'
import type { PartyView, PortSpec } from '../spine/index.ts'
import type { OperatorDecl } from '../workspace/config-types.ts'
import { loadTokenKey } from '../workspace/keys.ts'
import { findPersonPublic } from '../workspace/person.ts'
import { OWNER_GRANTS, PERSON_TOKEN_SECONDS_MAX } from '../workspace/session-token.ts'
import { Authority, type Rights } from './authority.ts'
import type { EngineCore } from './engine-core.ts'
import { KeyFile } from './key-file.ts'
import { KeySets } from './key-sets.ts'
import { isReserved } from './reserved-names.ts'

const CERTIFICATE = 'certificate '
const NO_GRANTS = { publish: [], subscribe: [], execute: [] }
/** The window served to a browser holds its token in memory and gets a new one from a new code. */
const SESSION_TTL_S = 12 * 3600
/** A component's token outlives its start by this; the connection ends with it. */
const COMPONENT_TTL_S = 24 * 3600

/** Who may come in, and as whom: the workspace's tokens and keys, its person's tokens; with the rights that the policy gives them. */
export class Admissions implements Authenticator {
  readonly authority: Authority
  readonly keys: KeyFile
  readonly #keySets: KeySets
  /** Of each component the token that it was started with last. */
  readonly #componentTokens = new Map<string, string>()
  #generation = 0
  readonly #tokens: TokenService
  readonly #core: EngineCore
  readonly #person: { readonly fingerprint: string }

  private constructor(core: EngineCore, tokens: TokenService, person: { readonly fingerprint: string }) {
    this.#core = core
    this.#tokens = tokens
    this.#person = person
    this.authority = new Authority(() => core.files.policy.bus)
    this.keys = new KeyFile(core.files.layout.apiKeysFile)
    this.keys.keep((id) => Object.hasOwn(core.recorder.state.credentials.keys, id))
    this.#keySets = new KeySets({
      root: core.files.layout.root,
      clock: core.clock,
      append: (entry) => core.recorder.append(entry),
      onRemoved: (isGone) => {
        this.#generation++
        this.#endSessions(isGone)
      },
      note: (line) => core.options.log?.(line),
    })
    this.#keySets.use(core.files.policy.bus.issuers)
    core.spine.setCrossings(core.files.policy.bus.crossings)
    core.recorder.onCommitted((_number, { credentialRevoked }) => {
      if (credentialRevoked) this.#generation++
    })
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

  get generation(): number {
    return this.#generation
  }

  async verify(credential: string): Promise<Admission | Fault> {
    return this.#admit(isApiKey(credential) ? this.#readKey(credential) : await this.#readToken(credential))
  }

  /** Who says hello with a client certificate and no token: whom the policy's rule for exactly this subject names. */
  verifyCertificate(certificate: PresentedCertificate | undefined): Admission | Fault {
    if (certificate === undefined) return new Fault('auth/no-certificate', 'neither a token nor a client certificate was presented')
    const { subject, sha256, isTrusted, notBeforeMs, notAfterMs } = certificate
    if (!isTrusted) return new Fault('auth/no-certificate', 'no authority of the listener issued this certificate, or it is not valid now')
    if (notAfterMs <= this.#nowMs()) return new Fault('auth/expired', 'the certificate has expired')
    const rule = this.#core.files.policy.bus.certificates.find((each) => each.subject === subject)
    if (rule === undefined) return new Fault('auth/no-certificate', `the policy has no rule for ${subject}`)
    const { identity, namespace, roles } = rule
    const common = { identity, actorKind: 'machine', namespace, grants: NO_GRANTS, roles, isRunParty: false } as const
    const credential = { ...common, id: `cert:${sha256}`, source: `${CERTIFICATE}${subject}`, issuedMs: notBeforeMs, expiresMs: notAfterMs }
    return this.#admit(this.#unlessReserved(credential))
  }

  /** Takes up the policy as it is now: rights of live connections, issuers, certificates, what crosses namespaces. */
  policyChanged(): void {
    this.#generation++
    this.#keySets.use(this.#core.files.policy.bus.issuers)
    this.#core.spine.policyChanged((party) => this.#regrant(party))
    this.#core.spine.setCrossings(this.#core.files.policy.bus.crossings)
  }

  close(): void {
    this.#keySets.close()
  }

  /** The window in this process: whoever runs the application is the workspace's owner. */
  ownerParty(client: string): PortSpec {
    const identity = `person.${this.#person.fingerprint}.${client}`
    const own = { grants: OWNER_GRANTS, roles: [], source: 'the window' }
    return { identity, actorKind: 'human', namespace: 'default', own, ...this.authority.rightsOf(identity, own) }
  }

  get ownerIdentity(): string {
    return `person.${this.#person.fingerprint}`
  }

  /** The token of a page that showed a good code. The engine holds no person's key, so the page acts as a machine of the owner's. */
  async sessionToken(): Promise<string> {
    const { token } = await this.#tokens.issue(
      { subject: 'window', namespace: 'default', grants: OWNER_GRANTS, actorKind: 'machine' },
      SESSION_TTL_S,
    )
    return token
  }

  /** A standing operator is nobody's run's party: its token names no component. */
  async componentToken(identity: string, { grants, restart }: OperatorDecl): Promise<string> {
    const common = { subject: identity, namespace: 'default', grants, actorKind: 'machine' } as const
    const claims: TokenClaims = restart === undefined ? { ...common, component: identity } : common
    const { token, tokenId } = await this.#tokens.issue(claims, COMPONENT_TTL_S)
    this.#componentTokens.set(identity, `token:${tokenId}`)
    return token
  }

  issue(claims: Omit<TokenClaims, 'actorKind' | 'component'>, ttlS: number): Promise<IssuedToken> {
    return this.#tokens.issue({ ...claims, actorKind: 'machine' }, ttlS)
  }

  /** A person's token that lives longer than a session may is refused: it would outlast its use. */
  async #readToken(token: string): Promise<Credential | Fault> {
    const issuer = issuerOf(token)
    if (issuer !== undefined) return this.#readOutside(token, issuer)
    const credential = await this.#tokens.read(token)
    if (credential instanceof Fault) return credential
    if (credential.actorKind !== 'human') return this.#unlessPosing(credential)
    return credential.expiresMs - this.#nowMs() <= (PERSON_TOKEN_SECONDS_MAX + 60) * 1000
      ? credential
      : new Fault('auth/bad-token', 'a person signs in for at most twelve hours')
  }

  /** A component is whom this engine started last under its name: neither who had that name before, nor who found an earlier token. */
  #unlessPosing(credential: Credential): Credential | Fault {
    const { identity, id } = credential
    if (!Object.hasOwn(this.#core.files.config.components, identity)) return credential
    return this.#componentTokens.get(identity) === id ? credential : this.#unlessReserved(credential)
  }

  async #readOutside(token: string, name: string): Promise<Credential | Fault> {
    const issuer = this.#keySets.issuer(name)
    if (issuer === undefined) return new Fault('auth/bad-token', 'the policy names no such issuer')
    const credential = await readOutsideToken(token, issuer, this.#core.clock)
    return credential instanceof Fault ? credential : this.#unlessReserved(credential)
  }

  /** Nobody from outside is a component, a part of the engine or a person. */
  #unlessReserved(credential: Credential): Credential | Fault {
    return isReserved(credential.identity, this.#core.files.config)
      ? new Fault('auth/bad-token', `${credential.identity} is a component, a person or part of the engine`)
      : credential
  }

  /** Undefined for whom a rule admitted that is no more, or says something else: its connection ends. */
  #regrant(party: PartyView): Rights | undefined {
    const { own, identity, namespace } = party
    if (own?.source.startsWith(CERTIFICATE)) {
      const subject = own.source.slice(CERTIFICATE.length)
      const rule = { subject, identity, roles: own.roles, namespace }
      if (!this.#core.files.policy.bus.certificates.some((each) => isDeepStrictEqual({ ...each }, rule))) return undefined
    }
    return this.authority.regrant(party)
  }

  #endSessions(isGone: (source: string) => boolean): void {
    for (const { credential, own } of this.#core.spine?.parties() ?? [])
      if (credential !== undefined && own !== undefined && isGone(own.source)) this.#core.spine.revoke(credential)
  }

  #readKey(text: string): Credential | Fault {
    const id = readApiKey(text, this.keys.hashes)
    if (id instanceof Fault) return id
    const { keys } = this.#core.recorder.state.credentials
    const key = Object.hasOwn(keys, id) ? keys[id] : undefined
    if (key === undefined) return new Fault('auth/revoked', `the key ${id} was revoked or has expired`)
    const { subject: identity, namespace, publish, subscribe, execute, roles, issued, expires } = key
    const expiresMs = expires === 0 ? Number.POSITIVE_INFINITY : expires
    if (expiresMs <= this.#nowMs()) return new Fault('auth/expired', `the key ${id} has expired`)
    const grants = { publish, subscribe, execute }
    const common = { identity, actorKind: 'machine', namespace, grants, roles, isRunParty: false } as const
    return this.#unlessReserved({ ...common, id: `key:${id}`, source: `key ${id}`, issuedMs: issued, expiresMs })
  }

  #admit(credential: Credential | Fault): Admission | Fault {
    if (credential instanceof Fault) return credential
    const { id, identity, issuedMs, isRunParty } = credential
    const token = { id: id.startsWith('token:') ? id.slice('token:'.length) : id, subject: identity, issuedMs }
    if (isRevoked(this.#core.recorder.state.credentials, token)) return new Fault('auth/revoked', `${credential.source} was revoked`)
    const { party, expiresMs } = bareAdmission(credential)
    const rights = this.authority.rightsOf(identity, { ...credential }, isRunParty)
    return { party: { ...party, ...rights }, expiresMs }
  }

  #nowMs(): number {
    return Number(this.#core.clock.wallNs() / 1_000_000n)
  }
}
