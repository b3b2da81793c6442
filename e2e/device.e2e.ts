import { execFile, execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { isRoot, type LaunchedApp, launchApp, PLAIN_UID } from './support/electron-app.ts'
import { makeWorkspace, ROOT, type TestWorkspace } from './support/workspace.ts'

/** Chromium's own WebGPU in the app's hidden window, over its software adapter: what a machine without a GPU can show of the real way. */
test.describe.configure({ mode: 'serial' })

const COMPONENT = `
  device-gpu0:
    kind: agent
    operator_type: generic
    runtime: node
    module: src/main/compute/host.ts
    limits: { memory_mb: 2048, heartbeat_s: 30, start_s: 60 }
    grants:
      publish: [device.results, device.progress, device.artifacts, pipeline.agents]
      subscribe: [device.jobs, device.uploads]
      execute: [generic]

devices:
  gpu0: { kind: webgpu, component: device-gpu0, proof_n: 256 }
`
const SWIFTSHADER = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']

interface Line {
  readonly kind?: string
  readonly body?: Readonly<Record<string, unknown>>
}

let workspace: TestWorkspace
let launched: LaunchedApp

test.beforeAll(async () => {
  workspace = await makeWorkspace()
  const file = join(workspace.dir, 'workspace.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace('\ndevices:\n', COMPONENT))
  await workspace.vbus('trust', '--workspace', workspace.dir)
  if (isRoot) execFileSync('chown', ['-R', `${PLAIN_UID}:${PLAIN_UID}`, workspace.home])
  launched = await launchApp(workspace, { isSandboxed: true, switches: SWIFTSHADER })
})
test.afterAll(async () => {
  await launched?.app.close()
  await workspace?.[Symbol.asyncDispose]()
})

/** The command line as the user that the app runs as, on the app's engine; its output's lines. */
async function vbus(...args: readonly string[]): Promise<readonly Line[]> {
  const command = [process.execPath, join(ROOT, 'src/cli/main.ts'), ...args, '--json', '--workspace', workspace.dir]
  const asUser = isRoot ? ['setpriv', `--reuid=${PLAIN_UID}`, `--regid=${PLAIN_UID}`, '--clear-groups', '--', ...command] : command
  const [program = '', ...rest] = asUser
  const { stdout } = await promisify(execFile)(program, rest, { env: workspace.env, timeout: 60_000, maxBuffer: 16 * 1024 * 1024 })
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

test('DV13 a hidden, sandboxed window proves its work by Chromium’s WebGPU, and is known as software', async () => {
  await expect(launched.page.getByRole('heading', { name: 'The rig is ready' })).toBeVisible()
  const [checked] = await vbus('devices', '--check', 'gpu0')
  expect(checked).toMatchObject({
    ok: true,
    proof: { n: 256, rounds: 3, verdict: 'product-correct', backend: expect.stringMatching(/^tfjs .* webgpu \(Chromium\)$/) },
    device: { kind: 'webgpu', simulated: true, software: true, adapter: expect.stringMatching(/swiftshader/i), state: 'healthy' },
  })
  const windows = await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  expect(windows).toBe(1)
})

test('DV13 what held it, and that it came and went, is on the record', async () => {
  const records = await vbus('audit', 'show')
  const states = records.filter(({ kind }) => kind === 'device_state').map(({ body }) => body?.['state'])
  expect(states).toEqual(['starting', 'healthy', 'gone'])
  const started = records.find(({ kind, body }) => kind === 'operator_started' && body?.['identity'] === 'device-gpu0')
  expect(started?.body).toMatchObject({ confinement: 'chromium' })
  expect(records.find(({ kind }) => kind === 'proof_of_work')).toMatchObject({ simulated: true, body: { ok: true } })
})
