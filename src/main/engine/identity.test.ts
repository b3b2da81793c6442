import { generateKeyPairSync, sign } from 'node:crypto'
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, connectBus } from '../../shared/client/index.ts'
import { TestAuthority } from '../platform/certificates.testing.ts'
import { type ConnectOptions, connectSocket, systemClock, systemRandom } from '../platform/index.ts'
import { Rig, type ServedRig } from './rig.testing.ts'

const POLICY = `roles:
  reader: { subscribe: ["lab.>"] }
  writer: { publish: ["lab.*"], deny: { publish: ["lab.secret"] } }
identities:
  gate: { roles: [writer] }
issuers:
  - { issuer: "https://id.lab", audience: vbus, file: edge/keys.json, algorithms: [EdDSA], roles: [reader] }
certificates:
  - { subject: "CN=rig-7,O=lab", identity: rig-7, roles: [reader] }
`
const authority = new TestAuthority()
const issuerKey = generateKeyPairSync('ed25519')
const random = systemRandom(systemClock)
const buses: Client[] = []
let rig: Rig
let served: ServedRig
let wss = ''

const inRig = (name: string): string => join(rig.workspace, 'edge', name)
const vbus = (...args: string[]): Record<string, unknown> => rig.vbus(...args, '--workspace', rig.workspace)
const records = (kind: string): Record<string, unknown>[] => {
  const answer = vbus('token', 'list')
  return kind === 'revoked' ? (answer['revoked'] as Record<string, unknown>[]) : []
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function connect(token: string | undefined, tls?: ConnectOptions): Promise<{ bus: Client; closed: Promise<number> }> {
  const transport = await connectSocket(tls ? wss : `ws://127.0.0.1:${served.port}/bus`, tls)
  const bus = await connectBus(transport, {
    client: 't/1',
    clock: systemClock,
    random: (into) => into.set(random.bytes(into.length)),
    ...(token !== undefined && { token }),
  })
  const closed = new Promise<number>((resolve) => {
    const before = transport.onClose
    transport.onClose = (code, reason) => {
      before(code, reason)
      resolve(code)
    }
  })
  buses.push(bus)
  return { bus, closed }
}
const refusalOf = async (token: string | undefined, tls?: ConnectOptions): Promise<unknown> =>
  connect(token, tls).then(
    () => 'admitted',
    ({ code }) => code,
  )
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
function outside(claims: object = {}): string {
  const exp = Math.floor(Date.now() / 1000) + 60
  const input = `${part({ alg: 'EdDSA', kid: 'k1' })}.${part({ iss: 'https://id.lab', aud: 'vbus', sub: 'ada', exp, ...claims })}`
  return `${input}.${sign(null, Buffer.from(input), issuerKey.privateKey).toString('base64url')}`
}

beforeAll(async () => {
  rig = new Rig(tmpdir(), POLICY)
  mkdirSync(join(rig.workspace, 'edge'))
  const engine = authority.issue('/CN=engine')
  copyFileSync(engine.certFile, inRig('cert.pem'))
  writeFileSync(inRig('key.pem'), engine.key, { mode: 0o600 })
  copyFileSync(authority.file, inRig('ca.pem'))
  writeFileSync(inRig('keys.json'), JSON.stringify({ keys: [{ ...issuerKey.publicKey.export({ format: 'jwk' }), kid: 'k1' }] }))
  const port = await freePort()
  wss = `wss://127.0.0.1:${port}/bus`
  appendFileSync(
    join(rig.workspace, 'workspace.yaml'),
    `\nlisten: { host: 127.0.0.1, port: ${port}, cert: edge/cert.pem, key: edge/key.pem, client_ca: edge/ca.pem }\n`,
  )
  vbus('trust')
  served = await rig.serve()
}, 60_000)
afterAll(async () => {
  for (const bus of buses) await bus.close()
  served.child.kill('SIGTERM')
  await served.ended
  rig[Symbol.dispose]()
})

it('SH21 a revoked token ends its connection at once and admits nobody again', async () => {
  const issued = vbus('token', '--subject', 'sensor', '--publish', 'lab.>')
  const token = String(issued['token'])
  const { closed } = await connect(token)
  expect(vbus('token', 'list')['tokens']).toEqual([expect.objectContaining({ token_id: issued['token_id'], subject: 'sensor' })])
  expect(vbus('token', 'revoke', String(issued['token_id']), '--reason', 'lost')).toMatchObject({ ended: 1 })
  expect(await closed).toBe(4409)
  expect(await refusalOf(token)).toBe('auth/revoked')
  expect(records('revoked')).toEqual([expect.objectContaining({ kind: 'token', id: issued['token_id'], reason: 'lost' })])
}, 90_000)

it('SH20 SH21 an API key is told once, admits by its roles, and goes with its subject', async () => {
  const { key, key_id: id } = vbus('key', 'create', '--subject', 'gate', '--role', 'reader') as { key: string; key_id: string }
  expect(key).toMatch(new RegExp(`^vbk_${id}_`))
  const { bus, closed } = await connect(key)
  expect(bus.session.grants).toEqual({ publish: ['lab.*'], subscribe: ['lab.>'], execute: [] })
  await expect(bus.publish('lab.secret', {})).rejects.toMatchObject({ code: 'authz/publish-denied' })
  await bus.publish('lab.open', {})
  const atRest = readFileSync(join(rig.workspace, '.vbus', 'keys', 'api-keys.json'), 'utf8')
  expect([atRest.includes(id), atRest.includes(key.slice(21))]).toEqual([true, false])
  expect(await refusalOf(`${key.slice(0, -1)}${key.endsWith('A') ? 'E' : 'A'}`)).toBe('auth/bad-key')
  expect(vbus('token', 'revoke', '--subject', 'gate')).toMatchObject({ ended: 1 })
  expect(await closed).toBe(4409)
  expect(await refusalOf(key)).toBe('auth/bad-key')
  expect(vbus('key', 'list')['keys']).toEqual([])
  const again = vbus('key', 'create', '--subject', 'gate') as { key: string }
  expect(await refusalOf(again.key)).toBe('admitted')
}, 90_000)

it('SH19 SH22 a policy that is applied changes live rights, and `can` says why', async () => {
  expect(vbus('can', 'gate', 'publish', 'lab.open')).toMatchObject({ allowed: true, role: 'writer', by: 'lab.*' })
  expect(() => vbus('can', 'gate', 'publish', 'lab.secret')).toThrow(/ended 3.*role writer denies publish lab\.secret/s)
  const { token } = vbus('token', '--subject', 'gate') as { token: string }
  const { bus } = await connect(token)
  await bus.publish('lab.open', {})
  const file = join(rig.folder, 'stricter.yaml')
  writeFileSync(file, readFileSync(join(rig.workspace, 'policy.yaml'), 'utf8').replace('publish: ["lab.*"]', 'publish: ["lab.x"]'))
  vbus('policy', 'apply', file)
  await expect(bus.publish('lab.open', {})).rejects.toMatchObject({ code: 'authz/publish-denied' })
  await bus.publish('lab.x', {})
}, 90_000)

it('SH23 SH24 a token of an outside issuer is admitted by its key, as nobody of the house, until the key goes', async () => {
  const { bus, closed } = await connect(outside())
  expect(bus.session).toMatchObject({ identity: 'ada', actorKind: 'machine', grants: { publish: [], subscribe: ['lab.>'], execute: [] } })
  for (const sub of ['engine', 'fabric', 'person.x', 'anonymous@unix']) expect(await refusalOf(outside({ sub }))).toBe('auth/bad-token')
  expect(await refusalOf(outside({ iss: 'https://other' }))).toBe('auth/bad-token')
  writeFileSync(inRig('keys.json'), '{"keys":[]}')
  expect(await closed).toBe(4409)
  expect(await refusalOf(outside())).toBe('auth/bad-token')
}, 90_000)

it('SH25 SH26 over TLS a token or a certificate that the policy names opens the door', async () => {
  const ca = authority.cert
  const mine = authority.issue('/CN=rig-7/O=lab')
  const { bus, closed } = await connect(undefined, { ca, cert: mine.cert, key: mine.key })
  expect(bus.session).toMatchObject({ identity: 'rig-7', grants: { subscribe: ['lab.>'] } })
  const other = authority.issue('/CN=rig-8/O=lab')
  expect(await refusalOf(undefined, { ca, cert: other.cert, key: other.key })).toBe('auth/no-certificate')
  expect(await refusalOf(undefined, { ca })).toBe('auth/no-certificate')
  const byCli = ['namespace', 'list', '--url', wss, '--ca', authority.file]
  expect(() => rig.vbus(...byCli, '--cert', mine.certFile, '--cert-key', mine.keyFile)).toThrow(/authz\/publish-denied/)
  writeFileSync(join(rig.folder, 'token'), String(vbus('token', '--subject', 'cli', '--publish', 'system.namespaces.list')['token']))
  expect(rig.vbus(...byCli, '--token-file', join(rig.folder, 'token'))).toMatchObject({ namespaces: [{ namespace: 'default' }] })
  const file = join(rig.folder, 'without.yaml')
  writeFileSync(file, readFileSync(join(rig.workspace, 'policy.yaml'), 'utf8').replace(/certificates:\n.*\n/, ''))
  vbus('policy', 'apply', file)
  expect(await closed).toBe(4409)
}, 90_000)

it('SH21 revocations and keys outlive the engine; SH25 an address without a certificate is refused', async () => {
  const gone = String(vbus('token', '--subject', 'late')['token'])
  vbus('token', 'revoke', '--subject', 'late')
  const { key } = vbus('key', 'create', '--subject', 'kept') as { key: string }
  served.child.kill('SIGTERM')
  await served.ended
  const file = join(rig.workspace, 'workspace.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/\nlisten:.*\n/, '\n'))
  vbus('trust')
  expect(() => vbus('serve', '--listen', '0.0.0.0:0')).toThrow(/ended 3.*auth\/insecure-listener/s)
  served = await rig.serve()
  expect([await refusalOf(gone), await refusalOf(key)]).toEqual(['auth/revoked', 'admitted'])
}, 90_000)
