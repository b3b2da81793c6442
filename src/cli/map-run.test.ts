import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Ended, runJson } from './cli.testing.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-map-run-'))
const rig = join(place, 'rig')
process.env.VBUS_CONFIG_DIR = join(place, 'config')
process.env.XDG_RUNTIME_DIR = join(place, 'run')
const OPTIONS = { env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: join(place, 'run') }, cwd: place }
const vbus = (...argv: readonly string[]): Promise<Ended> => runJson([...argv, '--workspace', rig], OPTIONS)

beforeAll(async () => {
  mkdirSync(join(place, 'run'), { mode: 0o700 })
  expect((await runJson(['init', rig], OPTIONS)).status).toBe(0)
  const file = join(rig, 'workspace.yaml')
  const before = readFileSync(file, 'utf8')
  const after = before.replace(/\n {2}data: \{ kind: agent,/, '\n  data: { kind: constraint,')
  expect(after).not.toBe(before)
  writeFileSync(file, after)
  expect((await vbus('trust')).status).toBe(0)
}, 60_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

it('MM8 MM9 a run whose data agent is declared as what may not read the edge ends in SECURITY_FAILURE before a byte came in', async () => {
  const { status, last } = await vbus('run')
  expect(last.breach).toMatchObject({ mode: 'SECURITY_FAILURE', phase: 'DATA_LOADING', code: 'memory/denied' })
  expect((last.breach as { evidence: object }).evidence).toMatchObject({ identity: 'data', address: '0x4_001_000000000000', right: 'r' })
  expect(status).toBe(13)
  const refused = (await vbus('audit', 'show', '--kind', 'access_refused')).documents[0] as { run: string; body: object }
  expect(refused.run).toBe(last.run_id)
  expect(refused.body).toMatchObject({ identity: 'data', code: 'memory/denied', right: 'r', run: last.run_id })
  const { last: map } = await vbus('map')
  expect(JSON.stringify(map)).toContain('"name":"master","medium":"rom","device":".vbus/rom"')
  const spaces = map.spaces as { regions: { name: string; counters: object }[] }[]
  const regions = spaces.flatMap((space) => space.regions)
  expect(regions.find(({ name }) => name === 'imports')?.counters).toMatchObject({ reads: 0, refused: 1 })
  expect(regions.find(({ name }) => name === 'master')?.counters).toMatchObject({ writes: 0 })
  expect((await vbus('map', '--check')).status).toBe(0)
}, 60_000)
