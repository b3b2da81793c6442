import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const CLI = join(import.meta.dirname, '..', '..', 'cli', 'main.ts')
/** As bin/vbus starts Node. */
const FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4']

type Document = Readonly<Record<string, unknown>>

/** The product's engine as a process, as `vbus serve` starts it. */
export interface ServedRig {
  readonly child: ChildProcess
  readonly port: number
  readonly socketPath: string
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>
}

/** A workspace of its own, with its own person key, and the real command line on it. */
export class Rig {
  /** Whatever the rig has lies below. */
  readonly folder: string
  readonly workspace: string
  /** Of every process of the rig. */
  readonly env: NodeJS.ProcessEnv

  /** @param below where its folder is made; @param policy lines that follow `topics:` of its policy.yaml. */
  constructor(below: string, policy: string) {
    this.folder = mkdtempSync(join(below, 'vbus-rig-'))
    this.workspace = join(this.folder, 'rig')
    this.env = { ...process.env, VBUS_CONFIG_DIR: join(this.folder, 'config'), XDG_RUNTIME_DIR: this.folder }
    this.vbus('init', this.workspace)
    const file = join(this.workspace, 'policy.yaml')
    if (!/\ntopics:\n(?: {2}- .*\n)*$/.test(readFileSync(file, 'utf8'))) throw new Error(`${file} does not end with its topics`)
    appendFileSync(file, policy)
    this.vbus('trust', '--workspace', this.workspace)
  }

  /** One verb to its end. @returns its result. @throws Error when it fails. */
  vbus(...args: readonly string[]): Document {
    return this.#documents(args).at(-1) ?? {}
  }

  /** One verb to its end, however it ends. @returns its exit status and the last document it printed */
  ended(...args: readonly string[]): { readonly status: number | null; readonly last: Document } {
    const { stdout, status } = spawnSync(process.execPath, [...FLAGS, CLI, ...args, '--json'], { env: this.env, encoding: 'utf8' })
    return { status, last: JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Document }
  }

  /** All records of a kind; no engine needs to run. */
  records(kind: string): Document[] {
    return this.#documents(['audit', 'show', '--workspace', this.workspace, '--kind', kind]).slice(0, -1)
  }

  #documents(args: readonly string[]): Document[] {
    const { stdout, stderr, status } = spawnSync(process.execPath, [...FLAGS, CLI, ...args, '--json'], { env: this.env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`vbus ${args.join(' ')} ended ${status}: ${stderr}${stdout}`)
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Document)
  }

  /** @param nodeOptions for the engine's process; with an IPC channel. */
  async serve(...nodeOptions: readonly string[]): Promise<ServedRig> {
    return await this.serveUnder([], ...nodeOptions)
  }

  /** @param wrapper a command that becomes the one behind it */
  async serveUnder(wrapper: readonly string[], ...nodeOptions: readonly string[]): Promise<ServedRig> {
    const node = [process.execPath, ...FLAGS, ...nodeOptions, CLI, 'serve', '--workspace', this.workspace, '--json']
    const [command = '', ...args] = [...wrapper, ...node]
    const child = spawn(command, args, { env: this.env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout as Readable }).once('line', resolve)
      child.once('exit', (code) => reject(new Error(`the engine ended (${code})`)))
    })
    const ready = JSON.parse(line) as { readonly ws?: string; readonly socket: string }
    if (ready.ws === undefined) throw new Error(`the engine did not start: ${line}`)
    return { child, port: Number(new URL(ready.ws).port), socketPath: ready.socket, ended }
  }

  /** A token with publish and subscribe on these topics. */
  token(subject: string, topics: readonly string[]): string {
    const grants = topics.flatMap((topic) => ['--publish', topic, '--subscribe', topic])
    return this.vbus('token', '--workspace', this.workspace, '--subject', subject, ...grants, '--ttl', '2h')['token'] as string
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
