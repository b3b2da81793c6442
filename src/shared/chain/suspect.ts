import type { Crc32, HashInto } from './hash.ts'
import { type BadPlace, LogVerifier, type Suspect } from './log-verifier.ts'
import { type ReadableDisk, walkSegments } from './segment-walk.ts'

interface Place {
  readonly disk: ReadableDisk
  readonly dir: string
  readonly segments: readonly string[]
  readonly hashInto: HashInto
  readonly crc32: Crc32
}

/**
 * Tells an altered record from an altered `prev` behind it: goes through the log once more with the leaf that `prev` names in the
 * suspect's place. When the next signed root then comes out, the suspect is the altered one.
 */
export async function confirmSuspect(place: Place, suspect: Suspect): Promise<BadPlace> {
  const { disk, dir, segments, hashInto, crc32 } = place
  const verifier: LogVerifier = new LogVerifier({ hashInto, crc32, substitute: suspect, isTail: true, mayRotate: () => true })
  await walkSegments({ disk, dir, segments, isEnough: () => (verifier.commit?.size ?? 0) > suspect.index }, verifier)
  if ((verifier.commit?.size ?? 0) <= suspect.index) return suspect.otherwise
  const found = verifier.substituted ?? suspect.otherwise
  return { record: suspect.index, file: found.file, offset: found.offset, reason: 'the record is not the one that was signed' }
}
