import type { Fault } from '../../shared/base/index.ts'
import type { TransportKind } from '../../shared/transport/index.ts'

/** What admission needs to know of a party; the Spine's `PartyView` is one. */
export interface AskingParty {
  readonly identity: string
  readonly actorKind: 'human' | 'machine'
  readonly namespace: string
  readonly roles?: readonly string[]
  readonly client: string
  readonly transport: TransportKind
}

/** The part of a topic's policy that concerns its payloads; of those that match, the first counts. */
export interface TopicRule {
  readonly pattern: string
  /** Undefined: every namespace. */
  readonly namespace?: string
  readonly schemas: { readonly check: 'off' | 'warn' | 'enforce'; readonly allow?: readonly string[] }
}

/** A schema that a person registered. */
export interface SchemaEntry {
  readonly name: string
  readonly kind: 'json' | 'protobuf'
  readonly file: string
  readonly sha256: string
  readonly message?: string
}

/** Whether the messages of one party on one topic may pass. */
export interface Gate {
  check(type: number, schema: string, payload: Uint8Array): Fault | 'wait' | undefined
}

/** A verdict of the policy's hook: undefined allows. */
export type Verdict = Fault | undefined
