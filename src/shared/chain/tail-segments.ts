import { findFrame, parseHeader, type SegmentHeader, segmentFirst } from './frame.ts'
import type { ReadableDisk } from './segment-walk.ts'

/** A header frame with the longest tree is shorter. */
const HEADER_BYTES_MAX = 8_192

/** The header of a segment, as its bytes say; undefined when there is none that can be read. */
export function readSegmentHeader(disk: ReadableDisk, path: string): SegmentHeader | undefined {
  const file = disk.openRead(path)
  try {
    const bytes = new Uint8Array(HEADER_BYTES_MAX)
    const place = findFrame(bytes, 0, file.read(bytes, 0))
    return typeof place === 'string' ? undefined : parseHeader(bytes.subarray(place.body, place.end))
  } finally {
    file.close()
  }
}

export interface SegmentsOfLog {
  readonly disk: ReadableDisk
  readonly dir: string
  /** Names in order. */
  readonly segments: readonly string[]
}

/**
 * The newest segments of a log from which a verification can begin: from the last one that `mayBegin` on, or an older one, as its header must name
 * the tree before it.
 */
export function tailSegments(
  { disk, dir, segments }: SegmentsOfLog,
  mayBegin: (first: number, position: number) => boolean,
): readonly string[] {
  for (let at = segments.length - 1; at > 0; at--) {
    const name = segments[at] as string
    const first = segmentFirst(name) ?? 0
    if (mayBegin(first, at) && (first === 0 || readSegmentHeader(disk, `${dir}/${name}`)?.tree !== undefined)) return segments.slice(at)
  }
  return segments
}
