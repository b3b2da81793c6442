import type { Fault, FaultCode } from '../../shared/base/index.ts'
import type { Transport, TransportKind } from '../../shared/transport/index.ts'
import type { PresentedCertificate } from '../platform/peer-certificate.ts'

/** Patterns of topics; `execute` names operator types. */
export interface CredentialGrants {
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  readonly execute: readonly string[]
}

/** Who a credential belongs to and what it allows; the Spine's `PortSpec`. */
export interface AdmittedParty {
  readonly identity: string
  readonly actorKind: 'human' | 'machine'
  readonly namespace: string
  readonly grants: CredentialGrants
  readonly isRunParty?: boolean
  readonly roles?: readonly string[]
  readonly credential?: string
  readonly own?: { readonly grants: CredentialGrants; readonly roles: readonly string[]; readonly source: string }
}

/** What a credential says by itself. */
export interface Credential {
  /** `token:JTI`, `key:ID`, `cert:SHA256`. */
  readonly id: string
  readonly identity: string
  readonly actorKind: 'human' | 'machine'
  readonly namespace: string
  readonly grants: CredentialGrants
  readonly roles: readonly string[]
  /** For a reader: `token 0190…`, `key 3f…`, `certificate CN=…`; of an outside issuer's key its one name. */
  readonly source: string
  /** A registered component's, by the engine's own signature. */
  readonly isRunParty: boolean
  /** Wall clock, ms since 1970; 0 when it does not say. */
  readonly issuedMs: number
  /** Wall clock, ms since 1970; Infinity: never. */
  readonly expiresMs: number
}

export interface Admission {
  readonly party: AdmittedParty
  /** Wall clock, ms since 1970: the connection ends then (4409). */
  readonly expiresMs: number
}

/** Says who a credential belongs to. */
export interface Authenticator {
  /** @returns Fault `auth/…` for a token or key that admits nobody. */
  verify(token: string): Promise<Admission | Fault>
  /** Who says hello without a token over a door that asks for client certificates. Absent: nobody. */
  verifyCertificate?(certificate: PresentedCertificate | undefined): Admission | Fault
  /** Grows whenever what was verified before may no longer hold (a revocation, another policy): then it is verified again. */
  readonly generation?: number | undefined
  /** Whether a party that is known may connect. Absent: it may. */
  mayConnect?(party: AdmittedParty & { readonly transport: TransportKind; readonly client: string }): Promise<Fault | undefined>
}

/** How a connection came. */
export interface Arrival {
  /** Under which its refusals are counted: `unix`, an IPv4 address, an IPv6 network of 64 bits. */
  readonly address: string
  /** The token of its Authorization header. */
  readonly bearer?: string
  /** The door asks for client certificates; undefined: none was presented. */
  readonly asked?: { readonly certificate: PresentedCertificate | undefined }
}

/** What the doors need of the Spine. */
export interface AdmittingSpine {
  attach(
    party: AdmittedParty,
    transport: Transport,
    hello: { readonly id: string; readonly client: string; readonly session?: unknown; readonly features?: unknown },
  ): {
    take(frame: Uint8Array): void
    disconnect(code: number, reason: string): void
  }
  countRefusal(identity: string, code: FaultCode): void
}

/** A credential as an admission, without what a policy adds. */
export function bareAdmission(credential: Credential): Admission {
  const { id, identity, actorKind, namespace, grants, roles, source, isRunParty, expiresMs } = credential
  const party = { identity, actorKind, namespace, grants, isRunParty, credential: id, own: { grants, roles, source } }
  return { party, expiresMs }
}
