import { MemoryDisk } from '../platform/memory-disk.testing.ts'
import { SeededRandom } from '../platform/seeded-random.testing.ts'
import { exportTiles } from './export-tiles.ts'
import { generateLog, LOG_DIR } from './generated-log.testing.ts'
import type { Missed, TamperReport } from './try-tampering.testing.ts'
import { verifyTiles } from './verify-tiles.ts'

const EXPORT_DIR = 'export'
const TRIES_PER_LOG = 50

/** Tampers with exported folders: bits, ends, zeros, whole files; each must be found, and its file or record named. */
export async function tamperExports({ seed, perClass }: { readonly seed: number; readonly perClass: number }): Promise<TamperReport> {
  const report = { tried: 0, caught: 0, missed: [] as Missed[] }
  for (let at = seed; report.tried < perClass; at++) {
    const random = new SeededRandom(at)
    const { files: logFiles, vkey } = await generateLog(random)
    const disk = new MemoryDisk(logFiles)
    await exportTiles({ disk, dir: LOG_DIR, vkey, to: EXPORT_DIR })
    const files = new Map([...disk.files].filter(([path]) => path.startsWith(`${EXPORT_DIR}/`)))
    const whole = await verifyTiles(EXPORT_DIR, { disk: new MemoryDisk(files), vkey })
    if (!whole.ok) throw new Error(`an export that nobody touched: ${JSON.stringify(whole.firstBad)}`)
    for (let count = 0; count < TRIES_PER_LOG && report.tried < perClass; count++) {
      const { changed, names } = tamper(files, random)
      const { ok, firstBad } = await verifyTiles(EXPORT_DIR, { disk: new MemoryDisk(changed), vkey })
      report.tried++
      // Of a record and its leaf in the tile, either may be named for the other: both are that record's.
      const isNamed = firstBad !== undefined && (names.includes(firstBad.file) || firstBad.record !== undefined)
      if (!ok && isNamed) report.caught++
      else report.missed.push({ kind: 'exports', seed: at, why: ok ? 'not found' : 'not named', expected: names, found: firstBad })
    }
  }
  return report
}

function tamper(files: ReadonlyMap<string, Uint8Array>, random: SeededRandom) {
  const paths = [...files.keys()]
  const [path, other] = [random.pick(paths), random.pick(paths)]
  const bytes = (files.get(path) ?? new Uint8Array(0)).slice()
  const changed = new Map(files)
  const names = [path, other].map((name) => name.slice(EXPORT_DIR.length + 1))
  const at = random.below(bytes.length)
  const act = random.below(6)
  if (act === 0 && path !== other) {
    changed.set(path, files.get(other) ?? bytes)
    changed.set(other, bytes)
  } else if (act === 1) changed.delete(path)
  else if (act === 2) changed.set(path, bytes.subarray(0, at))
  else if (act === 3) {
    changed.set(`${path}.copy`, bytes)
    names.push(`${names[0]}.copy`)
  } else if (act === 4 && bytes.subarray(at).some((byte) => byte !== 0)) changed.set(path, bytes.fill(0, at))
  else {
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
    changed.set(path, bytes)
  }
  return { changed, names }
}
