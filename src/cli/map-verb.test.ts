import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type Ended, runJson } from './cli.testing.ts'
import { runCli } from './run-cli.ts'
import { testHost } from './test-host.testing.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const place = mkdtempSync(join(tmpdir(), 'vbus-map-'))
const rig = join(place, 'rig')
process.env.VBUS_CONFIG_DIR = join(place, 'config')
process.env.XDG_RUNTIME_DIR = join(place, 'run')
const OPTIONS = { env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: join(place, 'run') }, cwd: place }
const vbus = (...argv: readonly string[]): Promise<Ended> => runJson([...argv, '--workspace', rig], OPTIONS)
const children: ChildProcess[] = []
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

interface Found {
  readonly kind: string
  readonly where: string
  readonly what: string
}
const findingsOf = ({ last }: Ended): readonly Found[] => last.findings as readonly Found[]

/** An operator of the workspace's own that opens a door beside the Spine's. It never gets ready. */
const OPERATOR = `import socket, time
door = socket.socket()
door.bind(('127.0.0.1', 0))
door.listen()
time.sleep(50)
`
const DECLARED = `components:
  lurker:
    kind: agent
    operator_type: nvm
    command: [python, ./operators/lurker.py]
    restart: never
    limits: { memory_mb: 256, heartbeat_s: 60, start_s: 60 }
    grants: { publish: [], subscribe: [], execute: [nvm] }
`

beforeAll(async () => {
  mkdirSync(join(place, 'run'), { mode: 0o700 })
  expect(await runCli(['init', rig, '--json'], testHost(OPTIONS))).toBe(0)
}, 60_000)
afterAll(async () => {
  for (const child of children) {
    await end(child)
  }
  rmSync(place, { recursive: true, force: true })
})

describe('the map of a workspace without an engine', () => {
  it('MM14 MM18 is shown and checked, and nothing is found in a new one', async () => {
    const shown = await vbus('map')
    expect(shown.status).toBe(0)
    expect((shown.last.spaces as object[]).length).toBe(6)
    const checked = await vbus('map', '--check')
    expect({ status: checked.status, findings: findingsOf(checked) }).toEqual({ status: 0, findings: [] })
    expect(checked.last).toMatchObject({ ok: true, engine: null, processes: 'seen' })
  })

  it('MM15 MM16 MM18 names what was planted and ends with 13: a stray file, a readable key, a process that reads the policy', async () => {
    writeFileSync(join(rig, '.vbus', 'notes.txt'), 'mine')
    chmodSync(join(rig, '.vbus', 'keys', 'log.key'), 0o644)
    const holding = `require('node:fs').openSync(${JSON.stringify(join(rig, 'policy.yaml'))}); console.log('open'); setInterval(() => {}, 1000)`
    const reader = spawn(process.execPath, ['-e', holding], { stdio: ['ignore', 'pipe', 'ignore'] })
    children.push(reader)
    await once(reader.stdout, 'data')
    const checked = await vbus('map', '--check')
    expect(checked.status).toBe(13)
    expect(codeOf(checked)).toBe('memory/not-on-map')
    expect(findingsOf(checked).map(({ kind, where }) => `${kind} ${where}`)).toEqual([
      'open-file policy.yaml',
      'permissions .vbus/keys/log.key',
      'unknown .vbus/notes.txt',
    ])
    expect(findingsOf(checked)[0]?.what).toContain(`process ${reader.pid}`)
    await end(reader)
    rmSync(join(rig, '.vbus', 'notes.txt'))
    chmodSync(join(rig, '.vbus', 'keys', 'log.key'), 0o600)
    expect((await vbus('map', '--check')).status).toBe(0)
  })

  it('MM6 MM18 finds a record that was changed', async () => {
    const segment = join(rig, '.vbus', 'audit', `${'0'.repeat(20)}.seg`)
    const before = readFileSync(segment)
    const altered = Uint8Array.from(before)
    altered[altered.length >> 1] = (altered[altered.length >> 1] ?? 0) ^ 1
    writeFileSync(segment, altered)
    const checked = await vbus('map', '--check')
    writeFileSync(segment, before)
    expect(checked.status).toBe(13)
    expect(findingsOf(checked)[0]).toMatchObject({ kind: 'content', where: expect.stringContaining('.vbus/audit/') })
  })

  it('MM15 finds a copy in the ROM that no record names, and knows one of data that was registered anew since', async () => {
    const copy = createHash('sha256').update('mine').digest('hex')
    const foreign = join(rig, '.vbus', 'rom', copy)
    writeFileSync(foreign, 'mine', { mode: 0o400 })
    const checked = await vbus('map', '--check')
    rmSync(foreign)
    expect([checked.status, ...findingsOf(checked).map(({ kind, where }) => `${kind} ${where}`)]).toEqual([13, `unknown .vbus/rom/${copy}`])
    const [contributor] = (await vbus('status')).last.contributors as { path: string }[]
    const before = readFileSync(contributor?.path ?? '')
    writeFileSync(contributor?.path ?? '', Buffer.concat([before, Buffer.from('\n')]))
    const registered = await vbus('data', 'register')
    const after = await vbus('map', '--check')
    writeFileSync(contributor?.path ?? '', before)
    expect((await vbus('data', 'register')).status).toBe(registered.status)
    expect({ status: after.status, findings: findingsOf(after) }).toEqual({ status: 0, findings: [] })
  })
})

describe('the map of a workspace with an engine', () => {
  let ws = ''
  let oldCredentials: unknown[] = []
  beforeAll(async () => {
    // Issued to whoever called itself so, before there was a component of that name.
    const named = ['--subject', 'lurker', '--publish', 'system.memory.lease']
    oldCredentials = [(await vbus('token', ...named)).last.token, (await vbus('key', 'create', ...named)).last.key]
    mkdirSync(join(rig, 'operators'))
    writeFileSync(join(rig, 'operators', 'lurker.py'), OPERATOR)
    const file = join(rig, 'workspace.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('\ncomponents:\n', `\n${DECLARED}`))
    expect((await vbus('trust')).status).toBe(0)
    const engine = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--workspace', rig, '--json'], {
      cwd: place,
      env: { ...process.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(engine)
    const [line] = (await once(engine.stdout, 'data')) as [Buffer]
    ws = (JSON.parse(line.toString('utf8').split('\n')[0] ?? '') as { ws: string }).ws
  }, 60_000)

  it('MM17 finds the socket that an operator listens on, and nothing else', async () => {
    let checked = await vbus('map', '--check')
    for (let i = 0; i < 40 && checked.status === 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 250))
      checked = await vbus('map', '--check')
    }
    expect(checked.status).toBe(13)
    expect(findingsOf(checked)).toEqual([
      { kind: 'socket', where: expect.stringMatching(/^lurker \d+$/), what: expect.stringMatching(/^listens on tcp 127\.0\.0\.1:\d+/) },
    ])
    expect(checked.last.engine).toBe(children.at(-1)?.pid)
  }, 30_000)

  it('MM14 shows the leases that the engine has, and what it did not settle yet', async () => {
    const { last } = await vbus('map')
    const leases = last.leases as { identity: string; region: string; used: number }[]
    expect(leases.find(({ identity }) => identity === 'engine.audit')).toMatchObject({ region: 'audit' })
    expect(leases.find(({ identity }) => identity === 'lurker')).toMatchObject({ region: 'operators', rights: 'x' })
    expect(leases.find(({ identity }) => identity === 'engine.audit')?.used).toBeGreaterThan(0)
  })

  it('MM9 MM13 gives no lease to who is no component, whatever its token grants, and no name of one to anybody', async () => {
    const asked = JSON.stringify({ region: 'master', rights: 'r' })
    const answer = await vbus('request', 'system.memory.lease', '--data', asked)
    expect(JSON.stringify(answer.documents)).toContain('memory/denied')
    const posing = await vbus('token', '--subject', 'fabric', '--publish', 'fabric.results')
    expect(posing.status).not.toBe(0)
    const map = await vbus('map')
    expect(map.last.refused).toBe(1)
    for (const credential of oldCredentials) {
      const file = join(place, 'old')
      writeFileSync(file, String(credential), { mode: 0o600 })
      const old = await runJson(['request', 'system.memory.lease', '--data', asked, '--url', ws, '--token-file', file], OPTIONS)
      expect({ status: old.status, code: codeOf(old) }).toEqual({ status: 3, code: 'auth/bad-token' })
    }
    expect((await vbus('status')).last.breaker).toBe('closed')
  })

  it('MM11 MM15 finds what an engine left when it was killed; the next start wipes it', async () => {
    await Promise.all(children.map(end))
    mkdirSync(join(rig, '.vbus', 'hbm', 'run-1'), { recursive: true, mode: 0o700 })
    writeFileSync(join(rig, '.vbus', 'hbm', 'run-1', 'model'), 'half')
    const left = await vbus('map', '--check')
    // The folder of operators that stand stays: what one wrote there it may want again.
    expect(findingsOf(left).map(({ kind, where }) => `${kind} ${where}`)).toEqual(['left-behind .vbus/hbm/run-1'])
    expect((await vbus('topics')).status).toBe(0)
    const after = await vbus('map', '--check')
    expect({ status: after.status, findings: findingsOf(after) }).toEqual({ status: 0, findings: [] })
  }, 30_000)
})
