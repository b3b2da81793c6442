import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Bus, connectBus } from '../../shared/client/index.ts'
import { connectSocket } from '../platform/sockets.ts'
import { Spine } from '../spine/index.ts'
import { HandSink, lineJournal, testClock, testRandom } from '../spine/spine.testing.ts'
import { openShield, type Shield, TokenService } from './index.ts'

const journal = lineJournal()
const tokens = new TokenService({
  workspaceId: 'w1',
  clock: testClock,
  random: testRandom,
  engineKey: generateKeyPairSync('ed25519'),
  personKey: () => undefined,
})
let spine: Spine
let shield: Shield
const buses: Bus[] = []

beforeEach(async () => {
  journal.lines.length = 0
  const uiFolder = await mkdtemp(join(tmpdir(), 'vbus-ui-'))
  await writeFile(join(uiFolder, 'index.html'), '<!doctype html><title>t</title>')
  const common = { clock: testClock, random: testRandom }
  spine = new Spine({
    ...common,
    epoch: 1,
    server: 'vbus/test',
    workspace: { id: 'w1', name: 't' },
    refusals: { disconnectAfter: 5, windowMs: 60_000 },
    journal,
  })
  shield = await openShield({
    ...common,
    spine,
    authenticator: tokens,
    port: 0,
    uiFolder,
    sessionToken: async () => (await issue('page')).token,
  })
})

afterEach(async () => {
  for (const bus of buses.splice(0)) await bus.close()
  spine.stop()
  await shield.close()
})

const issue = (subject: string, ttl = 60, grants = { publish: ['a.>'], subscribe: ['a.>'], execute: [] as string[] }) =>
  tokens.issue({ subject, namespace: 'default', grants, actorKind: 'machine' }, ttl)

async function connect(subject: string, over: 'tcp' | 'unix'): Promise<Bus> {
  const { token } = await issue(subject)
  const transport = await connectSocket(over === 'tcp' ? shield.url : { socketPath: shield.socketPath })
  const bus = await connectBus(transport, { token, client: 'test/1', clock: testClock, random: testRandom })
  buses.push(bus)
  return bus
}

/** Sends a hello over a raw socket; resolves with the close code. */
async function closeCodeOf(first: Buffer | string, protocol = 'arqonbus.v1.proto', headers: Record<string, string> = {}): Promise<number> {
  const socket = new WebSocket(shield.url, protocol, { headers })
  return new Promise((resolve, reject) => {
    socket.on('open', () => socket.send(first))
    socket.on('close', resolve)
    socket.on('error', reject)
  })
}

it('SH1 joins parties over TCP and the Unix socket on one bus', async () => {
  const [remote, local] = await Promise.all([connect('remote', 'tcp'), connect('local', 'unix')])
  const seen: string[] = []
  await remote.subscribe(
    'a.>',
    ({ delivery, envelope }) => void seen.push(`${delivery.from} ${envelope.topic} ${new TextDecoder().decode(envelope.payload)}`),
  )
  await local.publish('a.b', { n: 1 })
  await local.publish('a.c', new Uint8Array(100_000))
  await expect(local.publish('b.c', { n: 1 })).rejects.toMatchObject({ code: 'authz/publish-denied' })
  await expect(remote.subscribe('>', () => {})).rejects.toMatchObject({ code: 'authz/subscribe-denied' })
  await local.publish('a.d', { n: 2 })
  expect(seen).toHaveLength(3)
  expect(seen[0]).toBe('local a.b {"n":1}')
  expect(remote.session).toMatchObject({ identity: 'remote', actorKind: 'machine', namespace: 'default', workspace: { id: 'w1' } })
})

it('SH2 makes the Unix socket 0600 in a folder 0700', async () => {
  expect((await stat(shield.socketPath)).mode & 0o777).toBe(0o600)
  expect((await stat(dirname(shield.socketPath))).mode & 0o777).toBe(0o700)
})

it('SH3 closes 4401 what is not admitted', async () => {
  expect(await closeCodeOf(Buffer.from([1, 0, 0, 0, 0]))).toBe(4401)
  expect(
    await closeCodeOf(
      '{"id":"00000000-0000-4000-8000-000000000000","type":"control","topic":"system.control.hello","payload":"e30="}',
      'arqonbus.v1.json',
    ),
  ).toBe(4401)
  expect(await closeCodeOf(Buffer.alloc(9_000))).toBe(4401)
  spine.stop()
  expect(journal.lines.some((line) => line.startsWith('refusals anonymous'))).toBe(true)
})

it('SH3 tells a client why it was not admitted', async () => {
  const join = async (token: string) =>
    connectBus(await connectSocket(shield.url), { token, client: 't/1', clock: testClock, random: testRandom })
  await expect(join('nonsense')).rejects.toMatchObject({ code: 'auth/bad-token' })
  await expect(join((await issue('late', 0)).token)).rejects.toMatchObject({ code: 'auth/expired' })
})

it('SH17 closes within a second or so although a client answers nothing', async () => {
  const { token } = await issue('deaf')
  const transport = await connectSocket(shield.url, { bearer: token })
  await connectBus(transport, { client: 't/1', clock: testClock, random: testRandom })
  transport.pause(true)
  spine.stop()
  const start = performance.now()
  await shield.close()
  expect(performance.now() - start).toBeLessThan(10_000)
})

it('SP8 makes a publisher behind a socket wait for a full log, and loses nothing', async () => {
  const sink = new HandSink()
  sink.capacity = 50
  const durable = new Spine({
    clock: testClock,
    random: testRandom,
    epoch: 1,
    server: 'vbus/test',
    workspace: { id: 'w1', name: 't' },
    refusals: { disconnectAfter: 5, windowMs: 60_000 },
    journal,
    durable: () => sink,
  })
  const common = { clock: testClock, random: testRandom, authenticator: tokens, port: 0, sessionToken: async () => '' }
  const doors = await openShield({ ...common, spine: durable })
  const { token } = await issue('publisher')
  const bus = await connectBus(await connectSocket({ socketPath: doors.socketPath }), { ...common, token, client: 't/1' })
  const seen: number[] = []
  await bus.subscribe(
    'a.*',
    ({ envelope }) => void seen.push(new DataView(envelope.payload.buffer, envelope.payload.byteOffset).getUint32(0)),
  )
  const sent = Array.from({ length: 1000 }, (_, i) => {
    const payload = new Uint8Array(3_000)
    new DataView(payload.buffer).setUint32(0, i)
    return bus.publish('a.b', payload)
  })
  while (sink.entries.length < 1000) {
    sink.capacity += 50
    sink.commit()
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  sink.commit()
  await Promise.all(sent)
  expect(seen).toEqual(Array.from({ length: 1000 }, (_, i) => i))
  durable.stop()
  await doors.close()
})

it('SH4 ends a connection whose token expires with 4409', async () => {
  const { token } = await issue('brief', 1)
  const bus = await connectBus(await connectSocket(shield.url, { bearer: token }), { client: 't/1', clock: testClock, random: testRandom })
  const ended = await new Promise<[number, string]>((resolve) => (bus.onClose = (code, _reason, fault) => resolve([code, fault.code])))
  expect(ended).toEqual([4409, 'auth/expired'])
  await expect(bus.publish('a.b', {})).rejects.toMatchObject({ code: 'auth/expired' })
})

it('SH5 disconnects who is refused too often with 4403', async () => {
  const bus = await connect('pest', 'tcp')
  const closed = new Promise<number>((resolve) => (bus.onClose = resolve))
  for (let i = 0; i < 5; i++) await bus.publish('forbidden', {}).catch(() => {})
  expect(await closed).toBe(4403)
})

it("SH6 exchanges a code once for the page's token, for its own origin only", async () => {
  const http = `http://127.0.0.1:${shield.port}`
  const code = shield.mintCode()
  const post = (headers: Record<string, string>, body: object) =>
    fetch(`${http}/session`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
  expect((await post({ origin: 'http://evil.example' }, { code })).status).toBe(403)
  expect((await post({}, { code })).status).toBe(403)
  expect((await post({ origin: http }, { code: 'x' })).status).toBe(403)
  const good = await post({ origin: http }, { code })
  expect(good.status).toBe(200)
  expect(await tokens.verify(((await good.json()) as { token: string }).token)).toMatchObject({ party: { identity: 'page' } })
  expect((await post({ origin: http }, { code })).status).toBe(403)
})

it('SH7 refuses a foreign origin and another host at the upgrade', async () => {
  const status = (headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(shield.url, 'arqonbus.v1.proto', { headers })
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
      socket.on('open', () => {
        socket.terminate()
        resolve(101)
      })
      socket.on('error', reject)
    })
  expect(await status({ origin: 'http://evil.example' })).toBe(403)
  expect(await status({ host: 'evil.example' })).toBe(403)
  expect(await status({ origin: `http://127.0.0.1:${shield.port}` })).toBe(101)
})

it('SH8 serves the UI with a strict policy and nothing outside its folder', async () => {
  const http = `http://127.0.0.1:${shield.port}`
  const place = await fetch(`${http}/w/0190f3a2-7b1c-7def-8abc-0123456789ab/runs?sel=run:a`)
  expect(await place.text()).toBe(await (await fetch(`${http}/`)).text())
  expect((await fetch(`${http}/w/0190f3a2-7b1c-7def-8abc-0123456789ab/..%2f..%2fsecret`)).status).toBe(404)
  const page = await fetch(`${http}/`)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
  expect(page.headers.get('access-control-allow-origin')).toBe(null)
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/.env'])
    expect((await fetch(http + path)).status).toBe(404)
})

it('WR9 speaks JSON both ways', async () => {
  const { token } = await issue('json')
  const binary = await connect('binary', 'tcp')
  const socket = new WebSocket(shield.url, 'arqonbus.v1.json', { headers: { authorization: `Bearer ${token}` } })
  await new Promise((resolve) => socket.on('open', resolve))
  const items: { delivery: { from: string }; envelope: { topic: string; payload?: string } }[] = []
  let wake = (): void => {}
  socket.on('message', (data) => {
    const value = JSON.parse(String(data))
    items.push(...(Array.isArray(value) ? value : [value]))
    wake()
  })
  const until = async (topic: string) => {
    while (!items.some((item) => item.envelope.topic === topic)) await new Promise<void>((resolve) => (wake = resolve))
    return items.find((item) => item.envelope.topic === topic) as (typeof items)[0]
  }
  const payload = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64')
  const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
  socket.send(JSON.stringify({ id: id(1), type: 'control', topic: 'system.control.hello', payload: payload({ client: 'j/1' }) }))
  await until('system.control.hello')
  socket.send(JSON.stringify([{ id: id(2), type: 'control', topic: 'system.control.subscribe', payload: payload({ patterns: ['a.*'] }) }]))
  await until('system.control.subscribe')
  await binary.publish('a.one', { n: 1 })
  const got = await until('a.one')
  expect(got.delivery.from).toBe('binary')
  expect(JSON.parse(Buffer.from(got.envelope.payload ?? '', 'base64').toString())).toEqual({ n: 1 })
  const closed = new Promise((resolve) => socket.on('close', resolve))
  socket.send('{"nonsense":true}')
  expect(await closed).toBe(4400)
})
