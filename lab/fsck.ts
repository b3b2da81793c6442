import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAudit } from '../src/main/audit/audit.testing.ts'
import { exportTiles } from '../src/main/audit/index.ts'
import { makeLogHome } from '../src/main/log/log.testing.ts'
import { nodeDisk } from '../src/main/platform/index.ts'
import { toHex } from '../src/shared/chain/index.ts'
import { fsck, fsckTool } from './lib/fsck-tool.ts'
import { end, say } from './lib/outcome.ts'

/**
 * `npm run lab:fsck`: exported logs of many sizes, checked by a checker of tlog-tiles that is not ours, unmodified
 * (github.com/transparency-dev/tessera/cmd/fsck). Each is then spoilt in several places: a checker that finds nothing wrong with those has checked nothing.
 */
const SIZES = [1, 2, 255, 256, 257, 512, 1_000, 66_000]
const BATCH = 512

const wrong: string[] = []
let checked = 0
let spoilt = 0

async function spoil(to: string, path: string, at: number): Promise<void> {
  const file = join(to, path)
  const before = readFileSync(file)
  const bytes = Buffer.from(before)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
  spoilt++
  if ((await fsck(to)) !== undefined) wrong.push(`a changed byte in ${path} was not found`)
  writeFileSync(file, before)
}

try {
  fsckTool()
  const home = makeLogHome({ segmentBytes: 4_194_304 })
  const to = join(home.root, 'tiles')
  try {
    let written = 0
    for (const size of SIZES) {
      // One export that grows: partial tiles of the sizes before lie beside the full ones, as C2SP allows.
      const audit = await openAudit(home)
      const { vkey } = audit.opening
      // The opening and the close are records too.
      written = audit.size
      for (; written < size - 1; written++) {
        audit.append({ pos: written, epoch: 1, run: 'run', gate: { rule: `rule ${written}`, when: 'after', ok: true, evidence: '{}' } })
        if (written % BATCH === 0) await audit.flush()
      }
      await audit.close('lab')
      const { head } = await exportTiles({ disk: nodeDisk, dir: home.dir, vkey, to })
      const said = await fsck(to)
      checked++
      if (said?.size !== head.size || said.root !== toHex(head.root)) wrong.push(`${head.size} records: ${JSON.stringify(said)}`)
      say(`${head.size} records: ${said === undefined ? 'not good' : `good, root ${said.root}`}`)
    }
    await spoil(to, 'tile/0/000', 4_000)
    await spoil(to, 'tile/1/000', 8_191)
    await spoil(to, 'tile/entries/001', 700)
    await spoil(to, 'checkpoint', 60)
    say(`${spoilt} exports spoilt, ${wrong.length} not found`)
  } finally {
    rmSync(home.root, { recursive: true, force: true })
  }
} catch (error) {
  wrong.push(error instanceof Error ? error.message : String(error))
}
for (const line of wrong) say(line)
end({ ok: wrong.length === 0 && checked === SIZES.length, checked, spoilt, wrong })
