import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Document, parseDocument } from 'yaml'
import { type Ended, runJson } from './cli.testing.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-map-run-'))
process.env.VBUS_CONFIG_DIR = join(place, 'config')
process.env.XDG_RUNTIME_DIR = join(place, 'run')
const OPTIONS = { env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: join(place, 'run') }, cwd: place }
type Vbus = (...argv: readonly string[]) => Promise<Ended>

/** A workspace whose file is changed by `edit` and trusted so. */
async function workspace(name: string, edit: (config: Document) => void, files: Readonly<Record<string, string>> = {}): Promise<Vbus> {
  const rig = join(place, name)
  const vbus: Vbus = (...argv) => runJson([...argv, '--workspace', rig], OPTIONS)
  expect((await runJson(['init', rig], OPTIONS)).status).toBe(0)
  const file = join(rig, 'workspace.yaml')
  const config = parseDocument(readFileSync(file, 'utf8'))
  edit(config)
  writeFileSync(file, config.toString())
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(rig, path)), { recursive: true })
    writeFileSync(join(rig, path), text)
  }
  expect((await vbus('trust')).status).toBe(0)
  return vbus
}

/** A device's host of the workspace's own: a run's party with a valid token, and with the grant to ask for leases. */
const GRABBER = `import asyncio, sys, arqonbus
token, socket = sys.stdin.readline().strip(), sys.argv[sys.argv.index('--socket') + 1]

async def main() -> None:
    async with await arqonbus.connect(socket, token, reconnect=None) as bus:
        await bus.request('system.memory.lease', {'region': 'audit', 'rights': 'w'})

asyncio.run(main())
`

/** One that writes more to its job folder than a run's scratch has: nothing but its size, so that the disk has room. */
const HOARDER = `import time
with open('hoard', 'wb') as hoard:
    hoard.truncate(9 * 2**30)
time.sleep(40)
`

/** The device's host is this file of the workspace's own. */
const hostedBy =
  (path: string, publish: readonly string[]) =>
  (config: Document): void => {
    for (const member of ['runtime', 'module']) config.deleteIn(['components', 'device-sim0', member])
    config.setIn(['components', 'device-sim0', 'command'], ['python', `./${path}`])
    config.setIn(['components', 'device-sim0', 'grants', 'publish'], publish)
  }

beforeAll(() => mkdirSync(join(place, 'run'), { mode: 0o700 }))
afterAll(() => rmSync(place, { recursive: true, force: true }))

it('MM8 MM9 a run whose data agent is declared as what may not read the edge ends in SECURITY_FAILURE before a byte came in', async () => {
  const vbus = await workspace('blind', (config) => config.setIn(['components', 'data', 'kind'], 'constraint'))
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

it('MM8 MM13 a run’s party that asks over the bus for what its kind may not have ends the run; its lease was never there', async () => {
  const vbus = await workspace('grabbing', hostedBy('operators/grabber.py', ['device.results', 'system.memory.lease']), {
    'operators/grabber.py': GRABBER,
  })
  const { status, last } = await vbus('run')
  expect(last.breach).toMatchObject({ mode: 'SECURITY_FAILURE', phase: 'GPU_INIT', code: 'memory/denied' })
  expect((last.breach as { evidence: object }).evidence).toMatchObject({
    identity: 'device-sim0',
    address: '0x6_003_000000000000',
    right: 'w',
  })
  expect(status).toBe(13)
  const leased = (await vbus('audit', 'show', '--kind', 'region_leased')).documents as { body?: { identity: string; rights: string } }[]
  const own = leased.flatMap(({ body }) => (body?.identity === 'device-sim0' ? [body.rights] : []))
  expect(own).toEqual(['x'])
}, 60_000)

it('MM11 a run whose operator writes more than the scratch has ends, and nothing of it stays', async () => {
  const vbus = await workspace('hoarding', hostedBy('operators/hoarder.py', ['device.results']), { 'operators/hoarder.py': HOARDER })
  const { status, last } = await vbus('run')
  expect(last.breach).toMatchObject({ mode: 'COMPUTE_HALT', phase: 'GPU_INIT', code: 'memory/over-budget' })
  expect(status).toBe(12)
  expect(readdirSync(join(place, 'hoarding', '.vbus', 'hbm'))).toEqual([])
}, 60_000)
