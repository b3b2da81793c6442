import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, it } from 'vitest'
import { Rig } from './rig.testing.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-run-witness-'))
const main = join(import.meta.dirname, '..', '..', 'cli', 'main.ts')
afterAll(() => rmSync(place, { recursive: true, force: true }))

type Document = Readonly<Record<string, unknown>>

interface ServedWitness {
  readonly child: ChildProcess
  readonly url: string
  readonly vkey: string
}

async function witness(rig: Rig, port: string): Promise<ServedWitness> {
  const { log_vkey: log } = rig.vbus('status', '--workspace', rig.workspace)
  const args = ['witness', join(rig.folder, 'witness'), '--name', 'w.example/1', '--log', String(log), '--port', port, '--json']
  const child = spawn(process.execPath, [main, ...args], { env: rig.env, stdio: ['ignore', 'pipe', 'inherit'] })
  const line = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve))
  const { url, vkey } = JSON.parse(line) as { url: string; vkey: string }
  return { child, url, vkey }
}

async function ended({ child }: ServedWitness): Promise<void> {
  const isGone = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await isGone
}

/** A run to its end, whatever that is. */
function run(rig: Rig, mode: string): { readonly status: number | null; readonly last: Document } {
  const args = [main, 'run', '--workspace', rig.workspace, '--mode', mode, '--json']
  const { status, stdout } = spawnSync(process.execPath, args, { env: rig.env, encoding: 'utf8' })
  return { status, last: JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Document }
}

/** Of the newest run. */
const evidenceOf = (rig: Rig): Document => {
  const gates = rig.records('gate').map(({ body }) => body as { rule: string; ok: boolean; evidence: Document })
  return gates.findLast(({ rule }) => rule === 'G7.2-co-signed')?.evidence ?? {}
}
const versions = (rig: Rig): string[] => readdirSync(join(rig.workspace, 'outputs')).filter((name) => name.startsWith('run-'))

it('PL33 TL54 a run is co-signed, goes on without a witness that is away, and ends with 13 where the witness has seen a longer log', async () => {
  using rig = new Rig(place, '')
  const first = await witness(rig, '0')
  const config = join(rig.workspace, 'workspace.yaml')
  writeFileSync(config, readFileSync(config, 'utf8').replaceAll(/depth: \d+/g, 'depth: 2'))
  appendFileSync(config, `\nwitnesses:\n  - { url: "${first.url}", vkey: "${first.vkey}" }\n`)
  rig.vbus('trust', '--workspace', rig.workspace)
  const audit = join(rig.workspace, '.vbus/audit')
  cpSync(audit, join(rig.folder, 'earlier'), { recursive: true })

  const full = run(rig, 'full_build')
  expect(full.status).toBe(0)
  const cosigned = rig.records('cosigned').map(({ body }) => Number((body as Document)['size']))
  expect(evidenceOf(rig)).toEqual({ required: false, witnesses: [{ witness: 'w.example/1', cosigned: cosigned[0], code: null }] })

  await ended(first)
  expect(run(rig, 'incremental').status).toBe(0)
  expect(evidenceOf(rig)).toMatchObject({ witnesses: [{ code: 'witness/unreachable' }] })
  expect(rig.records('witness_refused').map(({ body }) => (body as Document)['code'])).toEqual(['witness/unreachable'])

  const again = await witness(rig, new URL(first.url).port)
  rmSync(audit, { recursive: true })
  cpSync(join(rig.folder, 'earlier'), audit, { recursive: true })
  const published = versions(rig)
  const rolledBack = run(rig, 'full_build')
  await ended(again)
  expect(rolledBack.status).toBe(13)
  expect(rolledBack.last['breach']).toMatchObject({ mode: 'SECURITY_FAILURE', code: 'witness/rollback', phase: 'AUDIT_LOGGING' })
  expect(versions(rig)).toEqual(published)
  expect(rig.vbus('status', '--workspace', rig.workspace)).toMatchObject({ breaker: 'open' })
  expect(rig.records('breach')).toHaveLength(1)
}, 240_000)
