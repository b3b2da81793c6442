import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRelayDoor, RELAYED_MAX } from './relay-door.ts'

const folder = mkdtempSync(join(tmpdir(), 'vbus-relay-'))
const path = join(folder, 'd0.sock')
const arrived: Socket[] = []
let service: Server
let port: number

/** Answers what it was told once it was told all. */
beforeAll(async () => {
  service = createServer({ allowHalfOpen: true }, (socket) => {
    arrived.push(socket)
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part))
    socket.on('end', () => socket.end(Buffer.concat(parts)))
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  port = (service.address() as AddressInfo).port
})
afterAll(() => {
  service.close()
  rmSync(folder, { recursive: true })
})

const refusals: string[] = []
const open = (host: string, to = port, addressesOf = async (): Promise<readonly string[]> => []) =>
  openRelayDoor({ host, port: to, path, onRefused: (reason) => refusals.push(reason), addressesOf })

function say(text: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path, allowHalfOpen: true })
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part))
    // A door that closes in the middle of a word has still closed.
    socket.on('error', (error: NodeJS.ErrnoException) => /EPIPE|ECONNRESET/.test(error.code ?? '') || reject(error))
    socket.on('close', () => resolve(Buffer.concat(parts)))
    socket.on('end', () => socket.end())
    socket.end(text)
  })
}

it('OP14 leads to its service, carries every byte, and is gone when it is closed', async () => {
  const door = await open('127.0.0.1')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const text = Buffer.alloc(3_000_000, 'abcdefg')
  expect((await say(text)).equals(text)).toBe(true)
  expect((await Promise.all([say(Buffer.from('one')), say(Buffer.from('two'))])).map(String)).toEqual(['one', 'two'])
  const open2 = connect(path)
  await new Promise<void>((resolve) => open2.once('connect', resolve))
  const ended = new Promise<void>((resolve) => open2.once('close', () => resolve()))
  await door.close()
  await ended
  await expect(say(Buffer.from('x'))).rejects.toThrow(/ENOENT|ECONNREFUSED/)
})

it("OP14 refuses nobody's addresses, and names that stand for addresses of a private network", async () => {
  for (const host of ['169.254.169.254', '0.0.0.0', 'fe80::1', '::', '224.0.0.1', '255.255.255.255', '::ffff:169.254.169.254']) {
    const door = await open(host)
    expect(String(await say(Buffer.from('x')))).toBe('')
    expect(refusals.pop()).toBe(`${host} is nobody's address`)
    await door.close()
  }
  for (const inside of ['127.0.0.1', '10.1.2.3', '192.168.0.1', '::1', 'fd00::1', '::ffff:10.0.0.1', '169.254.169.254']) {
    const door = await open('lab.example', port, async () => ['93.184.216.34', inside])
    await say(Buffer.from('x'))
    expect(refusals.pop()).toBe(`lab.example stands for ${inside}, which is not public: write the address itself`)
    await door.close()
  }
  const nobody = await open('nobody.example')
  await say(Buffer.from('x'))
  expect(refusals.pop()).toBe('nobody.example has no address')
  await nobody.close()
  const local = await open('localhost')
  expect(String(await say(Buffer.from('here')))).toBe('here')
  await local.close()
})

it('OP14 closes at once what the service does not take, and says why', async () => {
  const door = await open('127.0.0.1', 9)
  expect(String(await say(Buffer.from('x')))).toBe('')
  expect(refusals.pop()).toMatch(/ECONNREFUSED/)
  await door.close()
})

it(`OP14 carries ${RELAYED_MAX} connections at once and refuses the next`, async () => {
  const door = await open('127.0.0.1')
  arrived.length = 0
  const sockets = Array.from({ length: RELAYED_MAX }, () => connect(path))
  while (arrived.length < RELAYED_MAX) await new Promise((resolve) => setImmediate(resolve))
  const one = connect(path)
  one.on('error', () => undefined)
  await new Promise<void>((resolve) => one.once('close', () => resolve()))
  expect(refusals.pop()).toBe(`more than ${RELAYED_MAX} connections at once`)
  for (const socket of sockets) socket.destroy()
  await door.close()
})
