import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const NATS_VERSION = '2.15.2'
export const NATS_PY_VERSION = '2.16.0'
const ROOT = join(import.meta.dirname, '..', '..')
const BIN = join(ROOT, '.tools', 'bin')
const GO_SOURCES = join(ROOT, 'bench', 'peers-go')
export const NODE_RED_VERSION = '5.0.7'
/** A package of its own, so that its dependencies are none of ours. */
export const NODE_RED_FOLDER = join(ROOT, '.tools', 'bench-node-red')
const NATS_PY_FOLDER = join(ROOT, '.tools', 'bench-python')

/** The Go program's name holds its sources' hash: a stale build is never measured. */
const goHash = createHash('sha256')
for (const name of ['main.go', 'go.mod', 'go.sum']) goHash.update(readFileSync(join(GO_SOURCES, name)))
export const GO_PARTY = join(BIN, `bench-peers-go-${goHash.digest('hex').slice(0, 12)}`)
export const PYTHON = join(ROOT, '.venv', 'bin', 'python')
export const PYTHON_PATH = [join(ROOT, 'sdk', 'python', 'src'), NATS_PY_FOLDER].join(':')

/** A thing to measure against. */
export interface Tool {
  readonly name: string
  /** Path of what runs it, where it is here. */
  find(): string | undefined
  /** Installs it. @returns what went wrong, in one line. */
  install(): string | undefined
}

function run(command: string, args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): string | undefined {
  const { status, error, stderr } = spawnSync(command, args, { ...options, encoding: 'utf8' })
  if (status === 0) return undefined
  return (error?.message ?? stderr.trim().split('\n').at(-1)) || `${command} ended ${status}`
}

function isVersion(binary: string, version: string): boolean {
  const { stdout, status } = spawnSync(binary, ['--version'], { encoding: 'utf8' })
  return status === 0 && stdout.includes(version)
}

const natsServer: Tool = {
  name: `nats-server ${NATS_VERSION}`,
  find: () => [join(BIN, 'nats-server'), 'nats-server'].find((binary) => isVersion(binary, `v${NATS_VERSION}`)),
  install() {
    mkdirSync(BIN, { recursive: true })
    return run('go', ['install', `github.com/nats-io/nats-server/v2@v${NATS_VERSION}`], { env: { ...process.env, GOBIN: BIN } })
  },
}

const goClient: Tool = {
  name: 'NATS by its Go client (bench/peers-go)',
  find: () => (existsSync(GO_PARTY) ? GO_PARTY : undefined),
  install() {
    mkdirSync(BIN, { recursive: true })
    return run('go', ['build', '-o', GO_PARTY, '.'], { cwd: GO_SOURCES })
  },
}

const natsPy: Tool = {
  name: `nats-py ${NATS_PY_VERSION}`,
  find: () => (existsSync(PYTHON) && existsSync(join(NATS_PY_FOLDER, `nats_py-${NATS_PY_VERSION}.dist-info`)) ? PYTHON : undefined),
  install: () => run(PYTHON, ['-m', 'pip', 'install', '-q', '--upgrade', '--target', NATS_PY_FOLDER, `nats-py==${NATS_PY_VERSION}`]),
}

const nodeRed: Tool = {
  name: `Node-RED ${NODE_RED_VERSION}`,
  find() {
    const manifest = join(NODE_RED_FOLDER, 'node_modules', 'node-red', 'package.json')
    return existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version === NODE_RED_VERSION
      ? manifest
      : undefined
  },
  install() {
    mkdirSync(NODE_RED_FOLDER, { recursive: true })
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock']
    return run('npm', ['install', ...quiet, '--prefix', NODE_RED_FOLDER, `node-red@${NODE_RED_VERSION}`])
  },
}

const fromDebian = (name: string, binaries: readonly string[]): Tool => ({
  name,
  find: () => binaries.find((binary) => existsSync(binary)),
  install: () => run('apt-get', ['install', '-y', '--no-install-recommends', name]),
})

const redis = fromDebian('redis-server', ['/usr/bin/redis-server', '/usr/local/bin/redis-server'])
const mosquitto = fromDebian('mosquitto', ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto'])

export const TOOLS = { natsServer, goClient, natsPy, redis, mosquitto, nodeRed } as const
export type ToolName = keyof typeof TOOLS

/** Names the machine, so that figures of two are not compared unawares. */
export function machine(): string {
  const model = /^model name\s*:\s*(.+)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown processor'
  return `${model}, Node ${process.version}`
}
