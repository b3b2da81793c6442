import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type Ended, runJson } from './cli.testing.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const MAIN = join(ROOT, 'src/cli/main.ts')
const place = mkdtempSync(join(tmpdir(), 'vbus-jobs-'))
const rig = join(place, 'rig')
// An engine in this process finds its person by the process's own environment.
const env = { ...process.env, VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: place }

type Document = Record<string, unknown>
const children: ChildProcess[] = []

function start(command: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(command, args, { env: { ...env, ...more }, stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

const OPTIONS = { env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: place }, cwd: place }
const vbus = (...argv: readonly string[]): Promise<Ended> => runJson([...argv, '--workspace', rig], OPTIONS)

/** An operator process by the Python SDK, as a lab writes one: doubles numbers, sleeps when asked to. */
const OPERATOR = `
import asyncio, sys, arqonbus

@arqonbus.operator('nvm', operator_id=sys.argv[1], operator_type='nvm', schemas=['arqonbus.nvm.job.v1'])
async def nvm(job):
    for _ in range(int(job.body.get('sleep_s', 0) * 20)):
        job.check_cancelled()
        await asyncio.sleep(0.05)
    return {'doubled': job.body.get('n', 0) * 2, 'resources': {'energy_joules': 2.5, 'runs': 1, 'wall_ms': 40}}

async def main():
    async with await arqonbus.connect(sys.stdin.readline().strip(), token=sys.stdin.readline().strip()) as bus:
        await nvm.run(bus)

asyncio.run(main())
`

let socket = ''
let engine: ChildProcess

async function serve(): Promise<void> {
  engine = start(process.execPath, [MAIN, 'serve', '--workspace', rig, '--json'])
  const line = await new Promise<string>((told) => createInterface({ input: engine.stdout as Readable }).once('line', told))
  socket = (JSON.parse(line) as { socket: string }).socket
}

async function startOperator(id: string): Promise<ChildProcess> {
  const grants = ['--publish', 'nvm.*', '--subscribe', 'nvm.jobs', '--execute', 'nvm']
  const { last } = await vbus('token', '--subject', id, ...grants)
  const file = join(place, 'lab_operator.py')
  writeFileSync(file, OPERATOR)
  const child = start(join(ROOT, '.venv/bin/python'), [file, id], { PYTHONPATH: join(ROOT, 'sdk/python/src') })
  child.stdin?.write(`${socket}\n${String(last['token'])}\n`)
  while (child.exitCode === null) {
    const { operators } = (await vbus('operators')).last as unknown as { operators: readonly { operator_id: string; status: string }[] }
    if (operators.some((operator) => operator.operator_id === id && operator.status === 'ready')) return child
  }
  throw new Error(`operator ${id} ended with ${child.exitCode}`)
}

const records = async (kind: string): Promise<Document[]> =>
  (await vbus('audit', 'show', '--kind', kind)).documents.slice(0, -1).map((record) => record['body'] as Document)

beforeAll(async () => {
  mkdirSync(place, { recursive: true })
  expect((await vbus('init', rig)).status).toBe(0)
  const policy = join(rig, 'policy.yaml')
  const more = `  - { pattern: nvm.jobs, jobs: { lease_s: 2, redeliver: 1, dead_letter: nvm.dead } }
roles:
  student: { publish: [nvm.jobs], subscribe: [nvm.results, nvm.states], execute: [nvm], caps: { nvm: { energy_j: 50 } } }
identities:
  sam: { roles: [student] }
quotas:
  - { identity: sam, per: day, limits: { energy_j: 60 } }
`
  writeFileSync(policy, `${readFileSync(policy, 'utf8').trimEnd()}\n${more}`)
  expect((await vbus('trust')).status).toBe(0)
  await serve()
}, 90_000)

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(place, { recursive: true, force: true })
})

describe('jobs, by the command line and an operator process over the socket', () => {
  it('JB24 submits, watches, lists and cancels jobs; each state is an event and a record', async () => {
    await startOperator('nvm-1')
    const done = await vbus(
      'jobs',
      'submit',
      'nvm.jobs',
      '--data',
      '{"job":"double","n":21}',
      '--priority',
      '7',
      '--deadline',
      '30s',
      '--wait',
    )
    expect([done.status, done.last['state'], (done.last['result'] as Document)['doubled']]).toEqual([0, 'ok', 42])
    const states = done.documents.filter(({ type }) => type === 'state').map(({ state }) => state)
    expect(states.slice(0, 2)).toEqual(['accepted', 'leased'])
    const { last: slow } = await vbus('jobs', 'submit', 'nvm.jobs', '--data', '{"sleep_s":60}')
    const id = String(slow['job_id'])
    const waiting = String((await vbus('jobs', 'submit', 'nvm.jobs', '--data', '{}')).last['job_id'])
    const listed = (await vbus('jobs', 'list')).last['jobs'] as Document[]
    expect(listed.find((job) => job['job_id'] === waiting)).toMatchObject({ state: 'accepted', topic: 'nvm.jobs', priority: 5 })
    const watching = vbus('jobs', 'watch', id)
    expect((await vbus('jobs', 'cancel', id, '--reason', 'enough')).status).toBe(0)
    const watched = await watching
    expect([watched.status, codeOf(watched)]).toEqual([130, 'job/cancelled'])
    expect((await vbus('jobs', 'watch', waiting)).last).toMatchObject({ ok: true, job: { state: 'ok', operator: 'nvm-1' } })
    const submitted = await records('job_submitted')
    expect(submitted[0]).toMatchObject({ topic: 'nvm.jobs', namespace: 'default', priority: 7, operation: 'double' })
    const told = (await records('job_state')).filter(({ job_id: of }) => of === id.replaceAll('-', '')).map(({ state }) => state)
    expect(told[0]).toBe('leased')
    expect(told.at(-1)).toBe('cancelled')
    expect((await records('operator_advertised'))[0]).toMatchObject({ identity: 'nvm-1', operator_id: 'nvm-1', operator_type: 'nvm' })
  }, 90_000)

  it('JB7 gives the job of an operator that was killed to another one', async () => {
    const victim = await startOperator('nvm-2')
    const ids: string[] = []
    for (let i = 0; i < 2; i++)
      ids.push(String((await vbus('jobs', 'submit', 'nvm.jobs', '--data', '{"sleep_s":1.5,"n":4}')).last['job_id']))
    victim.kill('SIGKILL')
    for (const id of ids) expect((await vbus('jobs', 'watch', id)).last).toMatchObject({ job: { state: 'ok', operator: 'nvm-1' } })
    expect((await records('operator_lost')).some(({ identity }) => identity === 'nvm-2')).toBe(true)
    expect((await records('job_state')).filter(({ state }) => state === 'requeued').length).toBe(1)
  }, 90_000)

  it('QU8 refuses before any work what is above a cap or beyond a quota, and counts the same after a restart', async () => {
    const { last } = await vbus('token', '--subject', 'sam')
    const file = join(place, 'sam.token')
    writeFileSync(file, `${String(last['token'])}\n`)
    const ws = ((await vbus('status')).last['engine'] as { ws: string }).ws
    const submit = (joules: number | undefined): Promise<Ended> => {
      const constraints = joules === undefined ? {} : { constraints: { max_energy_joules: joules } }
      const data = JSON.stringify({ n: 1, ...constraints })
      return vbus('jobs', 'submit', 'nvm.jobs', '--data', data, '--wait', '--url', ws, '--token-file', file)
    }
    const leases = (await records('job_state')).length
    expect(codeOf(await submit(51))).toBe('authz/cap-exceeded')
    expect(codeOf(await submit(undefined))).toBe('authz/cap-exceeded')
    expect((await records('job_state')).length).toBe(leases)
    expect((await submit(50)).status).toBe(0)
    expect((await submit(50)).status).toBe(0)
    expect((await submit(50)).status).toBe(0)
    const account = async (): Promise<Document> => ((await vbus('quota', 'sam')).last['accounts'] as Document[])[0] as Document
    const before = await account()
    expect(before).toMatchObject({ account: 'identity/sam', total: { energy_j: 7.5, runs: 3 }, reserved: { energy_j: 0 } })
    const held = await vbus('jobs', 'submit', 'nvm.jobs', '--data', '{"sleep_s":20,"constraints":{"max_energy_joules":9}}')
    expect(held.status).toBe(0)
    engine.kill('SIGTERM')
    await new Promise((gone) => engine.once('close', gone))
    await serve()
    const after = await account()
    const { bytes: _bytes, messages: _messages, ...ofJobs } = before['total'] as Document
    expect(after['total']).toMatchObject(ofJobs)
    expect((after['total'] as { messages: number }).messages).toBeGreaterThan(0)
    const cutOff = (await vbus('jobs', 'list')).last['jobs'] as Document[]
    expect(cutOff.find((job) => job['job_id'] === held.last['job_id'])).toMatchObject({ state: 'failed', reason: 'spine/stopping' })
    expect((await vbus('audit', 'verify')).status).toBe(0)
  }, 120_000)
})
