import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, it } from 'vitest'
import { checkSignature, releaseStatement } from '../workspace/statements.ts'
import { Rig, type ServedRig } from './rig.testing.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-release-'))
const main = join(import.meta.dirname, '..', '..', 'cli', 'main.ts')
afterAll(() => rmSync(place, { recursive: true, force: true }))

type Document = Readonly<Record<string, unknown>>

interface WaitingRun {
  readonly runId: string
  readonly waits: Document
  readonly ended: Promise<{ readonly code: number | null; readonly last: Document }>
  readonly child: ChildProcess
}

/** Has the policy ask for a person, and the trees be shallow: what is shown is who may release. */
function askForPerson(rig: Rig, withinS: number): void {
  const change = (file: string, from: RegExp, to: string): void => {
    const path = join(rig.workspace, file)
    const text = readFileSync(path, 'utf8')
    if (!from.test(text)) throw new Error(`${file} has no ${from.source}`)
    writeFileSync(path, text.replaceAll(new RegExp(from, 'g'), to))
  }
  change('policy.yaml', /\n {2}person: .*(\n {2}release_within_s: .*)?\n/, `\n  person: true\n  release_within_s: ${withinS}\n`)
  change('workspace.yaml', /depth: \d+/, 'depth: 2')
  rig.vbus('trust', '--workspace', rig.workspace)
}

/** Starts a run and resolves once it waits for a person. */
function waitingRun(rig: Rig, mode: string): Promise<WaitingRun> {
  const child = spawn(process.execPath, [main, 'run', '--workspace', rig.workspace, '--mode', mode, '--json'], {
    env: rig.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last: Document = {}
  const ended = new Promise<{ code: number | null; last: Document }>((resolve) => child.on('close', (code) => resolve({ code, last })))
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      last = JSON.parse(line) as Document
      const body = (last['body'] ?? {}) as Document
      if (body['waits_for'] === 'release') resolve({ runId: String(body['run_id']), waits: body, ended, child })
    })
    void ended.then(({ last: result }) => reject(new Error(`the run ended without waiting: ${JSON.stringify(result)}`)))
  })
}

/** A verb that may be refused. */
function tried(rig: Rig, argv: readonly string[], configDir = join(rig.folder, 'config')): { status: number | null; last: Document } {
  const env = { ...rig.env, VBUS_CONFIG_DIR: configDir }
  const { status, stdout } = spawnSync(process.execPath, [main, ...argv, '--workspace', rig.workspace, '--json'], { env, encoding: 'utf8' })
  return { status, last: JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Document }
}
const codeOf = ({ last }: { last: Document }): unknown => (last['error'] as Document | undefined)?.['code']
const versions = (rig: Rig): string[] =>
  existsSync(join(rig.workspace, 'outputs')) ? readdirSync(join(rig.workspace, 'outputs')).filter((name) => name.startsWith('run-')) : []

describe('a release by a person, on the sample', () => {
  it('PL30 PL31 PL32 waits for the person of the workspace and nobody else; rejected, late or cut off it publishes nothing', async () => {
    using rig = new Rig(place, '')
    askForPerson(rig, 3_600)
    let served: ServedRig = await rig.serve()

    const first = await waitingRun(rig, 'full_build')
    expect(versions(rig)).toEqual([])
    expect(readdirSync(join(rig.workspace, '.vbus/staging', first.runId))).toContain('manifest.json')
    expect(tried(rig, ['release', 'run-0000', '--reason', 'x'])).toMatchObject({ status: 3 })
    const stranger = join(rig.folder, 'stranger')
    tried(rig, ['init', join(rig.folder, 'other')], stranger)
    expect(tried(rig, ['release', first.runId, '--reason', 'mine'], stranger)).toMatchObject({ status: 3 })
    const forged = { run_id: first.runId, verdict: 'release', reason: 'x', attended: true, person: 'vbus-person/me+1+k', signature: 'AAAA' }
    expect(codeOf(tried(rig, ['request', 'system.run.release', '--data', JSON.stringify(forged)]))).toBe('auth/person-key')
    expect(versions(rig)).toEqual([])

    const released = rig.vbus('release', first.runId, '--reason', 'scores as expected', '--workspace', rig.workspace)
    expect(released).toMatchObject({ verdict: 'release', attended: false, manifest_sha256: first.waits['manifest_sha256'] })
    const passed = await first.ended
    expect([passed.code, passed.last['ok']]).toEqual([0, true])
    expect(passed.last['release']).toMatchObject({ verdict: 'release', given_record: released['record'] })
    expect(versions(rig)).toEqual([first.runId])

    const second = await waitingRun(rig, 'incremental')
    expect(rig.vbus('release', second.runId, '--reject', '--reason', 'not yet', '--workspace', rig.workspace)).toMatchObject({ ok: true })
    const rejected = await second.ended
    expect(rejected.code).toBe(11)
    expect(rejected.last['breach']).toMatchObject({
      code: 'pipeline/not-released',
      phase: 'REVIEW_DEPLOY',
      evidence: { reason: 'not yet' },
    })
    rig.vbus('breach', 'ack', '--reason', 'seen', '--workspace', rig.workspace)

    const third = await waitingRun(rig, 'incremental')
    expect(tried(rig, ['stop'])).toMatchObject({ status: 0, last: { run_id: third.runId } })
    expect((await third.ended).code).toBe(130)

    const fourth = await waitingRun(rig, 'incremental')
    served.child.kill('SIGKILL')
    await Promise.all([served.ended, fourth.ended])
    served = await rig.serve()
    served.child.kill('SIGTERM')
    await served.ended
    expect(versions(rig)).toEqual([first.runId])

    const ends = rig.records('run_ended').map(({ body }) => (body as Document)['status'])
    expect(ends).toEqual(['passed', 'breached', 'cancelled', 'interrupted'])
    const [given] = rig.records('release_given') as { actor: Document; body: Record<string, string>; run: string }[]
    expect(given?.actor['kind']).toBe('human')
    const id = /\nid: (\S+)/.exec(readFileSync(join(rig.workspace, 'workspace.yaml'), 'utf8'))?.[1] ?? ''
    const { manifest_sha256: manifestSha256 = '', reason = '', person = '', signature = '' } = given?.body ?? {}
    const statement = releaseStatement(id, { runId: first.runId, manifestSha256, verdict: 'release', reason })
    expect(() => checkSignature(statement, person, Buffer.from(signature, 'hex'))).not.toThrow()
    const file = join(rig.folder, 'bundle')
    rig.vbus('audit', 'bundle', first.runId, '-o', file, '--workspace', rig.workspace)
    expect(rig.vbus('audit', 'check', file)['release']).toMatchObject({ verdict: 'release', reason: 'scores as expected', person })
  }, 240_000)

  it('PL32 a limit that passes ends the run as cancelled', async () => {
    using rig = new Rig(place, '')
    askForPerson(rig, 1)
    const late = await (await waitingRun(rig, 'full_build')).ended
    expect([late.code, late.last['status']]).toEqual([130, 'cancelled'])
    expect(rig.records('stop_requested').map(({ body }) => (body as Document)['kind'])).toEqual(['release-limit'])
    expect([versions(rig), rig.records('breach')]).toEqual([[], []])
  }, 120_000)
})
