import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type Ended, runJson, toDocuments } from './cli.testing.ts'
import { runCli } from './run-cli.ts'
import { type TestHost, testHost } from './test-host.testing.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const place = mkdtempSync(join(tmpdir(), 'vbus-engine-'))
const rig = join(place, 'rig')
// An engine in this process finds its person by the process's own environment.
process.env.VBUS_CONFIG_DIR = join(place, 'config')
process.env.XDG_RUNTIME_DIR = join(place, 'run')
const env = { ...process.env }

const OPTIONS = { env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: join(place, 'run') }, cwd: place }
const hostHere = (): TestHost => testHost(OPTIONS)
const vbus = (...argv: readonly string[]): Promise<Ended> => runJson([...argv, '--workspace', rig], OPTIONS)

interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves with the first document for which `isIt` holds. */
  seen(isIt: (document: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>
}

/** The real command as a process of its own. */
function start(...argv: readonly string[]): Started {
  const child = spawn(process.execPath, [MAIN, ...argv, '--workspace', rig, '--json'], {
    cwd: place,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      const documents = toDocuments(out)
      resolve({ status: code ?? -1, documents, last: documents.at(-1) ?? {}, err: '' })
    })
  })
  const seen: Started['seen'] = (isIt) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = toDocuments(out.slice(0, out.lastIndexOf('\n') + 1)).find(isIt)
        if (found !== undefined) resolve(found)
      }
      child.stdout?.on('data', look)
      child.on('close', () => reject(new Error(`ended without it: ${out}`)))
      look()
    })
  return { child, ended, seen }
}
const serve = async (): Promise<Started & { ready: Record<string, unknown> }> => {
  const started = start('serve', '--port', '0')
  return { ...started, ready: await started.seen(({ type }) => type === 'ready') }
}

beforeAll(async () => {
  mkdirSync(join(place, 'run'), { mode: 0o700 })
  expect(await runCli(['init', rig, '--json'], hostHere())).toBe(0)
}, 60_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('a running engine', () => {
  let engine: Awaited<ReturnType<typeof serve>>
  beforeAll(async () => {
    engine = await serve()
  }, 60_000)
  afterAll(() => void engine.child.kill('SIGKILL'))

  it('CM6 is found by the verbs, and is the only one', async () => {
    expect(Object.keys(engine.ready).sort()).toEqual(['http', 'pid', 'socket', 'type', 'ui', 'ws'])
    expect(engine.ready.pid).toBe(engine.child.pid)
    const { last } = await vbus('status')
    expect(last.engine).toMatchObject({ pid: engine.child.pid, ws: engine.ready.ws })
    const second = await vbus('serve')
    expect([second.status, codeOf(second)]).toEqual([4, 'workspace/locked'])
    expect(String((await vbus('ui')).last.ui)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#code=.{16,}$/)
    expect((await vbus('stop')).last).toMatchObject({ ok: true, run_id: null })
  }, 30_000)

  it('CM12 carries messages from pub to sub, and a wait for too many times out', async () => {
    const host = hostHere()
    const listening = runCli(['sub', 'lab.>', '--count', '2', '--timeout', '20', '--json', '--workspace', rig], host)
    while (!host.out().includes('"ready"')) await new Promise((resolve) => setImmediate(resolve))
    expect((await vbus('pub', 'lab.notes', '--data', 'door opened', '--schema', 'lab.note.v1')).status).toBe(0)
    expect((await vbus('pub', 'lab.notes.more', '--file', join(rig, 'policy.yaml'))).last.bytes).toBe(
      readFileSync(join(rig, 'policy.yaml')).length,
    )
    expect(await listening).toBe(0)
    const [ready, first, second, result] = toDocuments(host.out())
    expect(ready).toEqual({ type: 'ready' })
    const { pos, ...rest } = first ?? {}
    expect(rest).toEqual({
      type: 'message',
      topic: 'lab.notes',
      seq: '1',
      from: expect.stringMatching(/^person\.[0-9a-f]{32}$/),
      schema: 'lab.note.v1',
      payload: Buffer.from('door opened').toString('base64'),
    })
    expect(String(pos)).toMatch(/^\d+$/)
    expect(second).toMatchObject({ topic: 'lab.notes.more', payload: readFileSync(join(rig, 'policy.yaml')).toString('base64') })
    expect(result).toEqual({ type: 'result', ok: true, received: 2 })
    const late = await vbus('sub', 'lab.none', '--count', '1', '--timeout', '0.2')
    expect([late.status, codeOf(late)]).toEqual([4, 'cli/timed-out'])
    expect((await vbus('sub', 'lab.none', '--timeout', '0.2')).status).toBe(0)
    expect(JSON.stringify((await vbus('topics')).last.topics)).toContain('"lab.notes"')
  }, 60_000)

  it('CM13 lets the holder of a token do what it was granted, from afar, and nothing else', async () => {
    const { last } = await vbus('token', '--subject', 'sensor', '--publish', 'lab.sensor.>', '--subscribe', 'lab.>', '--ttl', '1h')
    expect(new Date(String(last.expires)).getTime()).toBeGreaterThan(Date.now())
    const file = join(place, 'sensor.token')
    writeFileSync(file, `${last.token}\n`)
    const remote = ['--url', String(engine.ready.ws), '--token-file', file]
    expect((await vbus('pub', 'lab.sensor.a', '--data', '1', ...remote)).status).toBe(0)
    const cases: [string[], number, string][] = [
      [['pub', 'lab.other', '--data', '1', ...remote], 3, 'authz/publish-denied'],
      [['sub', 'pipeline.>', '--count', '1', ...remote], 3, 'authz/subscribe-denied'],
      [['run', ...remote], 3, 'authz/publish-denied'],
      [['stop', ...remote], 3, 'authz/publish-denied'],
      [['token', '--subject', 'fabric'], 3, 'authz/publish-denied'],
      [['pub', 'lab.sensor.a', '--data', '1', ...remote, '--namespace', 'other'], 2, 'cli/usage'],
      [['pub', 'Not A Topic', '--data', '1'], 2, 'wire/bad-topic'],
      [['pub', 'lab.a', '--data', '1', '--namespace', 'Not A Namespace'], 2, 'cli/usage'],
    ]
    for (const [argv, status, code] of cases) {
      const ended = await vbus(...argv)
      expect([ended.status, codeOf(ended)], argv.join(' ')).toEqual([status, code])
    }
    writeFileSync(file, `${String(last.token).slice(0, -4)}AAAA`)
    const forged = await vbus('pub', 'lab.sensor.a', '--data', '1', ...remote)
    expect([forged.status, codeOf(forged)]).toEqual([3, 'auth/bad-token'])
    const gone = await vbus('topics', '--url', 'ws://127.0.0.1:9/bus', '--token-file', file)
    expect([gone.status, codeOf(gone)]).toEqual([4, 'transport/closed'])
  }, 60_000)

  it('CM16 says why a subscription ends that was taken back, and what to ask for', async () => {
    const { last } = await vbus('token', '--subject', 'passer-by', '--subscribe', 'lab.>', '--ttl', '1h')
    const file = join(place, 'passer-by.token')
    writeFileSync(file, `${last.token}\n`)
    const host = hostHere()
    const remote = ['--url', String(engine.ready.ws), '--token-file', file]
    const listening = runCli(['sub', 'lab.>', '--timeout', '20', '--json', ...remote, '--workspace', rig], host)
    while (!host.out().includes('"ready"')) await new Promise((resolve) => setImmediate(resolve))
    expect((await vbus('token', 'revoke', String(last.token_id))).last).toMatchObject({ ended: 1, known: true })
    expect(await listening).toBe(3)
    expect(toDocuments(host.out()).at(-1)).toMatchObject({ ok: false, error: { code: 'auth/revoked' } })
    expect((await vbus('token', 'revoke', 'no-such-token')).last).toMatchObject({ ended: 0, known: false })
  }, 30_000)

  it("TU6 puts a person's acts on its record, each with the signature checked", async () => {
    expect((await vbus('data', 'register', 'critics')).status).toBe(0)
    const next = join(place, 'next.yaml')
    writeFileSync(next, readFileSync(join(rig, 'policy.yaml'), 'utf8').replace('held_out_min: 100', 'held_out_min: 102'))
    const applied = await vbus('policy', 'apply', next)
    expect(applied.status, JSON.stringify(applied.last)).toBe(0)
    expect(readFileSync(join(rig, 'policy.yaml'), 'utf8')).toBe(readFileSync(next, 'utf8'))
    expect((await vbus('status')).last.trusted).toBe(true)
    const trusted = await vbus('trust')
    expect(trusted.status, JSON.stringify(trusted.last)).toBe(0)
    expect((await vbus('breach', 'ack', '--reason', 'none is open')).last).toMatchObject({ ok: true, record: null })
    const kinds = (await vbus('audit', 'show')).documents.map(({ kind }) => kind)
    expect(kinds).toContain('policy_applied')
    expect(kinds.filter((kind) => kind === 'workspace_trusted').length).toBe(2)
    expect(kinds.filter((kind) => kind === 'data_registered').length).toBe(5)
  }, 60_000)

  it('TU7 takes up an edited file when it is trusted, and not before', async () => {
    const config = join(rig, 'workspace.yaml')
    const text = readFileSync(config, 'utf8')
    writeFileSync(config, text.replace('name: movies', 'name: films'))
    expect((await vbus('status')).last.trusted).toBe(false)
    const refused = await vbus('run')
    expect([refused.status, codeOf(refused)]).toEqual([4, 'workspace/untrusted'])
    expect((await vbus('trust')).status).toBe(0)
    expect((await vbus('status')).last.trusted).toBe(true)
    writeFileSync(config, text)
    expect((await vbus('trust')).status).toBe(0)
  }, 30_000)

  it('TU9 admits the person who trusts the workspace, and no other', async () => {
    const other = { env: { ...OPTIONS.env, VBUS_CONFIG_DIR: join(place, 'other') }, cwd: place }
    const nobody = await runJson(['topics', '--workspace', rig], other)
    expect([nobody.status, codeOf(nobody)]).toEqual([3, 'auth/person-key'])
    expect((await runJson(['init', join(place, 'theirs')], other)).status).toBe(0)
    const stranger = await runJson(['topics', '--workspace', rig], other)
    expect([stranger.status, codeOf(stranger)]).toEqual([3, 'auth/bad-token'])
  }, 30_000)

  it('ends with 0 on SIGTERM, after a clean close', async () => {
    engine.child.kill('SIGTERM')
    const { status, documents } = await engine.ended
    expect(status).toBe(0)
    expect(documents.length).toBe(1)
    expect((await vbus('status')).last.engine).toBeNull()
    const verified = await vbus('audit', 'verify')
    expect([verified.status, verified.last.torn_tail]).toEqual([0, 0])
    expect((await vbus('audit', 'show')).documents.at(-2)).toMatchObject({ kind: 'engine_closed' })
  }, 30_000)
})

describe('without an engine', () => {
  it('CM8 recovers what a killed engine left, before it writes', async () => {
    const engine = await serve()
    engine.child.kill('SIGKILL')
    await engine.ended
    expect((await vbus('status')).last.engine).toBeNull()
    expect((await vbus('audit', 'verify')).status).toBe(0)
    expect((await vbus('data', 'register')).status).toBe(0)
    const verified = await vbus('audit', 'verify')
    expect([verified.status, verified.last.torn_tail]).toEqual([0, 0])
  }, 60_000)

  it('CM9 cancels a run at the first Ctrl-C: 130, on the record, nothing published, the breaker closed', async () => {
    expect((await vbus('trust')).status).toBe(0)
    const run = start('run', '--seed', '7')
    await run.seen(({ type, topic }) => type === 'event' && topic === 'pipeline.phases')
    run.child.kill('SIGINT')
    const { status, last } = await run.ended
    expect(status, JSON.stringify(last.breach)).toBe(130)
    expect(last).toMatchObject({ type: 'result', ok: false, status: 'cancelled', seed: 7, breach: null, outputs: [], workspace: rig })
    expect((last.phases as unknown[]).length).toBe(8)
    expect((last.error as { code: string }).code).toBe('pipeline/cancelled')
    expect((await vbus('status')).last).toMatchObject({ breaker: 'closed', runs: 1, engine: null })
    const kinds = (await vbus('audit', 'show', '--run', String(last.run_id))).documents.map(({ kind }) => kind)
    expect(kinds).toContain('stop_requested')
    expect((await vbus('audit', 'verify')).status).toBe(0)
  }, 90_000)

  it('CM9 ends at once at the second Ctrl-C, and the log still verifies', async () => {
    const run = start('run')
    await run.seen(({ type, topic }) => type === 'event' && topic === 'pipeline.phases')
    run.child.kill('SIGTERM')
    run.child.kill('SIGINT')
    expect((await run.ended).status).toBe(130)
    expect((await vbus('audit', 'verify')).status).toBe(0)
    expect((await vbus('data', 'register')).status).toBe(0)
    expect((await vbus('audit', 'verify')).status).toBe(0)
  }, 60_000)

  it('refuses modes that there are not and devices that are not declared', async () => {
    const mode = await vbus('run', '--mode', 'fast')
    expect([mode.status, codeOf(mode)]).toEqual([2, 'cli/usage'])
    const device = await vbus('run', '--device', 'gpu9')
    expect([device.status, codeOf(device)]).toEqual([2, 'device/not-declared'])
  }, 60_000)
})
