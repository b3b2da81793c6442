import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import type { BrokerAddress } from './peer.ts'

export interface Broker {
  readonly address: BrokerAddress
  readonly pid: number
  stop(): void
}

/** On the disk of the clone: a log on a memory file system would measure nothing. */
const RESULTS = join(import.meta.dirname, '..', 'results')

export function resultsFolder(): string {
  mkdirSync(RESULTS, { recursive: true })
  return RESULTS
}

export const scratchFolder = (name: string): string => mkdtempSync(join(resultsFolder(), `${name}-`))

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

/** A program that listens on `port`; `folder` goes with it. */
async function startProgram(command: readonly [string, ...string[]], port: number, folder: string): Promise<Broker> {
  const [file, ...args] = command
  const child = spawn(file, args, { stdio: 'ignore' })
  const stop = (): void => {
    process.off('exit', stop)
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', stop)
  await waitForPort(port)
  return { address: { port }, pid: child.pid ?? 0, stop }
}

export interface NatsOptions {
  /** The address is its WebSocket port instead of its TCP port. */
  readonly isWebSocket?: boolean
  readonly store?: 'file' | 'file-synced'
}

export async function startNats(binary: string, options: NatsOptions): Promise<Broker> {
  const folder = scratchFolder('nats')
  const [tcp, webSocket] = [await freePort(), await freePort()]
  const sync = options.store === 'file-synced' ? ', sync_interval: always' : ''
  const store = options.store === undefined ? '' : `jetstream { store_dir: "${folder}", max_file_store: 8GB${sync} }`
  const config = `listen: 127.0.0.1:${tcp}\nmax_payload: 8MB\nwebsocket { listen: "127.0.0.1:${webSocket}", no_tls: true }\n${store}\n`
  writeFileSync(join(folder, 'nats.conf'), config)
  return await startProgram([binary, '-c', join(folder, 'nats.conf')], options.isWebSocket === true ? webSocket : tcp, folder)
}

/** Redis with a log that is synced at each write. */
export async function startRedis(binary: string): Promise<Broker> {
  const folder = scratchFolder('redis')
  const port = await freePort()
  const flags = ['--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always']
  return await startProgram([binary, '--port', String(port), ...flags], port, folder)
}

export async function startMosquitto(binary: string): Promise<Broker> {
  const folder = scratchFolder('mosquitto')
  const port = await freePort()
  const limits = 'max_inflight_messages 0\nmax_queued_messages 0\nset_tcp_nodelay true'
  writeFileSync(join(folder, 'mosquitto.conf'), `listener ${port} 127.0.0.1\nallow_anonymous true\nuser root\n${limits}\n`)
  return await startProgram([binary, '-c', join(folder, 'mosquitto.conf')], port, folder)
}
