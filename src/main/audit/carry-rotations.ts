import { CARRIED_ROTATIONS_MAX, encodeNote, encodeRotation, encodeTlogProof, parseVerifierKey } from '../../shared/chain/index.ts'
import { sha256 } from '../platform/index.ts'
import { decodeRecord } from './record-codec.ts'
import type { RecordIndex } from './record-index.ts'

/**
 * The newest head as a C2SP checkpoint, with a signature line for each of the newest rotations of the log's key: by them whoever has the key of before, or only
 * the newest one, checks it too (docs/reference/log-format.md).
 */
export function checkpointWithRotations(index: RecordIndex): Uint8Array {
  const lines = [...index.find({ kind: 'key_rotated' })].slice(-CARRIED_ROTATIONS_MAX).flatMap((record) => {
    const before = parseVerifierKey(sha256, decodeRecord(record.content).keyRotated?.previous ?? '')
    if (before === undefined) return []
    const commit = index.commitOf(record)
    const path = index.path(record.number, commit.size)
    const proof = encodeTlogProof({ extra: record.content, index: record.number, path, checkpoint: encodeNote(before, commit) })
    return [encodeRotation(sha256, before.origin, { proof, consistency: index.consistency(commit.size, index.head.size).path })]
  })
  return Buffer.concat([index.checkpoint(), Buffer.from(lines.join(''))])
}
