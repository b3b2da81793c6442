import { connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { encodeEnvelope, FRAME_BYTES_MAX, frameOf } from '../../shared/wire/index.ts'
import { anyone, testClock, testRandom, testSpine } from '../spine/spine.testing.ts'
import { networkOf } from './arrival.ts'
import { openShield, type Shield, type ShieldOptions } from './index.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function open(limits: NonNullable<ShieldOptions['limits']> = {}): Promise<{ shield: Shield; counted: string[] }> {
  const spine = testSpine()
  const counted: string[] = []
  const shield = await openShield({
    clock: testClock,
    random: testRandom,
    spine: {
      attach: (...args) => spine.attach(...args),
      countRefusal: (identity, code) => void counted.push(`${identity} ${code}`),
    },
    authenticator: { verify: async () => ({ party: anyone('p'), expiresMs: 1e15 }) },
    port: 0,
    sessionToken: async () => '',
    limits,
  })
  closing.push(
    () => spine.stop(),
    () => shield.close(),
  )
  return { shield, counted }
}
const HELLO = frameOf([
  encodeEnvelope({
    id: '00000000-0000-4000-8000-000000000001',
    type: 'control',
    topic: 'system.control.hello',
    payload: new TextEncoder().encode('{"token":"t"}'),
  }),
])

function join(shield: Shield, options: object = {}): Promise<WebSocket> {
  const socket = new WebSocket(shield.url, 'arqonbus.v1.proto', options)
  closing.push(() => socket.terminate())
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      socket.send(HELLO)
      resolve(socket)
    })
    socket.on('error', reject)
  })
}
const closeOf = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.on('close', resolve))

it('SH27 closes a connection that answers no ping (4408), and keeps one that only has nothing to say', async () => {
  const { shield } = await open({ pingMs: 40 })
  const dead = await join(shield, { autoPong: false })
  const quiet = await join(shield)
  let pings = 0
  quiet.on('ping', () => pings++)
  expect(await closeOf(dead)).toBe(4408)
  await expect.poll(() => pings).toBeGreaterThan(4)
  expect(quiet.readyState).toBe(WebSocket.OPEN)
})

it('SH27 a peer that is gone without a word is cut off', async () => {
  const { shield } = await open({ pingMs: 40 })
  const raw = connect(shield.port, '127.0.0.1')
  const ended = new Promise((resolve) => raw.on('close', resolve))
  const lines = ['GET /bus HTTP/1.1', `Host: 127.0.0.1:${shield.port}`, 'Upgrade: websocket', 'Connection: Upgrade']
  const more = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==', 'Sec-WebSocket-Protocol: arqonbus.v1.proto']
  raw.write(`${[...lines, ...more].join('\r\n')}\r\n\r\n`)
  raw.resume()
  expect(await ended).toBeDefined()
})

it('SH27 accepts no more connections than the door has places', async () => {
  const { shield } = await open({ connections: 3 })
  await Promise.all([join(shield), join(shield), join(shield)])
  await expect(join(shield)).rejects.toThrow()
})

it('SH29 never negotiates compression, and refuses a frame over the limit (1009)', async () => {
  const { shield } = await open()
  const socket = await join(shield, { perMessageDeflate: true })
  expect(socket.extensions).toBe('')
  socket.send(new Uint8Array(FRAME_BYTES_MAX + 1))
  expect(await closeOf(socket)).toBe(1009)
})

it('SH28 counts what is refused at the door under the address it came from', async () => {
  const { shield, counted } = await open()
  const foreign = new WebSocket(shield.url, 'arqonbus.v1.proto', { origin: 'https://evil.example' })
  await new Promise((resolve) => foreign.on('error', resolve))
  const mute = await new Promise<WebSocket>((resolve) => {
    const socket = new WebSocket(shield.url, 'arqonbus.v1.proto')
    socket.on('open', () => resolve(socket))
  })
  mute.send(new Uint8Array([1, 2, 3]))
  expect(await closeOf(mute)).toBe(4401)
  const local = new WebSocket(`ws+unix:${shield.socketPath}:/bus`, 'arqonbus.v1.proto')
  await new Promise((resolve) => local.on('open', resolve))
  local.send(new Uint8Array([1, 2, 3]))
  expect(await closeOf(local)).toBe(4401)
  expect(counted).toEqual([
    'anonymous@127.0.0.1 auth/bad-origin',
    'anonymous@127.0.0.1 wire/not-canonical',
    'anonymous@unix wire/not-canonical',
  ])
})

it('SH28 an IPv6 address counts as its network of 64 bits', () => {
  expect(networkOf('10.0.0.7')).toBe('10.0.0.7')
  expect(networkOf('::ffff:10.0.0.7')).toBe('10.0.0.7')
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
  expect(networkOf('unknown')).toBe('unknown')
})
