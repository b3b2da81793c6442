import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { testClock, testRandom } from '../spine/spine.testing.ts'
import { signToken, type TokenClaims, TokenService } from './tokens.ts'

const engineKey = generateKeyPairSync('ed25519')
const person = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519')
const people = new Map<string, KeyObject>([['ada', person.publicKey]])
const common = { clock: testClock, random: testRandom }
const service = new TokenService({ ...common, workspaceId: 'w1', engineKey, personKey: (keyId) => people.get(keyId) })
const claims: TokenClaims = {
  subject: 'rig',
  namespace: 'default',
  grants: { publish: ['a.>'], subscribe: ['>'], execute: ['nvm'] },
  actorKind: 'machine',
}

const codeOf = (verdict: unknown): string => (verdict instanceof Fault ? verdict.code : 'admitted')
const verify = async (token: string): Promise<string> => codeOf(await service.verify(token))
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

it('SH9 admits with what the token says', async () => {
  const { token, expiresMs, tokenId } = await service.issue(claims, 60)
  expect(tokenId).toMatch(/^[0-9a-f-]{36}$/)
  expect(await service.verify(token)).toEqual({
    party: {
      identity: 'rig',
      actorKind: 'machine',
      namespace: 'default',
      grants: claims.grants,
      isRunParty: false,
      credential: `token:${tokenId}`,
      own: { grants: claims.grants, roles: [], source: `token ${tokenId}` },
    },
    expiresMs,
  })
  const component = await service.issue({ ...claims, component: 'fabric' }, 60)
  expect(await service.verify(component.token)).toMatchObject({ party: { isRunParty: true } })
})

it('SH9 refuses an expired token by its own code', async () => {
  expect(await verify((await service.issue(claims, -1)).token)).toBe('auth/expired')
  expect(await verify((await service.issue(claims, 0)).token)).toBe('auth/expired')
})

it("SH9 refuses another workspace's token, an unknown key, another key under the engine's name", async () => {
  const sign = (audience: string, keyId: string, privateKey: KeyObject) =>
    signToken(claims, 60, { keyId, privateKey }, { ...common, audience })
  expect(await verify((await sign('w2', 'engine', engineKey.privateKey)).token)).toBe('auth/bad-token')
  expect(await verify((await sign('w1', 'nobody', stranger.privateKey)).token)).toBe('auth/bad-token')
  expect(await verify((await sign('w1', 'engine', stranger.privateKey)).token)).toBe('auth/bad-token')
  expect(await verify((await sign('w1', 'engine', engineKey.privateKey)).token)).toBe('admitted')
})

it("SH10 believes a human only with a registered person's key, a component only with the engine's", async () => {
  const human = { ...claims, actorKind: 'human' as const }
  expect(await verify((await service.issue(human, 60)).token)).toBe('auth/bad-token')
  const byAda = await signToken(human, 60, { keyId: 'ada', privateKey: person.privateKey }, { ...common, audience: 'w1' })
  expect(await service.verify(byAda.token)).toMatchObject({ party: { actorKind: 'human' } })
  const posing = await signToken(
    { ...claims, component: 'fabric' },
    60,
    { keyId: 'ada', privateKey: person.privateKey },
    { ...common, audience: 'w1' },
  )
  expect(await verify(posing.token)).toBe('auth/bad-token')
})

it('SH11 knows one algorithm: none and HMAC with the public key are refused', async () => {
  const { token } = await service.issue(claims, 60)
  const [, body, signature] = token.split('.') as [string, string, string]
  const none = `${part({ alg: 'none', typ: 'vbus+jwt', kid: 'engine' })}.${body}.`
  const head = part({ alg: 'HS256', typ: 'vbus+jwt', kid: 'engine' })
  const publicPem = engineKey.publicKey.export({ type: 'spki', format: 'pem' })
  const hmac = createHmac('sha256', publicPem).update(`${head}.${body}`).digest('base64url')
  for (const bad of [
    none,
    `${head}.${body}.${hmac}`,
    `${part({ alg: 'EdDSA', typ: 'JWT', kid: 'engine' })}.${body}.${signature}`,
    token.slice(0, -4),
    `${token}AA`,
    '',
    'x',
    'a.b.c',
  ]) {
    expect(await verify(bad)).toBe('auth/bad-token')
  }
  const changed = JSON.parse(Buffer.from(body, 'base64url').toString())
  const forged = token.replace(body, part({ ...changed, grants: { publish: ['>'], subscribe: ['>'], execute: [] } }))
  expect(await verify(forged)).toBe('auth/bad-token')
})

it('SH12 refuses claims that are malformed, and a token too long for a hello', async () => {
  const bad: Partial<TokenClaims>[] = [
    { subject: '' },
    { subject: 'a b' },
    { namespace: 'Not.One' },
    { grants: { publish: ['a..b'], subscribe: [], execute: [] } },
    { grants: {} as TokenClaims['grants'] },
    { actorKind: 'robot' as 'human' },
  ]
  for (const change of bad) expect(await verify((await service.issue({ ...claims, ...change }, 60)).token)).toBe('auth/bad-token')
  const many = Array.from({ length: 200 }, (_, i) => `a.very.long.topic.name.${i}.>`)
  await expect(service.issue({ ...claims, grants: { ...claims.grants, publish: many } }, 60)).rejects.toMatchObject({ code: 'spine/limit' })
  expect(await verify('x'.repeat(5000))).toBe('auth/bad-token')
})
