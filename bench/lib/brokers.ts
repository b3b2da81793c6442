import { fork, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import type { BrokerAddress } from './peer.ts'

export interface Broker {
  readonly address: BrokerAddress
  readonly pid: number
  stop(): void
}

const LIB = import.meta.dirname
/** On the disk of the clone: a log on a memory file system would measure nothing. */
const RESULTS = join(LIB, '..', 'results')

export function scratchFolder(name: string): string {
  mkdirSync(RESULTS, { recursive: true })
  return mkdtempSync(join(RESULTS, `${name}-`))
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

async function waitForPort(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.end()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nothing listens on ${port}`)
}

/** The product's engine process; `isDurable` keeps every message in a fsynced, chained log. */
export async function startVbus(isDurable: boolean): Promise<Broker> {
  const folder = isDurable ? scratchFolder('vbus') : undefined
  const child = fork(join(LIB, 'engine-process.ts'), folder === undefined ? [] : [folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const address = await new Promise<BrokerAddress>((resolve, reject) => {
    child.once('message', (message) => resolve(message as BrokerAddress))
    child.once('exit', (code) => reject(new Error(`the engine process ended (${code})`)))
  })
  const stop = (): void => {
    child.kill('SIGKILL')
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', stop)
  return { address, pid: child.pid ?? 0, stop }
}

/** NATS server; the address is its WebSocket port, or its TCP port. */
export async function startNats(
  binary: string,
  options: { readonly isWebSocket: boolean; readonly isJetStream: boolean },
): Promise<Broker> {
  const folder = scratchFolder('nats')
  const [tcp, webSocket] = [await freePort(), await freePort()]
  const store = options.isJetStream ? `jetstream { store_dir: "${folder}", max_file_store: 8GB }` : ''
  const config = `listen: 127.0.0.1:${tcp}\nmax_payload: 8MB\nwebsocket { listen: "127.0.0.1:${webSocket}", no_tls: true }\n${store}\n`
  writeFileSync(join(folder, 'nats.conf'), config)
  const child = spawn(binary, ['-c', join(folder, 'nats.conf')], { stdio: 'ignore' })
  const stop = (): void => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', stop)
  await waitForPort(tcp)
  await waitForPort(webSocket)
  return { address: { port: options.isWebSocket ? webSocket : tcp }, pid: child.pid ?? 0, stop }
}
