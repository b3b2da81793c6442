import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeOf, type Ended, runJson } from './cli.testing.ts'
import { runCli } from './run-cli.ts'
import { testHost } from './test-host.testing.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-blob-verbs-'))
const rig = join(place, 'rig')
// An engine in this process finds its person by the process's own environment.
process.env.VBUS_CONFIG_DIR = join(place, 'config')
process.env.XDG_RUNTIME_DIR = place
const OPTIONS = { env: { VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: place }, cwd: place }
const vbus = (...argv: readonly string[]): Promise<Ended> => runJson([...argv, '--workspace', rig], OPTIONS)

beforeAll(async () => {
  expect((await runJson(['init', rig], OPTIONS)).status).toBe(0)
}, 60_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

it('BL8 BL11 a file is put and fetched again; a target appears only when all of it came', async () => {
  const data = randomBytes(700_000)
  writeFileSync(join(place, 'pulses.bin'), data)
  const put = await vbus('blob', 'put', 'pulses.bin', '--type', 'application/x-pulses')
  const ref = String(put.last.ref)
  expect([put.status, ref]).toEqual([0, expect.stringMatching(/^sha256:[0-9a-f]{64}$/)])
  expect((await vbus('blob', 'stat', ref)).last).toMatchObject({ bytes: '700000', content_type: 'application/x-pulses', held: false })
  const got = await vbus('blob', 'get', ref, '--out', 'copy.bin')
  expect([got.status, got.last.bytes, Buffer.compare(readFileSync(join(place, 'copy.bin')), data)]).toEqual([0, '700000', 0])
  const host = testHost({ ...OPTIONS, stdin: new TextEncoder().encode('from a pipe') })
  expect(await runCli(['blob', 'put', '-', '--workspace', rig], host)).toBe(0)
  const reader = testHost(OPTIONS)
  expect([await runCli(['blob', 'get', host.out().trim(), '--workspace', rig], reader), reader.out()]).toEqual([0, 'from a pipe'])
  expect((await vbus('blob', 'list', '--limit', '1')).last).toMatchObject({ count: 2, next: expect.any(Number), blobs: [{ bytes: '11' }] })
  expect((await vbus('blob', 'remove', ref)).status).toBe(0)
  const gone = await vbus('blob', 'get', ref, '--out', 'never.bin')
  expect([gone.status, codeOf(gone), existsSync(join(place, 'never.bin'))]).toEqual([4, 'blob/unknown', false])
  expect(readdirSync(place).filter((name) => name.endsWith('.part'))).toEqual([])
  for (const argv of [
    ['get', ref],
    ['put', 'nothing.bin'],
    ['get', 'x', '--out', 'y'],
  ])
    expect((await vbus('blob', ...argv)).status).toBe(2)
}, 60_000)

it('AD2 AD3 a payload is checked without publishing it', async () => {
  const check = (data: string, name = 'arqonbus.nvm.job.v1'): Promise<Ended> => vbus('schema', 'check', name, '--data', data)
  expect((await check('{"program":{}}')).status).toBe(0)
  const bad = await check('{"program":{},"constraints":{"max_runs":0}}')
  expect([bad.status, codeOf(bad)]).toEqual([2, 'schema/invalid-payload'])
  expect((bad.last.error as { message: string }).message).toContain('/constraints/max_runs: must be >= 1')
  expect(codeOf(await check('{}', 'nobody.v1'))).toBe('schema/unknown')
}, 60_000)

it('AD1 a policy whose files are not those it names is refused without an engine too', async () => {
  const policy = readFileSync(join(rig, 'policy.yaml'), 'utf8')
  const named = (sha256: string): string => `${policy}schemas:\n  - { name: lab.v1, kind: json, file: lab.json, sha256: "${sha256}" }\n`
  writeFileSync(join(rig, 'lab.json'), '{"type":"integer"}')
  writeFileSync(join(place, 'policy.yaml'), named('0'.repeat(64)))
  const refused = await vbus('policy', 'apply', 'policy.yaml')
  expect([refused.status, codeOf(refused)]).toEqual([2, 'policy/invalid'])
  expect(readFileSync(join(rig, 'policy.yaml'), 'utf8')).toBe(policy)
}, 60_000)
