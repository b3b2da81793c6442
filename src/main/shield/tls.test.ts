import { generateKeyPairSync } from 'node:crypto'
import { request } from 'node:https'
import { connect, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Client, connectBus } from '../../shared/client/index.ts'
import { TestAuthority } from '../platform/certificates.testing.ts'
import { type ConnectOptions, connectSocket, type PresentedCertificate } from '../platform/index.ts'
import { testClock, testRandom, testSpine } from '../spine/spine.testing.ts'
import { type Authenticator, openShield, type Shield, TokenService } from './index.ts'

const authority = new TestAuthority()
const stranger = new TestAuthority('another authority')
const [first, second] = [authority.issue('/CN=engine-1'), authority.issue('/CN=engine-2')]
const spine = testSpine()
const counted: string[] = []
const tokens = new TokenService({
  workspaceId: 'w',
  clock: testClock,
  random: testRandom,
  engineKey: generateKeyPairSync('ed25519'),
  personKey: () => undefined,
})
const presented: (PresentedCertificate | undefined)[] = []
const authenticator: Authenticator = {
  verify: (token) => tokens.verify(token),
  verifyCertificate(certificate) {
    presented.push(certificate)
    const grants = { publish: ['a'], subscribe: ['a'], execute: [] }
    return {
      party: { identity: certificate?.isTrusted ? 'rig-7' : 'nobody', actorKind: 'machine', namespace: 'default', grants },
      expiresMs: 1e15,
    }
  },
}
let shield: Shield
const buses: Client[] = []
const wss = (): string => shield.addresses.wss ?? ''
const port = (): number => Number(new URL(wss()).port)

beforeAll(async () => {
  shield = await openShield({
    clock: testClock,
    random: testRandom,
    spine: {
      attach: (...args) => spine.attach(...args),
      countRefusal: (identity, code) => void counted.push(`${identity} ${code}`),
    },
    authenticator,
    port: 0,
    sessionToken: async () => '',
    tls: { host: '127.0.0.1', port: 0, material: { cert: first.cert, key: first.key, clientCa: authority.cert } },
  })
})
afterAll(async () => {
  for (const bus of buses) await bus.close()
  spine.stop()
  await shield.close()
})

async function join(options: ConnectOptions, token?: string): Promise<Client> {
  const transport = await connectSocket(wss(), { ca: authority.cert, ...options })
  const bus = await connectBus(transport, { client: 't/1', clock: testClock, random: testRandom, ...(token !== undefined && { token }) })
  buses.push(bus)
  return bus
}
const issue = async (): Promise<string> =>
  (
    await tokens.issue(
      { subject: 'bearer', namespace: 'default', grants: { publish: [], subscribe: [], execute: [] }, actorKind: 'machine' },
      60,
    )
  ).token

it('SH25 speaks TLS 1.3 and nothing else, on the bus’s path alone', async () => {
  const bus = await join({}, await issue())
  expect(bus.session.identity).toBe('bearer')
  const attempt = (options: object): Promise<string> =>
    new Promise((resolve) => {
      const socket: TLSSocket = connect({ port: port(), ca: authority.cert, ...options }, () => {
        resolve(String(socket.getProtocol()))
        socket.destroy()
      })
      socket.on('error', () => resolve('refused'))
    })
  expect(await attempt({ maxVersion: 'TLSv1.2' })).toBe('refused')
  expect(await attempt({})).toBe('TLSv1.3')
  await expect(connectSocket(wss().replace('wss', 'ws'))).rejects.toMatchObject({ code: 'transport/closed' })
  await expect(connectSocket(wss(), { ca: stranger.cert })).rejects.toMatchObject({ code: 'transport/closed' })
  const status = await new Promise((resolve) =>
    request({ port: port(), ca: authority.cert, path: '/' }, (response) => resolve(response.resume().statusCode)).end(),
  )
  expect(status).toBe(404)
})

it('SH25 refuses a page of another origin, which could show a certificate of its user', async () => {
  const open = (headers: Record<string, string>): Promise<string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(wss(), 'arqonbus.v1.proto', { ca: authority.cert, headers })
      socket.on('open', () => {
        resolve('open')
        socket.terminate()
      })
      socket.on('error', (error) => resolve(error.message))
    })
  expect(await open({ origin: 'https://evil.example' })).toContain('403')
  expect(await open({ origin: `https://127.0.0.1:${port()}` })).toBe('open')
  expect(counted).toContain('anonymous@127.0.0.1 auth/bad-origin')
})

it('SH26 asks for a client certificate and says whose it is; a token counts before it', async () => {
  const rig = authority.issue('/CN=rig-7/O=lab, north')
  presented.length = 0
  {
    const bus = await join({ cert: rig.cert, key: rig.key })
    expect(bus.session.identity).toBe('rig-7')
    const byToken = await join({ cert: rig.cert, key: rig.key }, await issue())
    expect(byToken.session.identity).toBe('bearer')
  }
  expect(presented).toEqual([
    expect.objectContaining({ subject: 'CN=rig-7,O=lab\\, north', isTrusted: true, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }),
  ])
  const foreign = stranger.issue('/CN=rig-7/O=lab, north')
  const other = await join({ cert: foreign.cert, key: foreign.key })
  const nobody = await join({})
  expect([other.session.identity, nobody.session.identity]).toEqual(['nobody', 'nobody'])
  expect(presented.slice(1)).toEqual([expect.objectContaining({ isTrusted: false }), undefined])
})

it('SH26 resumes no TLS session: every connection shows its certificate', async () => {
  const session = await new Promise<Buffer | undefined>((resolve) => {
    const socket = connect({ port: port(), ca: authority.cert }, () => setTimeout(() => resolve(undefined), 100))
    socket.on('session', resolve)
  })
  const isReused = await new Promise((resolve) => {
    const socket = connect({ port: port(), ca: authority.cert, ...(session && { session }) }, () => resolve(socket.isSessionReused()))
  })
  expect(isReused).toBe(false)
})

it('SH25 takes other certificates up for new connections, and keeps the former ones when they are none', async () => {
  const nameNow = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port: port(), ca: authority.cert }, () => {
        resolve(String(socket.getPeerCertificate().subject.CN))
        socket.destroy()
      })
      socket.on('error', reject)
    })
  const before = await join({}, await issue())
  expect(await nameNow()).toBe('engine-1')
  shield.renew({ cert: second.cert, key: second.key, clientCa: authority.cert })
  expect(await nameNow()).toBe('engine-2')
  expect(() => shield.renew({ cert: second.cert, key: first.key })).toThrow()
  expect(await nameNow()).toBe('engine-2')
  await before.publish('a', {}).catch(({ code }) => expect(code).toBe('authz/publish-denied'))
})
