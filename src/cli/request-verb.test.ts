import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type Ended, runJson } from './cli.testing.ts'
import { runCli } from './run-cli.ts'
import { testHost } from './test-host.testing.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-request-'))
const rig = join(place, 'rig')
const OPTIONS = { env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: join(place, 'run') }, cwd: place }
const vbus = (...argv: readonly string[]): Promise<Ended> => runJson([...argv, '--workspace', rig], OPTIONS)

describe('request', () => {
  beforeAll(async () => {
    Object.assign(process.env, OPTIONS.env)
    mkdirSync(join(place, 'run'), { mode: 0o700 })
    expect(await runCli(['init', rig, '--json'], testHost(OPTIONS))).toBe(0)
  }, 60_000)
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  it('CM14 prints each reply and ends with 0 when as many came as were asked for', async () => {
    const { status, documents, last } = await vbus('request', 'system.topics.list', '--data', '{}', '--deadline', '5s')
    expect(status).toBe(0)
    expect(documents[0]).toMatchObject({ type: 'reply', from: 'engine' })
    expect(JSON.parse(Buffer.from(String(documents[0]?.['payload']), 'base64').toString())).toHaveProperty('topics')
    expect(last).toMatchObject({ ok: true, topic: 'system.topics.list', replies: 1 })
  })

  it('CM14 tells who is missing, what a service refused, and what came too late', async () => {
    const nobody = await vbus('request', 'lab.nobody', '--data', 'x')
    expect([nobody.status, codeOf(nobody)]).toEqual([4, 'request/no-responder'])
    const refused = await vbus('request', 'system.run.result', '--data', '{"run_id":"none"}')
    expect([refused.status, codeOf(refused)]).toEqual([3, 'request/refused'])
    const late = await vbus('request', 'system.topics.list', '--data', '{}', '--count', '2', '--deadline', '0.2s')
    expect([late.status, codeOf(late), late.documents.length]).toEqual([4, 'request/deadline', 2])
  })
})
