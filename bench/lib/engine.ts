import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Broker, scratchFolder } from './brokers.ts'
import type { ProbeAnswer, ProbeQuestion } from './engine-probe.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const CLI = join(ROOT, 'src', 'cli', 'main.ts')
const PROBE = join(import.meta.dirname, 'engine-probe.ts')
const QUIET = '--disable-warning=ExperimentalWarning'
const TOPICS = ['circuit.>', 'kept.>', 'ask.>', 't.>']

/** What the engine's policy asks of every message here: a role, rates, and quotas in messages and bytes, all wide enough not to bind. */
const POLICY = `  - { pattern: kept.>, durable: true }
roles:
  bench: { publish: [circuit.>, kept.>, ask.>, t.>], subscribe: [circuit.>, kept.>, ask.>, t.>], rates: { messages_per_s: 100000000 } }
identities:
  publisher: { roles: [bench] }
  subscriber: { roles: [bench] }
quotas:
  - { identity: publisher, per: day, limits: { messages: 1000000000000, bytes: 1000000000000000 } }
  - { namespace: default, per: total, limits: { messages: 1000000000000000 } }
`

/** The product's engine as users start it, on a workspace of its own. */
export interface Engine extends Broker {
  readonly workspace: string
  ask(question: ProbeQuestion): Promise<ProbeAnswer>
  /** A new token for a publisher or subscriber beside the two of `address`. */
  token(subject: string): string
  /** Ends it as a user does; with it the profile is written. */
  end(): Promise<void>
}

function vbus(folder: string, args: readonly string[]): Record<string, unknown> {
  const env = { ...process.env, VBUS_CONFIG_DIR: join(folder, 'config') }
  const { stdout, stderr, status } = spawnSync(process.execPath, [QUIET, CLI, ...args, '--json'], { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`vbus ${args.join(' ')} ended ${status}: ${stderr}${stdout}`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>
}

function makeWorkspace(folder: string): string {
  const workspace = join(folder, 'rig')
  vbus(folder, ['init', workspace])
  const file = join(workspace, 'policy.yaml')
  const policy = readFileSync(file, 'utf8')
  if (!/\ntopics:\n(?: {2}- .*\n)*$/.test(policy)) throw new Error(`${file} does not end with its topics`)
  appendFileSync(file, POLICY)
  vbus(folder, ['trust', '--workspace', workspace])
  return workspace
}

async function ready(child: ChildProcess): Promise<{ port: number }> {
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the engine ended (${code})`)))
  })
  return { port: Number(new URL((JSON.parse(line) as { ws: string }).ws).port) }
}

/** @param profileDir where the engine leaves CPU profiles of its threads when it ends. */
export async function startEngine(profileDir?: string): Promise<Engine> {
  const folder = scratchFolder('vbus')
  const env = { ...process.env, VBUS_CONFIG_DIR: join(folder, 'config') }
  const workspace = makeWorkspace(folder)
  const profiling = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`]
  const args = [QUIET, '--expose-gc', ...profiling, '--import', PROBE, CLI, 'serve', '--workspace', workspace, '--json']
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const stop = (): void => {
    process.off('exit', stop)
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', stop)
  const { port } = await ready(child)
  const token = (subject: string): string => {
    const grants = TOPICS.flatMap((topic) => ['--publish', topic, '--subscribe', topic])
    return vbus(folder, ['token', '--workspace', workspace, '--subject', subject, ...grants, '--ttl', '2h'])['token'] as string
  }
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return {
    address: { port, publishToken: token('publisher'), subscribeToken: token('subscriber') },
    workspace,
    pid: child.pid ?? 0,
    token,
    stop,
    ask: (question) =>
      new Promise((resolve, reject) => {
        child.once('message', (answer) => resolve(answer as ProbeAnswer))
        child.send(question, (error) => (error === null ? undefined : reject(error)))
      }),
    async end() {
      child.kill('SIGTERM')
      await ended
      stop()
    },
  }
}
