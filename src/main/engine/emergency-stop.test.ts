import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, it } from 'vitest'
import { Rig } from './rig.testing.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-stop-'))
const main = join(import.meta.dirname, '..', '..', 'cli', 'main.ts')
afterAll(() => rmSync(place, { recursive: true, force: true }))

type Document = { readonly topic?: string; readonly body?: { readonly phase?: string }; readonly status?: string }

/** A run of the rig's engine that is stopped by `stop` once it trains. */
async function stopped(rig: Rig, stop: () => void): Promise<{ code: number | null; last: Document }> {
  const env = { ...process.env, VBUS_CONFIG_DIR: join(rig.folder, 'config'), XDG_RUNTIME_DIR: rig.folder }
  const child = spawn(process.execPath, [main, 'run', '--workspace', rig.workspace, '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last: Document = {}
  let isStopped = false
  createInterface({ input: child.stdout }).on('line', (line) => {
    last = JSON.parse(line) as Document
    if (isStopped || last.topic !== 'pipeline.phases' || last.body?.phase !== 'MODEL_TRAINING') return
    isStopped = true
    stop()
  })
  return { code: await new Promise((resolve) => child.on('close', resolve)), last }
}

describe('the emergency stop', () => {
  it('PL26 ends a run from the command line and by SIGUSR2: on the record, no breach, no open breaker, nothing published', async () => {
    using rig = new Rig(place, '')
    const { child, ended } = await rig.serve()
    const byVerb = await stopped(
      rig,
      () => void spawn(process.execPath, [main, 'stop', '--workspace', rig.workspace], { env: rig.env, stdio: 'ignore' }),
    )
    expect([byVerb.code, byVerb.last.status]).toEqual([130, 'cancelled'])
    const bySignal = await stopped(rig, () => void child.kill('SIGUSR2'))
    expect([bySignal.code, bySignal.last.status]).toEqual([130, 'cancelled'])
    expect(rig.vbus('status', '--workspace', rig.workspace)).toMatchObject({ breaker: 'closed', runs: 2 })
    child.kill('SIGTERM')
    await ended
    const asked = rig.records('stop_requested').map(({ actor, body }) => [(actor as { id: string }).id, (body as { kind: string }).kind])
    expect(asked.map(([, kind]) => kind)).toEqual(['emergency', 'emergency'])
    expect(asked[1]?.[0]).toBe('signal')
    expect(rig.records('breach')).toEqual([])
    expect(rig.records('run_ended').map(({ body }) => body)).toEqual([
      expect.objectContaining({ status: 'cancelled', version: '' }),
      expect.objectContaining({ status: 'cancelled', version: '' }),
    ])
  }, 120_000)
})
