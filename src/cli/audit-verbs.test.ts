import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type Ended, runJson } from './cli.testing.ts'

let place: string
let rig: string
let vkey: string

const options = () => ({ env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: join(place, 'run') }, cwd: place })
/** The command with a configuration folder of its own. */
const vbus = (...argv: readonly string[]): Promise<Ended> => runJson(argv, options())
const at = (...argv: readonly string[]): Promise<Ended> => vbus(...argv, '--workspace', rig)
const file = (name: string): string => join(place, name)

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'vbus-audit-verbs-'))
  mkdirSync(join(place, 'run'), { mode: 0o700 })
  rig = join(place, 'rig')
  const { last } = await vbus('init', 'rig', '--from', 'movies')
  vkey = String(last.log_vkey)
}, 60_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** A path of the same name on which nothing of the workspace is there any more. */
const stranger = (...argv: readonly string[]): Promise<Ended> => vbus(...argv, '--workspace', join(place, 'nowhere'))

describe('audit prove and check', () => {
  it('TL28 a proof is checked by a stranger who has the key alone', async () => {
    const proved = await at('audit', 'prove', '3', '-o', file('3.tlog-proof'))
    expect(proved.status).toBe(0)
    const checked = await stranger('audit', 'check', file('3.tlog-proof'), '--key', vkey)
    expect(checked.status).toBe(0)
    const { last } = proved
    expect(checked.last).toMatchObject({
      ok: true,
      index: 3,
      size: last.size,
      root: last.root,
      leaf: last.leaf,
      content: { record: 3, kind: last.kind },
    })
    const verified = await at('audit', 'verify')
    expect(verified.last).toMatchObject({ records: last.size, root: last.root })
  })

  it('TL28 says no to another key, an altered proof, another entry, and no key at all', async () => {
    await at('audit', 'prove', '3', '-o', file('3.tlog-proof'))
    const text = readFileSync(file('3.tlog-proof'), 'utf8')
    const entry = Buffer.from(/^extra (.*)$/m.exec(text)?.[1] ?? '', 'base64')
    writeFileSync(file('3.record'), entry)
    expect((await stranger('audit', 'check', file('3.tlog-proof'), '--key', vkey, '--entry', file('3.record'))).status).toBe(0)
    writeFileSync(file('4.record'), Buffer.concat([entry, Buffer.of(0)]))
    writeFileSync(file('bad.tlog-proof'), text.replace('index 3', 'index 4'))
    const other = await vbus('init', 'other', '--from', 'movies')
    const refused = [
      await stranger('audit', 'check', file('3.tlog-proof'), '--key', vkey, '--entry', file('4.record')),
      await stranger('audit', 'check', file('bad.tlog-proof'), '--key', vkey),
      await stranger('audit', 'check', file('3.tlog-proof'), '--key', String(other.last.log_vkey)),
      await stranger('audit', 'check', file('3.record'), '--key', vkey),
    ]
    expect(refused.map((ended) => [ended.status, codeOf(ended)])).toEqual(refused.map(() => [13, 'audit/proof-invalid']))
    expect((await stranger('audit', 'check', file('3.tlog-proof'))).status).toBe(2)
    expect((await stranger('audit', 'check', file('missing'), '--key', vkey)).status).toBe(2)
    expect((await at('audit', 'prove', '100000', '-o', file('x'))).status).toBe(4)
    expect((await at('audit', 'prove', '-1', '-o', file('x'))).status).toBe(2)
  }, 30_000)
})

describe('audit state, diff-state and blame', () => {
  it('HS11 tell the state after a record, its differences and who made them, from the files', async () => {
    const trusted = (await at('audit', 'state', '5', '--path', 'trust')).last
    const whole = (await at('audit', 'state', '5')).last
    expect(trusted).toMatchObject({ ok: true, record: 5, path: 'trust', sha256: whole.sha256 })
    expect((whole.state as { trust: unknown }).trust).toEqual(trusted.state)
    const trust = trusted.state as { person: string; record: number }
    const blamed = await at('audit', 'blame', '5', 'trust.person')
    expect(blamed.last).toMatchObject({ record: trust.record })
    const before = String(trust.record - 1)
    const diff = (await at('audit', 'diff-state', before, String(trust.record), '--path', 'trust')).last
    expect(diff.changes).toContainEqual({ path: 'trust.person', before: '', after: trust.person })
    expect((await at('audit', 'state', '5', '--path', 'no.such')).last).toMatchObject({ state: null })
    expect((await at('audit', 'blame', '5', 'refusals')).last).toMatchObject({ record: null })
    expect((await at('audit', 'state', '5', '--path', 'a..b')).status).toBe(2)
    expect((await at('audit', 'state', '100000')).status).toBe(4)
  })
})

describe('what is given by hand', () => {
  it('TL28 a folder, a pipe or a file where none is expected is said so; a folder or a device is never written over', async () => {
    execFileSync('mkfifo', [file('pipe')])
    mkdirSync(file('folder'))
    writeFileSync(file('plain'), 'text')
    const ended = [
      await stranger('audit', 'check', file('pipe'), '--key', vkey),
      await stranger('audit', 'check', file('folder'), '--key', vkey),
      await at('audit', 'verify', '--head', file('missing')),
      await at('audit', 'prove', '3', '-o', file('folder')),
      await at('audit', 'prove', '3', '-o', join(place, 'no', 'such', 'folder')),
      await at('audit', 'checkpoint', '-o', '/dev/null'),
    ]
    expect(ended.map((each) => [each.status, codeOf(each)])).toEqual(ended.map(() => [2, 'cli/usage']))
    expect(existsSync(file('folder.tmp'))).toBe(false)
    expect(codeOf(await stranger('audit', 'verify', file('plain')))).toBe('workspace/not-found')
    expect(codeOf(await at('audit', 'export', '--tiles', file('plain')))).toBe('audit/foreign-folder')
  }, 30_000)
})

describe('audit explain', () => {
  it('TL23 tells where a record lies, what it refers to and what proves it', async () => {
    const { status, last } = await at('audit', 'explain', '0')
    expect(status).toBe(0)
    expect(last.says).toBe(`This log began, with the origin ${vkey.split('+')[0]}.`)
    expect(last).toMatchObject({ file: '00000000000000000000.seg', refers_to: [] })
    const head = readFileSync(join(rig, '.vbus', 'audit', '00000000000000000000.seg')).readUInt32LE(0)
    expect(last.offset).toBe(8 + head)
    await at('audit', 'prove', '3', '-o', file('explained'))
    const third = (await at('audit', 'explain', '3')).last
    const lines = readFileSync(file('explained'), 'utf8').split('\n')
    expect((third.proof as { path: string[] }).path).toEqual(lines.slice(3, lines.indexOf('')))
    expect((third.refers_to as { record: number }[]).map(({ record }) => record)).toEqual([2])
    expect((await at('audit', 'explain', '99999')).status).toBe(4)
  })
})

describe('audit consistency', () => {
  it('TL29 holds between heads of one log, by the workspace or by the proof alone, and 13 for a rewritten one', async () => {
    const copy = file('copy')
    cpSync(rig, copy, { recursive: true })
    const on = (dir: string, ...argv: readonly string[]): Promise<Ended> => vbus(...argv, '--workspace', dir)
    await on(copy, 'audit', 'checkpoint', '-o', file('old'))
    await on(copy, 'data', 'register')
    await on(copy, 'audit', 'checkpoint', '-o', file('new'))
    const written = await on(copy, 'audit', 'consistency', file('old'), file('new'), '-o', file('proof'))
    expect([written.status, written.last.consistent]).toEqual([0, true])
    expect(readFileSync(file('proof'), 'utf8').endsWith(readFileSync(file('new'), 'utf8'))).toBe(true)
    expect((await stranger('audit', 'consistency', file('old'), file('new'), '--key', vkey, '--proof', file('proof'))).status).toBe(0)
    // The rig goes another way from the same head on: the same key, the same size, another root.
    await on(rig, 'data', 'register')
    await on(rig, 'audit', 'checkpoint', '-o', file('fork'))
    expect((await on(rig, 'audit', 'consistency', file('old'), file('fork'))).status).toBe(0)
    const bad = [
      await on(copy, 'audit', 'consistency', file('fork'), file('new')),
      await on(rig, 'audit', 'consistency', file('old'), file('new')),
      await on(rig, 'audit', 'consistency', file('new'), file('old')),
      await stranger('audit', 'consistency', file('old'), file('fork'), '--key', vkey, '--proof', file('proof')),
    ]
    expect(bad.map((ended) => [ended.status, codeOf(ended)])).toEqual(bad.map(() => [13, 'audit/not-consistent']))
    writeFileSync(
      file('unsigned'),
      readFileSync(file('new'), 'utf8').replace(/\n(\d+)\n/, (_all, n) => `\n${Number(n) - 1}\n`),
    )
    expect(codeOf(await on(copy, 'audit', 'consistency', file('old'), file('unsigned')))).toBe('audit/proof-invalid')
    rmSync(copy, { recursive: true })
  }, 30_000)
})

describe('audit export', () => {
  it('TL11 writes tiles, entry bundles, checkpoint and key, grows an earlier export, and leaves other folders alone', async () => {
    const to = file('tiles')
    const first = await at('audit', 'export', '--tiles', to)
    expect(first.status).toBe(0)
    const size = Number(first.last.size)
    expect(readdirSync(to).sort()).toEqual(['checkpoint', 'log.vkey', 'tile'])
    expect(readFileSync(join(to, 'log.vkey'), 'utf8')).toBe(`${vkey}\n`)
    expect(readFileSync(join(to, 'checkpoint'), 'utf8').split('\n').slice(0, 2)).toEqual([vkey.split('+')[0], String(size)])
    expect(statSync(join(to, `tile/0/000.p/${size}`)).size).toBe(32 * size)
    const bundle = readFileSync(join(to, `tile/entries/000.p/${size}`))
    let entries = 0
    for (let offset = 0; offset < bundle.length; entries++) offset += 2 + bundle.readUInt16BE(offset)
    expect(entries).toBe(size)
    await at('data', 'register')
    const again = await at('audit', 'export', '--tiles', to)
    expect(Number(again.last.size)).toBeGreaterThan(size)
    expect((await at('audit', 'checkpoint', '-o', file('now'))).status).toBe(0)
    expect(readFileSync(join(to, 'checkpoint'), 'utf8')).toBe(readFileSync(file('now'), 'utf8'))
    writeFileSync(join(place, 'notes'), 'mine')
    const foreign = await at('audit', 'export', '--tiles', place)
    expect([foreign.status, codeOf(foreign)]).toEqual([2, 'audit/foreign-folder'])
    const { last: other } = await vbus('init', 'third', '--from', 'movies')
    const mixed = await vbus('audit', 'export', '--tiles', to, '--workspace', String(other.workspace))
    expect([mixed.status, codeOf(mixed)]).toEqual([2, 'audit/foreign-folder'])
  }, 30_000)

  it('TL12 exports nothing of a log that does not verify, and says no to a checkpoint that is not of its past', async () => {
    const copy = file('spoiled')
    cpSync(rig, copy, { recursive: true })
    const to = file('spoiled-tiles')
    expect((await vbus('audit', 'export', '--tiles', to, '--workspace', copy)).status).toBe(0)
    await vbus('data', 'register', '--workspace', copy)
    await vbus('audit', 'export', '--tiles', to, '--workspace', copy)
    await at('data', 'register')
    const fork = await at('audit', 'export', '--tiles', to)
    expect([fork.status, codeOf(fork)]).toEqual([13, 'audit/not-consistent'])
    const audit = join(copy, '.vbus', 'audit')
    const segment = join(audit, '00000000000000000000.seg')
    const bytes = readFileSync(segment)
    bytes[400] = (bytes[400] ?? 0) ^ 1
    writeFileSync(segment, bytes)
    const fresh = file('fresh-tiles')
    const altered = await vbus('audit', 'export', '--tiles', fresh, '--workspace', copy)
    expect([altered.status, codeOf(altered)]).toEqual([13, 'audit/altered'])
    expect(existsSync(join(fresh, 'checkpoint'))).toBe(false)
  }, 30_000)
})

describe('after a rotation of the key', () => {
  it('TL14 TL48 exports go on, proofs are by the new key and lead there from the old one', async () => {
    const copy = file('rotated')
    cpSync(rig, copy, { recursive: true })
    const on = (...argv: readonly string[]): Promise<Ended> => vbus(...argv, '--workspace', copy)
    const to = file('rotated-tiles')
    const before = await on('audit', 'export', '--tiles', to)
    await on('audit', 'checkpoint', '-o', file('before'))
    const rotated = await on('key', 'rotate')
    expect(rotated.status).toBe(0)
    const next = String(rotated.last.log_vkey)
    expect(next).not.toBe(vkey)
    const after = await on('audit', 'export', '--tiles', to)
    expect([after.status, after.last.vkey]).toEqual([0, next])
    expect(Number(after.last.size)).toBeGreaterThan(Number(before.last.size))
    await on('audit', 'prove', '3', '-o', file('rotated-3'))
    expect((await stranger('audit', 'check', file('rotated-3'), '--key', next)).status).toBe(0)
    expect((await stranger('audit', 'check', file('rotated-3'), '--key', vkey)).last).toMatchObject({ ok: true, signed_by: next })
    expect((await on('audit', 'verify', '--key', vkey)).status).toBe(0)
    await on('audit', 'checkpoint', '-o', file('after'))
    expect((await on('audit', 'consistency', file('before'), file('after'))).last.consistent).toBe(true)
    expect((await on('audit', 'consistency', file('before'), file('after'), '--old-key', vkey)).last.consistent).toBe(true)
    rmSync(copy, { recursive: true })
  }, 60_000)
})

describe('audit export beside messages', () => {
  it('TL13 holds no payload of any namespace', async () => {
    // An engine in this process finds its person by the process's own environment.
    process.env.VBUS_CONFIG_DIR = join(place, 'config')
    process.env.XDG_RUNTIME_DIR = join(place, 'run')
    const secret = 'what-the-message-says-0451'
    const sent = [
      await at('pub', 'pipeline.note', '--data', secret),
      await at('pub', 'pipeline.note', '--data', secret, '--namespace', 'other'),
    ]
    expect(sent.map(({ status }) => status)).toEqual([0, 0])
    const holds = (root: string): string[] =>
      readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
        (name) => statSync(join(root, name)).isFile() && readFileSync(join(root, name)).includes(secret),
      )
    expect(holds(join(rig, '.vbus', 'streams')).length).toBe(2)
    const to = file('tiles-beside-messages')
    expect((await at('audit', 'export', '--tiles', to)).status).toBe(0)
    expect(holds(to)).toEqual([])
  }, 60_000)
})

describe('the index behind the verbs', () => {
  it('TL20 is used by audit show, is made by rebuild-index, and changes nothing of what is shown', async () => {
    const shown = async (...more: readonly string[]): Promise<unknown> => (await at('audit', 'show', ...more)).documents
    const path = join(rig, '.vbus', 'index', 'audit.sqlite')
    rmSync(path, { force: true })
    const kinds = await shown('--kind', 'data_registered')
    expect(existsSync(path)).toBe(true)
    const whole = (await at('audit', 'show')).documents.slice(0, -1) as { kind: string; pos: string }[]
    expect((kinds as unknown[]).slice(0, -1)).toEqual(whole.filter(({ kind }) => kind === 'data_registered'))
    writeFileSync(path, 'not an index')
    expect(await shown('--kind', 'data_registered')).toEqual(kinds)
    const rebuilt = await at('audit', 'rebuild-index')
    expect(rebuilt.last).toMatchObject({ ok: true, path, records: whole.length })
    expect(await shown('--kind', 'data_registered')).toEqual(kinds)
    const last = Number(whole.at(-1)?.pos)
    expect((await at('audit', 'show', '--pos', String(last))).documents.slice(0, -1)).toEqual(
      whole.filter(({ pos }) => Number(pos) >= last),
    )
  }, 30_000)
})
