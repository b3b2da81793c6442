import { lookup } from 'node:dns/promises'
import { chmod, rm } from 'node:fs/promises'
import { BlockList, connect, createServer, isIP, type Socket } from 'node:net'
import type { Door } from './sockets-server.ts'

export interface RelayOptions {
  /** Where it leads: a name, an IPv4 address or an IPv6 address without brackets. */
  readonly host: string
  readonly port: number
  /** Of the Unix socket; what lies there is replaced. */
  readonly path: string
  /** A connection that was not made, and why. */
  readonly onRefused: (reason: string) => void
  /** The addresses of a name; the system's when left out. */
  readonly addressesOf?: (name: string) => Promise<readonly string[]>
}

/** Connections through one door at once; more are closed. */
export const RELAYED_MAX = 64
const CONNECT_MS = 10_000
/** A connection on which nothing goes either way for so long is closed. */
const SILENT_MS = 120_000

type Range = readonly [net: string, prefix: number, family: 'ipv4' | 'ipv6']
/** Nobody's service: this network, link-local (cloud machines' secrets are there), multicast, reserved. */
const NEVER: readonly Range[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]
/** Not of the public network (IANA special-purpose registries): reached only by who writes the address itself. IPv4 within IPv6 is looked at as IPv4. */
const PRIVATE: readonly Range[] = [
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
]

const never = listOf(NEVER)
const notPublic = listOf([...NEVER, ...PRIVATE])

/** Opens a Unix socket (0600) that leads to one TCP service and nowhere else. What goes through is not looked at. */
export async function openRelayDoor(options: RelayOptions): Promise<Door> {
  const { path } = options
  const ends = new Set<Socket>()
  const track = (socket: Socket): Socket => {
    ends.add(socket)
    return socket.on('close', () => ends.delete(socket))
  }
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (near) => {
    track(near)
    void relay(near, options, track)
  })
  server.maxConnections = RELAYED_MAX
  server.on('drop', () => options.onRefused(`more than ${RELAYED_MAX} connections at once`))
  await rm(path, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  await chmod(path, 0o600)
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of ends) socket.destroy()
    })
  return { port: 0, path, close }
}

async function relay(
  near: Socket,
  { host, port, onRefused, addressesOf = systemAddresses }: RelayOptions,
  track: (socket: Socket) => Socket,
): Promise<void> {
  near.on('error', () => near.destroy())
  const refuse = (reason: string): void => {
    onRefused(reason)
    near.destroy()
  }
  const address = await addressOf(host, addressesOf).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
  if (near.destroyed) return
  if (typeof address !== 'string') return refuse(address.message)
  const far = track(connect({ host: address, port, allowHalfOpen: true, timeout: CONNECT_MS }))
  far.on('error', (error) => refuse(error.message))
  far.on('timeout', () => (far.connecting ? refuse(`${host} did not answer within ${CONNECT_MS} ms`) : far.destroy()))
  far.on('close', () => near.destroy())
  near.on('close', () => far.destroy())
  far.once('connect', () => {
    far.setTimeout(SILENT_MS)
    near.pipe(far)
    far.pipe(near)
  })
}

/** The address to connect to. A name is looked up each time, and what it stands for is what is connected to. @throws Error saying why not */
async function addressOf(host: string, addressesOf: NonNullable<RelayOptions['addressesOf']>): Promise<string> {
  const literal = host === 'localhost' ? '127.0.0.1' : host
  if (isIP(literal) !== 0) {
    if (isIn(never, literal)) throw new Error(`${host} is nobody's address`)
    return literal
  }
  const [first, ...more] = await addressesOf(literal)
  if (first === undefined) throw new Error(`${host} has no address`)
  const inside = [first, ...more].find((address) => isIn(notPublic, address))
  if (inside !== undefined) throw new Error(`${host} stands for ${inside}, which is not public: write the address itself`)
  return first
}

const systemAddresses = async (name: string): Promise<readonly string[]> =>
  (await lookup(name, { all: true })).map(({ address }) => address)

const isIn = (list: BlockList, address: string): boolean => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

function listOf(ranges: readonly Range[]): BlockList {
  const list = new BlockList()
  for (const [net, prefix, family] of ranges) list.addSubnet(net, prefix, family)
  return list
}
