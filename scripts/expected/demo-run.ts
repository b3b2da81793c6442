import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from '../test/run-tool.ts'
import { type DemoRun, groundKey } from './expected-file.ts'

const RUN_TIMEOUT_MS = 600_000

export interface DemoPlace {
  /** The installation that runs. */
  readonly root: string
  /** An empty folder: workspace, keys and sockets lie in it. */
  readonly folder: string
  readonly env?: Readonly<Record<string, string>>
  /** Of each learner; by default what the workspace says, which is one. */
  readonly threads?: number
}

interface ShownRecord {
  readonly kind?: string
  readonly body?: Readonly<Record<string, unknown>>
}
interface Result {
  readonly ok: boolean
  readonly run_id: string
  readonly outputs: readonly { readonly role: string; readonly sha256: string }[]
  readonly error?: { readonly code: string; readonly message: string }
}

/** The demo's workspace, one full build on it, and what its records say of the ground. @throws Error when the run does not pass. */
export async function runDemo({ root, folder, env = {}, threads }: DemoPlace): Promise<DemoRun> {
  const runtime = join(folder, 'run')
  mkdirSync(runtime, { recursive: true, mode: 0o700 })
  const workspace = join(folder, 'workspace')
  const vbus = async (...argv: readonly string[]): Promise<readonly unknown[]> => {
    const options = {
      cwd: root,
      timeoutMs: RUN_TIMEOUT_MS,
      env: { ...env, VBUS_CONFIG_DIR: join(folder, 'config'), XDG_RUNTIME_DIR: runtime },
    }
    const { code, stdout, output } = await runTool(process.execPath, [join(root, 'src', 'cli', 'main.ts'), ...argv, '--json'], options)
    if (code !== 0) throw new Error(`vbus ${argv[0]} ended ${code}: ${output.slice(-2_000)}`)
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
  }
  await vbus('init', workspace, '--from', 'movies')
  if (threads !== undefined) {
    setThreads(join(workspace, 'workspace.yaml'), threads)
    await vbus('trust', '--workspace', workspace)
  }
  const result = (await vbus('run', '--workspace', workspace)).at(-1) as Result
  const records = (await vbus('audit', 'show', '--workspace', workspace, '--run', result.run_id)) as readonly ShownRecord[]
  return { key: keyOf(records), outputs: Object.fromEntries(result.outputs.map(({ role, sha256 }) => [role, sha256])) }
}

function keyOf(records: readonly ShownRecord[]): string {
  const bodyOf = (kind: string): Readonly<Record<string, unknown>> => records.find((record) => record.kind === kind)?.body ?? {}
  const { lock_sha256: lock, device_kind: deviceKind } = bodyOf('run_started')
  const ground = bodyOf('model')['environment'] as { machine: string; cpu_level: string; threads: number }
  const { machine, cpu_level: cpuLevel, threads } = ground
  return groundKey({ lock: String(lock), machine, cpuLevel, threads, deviceKind: String(deviceKind) })
}

function setThreads(file: string, threads: number): void {
  const text = readFileSync(file, 'utf8')
  const changed = text.replace(/^threads: \d+/m, `threads: ${threads}`)
  if (changed === text) throw new Error(`${file} has no threads to change`)
  writeFileSync(file, changed)
}
