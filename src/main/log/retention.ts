import { findTopic, posOf, seqOf, type TopicPlace } from '../../shared/wire/index.ts'
import type { DroppedPart } from './dropped-part.ts'
import type { LogReader } from './log-reader.ts'

/** What a log may keep; absent: no limit. */
export interface RetentionLimits {
  readonly ageS?: number
  readonly bytes?: number
  readonly messages?: number
}

/** Whole segments that may go: entries `first` to `end - 1`. */
export interface Expired {
  readonly first: number
  readonly end: number
  readonly reason: 'age' | 'bytes' | 'messages'
}

/** Bytes read at once while looking through what will go. */
const READ_BYTES = 262_144

/**
 * The oldest segments of a log all of whose entries are beyond a limit. Never the newest segment.
 * @param isOld whether the entry at an index is older than so many seconds; false while that is not known.
 * @param keepFrom entries from here on stay, whatever the limits.
 */
export function findExpired(
  reader: LogReader,
  limits: RetentionLimits,
  { isOld, keepFrom }: { readonly isOld: (index: number, ageS: number) => boolean; readonly keepFrom: number },
): Expired | undefined {
  const { ageS, bytes, messages } = limits
  if (ageS === undefined && bytes === undefined && messages === undefined) return undefined
  const segments = reader.segments()
  let behind = segments.reduce((sum, segment) => sum + segment.bytes, 0)
  let found: Expired | undefined
  for (const segment of segments.slice(0, -1)) {
    behind -= segment.bytes
    if (segment.end > keepFrom) break
    const reason =
      ageS !== undefined && isOld(segment.end - 1, ageS)
        ? 'age'
        : bytes !== undefined && behind >= bytes
          ? 'bytes'
          : messages !== undefined && reader.size - segment.end >= messages
            ? 'messages'
            : undefined
    if (reason === undefined) break
    found = { first: found?.first ?? segment.first, end: segment.end, reason: found?.reason ?? reason }
  }
  return found
}

/** What must be known of entries `first` to `end - 1` when they are gone, added to what went before. */
export async function summarize(reader: LogReader, { first, end }: Expired, before: DroppedPart): Promise<DroppedPart> {
  const topics = new Map(before.topics)
  const place: TopicPlace = { at: 0, length: 0 }
  let { lastPos } = before
  for (let index = first; index < end; ) {
    const { bytes, starts } = await reader.read(index, READ_BYTES)
    for (const start of starts) {
      if (index++ >= end) break
      findTopic(bytes, start, place)
      topics.set(Buffer.from(bytes.buffer, bytes.byteOffset + place.at, place.length).toString('latin1'), seqOf(bytes, start))
      lastPos = posOf(bytes, start)
    }
  }
  return { lastPos, topics }
}
