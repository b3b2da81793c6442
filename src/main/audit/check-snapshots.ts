import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { canonicalJson } from '../../shared/base/index.ts'
import { type BadPlace, equalBytes, type ReadableDisk, readEntries } from '../../shared/chain/index.ts'
import { FOLD_ID_BYTES, FOLD_TEXT, SNAPSHOT_EVERY, StateFold, toNumber } from '../../shared/state/index.ts'
import { decodeRecord } from './record-codec.ts'

/** What a log's snapshots say against what its records fold to. */
export interface SnapshotReport {
  readonly checked: number
  /** Those of another version of the fold, which are not compared (docs/spec/state.md ST11). */
  readonly otherFold: number
  readonly bad: BadPlace | undefined
}

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest()

/**
 * Folds the first `size` records of a log that was verified, and compares its snapshots.
 * @param place of a record that is no good.
 */
export function checkSnapshots(disk: ReadableDisk, dir: string, size: number): SnapshotReport {
  const fold = sha256(FOLD_TEXT).subarray(0, FOLD_ID_BYTES)
  // One hash for each 4,096 records of the log.
  const hashes = new Map<number, Uint8Array>()
  const folded = new StateFold()
  let checked = 0
  let otherFold = 0
  let bad: BadPlace | undefined
  for (const { index, content, file, offset } of readEntries({ disk, dir, crc32, from: 0, to: size })) {
    const record = decodeRecord(content)
    const { snapshot } = record
    if (snapshot && !equalBytes(snapshot.fold ?? new Uint8Array(0), fold)) otherFold++
    else if (snapshot) {
      checked++
      const of = toNumber(snapshot.record)
      const isRight = equalBytes(hashes.get(of) ?? new Uint8Array(0), snapshot.stateSha256 ?? new Uint8Array(0))
      if (!isRight) bad ??= { record: index, file, offset, reason: `the snapshot is not of the state after record ${of}` }
    }
    folded.take(record, index)
    if (index % SNAPSHOT_EVERY === SNAPSHOT_EVERY - 1) hashes.set(index, sha256(canonicalJson(folded.present)))
  }
  return { checked, otherFold, bad }
}
