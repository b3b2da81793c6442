import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { BlobStore } from '../blobs/index.ts'
import { SeededRandom } from '../platform/seeded-random.testing.ts'
import type { Missed, TamperReport } from './try-tampering.testing.ts'

const BLOB_BYTES_MAX = 3_000
const TRIES_PER_BLOB = 50

/** Tampers with blobs on the disk; reading one must refuse, and name it. */
export async function tamperBlobs({ seed, perClass }: { readonly seed: number; readonly perClass: number }): Promise<TamperReport> {
  const report = { tried: 0, caught: 0, missed: [] as Missed[] }
  const random = new SeededRandom(seed)
  const root = mkdtempSync(join(tmpdir(), 'vbus-blobs-'))
  try {
    const store = await BlobStore.open(join(root, 'blobs'), join(root, 'aside'))
    let blob = { path: '', sha256: '', bytes: new Uint8Array(0) }
    while (report.tried < perClass) {
      if (report.tried % TRIES_PER_BLOB === 0)
        blob = await put(store, root, Uint8Array.from(random.bytes(1 + random.below(BLOB_BYTES_MAX))))
      const { path, sha256, bytes } = blob
      // What was found to be no blob any more was set aside: each try puts its own in the place.
      writeFileSync(path, changed(bytes, random))
      const why = await store.read(sha256, 0, 10).then(
        () => 'not found' as const,
        (error: unknown) => (isNamed(error, sha256) ? undefined : ('not named' as const)),
      )
      report.tried++
      if (why === undefined) report.caught++
      else report.missed.push({ kind: 'blobs', seed, why, expected: [sha256], found: undefined })
    }
    return report
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

async function put(store: BlobStore, root: string, bytes: Uint8Array<ArrayBuffer>) {
  const incoming = await store.receive()
  await incoming.write(bytes)
  const { sha256 } = await incoming.seal()
  await store.keep(incoming)
  return { path: join(root, 'blobs', sha256.slice(0, 2), sha256), sha256, bytes }
}

const isNamed = (error: unknown, sha256: string): boolean =>
  error instanceof Fault && error.code === 'blob/mismatch' && JSON.stringify([error.message, error.evidence]).includes(sha256)

/** A flipped bit, a cut, a doubled end or a tail of zeros. */
function changed(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const at = random.below(bytes.length)
  const act = random.below(4)
  if (act === 0) return bytes.subarray(0, at)
  if (act === 1) return Buffer.concat([bytes, bytes.subarray(at)])
  const copy = Uint8Array.from(bytes)
  if (act === 2 && copy.subarray(at).some((byte) => byte !== 0)) return copy.fill(0, at)
  copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  return copy
}
