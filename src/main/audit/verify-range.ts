import { verify } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { Fault } from '../../shared/base/index.ts'
import {
  type BadPlace,
  type CommitSeen,
  checkpointBody,
  LogVerifier,
  parseVerifierKey,
  type ReadableDisk,
  segmentNames,
  tailSegments,
  toHex,
  walkSegments,
} from '../../shared/chain/index.ts'
import { publicKeyFromRaw, sha256, sha256Into } from '../platform/index.ts'
import type { AuditVerdict } from './verify-audit.ts'

export interface VerifyRangeOptions {
  readonly disk: ReadableDisk
  /** Every key that the log has had, the newest last. */
  readonly keys: readonly string[]
  /** Records [from, to), on disk. */
  readonly from: number
  readonly to: number
  readonly onProgress?: (records: number) => void
  /** Ends it with Fault `history/cancelled`. */
  readonly signal?: AbortSignal
}

/**
 * Verifies the part of an audit log that holds some records: from the segment of the first, whose header names the tree before it, to the first commit frame
 * behind the last. What was signed there covers the records before it, too, but their bytes are not looked at.
 */
export async function verifyRange(dir: string, options: VerifyRangeOptions): Promise<AuditVerdict> {
  const { disk, keys, from, to, onProgress, signal } = options
  const segments = tailSegments({ disk, dir, segments: segmentNames(disk, dir) }, (first) => first <= from)
  const commits: CommitSeen[] = []
  let unsigned: BadPlace | undefined
  let records = 0
  const verifier: LogVerifier = new LogVerifier({
    hashInto: sha256Into,
    crc32,
    isTail: true,
    mayRotate: (_, vkey) => keys.includes(vkey),
    upTo: to,
    onEntry: (index) => void (records = Math.max(0, index + 1 - from)),
    onCommit: (commit) => void commits.push(commit),
  })
  const onChunk = async (): Promise<void> => {
    for (const commit of commits.splice(0))
      if (!(await isSigned(keys, commit)))
        unsigned ??= { file: commit.file, offset: commit.offset, reason: 'the signature of the commit frame is wrong' }
    onProgress?.(Math.min(records, to - from))
    await new Promise((resolve) => setImmediate(resolve))
    if (signal?.aborted === true) throw new Fault('history/cancelled', 'the verification was cancelled')
  }
  await walkSegments({ disk, dir, segments, onChunk, isEnough: () => unsigned !== undefined }, verifier)
  await onChunk()
  const { commit, suspect } = verifier
  const isShort = (commit?.size ?? 0) < to
  const end: BadPlace = {
    record: commit?.size ?? 0,
    file: commit?.file ?? segments.at(-1) ?? '',
    offset: commit?.end ?? 0,
    reason: 'the log ends here',
  }
  const firstBad = unsigned ?? (isShort ? (suspect?.otherwise ?? verifier.bad ?? end) : undefined)
  return {
    ok: firstBad === undefined,
    records: Math.max(0, Math.min(to, commit?.size ?? 0) - from),
    root: toHex(commit?.root ?? new Uint8Array(0)),
    vkey: commit?.vkey ?? keys.at(-1) ?? '',
    checkpoint: { size: commit?.size ?? 0, signed: commit !== undefined && unsigned === undefined },
    tornTail: 0,
    firstBad,
  }
}

function isSigned(keys: readonly string[], commit: CommitSeen): Promise<boolean> {
  const key = keys.includes(commit.vkey) ? parseVerifierKey(sha256, commit.vkey) : undefined
  if (key === undefined) return Promise.resolve(false)
  const body = checkpointBody(key.origin, commit)
  return new Promise((resolve, reject) =>
    verify(null, body, publicKeyFromRaw(key.publicKey), commit.signature, (error, ok) => (error === null ? resolve(ok) : reject(error))),
  )
}
