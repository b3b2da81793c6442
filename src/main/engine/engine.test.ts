import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const place = mkdtempSync(join(tmpdir(), 'vbus-engine-'))
const rig = join(place, 'rig')
const main = join(import.meta.dirname, '..', '..', 'cli', 'main.ts')
const env = { ...process.env, VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: place }

type Document = Record<string, unknown>
interface Running {
  readonly ended: Promise<{ readonly status: number | null; readonly last: Document; readonly all: readonly Document[] }>
  kill(signal: NodeJS.Signals): void
}

/** One verb of the real command line as a process. */
function start(argv: readonly string[], onDocument: (document: Document) => void = () => undefined): Running {
  const child = spawn(process.execPath, [main, ...argv, '--workspace', rig, '--json'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const all: Document[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    const document = JSON.parse(line) as Document
    all.push(document)
    onDocument(document)
  })
  const ended = new Promise<Awaited<Running['ended']>>((resolve) =>
    child.on('close', (status) => resolve({ status, last: all.at(-1) ?? {}, all })),
  )
  return { ended, kill: (signal) => void child.kill(signal) }
}

const vbus = (...argv: readonly string[]): Running['ended'] => start(argv).ended
const outputs = (): string => JSON.stringify(existsSync(join(rig, 'outputs')) ? readdirSync(join(rig, 'outputs'), { recursive: true }) : [])

beforeAll(async () => {
  const child = spawn(process.execPath, [main, 'init', rig, '--json'], { env, stdio: 'ignore' })
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
}, 60_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('the engine', () => {
  it('PL5 PL6 refuses runs after a breach until it is acknowledged, and leaves the outputs as they were', async () => {
    const [critics, aside] = [join(rig, 'data', 'critics.csv'), join(place, 'critics.csv')]
    renameSync(critics, aside)
    const before = outputs()
    const breached = await vbus('run')
    expect([breached.status, breached.last.breach]).toEqual([10, expect.objectContaining({ code: 'data/missing', phase: 'DATA_LOADING' })])
    expect(outputs()).toBe(before)
    renameSync(aside, critics)
    const refused = await vbus('run')
    expect([refused.status, refused.last.breach]).toEqual([5, expect.objectContaining({ mode: 'DATA_BREAKDOWN' })])
    expect((await vbus('breach', 'ack', '--reason', 'the file is back')).status).toBe(0)
    expect((await vbus('status')).last.breaker).toBe('closed')
    expect((await vbus('audit', 'verify')).status).toBe(0)
  }, 90_000)

  it('PL8 closes a run that its death cut off as interrupted, which opens no breaker', async () => {
    const { promise: isReady, resolve: ready } = Promise.withResolvers<void>()
    const engine = start(['serve'], (document) => document.type === 'ready' && ready())
    await isReady
    const run = start(['run'], (document) => {
      const body = document.body as Document | undefined
      if (document.topic === 'pipeline.phases' && body?.phase === 'DATA_LOADING') engine.kill('SIGKILL')
    })
    await Promise.all([engine.ended, run.ended])
    expect((await vbus('token', '--subject', 'anybody')).status).toBe(0)
    const shown = await vbus('audit', 'show', '--kind', 'run_ended')
    expect(shown.all.at(-2)).toMatchObject({ kind: 'run_ended', body: { status: 'interrupted' } })
    expect((await vbus('status')).last.breaker).toBe('closed')
    expect((await vbus('audit', 'verify')).status).toBe(0)
  }, 90_000)

  it("PL15 PL4 a run's party that acts beyond its grants ends the run, and nothing of that run follows but its end", async () => {
    const file = join(rig, 'workspace.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('module: fabric ', 'module: resources.breaches.beyond_grants '))
    expect((await vbus('run')).status).toBe(4)
    expect((await vbus('trust')).status).toBe(0)
    const { status, last } = await vbus('run')
    expect([status, last.breach]).toEqual([13, expect.objectContaining({ code: 'authz/publish-denied', phase: 'MODEL_TRAINING' })])
    const shown = (await vbus('audit', 'show', '--run', String(last.run_id))).all.slice(0, -1)
    const kinds = shown.map((record) => record.kind)
    expect(kinds.slice(kinds.indexOf('breach'))).toEqual(['breach', 'phase_ended', 'run_ended'])
  }, 90_000)
})
