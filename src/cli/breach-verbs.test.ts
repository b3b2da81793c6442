import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeEngineLock } from '../main/platform/index.ts'
import { checkSignature, trustStatement } from '../main/workspace/statements.ts'
import { codeOf, type Ended, runJson } from './cli.testing.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-breach-'))
const rig = join(place, 'rig')
const env = { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: join(place, 'run') }
// An engine in this process finds its person by the process's own environment.
process.env.VBUS_CONFIG_DIR = env.VBUS_CONFIG_DIR

const vbus = (...argv: readonly string[]): Promise<Ended> => runJson([...argv, '--workspace', rig], { env, cwd: place })
const recordsOf = async (...argv: readonly string[]) =>
  (await vbus('audit', 'show', ...argv)).documents.slice(0, -1) as unknown as ShownRecord[]

interface ShownRecord {
  readonly record: number
  readonly kind: string
  readonly body: Readonly<Record<string, string>>
}

/** Every file of the workspace with its content, size and time. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const name of (readdirSync(rig, { recursive: true }) as string[]).sort()) {
    const path = join(rig, name)
    const { mtimeMs, size } = statSync(path)
    hash.update(`${name} ${mtimeMs} ${size}\n`)
    if (statSync(path).isFile()) hash.update(readFileSync(path))
  }
  return hash.digest('hex')
}

beforeAll(async () => {
  expect((await runJson(['init', rig], { env, cwd: place })).status).toBe(0)
}, 60_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('reading', () => {
  it('CM7 takes no lock and writes nothing', async () => {
    using _held = takeEngineLock(join(rig, '.vbus', 'engine.lock.sqlite'))
    const before = fingerprint()
    for (const argv of [['status'], ['audit', 'verify'], ['audit', 'show'], ['version']]) expect((await vbus(...argv)).status).toBe(0)
    expect(fingerprint()).toBe(before)
    const writing = await vbus('data', 'register')
    expect([writing.status, codeOf(writing)]).toEqual([4, 'workspace/locked'])
    expect(fingerprint()).toBe(before)
  }, 30_000)

  it('TU6 TU5 the record holds all that a stranger needs to check who trusted what', async () => {
    const [opened] = await recordsOf('--kind', 'log_opened')
    const [trusted] = await recordsOf('--kind', 'workspace_trusted')
    const registered = await recordsOf('--kind', 'component_registered')
    if (opened === undefined || trusted === undefined) throw new Error('no records')
    const { config_sha256: configSha256 = '', policy_sha256: policySha256 = '', person = '', signature = '' } = trusted.body
    const components = Object.fromEntries(registered.map(({ body }) => [body.id ?? '', body.sha256 ?? '']))
    const workspaceId = opened.body.workspace_id ?? ''
    const statement = trustStatement({ workspaceId, configSha256, policySha256, components })
    expect(() => checkSignature(statement, person, Buffer.from(signature, 'hex'))).not.toThrow()
    expect(() => checkSignature(statement.replace(configSha256, policySha256), person, Buffer.from(signature, 'hex'))).toThrow()
    const kept = JSON.parse(readFileSync(join(env.VBUS_CONFIG_DIR, 'trust', `${workspaceId}.json`), 'utf8'))
    for (const [id, listing] of Object.entries<string>(kept.listings)) {
      expect(createHash('sha256').update(listing).digest('hex'), id).toBe(components[id])
      expect(listing).toMatch(/^([0-9a-f]{64} {2}[^\n]+\n)+$/)
    }
  })
})

describe('a log that was altered', () => {
  it('CM8 is set aside whole by the first verb that writes, which does nothing else: 13', async () => {
    const [name = ''] = readdirSync(join(rig, '.vbus', 'audit')).filter((each) => each.endsWith('.seg'))
    const path = join(rig, '.vbus', 'audit', name)
    const bytes = readFileSync(path)
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1
    writeFileSync(path, bytes)
    const [before] = await recordsOf('--kind', 'data_registered')
    expect(before, 'nothing behind the damage is shown').toBeUndefined()
    const refused = await vbus('data', 'register')
    expect([refused.status, codeOf(refused)]).toEqual([13, 'audit/altered'])
    expect(readdirSync(join(rig, '.vbus', 'set-aside'))).toEqual(['1-audit-altered'])
    expect(readFileSync(join(rig, '.vbus', 'set-aside', '1-audit-altered', name))).toEqual(bytes)
    expect((await recordsOf()).map(({ kind }) => kind)).toEqual(['log_opened', 'breach', 'engine_closed'])
    expect((await vbus('audit', 'verify')).status).toBe(0)
    const { last } = await vbus('status')
    expect(last).toMatchObject({ breaker: 'open', breach: { mode: 'SECURITY_FAILURE', code: 'audit/altered', records: [1] } })
  }, 30_000)

  it('CM10 starts no run while the breaker is open: 5, with the open breach', async () => {
    const refused = await vbus('run')
    expect([refused.status, codeOf(refused)]).toEqual([5, 'engine/breaker-open'])
    expect(refused.last).toMatchObject({ type: 'result', ok: false, breach: { mode: 'SECURITY_FAILURE', code: 'audit/altered' } })
    expect((await vbus('status')).last.runs).toBe(0)
  }, 30_000)

  it('TU10 takes an acknowledgement without a terminal as unattended, which the policy may refuse', async () => {
    const strict = join(place, 'strict.yaml')
    const policy = readFileSync(join(rig, 'policy.yaml'), 'utf8')
    writeFileSync(strict, policy.replace('unattended_ack: accept', 'unattended_ack: refuse'))
    expect((await vbus('policy', 'apply', strict)).status).toBe(0)
    const refused = await vbus('breach', 'ack', '--reason', 'looked at it')
    expect([refused.status, codeOf(refused)]).toEqual([3, 'policy/refused'])
    expect((await vbus('status')).last.breaker).toBe('open')
    const argv = ['breach', 'ack', '--reason', 'restored from the copy', '--workspace', rig]
    const seen = await runJson(argv, { env, cwd: place, isTerminal: true })
    expect(seen.last).toMatchObject({ ok: true, breach_record: 1, attended: true })
    expect((await vbus('status')).last).toMatchObject({ breaker: 'closed', breach: null })
    const [ack] = await recordsOf('--kind', 'breach_acknowledged')
    expect(ack?.body).toMatchObject({ breach_record: 1, reason: 'restored from the copy', attended: true })
    expect((await vbus('audit', 'verify')).status).toBe(0)
  }, 30_000)

  it('CM4 asks nobody anything, not even at a terminal', async () => {
    const asking = { env, cwd: place, isTerminal: true, stdin: 'none' as const }
    for (const argv of [['trust'], ['data', 'register'], ['status'], ['breach', 'ack', '--reason', 'x'], ['audit', 'verify']]) {
      expect((await runJson([...argv, '--workspace', rig], asking)).status, argv.join(' ')).toBe(0)
    }
  }, 30_000)
})
