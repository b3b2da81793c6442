import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type Ended, runJson } from './cli.testing.ts'

let place: string
let rig: string

const options = () => ({ env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: join(place, 'run') }, cwd: place })
/** The command with a configuration folder of its own. */
const vbus = (...argv: readonly string[]): Promise<Ended> => runJson(argv, options())
const at = (...argv: readonly string[]): Promise<Ended> => vbus(...argv, '--workspace', rig)

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'vbus-cli-'))
  mkdirSync(join(place, 'run'), { mode: 0o700 })
  rig = join(place, 'rig')
  const { status, last, err } = await vbus('init', 'rig', '--from', 'movies')
  expect(err).toBe('')
  expect({ status, ok: last.ok, workspace: last.workspace }).toEqual({ status: 0, ok: true, workspace: rig })
}, 60_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('init', () => {
  it('CM8 leaves a trusted workspace whose log verifies, and keys for the owner alone', async () => {
    const { status, last } = await at('status')
    expect(status).toBe(0)
    expect(last).toMatchObject({ workspace: rig, breaker: 'closed', breach: null, runs: 0, engine: null, trusted: true })
    expect(last.audit_dir).toBe(join(rig, '.vbus', 'audit'))
    expect((last.contributors as { name: string; path: string }[]).map(({ name }) => name)).toEqual(['ratings', 'critics', 'box-office'])
    for (const { path } of [last.master as { path: string }, ...(last.contributors as { path: string }[])])
      expect(existsSync(path)).toBe(true)
    const verified = await vbus('audit', 'verify', rig, '--key', String(last.log_vkey))
    expect(verified.status).toBe(0)
    expect(verified.last).toMatchObject({ ok: true, records: last.records, torn_tail: 0, first_bad: null })
    expect(verified.last.checkpoint).toEqual({ size: last.records, signed: true })
    for (const name of readdirSync(join(rig, '.vbus', 'keys'))) expect(statSync(join(rig, '.vbus', 'keys', name)).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(place, 'config')).sort()).toEqual([
      'person.json',
      'person.lock.sqlite',
      'person.passphrase',
      'trust',
      'workspace-keys.passphrase',
    ])
  })

  it('records what was made, by whom, and who trusts it', async () => {
    const { documents } = await at('audit', 'show')
    const records = documents.slice(0, -1) as { record: number; kind: string; actor: { id: string; kind: string }; time: string }[]
    expect(records.map(({ record }) => record)).toEqual(records.map((_, index) => index))
    const kinds = records.map(({ kind }) => kind)
    expect(kinds[0]).toBe('log_opened')
    expect(kinds.at(-1)).toBe('engine_closed')
    expect(kinds.filter((kind) => kind === 'data_registered').length).toBe(4)
    expect(kinds.filter((kind) => kind === 'component_registered').length).toBe(4)
    const trusted = records.find(({ kind }) => kind === 'workspace_trusted')
    expect(trusted?.actor.kind).toBe('human')
    expect(trusted?.actor.id).toMatch(/^person\.[0-9a-f]{32}$/)
    expect((await at('audit', 'show', '--kind', 'data_registered', '--from', '2')).documents.slice(0, -1).length).toBe(4)
  })

  it('CM11 never touches a workspace, and a full folder only by force', async () => {
    const before = readFileSync(join(rig, 'workspace.yaml'))
    for (const extra of [[], ['--force']]) {
      const again = await vbus('init', 'rig', ...extra)
      expect([again.status, codeOf(again)]).toEqual([4, 'workspace/exists'])
    }
    expect(readFileSync(join(rig, 'workspace.yaml'))).toEqual(before)
    const full = join(place, 'full')
    mkdirSync(full)
    writeFileSync(join(full, 'notes.txt'), 'mine')
    const refused = await vbus('init', 'full')
    expect([refused.status, codeOf(refused)]).toEqual([2, 'workspace/not-empty'])
    expect(readdirSync(full)).toEqual(['notes.txt'])
    expect((await vbus('init', 'full', '--force')).status).toBe(0)
    expect(readFileSync(join(full, 'notes.txt'), 'utf8')).toBe('mine')
  }, 30_000)
})

describe('audit verify', () => {
  it('finds a changed byte, a cut file and a stranger, wherever, and pins the key', async () => {
    const audit = join(rig, '.vbus', 'audit')
    const copy = join(place, 'copy')
    const vkey = readFileSync(join(rig, '.vbus', 'keys', 'log.vkey'), 'utf8').trim()
    const verify = async (change: (dir: string) => void): Promise<Ended> => {
      rmSync(copy, { recursive: true, force: true })
      cpSync(audit, copy, { recursive: true })
      change(copy)
      return await vbus('audit', 'verify', copy, '--key', vkey)
    }
    expect((await verify(() => undefined)).status).toBe(0)
    const [segment = ''] = readdirSync(audit).filter((name) => name.endsWith('.seg'))
    const flip = (name: string, offset: number) => (dir: string) => {
      const bytes = readFileSync(join(dir, name))
      bytes[offset] = (bytes[offset] ?? 0) ^ 1
      writeFileSync(join(dir, name), bytes)
    }
    const size = statSync(join(audit, segment)).size
    for (const offset of [0, 40, Math.floor(size / 2), size - 1]) {
      const { status, last } = await verify(flip(segment, offset))
      expect(status, String(offset)).toBe(13)
      expect(last.ok).toBe(false)
      const bad = last.first_bad as { file: string; offset: number }
      expect(bad.file).toBe(segment)
      expect(bad.offset).toBeLessThanOrEqual(offset)
    }
    expect((await verify(flip('head.a', 30))).status).toBe(13)
    expect((await verify((dir) => writeFileSync(join(dir, 'stranger'), 'x'))).status).toBe(13)
    const other = readFileSync(join(place, 'full', '.vbus', 'keys', 'log.vkey'), 'utf8').trim()
    expect((await vbus('audit', 'verify', audit, '--key', other)).status).toBe(13)
    expect((await vbus('audit', 'verify', audit, '--key', 'nonsense')).status).toBe(2)
    expect((await vbus('audit', 'verify', join(place, 'run'))).status).toBe(4)
  }, 60_000)
})

describe("a person's acts without an engine", () => {
  it('TU7 an edited file is refused until it is trusted', async () => {
    const config = join(rig, 'workspace.yaml')
    const text = readFileSync(config, 'utf8')
    writeFileSync(config, text.replace('name: movies', 'name: films'))
    expect((await at('status')).last.trusted).toBe(false)
    const refused = await at('run')
    expect([refused.status, codeOf(refused)]).toEqual([4, 'workspace/untrusted'])
    const policy = await at('policy', 'apply', join(rig, 'policy.yaml'))
    expect([policy.status, codeOf(policy)]).toEqual([4, 'workspace/untrusted'])
    expect((policy.last.error as { message: string }).message).toContain('run vbus trust, then vbus policy apply again')
    expect((await at('trust')).status).toBe(0)
    expect((await at('status')).last.trusted).toBe(true)
    writeFileSync(config, 'format: vbus.workspace.v1\n')
    const invalid = await at('trust')
    expect([invalid.status, codeOf(invalid)]).toEqual([2, 'workspace/invalid'])
    writeFileSync(config, text)
    expect((await at('trust')).status).toBe(0)
  }, 60_000)

  it('TU7 a policy is checked, replaced and trusted in one verb', async () => {
    const next = join(place, 'policy.yaml')
    const text = readFileSync(join(rig, 'policy.yaml'), 'utf8')
    writeFileSync(next, text.replace('held_out_min: 100', 'held_out_min: 101'))
    const { status, last } = await at('policy', 'apply', next)
    expect(status).toBe(0)
    expect(readFileSync(join(rig, 'policy.yaml'), 'utf8')).toBe(readFileSync(next, 'utf8'))
    expect((await at('status')).last.trusted).toBe(true)
    const [record] = (await at('audit', 'show', '--kind', 'policy_applied')).documents
    expect(record?.body).toMatchObject({ sha256: last.sha256 })
    writeFileSync(next, 'format: vbus.policy.v1\n')
    const bad = await at('policy', 'apply', next)
    expect([bad.status, codeOf(bad)]).toEqual([2, 'policy/invalid'])
    expect((await at('status')).last.trusted).toBe(true)
  }, 60_000)

  it('registers data by content, and says which is missing', async () => {
    const ratings = join(rig, 'data', 'ratings.parquet')
    const { status, last } = await at('data', 'register', 'ratings')
    expect(status).toBe(0)
    expect((last.registered as { name: string }[]).map(({ name }) => name)).toEqual(['ratings'])
    expect((await at('data', 'register', 'none')).status).toBe(2)
    const bytes = readFileSync(ratings)
    rmSync(ratings)
    const missing = await at('data', 'register')
    expect([missing.status, codeOf(missing)]).toEqual([10, 'data/missing'])
    writeFileSync(ratings, bytes)
    const all = await at('data', 'register')
    expect((all.last.registered as { name: string }[]).length).toBe(4)
  }, 60_000)

  it('leaves the log whole', async () => {
    expect((await at('breach', 'ack', '--reason', 'nothing is open')).last).toMatchObject({ ok: true, record: null })
    expect((await at('audit', 'verify')).status).toBe(0)
    for (const verb of ['stop', 'ui']) {
      const ended = await at(verb)
      expect([ended.status, codeOf(ended)], verb).toEqual([4, 'engine/not-running'])
    }
  }, 30_000)
})
