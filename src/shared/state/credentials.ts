import type { arqonbus } from '../wire/generated/arqonbus.js'
import { toBigInt, type Wide } from './values.ts'

/** Tokens that are listed; of more the oldest leave the list, and stay valid and revocable. */
export const TOKENS_KEPT_MAX = 1_024
/** API keys that have not expired; no more are made, and a record of one beyond is not taken. */
export const KEYS_MAX = 1_024
/** Revocations in force; the engine takes no more, so that none is ever forgotten. */
export const REVOKED_MAX = 4_096
/** No token lives longer, so what revokes one whose end is not known leaves after it. */
export const CREDENTIAL_S_MAX = 366 * 24 * 3_600

/** A token or an API key that was issued. Times are ms since 1970 UTC by the records' clock. */
export interface IssuedState {
  readonly subject: string
  readonly namespace: string
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  readonly execute: readonly string[]
  readonly roles: readonly string[]
  readonly issued: number
  /** 0: never. */
  readonly expires: number
  readonly record: number
}

export interface RevokedState {
  readonly reason: string
  /** A subject's credentials of up to then are refused; later ones are not. */
  readonly at: number
  /** Whatever it revokes has expired by then. */
  readonly until: number
  readonly record: number
}

export interface CredentialState {
  readonly tokens: Readonly<Record<string, IssuedState>>
  readonly keys: Readonly<Record<string, IssuedState>>
  /** By `token ID` or `subject NAME`. A revoked key leaves `keys`. */
  readonly revoked: Readonly<Record<string, RevokedState>>
}

export const NO_CREDENTIALS: CredentialState = { tokens: {}, keys: {}, revoked: {} }

const NS_PER_MS = 1_000_000n
const toMs = (ns: Wide): number => Number(toBigInt(ns) / NS_PER_MS)

/** Takes one record that concerns credentials, with what has expired by its time left out. */
export function applyCredential(state: CredentialState, record: arqonbus.v1.IRecord, number: number): CredentialState {
  const now = toMs(record.time)
  const { tokens, keys, revoked } = current(state, now)
  const { tokenIssued, keyCreated, credentialRevoked } = record
  if (tokenIssued) {
    const id = tokenIssued.tokenId ?? ''
    return { tokens: newest({ ...tokens, [id]: issued({ ...tokenIssued, roles: [] }, now, number) }), keys, revoked }
  }
  if (keyCreated) {
    if (Object.keys(keys).length >= KEYS_MAX) return { tokens, keys, revoked }
    return { tokens, keys: { ...keys, [keyCreated.keyId ?? '']: issued(keyCreated, now, number) }, revoked }
  }
  if (!credentialRevoked) return state
  const { kind = '', id = '', reason } = credentialRevoked
  const without = (from: CredentialState['tokens'], what: string): CredentialState['tokens'] =>
    filtered(from, (key, { subject }) => (kind === 'subject' ? subject !== id : kind !== what || key !== id))
  const left = { tokens: without(tokens, 'token'), keys: without(keys, 'key') }
  if (kind === 'key' || Object.keys(revoked).length >= REVOKED_MAX) return { ...left, revoked }
  const known = kind === 'token' ? tokens[id ?? '']?.expires : undefined
  const entry = { reason: reason ?? '', at: now, until: known ?? now + CREDENTIAL_S_MAX * 1_000, record: number }
  return { ...left, revoked: { ...revoked, [`${kind} ${id}`]: entry } }
}

/** Whether records revoke a token. `issuedMs`: ms since 1970; what does not say when it was issued counts as older than any revocation. */
export function isRevoked(
  { revoked }: CredentialState,
  token: { readonly id: string; readonly subject: string; readonly issuedMs: number },
): boolean {
  if (Object.hasOwn(revoked, `token ${token.id}`)) return true
  const key = `subject ${token.subject}`
  const bySubject = Object.hasOwn(revoked, key) ? revoked[key] : undefined
  return bySubject !== undefined && token.issuedMs <= bySubject.at
}

interface Grants {
  readonly subject?: string | null
  readonly namespace?: string | null
  readonly publish?: string[] | null
  readonly subscribe?: string[] | null
  readonly execute?: string[] | null
  readonly roles?: string[] | null
  readonly expires?: Wide
}

function issued(from: Grants, now: number, record: number): IssuedState {
  const { subject, namespace, publish, subscribe, execute, roles, expires } = from
  return {
    subject: subject ?? '',
    namespace: namespace ?? '',
    publish: publish ?? [],
    subscribe: subscribe ?? [],
    execute: execute ?? [],
    roles: roles ?? [],
    issued: now,
    expires: toMs(expires),
    record,
  }
}

function current({ tokens, keys, revoked }: CredentialState, now: number): CredentialState {
  const isLive = (_: string, { expires }: IssuedState): boolean => expires === 0 || expires > now
  return { tokens: filtered(tokens, isLive), keys: filtered(keys, isLive), revoked: filtered(revoked, (_, { until }) => until > now) }
}

function newest(tokens: CredentialState['tokens']): CredentialState['tokens'] {
  const entries = Object.entries(tokens)
  if (entries.length <= TOKENS_KEPT_MAX) return tokens
  entries.sort(([, a], [, b]) => a.record - b.record)
  return Object.fromEntries(entries.slice(-TOKENS_KEPT_MAX))
}

function filtered<T>(from: Readonly<Record<string, T>>, keeps: (key: string, value: T) => boolean): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(from).filter(([key, value]) => keeps(key, value)))
}
