import type { Fault, FaultCode } from '../../shared/base/index.ts'
import type { Transport } from '../../shared/transport/index.ts'

/** Who a credential belongs to and what it allows; the Spine's `PortSpec`. */
export interface AdmittedParty {
  readonly identity: string
  readonly actorKind: 'human' | 'machine'
  readonly namespace: string
  readonly grants: { readonly publish: readonly string[]; readonly subscribe: readonly string[]; readonly execute: readonly string[] }
  readonly isRunParty?: boolean
}

export interface Admission {
  readonly party: AdmittedParty
  /** Wall clock, ms since 1970: the connection ends then (4409). */
  readonly expiresMs: number
}

/** Says who a token belongs to. */
export interface Authenticator {
  /** @returns Fault `auth/bad-token` or `auth/expired` for one that admits nobody. */
  verify(token: string): Promise<Admission | Fault>
}

/** What the doors need of the Spine. */
export interface AdmittingSpine {
  attach(
    party: AdmittedParty,
    transport: Transport,
    hello: { readonly id: string; readonly client: string },
  ): {
    take(frame: Uint8Array): void
    disconnect(code: number, reason: string): void
  }
  countRefusal(identity: string, code: FaultCode): void
}
