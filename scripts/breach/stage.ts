/** What every demonstration of a breach stands on: a workspace of its own, the real CLI, and a way to watch the run over the bus. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const CLI = join(ROOT, 'src/cli/main.ts')

export interface Finished {
  readonly code: number
  /** Every line of standard output that was JSON. */
  readonly documents: readonly Record<string, unknown>[]
}

type Listener = (document: Record<string, unknown>) => void

export interface VbusOptions {
  readonly onDocument?: Listener
  /** Where the person's key and trust are; the user's own when left out. */
  readonly configDir?: string
}

/** Runs one verb with --json to its end. */
export async function vbus(args: readonly string[], options: VbusOptions = {}): Promise<Finished> {
  const { child, documents } = start(args, options)
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)))
  return { code, documents }
}

function start(args: readonly string[], options: VbusOptions): { child: ChildProcess; documents: Record<string, unknown>[] } {
  const { onDocument = () => undefined, configDir } = options
  const env = configDir === undefined ? process.env : { ...process.env, VBUS_CONFIG_DIR: configDir }
  const child = spawn(process.execPath, [CLI, ...args, '--json'], { stdio: ['ignore', 'pipe', 'inherit'], env })
  const documents: Record<string, unknown>[] = []
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    if (!line.startsWith('{')) return
    const document = JSON.parse(line) as Record<string, unknown>
    documents.push(document)
    onDocument(document)
  })
  return { child, documents }
}

/** One demonstration's workspace. */
export class Stage {
  readonly dir: string
  readonly #configDir: string | undefined
  readonly #children: ChildProcess[] = []
  readonly #later: Promise<string | undefined>[] = []

  /** @param configDir the configuration folder of the person who trusts the workspace; the user's own when left out */
  constructor(dir: string, configDir?: string) {
    this.dir = dir
    this.#configDir = configDir
  }

  static async open(kind: string): Promise<Stage> {
    const stamp = new Date().toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
    const dir = join(ROOT, '.demo', `breach-${kind}-${stamp}-${process.pid}`)
    mkdirSync(dirname(dir), { recursive: true })
    const { code, documents } = await vbus(['init', dir, '--from', 'movies'])
    if (code !== 0) throw new Error(`init ended ${code}: ${JSON.stringify(documents.at(-1))}`)
    return new Stage(dir)
  }

  path(...names: readonly string[]): string {
    return join(this.dir, ...names)
  }

  /** Edits a text file of the workspace; what is replaced must be there. */
  edit(name: string, from: string, to: string): void {
    const text = readFileSync(this.path(name), 'utf8')
    if (!text.includes(from)) throw new Error(`${name} does not hold: ${from}`)
    writeFileSync(this.path(name), text.replace(from, to))
  }

  /** One verb on this workspace, however it ends. */
  async act(...args: readonly string[]): Promise<Finished> {
    return await vbus([...args, '--workspace', this.dir], this.#options())
  }

  /** One verb that must end well. */
  async verb(...args: readonly string[]): Promise<Finished> {
    const finished = await this.act(...args)
    if (finished.code !== 0) throw new Error(`vbus ${args.join(' ')} ended ${finished.code}: ${JSON.stringify(finished.documents.at(-1))}`)
    return finished
  }

  /** Starts an engine and resolves once it accepts connections. */
  async serve(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const { child } = start(
        ['serve', '--workspace', this.dir],
        this.#options((document) => {
          if (document['type'] === 'ready') resolve()
        }),
      )
      child.on('close', (code) => reject(new Error(`the engine ended ${code}`)))
      this.#children.push(child)
    })
  }

  /** Calls back for each message on `pattern` until the stage is closed; resolves once subscribed. */
  async watch(pattern: string, onMessage: (body: Record<string, unknown>) => void): Promise<void> {
    await new Promise<void>((resolve) => {
      const { child } = start(
        ['sub', pattern, '--workspace', this.dir],
        this.#options((document) => {
          if (document['type'] === 'ready') resolve()
          if (document['type'] !== 'message') return
          onMessage(JSON.parse(Buffer.from(String(document['payload']), 'base64').toString('utf8')) as Record<string, unknown>)
        }),
      )
      this.#children.push(child)
    })
  }

  async run(): Promise<Finished> {
    return await this.act('run')
  }

  /** Ends a process of somebody else's with the stage. */
  follow(child: ChildProcess): void {
    this.#children.push(child)
  }

  /** Something begun during the run, which says what is wrong with how it ended. */
  later(outcome: Promise<string | undefined>): void {
    this.#later.push(outcome)
  }

  /** What was wrong with anything that was begun during the run. */
  async settled(): Promise<string[]> {
    return (await Promise.all(this.#later)).filter((wrong) => wrong !== undefined)
  }

  #options(onDocument: Listener = () => undefined): VbusOptions {
    return { onDocument, ...(this.#configDir === undefined ? {} : { configDir: this.#configDir }) }
  }

  /** Ends what the stage started, the engine last. */
  async close(): Promise<void> {
    for (const child of this.#children.splice(0).reverse()) {
      child.removeAllListeners('close')
      if (child.exitCode !== null || child.signalCode !== null) continue
      const ended = new Promise((resolve) => child.on('close', resolve))
      child.kill('SIGTERM')
      await ended
    }
  }
}
