import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, it } from 'vitest'
import { openAudit } from '../audit/audit.testing.ts'
import { verifyAudit } from '../audit/index.ts'
import { nodeDisk } from '../platform/index.ts'
import { type LogHome, makeLogHome } from './log.testing.ts'

const SEGMENT_BYTES = 65_536
const OPENING_BYTES_MAX = 3 * SEGMENT_BYTES

/** A log of eight segments and more, closed cleanly. */
async function longLog(): Promise<LogHome> {
  const home = makeLogHome({ segmentBytes: SEGMENT_BYTES, openingBytesMax: OPENING_BYTES_MAX })
  const audit = await openAudit(home)
  for (let i = 0; i < 6_000; i++) {
    audit.append({ pos: i, epoch: 1, gate: { rule: `rule ${i}`, when: 'after', ok: true, evidence: '{}' } })
    if (i % 100 === 0) await audit.flush()
  }
  await audit.close('test')
  expect(segments(home).length).toBeGreaterThan(7)
  return home
}

const segments = ({ dir }: LogHome): string[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.seg'))
    .sort()

function flip(home: LogHome, segment: string, at: number): void {
  const path = join(home.dir, segment)
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

it('LG10 goes on with a long audit log from its newest segments, as if it had read all of it', async () => {
  using home = await longLog()
  const before = segments(home).length
  const audit = await openAudit(home)
  expect(audit.opening).toMatchObject({ kind: 'continued', size: 6_002 })
  audit.append({ pos: 1, epoch: 2, gate: { rule: 'one more', when: 'after', ok: true, evidence: '{}' } })
  await audit.close('test')
  const verdict = await verifyAudit(home.dir, { disk: nodeDisk, vkey: audit.opening.vkey })
  expect(verdict).toMatchObject({ ok: true, records: 6_004 })
  expect(segments(home).length).toBe(before + 1)
})

it('LG10 leaves what lies before to verification, which finds it, and looks at all the rest', async () => {
  using home = await longLog()
  const names = segments(home)
  flip(home, names[2] ?? '', 5_000)
  const audit = await openAudit(home)
  expect(audit.opening.kind).toBe('continued')
  const { vkey } = audit.opening
  await audit.close('test')
  expect(await verifyAudit(home.dir, { disk: nodeDisk, vkey })).toMatchObject({ ok: false, firstBad: { file: names[2] } })
  for (const at of [-1, -2]) {
    using other = await longLog()
    flip(other, segments(other).at(at) ?? '', 300)
    const replaced = await openAudit(other)
    expect(replaced.opening.kind).toBe('replaced')
    await replaced.close('test')
  }
}, 30_000)

it('LG10 does not begin from a tree that is not the one that was signed', async () => {
  using home = await longLog()
  const names = segments(home)
  const at = names.length - 3
  const path = join(home.dir, names[at] ?? '')
  const bytes = readFileSync(path)
  const tree = bytes.indexOf('"tree":["') + 9
  bytes[tree] = bytes[tree] === 0x30 ? 0x31 : 0x30
  bytes.writeUInt32LE(crc32(bytes.subarray(8, 8 + bytes.readUInt32LE(0))), 4)
  writeFileSync(path, bytes)
  const audit = await openAudit(home)
  expect(audit.opening.kind).toBe('replaced')
  await audit.close('test')
})

it('LG11 knows a quarantined tail whose record lies before what opening looks at', async () => {
  using home = makeLogHome({ segmentBytes: SEGMENT_BYTES, openingBytesMax: OPENING_BYTES_MAX })
  const first = await openAudit(home)
  await first.close('test')
  // As a kill leaves it: a segment begun, and no commit frame.
  const size = first.size + 1
  writeFileSync(join(home.dir, `${String(size).padStart(20, '0')}.seg`), Buffer.alloc(64, 7))
  const second = await openAudit(home)
  expect(second.opening.quarantined.length).toBe(1)
  for (let i = 0; i < 4_000; i++) {
    second.append({ pos: i, epoch: 1, gate: { rule: `rule ${i}`, when: 'after', ok: true, evidence: '{}' } })
    if (i % 100 === 0) await second.flush()
  }
  await second.close('test')
  const third = await openAudit(home)
  expect(third.opening.quarantined).toEqual([])
  await third.close('test')
})
