import { createHmac, createSign, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { testClock } from '../spine/spine.testing.ts'
import { issuerOf, type OutsideIssuer, readOutsideToken } from './issuers.ts'
import { KEY_SET_KEYS_MAX, readKeySet } from './key-set.ts'

const ed = generateKeyPairSync('ed25519')
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('ed25519')
const jwk = (key: KeyObject, kid: string, more: object = {}): object => ({ ...key.export({ format: 'jwk' }), kid, ...more })
const set = (...keys: object[]): string => JSON.stringify({ keys })

const issuer: OutsideIssuer = {
  issuer: 'https://id.lab',
  audience: 'vbus',
  algorithms: ['EdDSA', 'ES256', 'RS256'],
  roles: ['reader'],
  namespace: 'lab',
  keys: readKeySet(set(jwk(ed.publicKey, 'ed'), jwk(ec.publicKey, 'ec', { alg: 'ES256', use: 'sig' }), jwk(rsa.publicKey, 'rsa'))),
}
const now = (): number => Math.floor(Date.now() / 1000)
const claims = (more: object = {}): object => ({
  iss: 'https://id.lab',
  aud: 'vbus',
  sub: 'ada',
  iat: now(),
  exp: now() + 60,
  jti: 'j1',
  ...more,
})
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function token(header: object, body: object, signer: (input: string) => Buffer): string {
  const input = `${part(header)}.${part(body)}`
  return `${input}.${signer(input).toString('base64url')}`
}
const byEd = (key: KeyObject) => (input: string) => sign(null, Buffer.from(input), key)
const byEc = (input: string): Buffer => sign('sha256', Buffer.from(input), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' })
const byRsa = (input: string): Buffer => createSign('sha256').update(input).sign(rsa.privateKey)
const read = async (text: string, from = issuer): Promise<unknown> => {
  const found = await readOutsideToken(text, from, testClock)
  return found instanceof Fault ? found.code : found
}
const good = (header: object = {}, body: object = {}): string =>
  token({ alg: 'EdDSA', kid: 'ed', ...header }, claims(body), byEd(ed.privateKey))

it('SH23 admits EdDSA, ES256 and RS256 of an issuer that the policy names, with the roles it gives', async () => {
  expect(await read(good())).toMatchObject({
    id: 'token:j1',
    identity: 'ada',
    actorKind: 'machine',
    namespace: 'lab',
    roles: ['reader'],
    grants: { publish: [], subscribe: [], execute: [] },
    source: 'issuer https://id.lab key ed',
    isRunParty: false,
  })
  expect(await read(token({ alg: 'ES256', kid: 'ec' }, claims(), byEc))).toMatchObject({ identity: 'ada' })
  expect(await read(token({ alg: 'RS256', kid: 'rsa' }, claims({ jti: undefined }), byRsa))).toMatchObject({
    id: expect.stringMatching(/^token:[0-9a-f]{32}$/),
  })
  expect(issuerOf(good())).toBe('https://id.lab')
  expect(issuerOf(token({ alg: 'EdDSA' }, { sub: 'x' }, byEd(ed.privateKey)))).toBeUndefined()
  expect(issuerOf('vbk_x')).toBeUndefined()
})

it('SH23 refuses none, and HMAC with the public key as its secret', async () => {
  expect(await read(`${part({ alg: 'none', kid: 'ed' })}.${part(claims())}.`)).toBe('auth/bad-token')
  const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' })
  for (const kid of ['rsa', 'ed', 'ec'])
    expect(await read(token({ alg: 'HS256', kid }, claims(), (input) => createHmac('sha256', pem).update(input).digest()))).toBe(
      'auth/bad-token',
    )
})

it('SH23 pins the algorithm to the key, not to the token', async () => {
  expect(await read(token({ alg: 'RS256', kid: 'ed' }, claims(), byRsa))).toBe('auth/bad-token')
  expect(await read(token({ alg: 'ES256', kid: 'rsa' }, claims(), byEc))).toBe('auth/bad-token')
  expect(await read(token({ alg: 'PS256', kid: 'rsa' }, claims(), byRsa))).toBe('auth/bad-token')
  expect(await read(token({ alg: 'RS256', kid: 'rsa' }, claims(), byRsa), { ...issuer, algorithms: ['EdDSA'] })).toBe('auth/bad-token')
})

it('SH23 refuses an unknown key id, none, a signature of another key, an altered claim', async () => {
  expect(await read(good({ kid: 'x' }))).toBe('auth/bad-token')
  expect(await read(good({ kid: undefined }))).toBe('auth/bad-token')
  expect(await read(good({ kid: 'constructor' }))).toBe('auth/bad-token')
  expect(await read(token({ alg: 'EdDSA', kid: 'ed' }, claims(), byEd(stranger.privateKey)))).toBe('auth/bad-token')
  const [head, , signature] = good().split('.')
  expect(await read(`${head}.${part(claims({ sub: 'eve' }))}.${signature}`)).toBe('auth/bad-token')
})

it('SH23 refuses a token that brings its own key, or a rule for reading it', async () => {
  const own = { jwk: jwk(stranger.publicKey, 'ed') }
  expect(await read(token({ alg: 'EdDSA', kid: 'ed', ...own }, claims(), byEd(stranger.privateKey)))).toBe('auth/bad-token')
  for (const header of [
    own,
    { jku: 'https://evil/keys' },
    { x5u: 'https://evil/cert' },
    { x5c: ['x'] },
    { crit: ['exp'] },
    { crit: ['b64'], b64: true },
  ])
    expect(await read(good(header))).toBe('auth/bad-token')
})

it('SH23 refuses another issuer or audience, and what has expired, is not yet valid, or has no end or subject', async () => {
  expect(await read(good({}, { iss: 'https://evil' }))).toBe('auth/bad-token')
  expect(await read(good({}, { aud: 'other' }))).toBe('auth/bad-token')
  expect(await read(good({}, { aud: ['other', 'vbus'] }))).toMatchObject({ identity: 'ada' })
  expect(await read(good({}, { exp: now() - 1 }))).toBe('auth/expired')
  for (const body of [
    { exp: undefined },
    { exp: 'x' },
    { nbf: now() + 60 },
    { sub: undefined },
    { sub: 'a b' },
    { iat: 'x' },
    { jti: 'a b' },
    { jti: 7 },
  ])
    expect(await read(good({}, body))).toBe('auth/bad-token')
  expect(await read(good({}, { pad: 'x'.repeat(9_000) }))).toBe('auth/bad-token')
})

it('SH24 takes only public keys for signatures, each with an id of its own', () => {
  const codes = (text: string): string => {
    try {
      return [...readKeySet(text).keys()].join()
    } catch (error) {
      return Fault.from(error).code
    }
  }
  expect(codes(set())).toBe('')
  expect(codes(set(jwk(rsa.publicKey, 'enc', { use: 'enc' }), jwk(rsa.publicKey, 'ps', { alg: 'PS256' }), jwk(ed.publicKey, 'a')))).toBe(
    'a',
  )
  expect(codes(set(jwk(generateKeyPairSync('ed448').publicKey, 'a'), jwk(ec.publicKey, 'b', { key_ops: ['verify'] })))).toBe('b')
  const refused = [
    '',
    '{}',
    '[]',
    'null',
    '{"keys":[7]}',
    set(jwk(ed.privateKey, 'a')),
    set({ kty: 'oct', k: 'c2VjcmV0', kid: 'a' }),
    set(jwk(ed.publicKey, 'a'), jwk(ec.publicKey, 'a')),
    set(ed.publicKey.export({ format: 'jwk' })),
    set({ kty: 'OKP', crv: 'Ed25519', x: 'AA', kid: 'a' }),
    set(jwk(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey, 'a')),
    set(...Array.from({ length: KEY_SET_KEYS_MAX + 1 }, (_, at) => jwk(ed.publicKey, `k${at}`))),
    `${set()}${' '.repeat(300_000)}`,
  ]
  for (const text of refused) expect(codes(text)).toBe('auth/bad-key')
})
