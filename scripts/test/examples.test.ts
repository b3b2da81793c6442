import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Rig, type ServedRig } from '../../src/main/engine/rig.testing.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const EXAMPLES = join(ROOT, 'docs', 'examples', 'ts')
const names = readdirSync(EXAMPLES).filter((name) => name.endsWith('.ts'))

/** What the examples ask of a policy: the guide says the same (docs/guides/first-client.md). */
const POLICY = `  - { pattern: "kept.>", durable: true }
  - { pattern: "grid.>", delta_only: true }
`
const GRANTS = ['--publish', '>', '--subscribe', '>', '--publish', 'system.>', '--execute', 'nvm']

/** An example that hangs is ended, so that what it printed is seen. */
const EXAMPLE_MS = 20_000

const place = mkdtempSync(join(tmpdir(), 'vbus-examples-'))
let rig: Rig
let served: ServedRig
let token: string

/** Builds the package as it is published and installs it where the examples are. */
function install(): void {
  const home = join(place, 'node_modules', 'arqonbus')
  mkdirSync(home, { recursive: true })
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const build = spawnSync(process.execPath, [tsc, '-p', join(ROOT, 'sdk', 'typescript'), '--outDir', join(home, 'dist')], {
    encoding: 'utf8',
  })
  if (build.status !== 0) throw new Error(`the package does not build: ${build.stdout}`)
  cpSync(join(ROOT, 'sdk', 'typescript', 'package.json'), join(home, 'package.json'))
  for (const name of ['@noble', 'ws']) symlinkSync(join(ROOT, 'node_modules', name), join(place, 'node_modules', name))
  cpSync(EXAMPLES, place, { recursive: true })
  writeFileSync(join(place, 'package.json'), '{ "type": "module" }\n')
}

/** What follows `// prints:` in an example. */
function expected(name: string): string {
  const [, printed = ''] = readFileSync(join(EXAMPLES, name), 'utf8').split('// prints:\n')
  return printed.replaceAll(/^\/\/ ?/gm, '')
}

function run(name: string): Promise<{ status: number | null; out: string; err: string }> {
  const env = { ...process.env, VBUS_URL: `ws://127.0.0.1:${served.port}`, VBUS_TOKEN: token }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', name], {
    cwd: place,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  const timer = setTimeout(() => child.kill('SIGKILL'), EXAMPLE_MS)
  child.stdout.on('data', (data) => (out += data))
  child.stderr.on('data', (data) => (err += data))
  return new Promise((resolve) =>
    child.on('close', (status) => {
      clearTimeout(timer)
      resolve({ status, out, err })
    }),
  )
}

describe('examples of the TypeScript client, with the package as it is published, against a real engine', () => {
  beforeAll(async () => {
    install()
    rig = new Rig(place, POLICY)
    served = await rig.serve()
    token = String(rig.vbus('token', '--workspace', rig.workspace, '--subject', 'example', ...GRANTS, '--ttl', '1h')['token'])
  }, 120_000)
  afterAll(async () => {
    served.child.kill('SIGTERM')
    await served.ended
    rmSync(place, { recursive: true, force: true })
  })

  it.each(names)('%s prints what it says', async (name) => {
    const { status, out, err } = await run(name)
    expect({ status, out, err }).toEqual({ status: 0, out: expected(name), err: '' })
  })
})
