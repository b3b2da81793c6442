import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeOf, type Ended, runJson } from './cli.testing.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-devices-'))
const rig = join(place, 'rig')
// An engine in this process finds its person by the process's own environment.
process.env.VBUS_CONFIG_DIR = join(place, 'config')
process.env.XDG_RUNTIME_DIR = join(place, 'run')
const OPTIONS = { env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: join(place, 'run') }, cwd: place }
const vbus = (...argv: readonly string[]): Promise<Ended> => runJson([...argv, '--workspace', rig], OPTIONS)

beforeAll(async () => {
  mkdirSync(join(place, 'run'), { mode: 0o700 })
  expect((await runJson(['init', 'rig', '--from', 'movies'], OPTIONS)).status).toBe(0)
  const file = join(rig, 'workspace.yaml')
  const declared = 'kind: simulated, component: device-sim0, proof_n: 512'
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(declared)
  writeFileSync(file, text.replace(declared, `${declared}, memory_mb: 64, class: { name: any-processor, proof_ms_max: 20000 }`))
  expect((await vbus('trust')).status).toBe(0)
}, 60_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

it('DV11 lists what is declared, without an engine too', async () => {
  const { status, last } = await vbus('devices')
  expect(status).toBe(0)
  expect(last).toMatchObject({ devices: [{ name: 'sim0', kind: 'simulated', state: 'idle', memory: { budget_bytes: 64 * 1024 * 1024 } }] })
})

it('DV8 DV11 starts a device’s host, lets it prove its work within its class, and ends it, all on the record', async () => {
  const { status, last } = await vbus('devices', '--check', 'sim0')
  expect(status).toBe(0)
  expect(last).toMatchObject({
    proof: { n: 512, rounds: 3, verdict: 'timing-consistent', class: 'any-processor', class_ms_max: 20_000 },
    device: { name: 'sim0', state: 'healthy', simulated: true, software: false },
  })
  const kinds = (await vbus('audit', 'show')).documents.map(({ kind, body }) => [kind, (body as { state?: string } | undefined)?.state])
  expect(kinds.filter(([kind]) => kind === 'device_state').map(([, state]) => state)).toEqual(['starting', 'healthy', 'gone'])
  expect(kinds.filter(([kind]) => kind === 'proof_of_work')).toHaveLength(1)
  expect((await vbus('audit', 'verify', rig)).status).toBe(0)
}, 60_000)

it('DV11 says with usage what no device is', async () => {
  const unknown = await vbus('devices', '--check', 'gpu9')
  expect([unknown.status, codeOf(unknown)]).toEqual([2, 'device/not-declared'])
}, 30_000)
