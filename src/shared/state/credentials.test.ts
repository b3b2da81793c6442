import { expect, it } from 'vitest'
import type { arqonbus } from '../wire/generated/arqonbus.js'
import {
  applyCredential,
  CREDENTIAL_S_MAX,
  type CredentialState,
  isRevoked,
  KEYS_MAX,
  NO_CREDENTIALS,
  REVOKED_MAX,
  TOKENS_KEPT_MAX,
} from './credentials.ts'

type Body = arqonbus.v1.IRecord
const ns = (seconds: number): number => seconds * 1e9
const token = (tokenId: string, subject: string, expires: number): Body => ({
  tokenIssued: { tokenId, subject, namespace: 'default', expires: ns(expires) },
})
const key = (keyId: string, subject: string, expires = 0): Body => ({ keyCreated: { keyId, subject, roles: ['r'], expires: ns(expires) } })
const revoke = (kind: string, id: string): Body => ({ credentialRevoked: { kind, id, reason: 'lost' } })
/** One record a second, from second 1 on. */
const fold = (records: readonly Body[], from: CredentialState = NO_CREDENTIALS, start = 0): CredentialState =>
  records.reduce((state, record, at) => applyCredential(state, { ...record, time: ns(start + at + 1) }, at), from)

it('ST8 keeps tokens and keys until they expire, or are revoked', () => {
  const state = fold([token('t1', 'a', 100), token('t2', 'b', 3), key('k1', 'a'), key('k2', 'b', 50)])
  expect(Object.keys(state.tokens)).toEqual(['t1'])
  expect(Object.keys(state.keys)).toEqual(['k1', 'k2'])
  expect(state.keys['k1']).toMatchObject({ subject: 'a', roles: ['r'], expires: 0, issued: 3_000 })
  const after = fold([revoke('token', 't1'), revoke('key', 'k1')], state, 10)
  expect([Object.keys(after.tokens), Object.keys(after.keys), Object.keys(after.revoked)]).toEqual([[], ['k2'], ['token t1']])
  expect(after.revoked['token t1']).toMatchObject({ reason: 'lost', at: 11_000, until: 100_000 })
})

it('ST8 a revoked subject loses what it had, and may get new ones', () => {
  const state = fold([token('t1', 'a', 100), key('k1', 'a'), token('t2', 'b', 100), revoke('subject', 'a')])
  expect([Object.keys(state.tokens), Object.keys(state.keys)]).toEqual([['t2'], []])
  expect(isRevoked(state, { id: 'x', subject: 'a', issuedMs: 4_000 })).toBe(true)
  expect(isRevoked(state, { id: 'x', subject: 'a', issuedMs: 4_001 })).toBe(false)
  expect(isRevoked(state, { id: 'x', subject: 'constructor', issuedMs: 0 })).toBe(false)
  const later = fold([token('t3', 'a', 1_000)], state, 200)
  expect(Object.keys(later.tokens)).toEqual(['t3'])
  expect(Object.keys(later.revoked)).toEqual(['subject a'])
})

it('ST8 a revocation leaves when what it revokes has expired', () => {
  const state = fold([token('t1', 'a', 20), revoke('token', 't1'), revoke('token', 'unknown')])
  expect(isRevoked(state, { id: 't1', subject: 'a', issuedMs: 0 })).toBe(true)
  expect(Object.keys(fold([token('t2', 'b', 99)], state, 30).revoked)).toEqual(['token unknown'])
  expect(Object.keys(fold([token('t2', 'b', 99)], state, CREDENTIAL_S_MAX + 30).revoked)).toEqual([])
})

it('ST8 tables are bounded: the oldest token leaves the list, a key and a revocation beyond are not taken', () => {
  const many = (count: number, make: (at: number) => Body): Body[] => Array.from({ length: count }, (_, at) => make(at))
  const tokens = fold(many(TOKENS_KEPT_MAX + 1, (at) => token(`t${at}`, 'a', 99_999)))
  expect(Object.keys(tokens.tokens)).toHaveLength(TOKENS_KEPT_MAX)
  expect(tokens.tokens['t0']).toBeUndefined()
  const full = Object.fromEntries(many(KEYS_MAX, () => ({})).map((_, at) => [`k${at}`, fold([key('k', 'a')]).keys['k']!]))
  const keys = fold([key('beyond', 'a')], { ...NO_CREDENTIALS, keys: full })
  expect(keys.keys['beyond']).toBeUndefined()
  const entry = { reason: '', at: 0, until: 1e15, record: 0 }
  const revoked = Object.fromEntries(many(REVOKED_MAX, () => ({})).map((_, at) => [`token ${at}`, entry]))
  const after = fold([revoke('token', 'beyond')], { ...NO_CREDENTIALS, revoked })
  expect(Object.keys(after.revoked)).toHaveLength(REVOKED_MAX)
  expect(after.revoked['token beyond']).toBeUndefined()
})
