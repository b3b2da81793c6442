import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeLogHome } from '../log/log.testing.ts'
import { nodeDisk, sha256 } from '../platform/index.ts'
import { openAudit } from './audit.testing.ts'
import { exportTiles } from './export-tiles.ts'

/** Every file under a folder, by its path in it. */
const filesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile())
    .sort()

it('TL10 writes full and partial tiles of every level, and bundles whose entries hash to the leaves', async () => {
  using home = makeLogHome({ segmentBytes: 65_536 })
  const to = join(home.root, 'tiles')
  const audit = await openAudit(home)
  for (let i = 0; i < 598; i++) audit.append({ pos: i, epoch: 1, gate: { rule: `rule ${i}`, when: 'after', ok: true, evidence: '{}' } })
  await audit.close('test')
  const { head, files } = await exportTiles({ disk: nodeDisk, dir: home.dir, vkey: audit.opening.vkey, to })
  expect(head.size).toBe(600)
  const tiles = ['tile/0/000', 'tile/0/001', 'tile/0/002.p/88', 'tile/1/000.p/2']
  const entries = ['tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/88']
  expect(filesOf(to)).toEqual(['checkpoint', 'log.vkey', ...tiles, ...entries].sort())
  expect(files).toBe(9)
  const leaves = tiles.slice(0, 3).map((path) => readFileSync(join(to, path)))
  expect(leaves.map((bytes) => bytes.length)).toEqual([8_192, 8_192, 88 * 32])
  for (const [i, path] of entries.entries()) {
    const bundle = readFileSync(join(to, path))
    let at = 0
    for (let n = 0; at < bundle.length; n++) {
      const end = at + 2 + bundle.readUInt16BE(at)
      const leaf = sha256(Buffer.concat([Buffer.of(0), bundle.subarray(at + 2, end)]))
      expect(leaves[i]?.subarray(32 * n, 32 * (n + 1))).toEqual(Buffer.from(leaf))
      at = end
    }
  }
})
