import { readEntries } from './entry-reader.ts'
import { segmentFirst } from './frame.ts'
import type { Crc32 } from './hash.ts'
import { peekRotated } from './record-peek.ts'
import type { ReadableDisk } from './segment-walk.ts'
import { readSegmentHeader } from './tail-segments.ts'

interface Place {
  readonly disk: ReadableDisk
  readonly dir: string
  /** Names in order. */
  readonly segments: readonly string[]
  readonly crc32: Crc32
}

/** The rotation stands in one of so many segments before the first one under the new key: behind it comes the close, no more. */
const SEGMENTS_BACK = 2

/**
 * Where an audit log goes on under another key, as its records say. That they are the ones that were signed the verification shows.
 * @param pinned a key that may be the next one, of which no segment is yet.
 */
export function findRotations(
  place: Place,
  pinned: string | undefined,
): { readonly allowed: ReadonlySet<string>; readonly next: string | undefined } {
  const { disk, dir, segments } = place
  const vkeys = segments.map((name) => readSegmentHeader(disk, `${dir}/${name}`)?.vkey)
  const allowed = new Set<string>()
  for (const [at, vkey] of vkeys.entries()) {
    const name = segments[at] ?? ''
    if (at > 0 && vkey !== undefined && vkey !== vkeys[at - 1] && isNamed(place, at, vkey))
      allowed.add(rotationAt(segmentFirst(name) ?? 0, vkey))
  }
  const last = vkeys.at(-1)
  const isNext = pinned !== undefined && last !== undefined && pinned !== last && isNamed(place, segments.length, pinned)
  return { allowed, next: isNext ? pinned : undefined }
}

/** How a rotation is listed: the first entry under the key, and the key. */
export const rotationAt = (first: number, vkey: string): string => `${first} ${vkey}`

/** Whether a record in the segments before place `at` names the key as the log's next. */
function isNamed({ disk, dir, segments, crc32 }: Place, at: number, vkey: string): boolean {
  const from = segmentFirst(segments[Math.max(0, at - SEGMENTS_BACK)] ?? '') ?? 0
  const to = segmentFirst(segments[at] ?? '')
  try {
    for (const { content } of readEntries({ disk, dir, crc32, from, ...(to === undefined ? {} : { to }) }))
      if (peekRotated(content, 0, content.length) === vkey) return true
  } catch {
    // What is damaged there the verification finds and names.
  }
  return false
}
