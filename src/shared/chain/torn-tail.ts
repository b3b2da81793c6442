import { COMMIT_FRAME_BYTES, findCommits } from './commit-search.ts'
import type { Crc32 } from './hash.ts'
import type { BadPlace, CommitSeen } from './log-verifier.ts'
import { CHUNK_BYTES, lastNonZero, type ReadableDisk, type ReadableFile } from './segment-walk.ts'
import { type CheckSignature, isSigned } from './signature-checks.ts'
import type { VerifierKey } from './vkey.ts'

/** What a kill left behind the last commit frame. */
export interface TornTail {
  readonly file: string
  /** Where it begins; 0: the whole segment is. */
  readonly offset: number
  /** Without the zeros at the end. */
  readonly bytes: number
}

interface Place {
  readonly disk: ReadableDisk
  readonly dir: string
  readonly segments: readonly string[]
  readonly crc32: Crc32
  /** Any that the log has had. */
  readonly keys: readonly VerifierKey[]
  readonly checkSignature: CheckSignature
}

/** @returns undefined when it is no torn tail: it is not at the log's end, or a signed commit frame follows. */
export async function findTornTail(
  place: Place,
  seen: { readonly bad: BadPlace | undefined; readonly commit: CommitSeen | undefined },
): Promise<TornTail | undefined> {
  const last = place.segments.at(-1) ?? ''
  const badFile = seen.bad?.file ?? last
  if (badFile !== last) return undefined
  const offset = seen.commit?.file === last ? seen.commit.end : 0
  const file = place.disk.openRead(`${place.dir}/${last}`)
  try {
    const end = lastNonZero(file, offset)
    if (await hasCommit(place, file, { from: offset, end })) return undefined
    return { file: last, offset, bytes: end - offset }
  } finally {
    file.close()
  }
}

async function hasCommit(place: Place, file: ReadableFile, range: { readonly from: number; readonly end: number }): Promise<boolean> {
  const buffer = new Uint8Array(CHUNK_BYTES)
  for (let at = range.from; at < range.end; at += CHUNK_BYTES - COMMIT_FRAME_BYTES) {
    const read = file.read(buffer, at)
    for (const head of findCommits(buffer.subarray(0, read), place.crc32))
      for (const key of place.keys) if (await isSigned(key, head, place.checkSignature)) return true
  }
  return false
}
