import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type LogHome, makeLogHome } from '../log/log.testing.ts'
import { nodeDisk } from '../platform/index.ts'
import { openAudit } from './audit.testing.ts'
import { exportTiles } from './export-tiles.ts'
import { FOLDERS_DEEP_MAX, verifyTiles } from './verify-tiles.ts'

async function grow(home: LogHome, to: string, records: number): Promise<string> {
  const audit = await openAudit(home)
  for (let i = audit.size; i < records; i++)
    audit.append({ pos: i, epoch: 1, gate: { rule: `rule ${i}`, when: 'after', ok: true, evidence: '{}' } })
  await audit.close('test')
  await exportTiles({ disk: nodeDisk, dir: home.dir, vkey: audit.opening.vkey, to })
  return audit.opening.vkey
}

it('TL46 verifies an export of several levels that grew, and finds a changed byte in any of its files', async () => {
  using home = makeLogHome({ segmentBytes: 65_536 })
  const to = join(home.root, 'tiles')
  await grow(home, to, 300)
  const vkey = await grow(home, to, 700)
  const verify = () => verifyTiles(to, { disk: nodeDisk, vkey })
  expect(await verify()).toMatchObject({ ok: true, records: 701, firstBad: undefined })
  const older = 'tile/0/001.p/45'
  for (const [path, at, expected] of [
    ['tile/0/000', 32 * 7 + 3, { file: 'tile/0/000', offset: 32 * 7, record: 7 }],
    ['tile/0/002.p/189', 40, { file: 'tile/0/002.p/189', offset: 32, record: 513 }],
    ['tile/1/000.p/2', 63, { file: 'tile/1/000.p/2', offset: 32 }],
    ['tile/entries/001', 60, { record: 256 }],
    ['tile/entries/002.p/189', 5_000, {}],
    [older, 9, { file: older }],
    ['checkpoint', 70, { file: 'checkpoint' }],
    ['log.vkey', 3, { file: 'log.vkey' }],
  ] as const) {
    const file = join(to, path)
    const before = readFileSync(file)
    const bytes = Buffer.from(before)
    bytes[at] = (bytes[at] ?? 0) ^ 4
    writeFileSync(file, bytes)
    expect(await verify(), path).toMatchObject({ ok: false, firstBad: expected })
    writeFileSync(file, before)
  }
  writeFileSync(join(to, 'tile/0/001.p/300'), '')
  expect(await verify()).toMatchObject({ ok: false, firstBad: { file: 'tile/0/001.p/300' } })
})

it('TL46 TL11 a link, a pipe or an empty folder in an export is named, and nothing is written through a link', async () => {
  using home = makeLogHome()
  const to = join(home.root, 'tiles')
  const vkey = await grow(home, to, 20)
  for (const [name, put] of [
    ['tile/pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['tile/0/001', (path: string) => symlinkSync('/dev/zero', path)],
    ['tile/empty', (path: string) => mkdirSync(path)],
    [`tile/${'deep/'.repeat(FOLDERS_DEEP_MAX)}`, (path: string) => mkdirSync(path, { recursive: true })],
  ] as const) {
    put(join(to, name))
    expect(await verifyTiles(to, { disk: nodeDisk, vkey })).toMatchObject({
      ok: false,
      firstBad: { reason: expect.stringContaining('does not belong') },
    })
    rmSync(join(to, name.startsWith('tile/deep') ? 'tile/deep' : name), { recursive: true })
  }
  expect((await verifyTiles(to, { disk: nodeDisk, vkey })).ok).toBe(true)
  const elsewhere = join(home.root, 'elsewhere')
  mkdirSync(elsewhere)
  for (const name of ['tile', 'checkpoint', 'log.vkey']) {
    const linked = join(home.root, `linked-${name}`)
    mkdirSync(linked)
    symlinkSync(elsewhere, join(linked, name))
    await expect(exportTiles({ disk: nodeDisk, dir: home.dir, vkey, to: linked })).rejects.toMatchObject({ code: 'audit/foreign-folder' })
  }
  expect(readdirSync(elsewhere)).toEqual([])
})
