import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SNAPSHOT_EVERY } from '../../shared/state/index.ts'
import { openAudit } from '../audit/audit.testing.ts'
import { toVerdictView, verifyAudit } from '../audit/index.ts'
import { type LogHome, makeLogHome } from '../log/log.testing.ts'
import { nodeDisk } from '../platform/index.ts'
import { Recorder } from './recorder.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const RECORDS = 2 * SNAPSHOT_EVERY + 100
const actor = { id: 'engine', kind: 2 } as const

/** What `python -m arqonbus.audit verify` prints, and its exit status. */
function inPython(dir: string, vkey: string): { readonly status: number | null; readonly view: Record<string, unknown> } {
  const env = { ...process.env, PYTHONPATH: join(ROOT, 'sdk/python/src') }
  const args = ['-m', 'arqonbus.audit', 'verify', dir, '--key', vkey, '--json']
  const { status, stdout, stderr } = spawnSync(join(ROOT, '.venv/bin/python'), args, { env, encoding: 'utf8' })
  expect(stderr).toBe('')
  return { status, view: JSON.parse(stdout) as Record<string, unknown> }
}

/** A log as an engine writes it, with its snapshots. @param sha256 of a text, by which the engine hashes its state. */
async function writeLog(home: LogHome, sha256: (text: string) => Uint8Array): Promise<string> {
  const log = await openAudit(home)
  const recorder = new Recorder(sha256)
  log.onCommitted((number, record) => recorder.committed(number, record))
  recorder.attach(log, 1, () => log.size)
  for await (const { number, record } of log.read()) recorder.committed(number, record)
  for (let at = log.size; at < RECORDS; at++) {
    const run = `run-${at % 300}`
    if (at < 302) recorder.append({ actor, run, runStarted: { mode: 'full_build', seed: at, asOf: '2011-12-31' } })
    else if (at % 2 === 0) recorder.append({ actor, run, metrics: { name: 'ensemble', mae: at / 7, r2: 1 / at, rows: at } })
    else recorder.append({ actor, blobStored: { namespace: `n${at % 5}`, sha256: sha256(`${at % 700}`), bytes: at, contentType: 'α/β' } })
    if (at % 500 === 0) await log.flush()
  }
  await log.flush()
  const { vkey } = log.opening
  await log.close('done')
  return vkey
}

const honest = (text: string): Uint8Array => createHash('sha256').update(text).digest()

describe('both verifiers on a log of an engine', () => {
  it('TL42 ST11 say the same of it, and recompute the same states behind its snapshots', async () => {
    using home = makeLogHome()
    const vkey = await writeLog(home, honest)
    const ours = toVerdictView(await verifyAudit(home.dir, { disk: nodeDisk, vkey, hasSnapshots: true }))
    expect(ours).toMatchObject({ ok: true, first_bad: null, snapshots: { checked: 2, other_fold: 0 } })
    const { status, view } = inPython(home.dir, vkey)
    expect(view).toEqual({ type: 'result', ...ours })
    expect(status).toBe(0)
  })

  it('TL42 ST11 name the snapshot of an engine that says it folded to something else', async () => {
    using home = makeLogHome()
    let states = 0
    // The fold's id is right, and so is the first state.
    const vkey = await writeLog(home, (text) => honest(text.startsWith('{"blobs"') && ++states > 1 ? `${text} ` : text))
    const ours = toVerdictView(await verifyAudit(home.dir, { disk: nodeDisk, vkey, hasSnapshots: true }))
    expect(ours).toMatchObject({ ok: false, first_bad: { reason: expect.stringContaining(String(2 * SNAPSHOT_EVERY - 1)) } })
    const { status, view } = inPython(home.dir, vkey)
    expect(view).toMatchObject({ ...ours, type: 'result' })
    expect(status).toBe(13)
  })
})
