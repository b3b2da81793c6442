import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { RegisteredData } from './data-hashes.ts'
import { type PersonPublic, personIdentity } from './person.ts'
import type { Trust } from './trust.ts'

/** A record without what the log adds: chain, position, epoch, time. */
export type PersonRecord = Omit<arqonbus.v1.IRecord, 'prev' | 'pos' | 'epoch' | 'time'>

/** A component as it is on disk. */
export interface ComponentView {
  readonly id: string
  readonly kind: string
  readonly sha256: string
  readonly files: readonly string[]
}

export type RecordActor = NonNullable<arqonbus.v1.IRecord['actor']>

const HUMAN = 1
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))

/** The person as an actor: everything a person's key signed is done by a human. */
export const personActor = (person: Pick<PersonPublic, 'fingerprint'>): { id: string; kind: typeof HUMAN } => ({
  id: personIdentity(person),
  kind: HUMAN,
})

/** Components first: the trust statement covers the component records since the last trust (docs/spec/trust.md, TU6). */
export function trustRecords(trust: Trust, components: readonly ComponentView[], actor: RecordActor): PersonRecord[] {
  const each = components.map(({ id, kind, sha256, files }) => ({
    actor,
    componentRegistered: { id, kind, sha256: bytes(sha256), files: [...files] },
  }))
  const { configSha256, policySha256, person, protection } = trust
  const signature = new Uint8Array(Buffer.from(trust.signature, 'base64'))
  const workspaceTrusted = { configSha256: bytes(configSha256), policySha256: bytes(policySha256), person, signature, protection }
  return [...each, { actor, workspaceTrusted }]
}

export function dataRecords(data: readonly RegisteredData[], actor: RecordActor): PersonRecord[] {
  return data.map(({ name, path, sha256, bytes: size }) => ({ actor, dataRegistered: { name, path, sha256: bytes(sha256), bytes: size } }))
}

export interface PolicyChange {
  readonly sha256: string
  readonly previousSha256: string
  readonly person: string
  readonly signature: Uint8Array
}

export function policyRecord(change: PolicyChange, actor: RecordActor): PersonRecord {
  const { sha256, previousSha256, person, signature } = change
  return { actor, policyApplied: { sha256: bytes(sha256), previousSha256: bytes(previousSha256), person, signature } }
}

export interface Acknowledgement {
  /** Number of the breach record. */
  readonly breachRecord: number
  readonly reason: string
  /** Given in a terminal or a window. */
  readonly attended: boolean
  readonly person: string
  readonly signature: Uint8Array
}

export function ackRecord(ack: Acknowledgement, actor: RecordActor): PersonRecord {
  return { actor, breachAcknowledged: { ...ack } }
}
