import type { SignedHead } from './checkpoint.ts'
import { COMMIT_BODY_BYTES, FRAME_COMMIT, FRAME_HEAD_BYTES, parseCommit, readUint32 } from './frame.ts'
import type { Crc32 } from './hash.ts'

/** Bytes of a whole commit frame: overlap that a caller who searches piecewise must keep. */
export const COMMIT_FRAME_BYTES = FRAME_HEAD_BYTES + COMMIT_BODY_BYTES

/**
 * Everything in `bytes`, at any offset, that is a commit frame but for its signature, which is the caller's to check:
 * what lies behind a bad frame is a torn tail only when no signed one is there.
 */
export function findCommits(bytes: Uint8Array, crc32: Crc32): readonly SignedHead[] {
  const found: SignedHead[] = []
  let at = bytes.indexOf(COMMIT_BODY_BYTES)
  while (at >= 0 && at + COMMIT_FRAME_BYTES <= bytes.length) {
    if (readUint32(bytes, at) === COMMIT_BODY_BYTES && bytes[at + FRAME_HEAD_BYTES] === FRAME_COMMIT) {
      const body = bytes.subarray(at + FRAME_HEAD_BYTES, at + COMMIT_FRAME_BYTES)
      const head = crc32(body) === readUint32(bytes, at + 4) ? parseCommit(body) : undefined
      if (head !== undefined) found.push(head)
    }
    at = bytes.indexOf(COMMIT_BODY_BYTES, at + 1)
  }
  return found
}
