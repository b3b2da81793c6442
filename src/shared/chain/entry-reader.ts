import { Fault } from '../base/index.ts'
import { FRAME_BODY_BYTES_MAX, FRAME_COMMIT, FRAME_ENTRY, FRAME_HEAD_BYTES, findFrame, readUint32, segmentFirst } from './frame.ts'
import type { Crc32 } from './hash.ts'
import { CHUNK_BYTES, type ReadableDisk, type ReadableFile, segmentNames } from './segment-walk.ts'

export interface ReadEntriesOptions {
  readonly disk: ReadableDisk
  readonly dir: string
  readonly crc32: Crc32
  /** First index wanted. */
  readonly from: number
  /** Index behind the last one wanted; to the log's end when left out. */
  readonly to?: number
  /** Where a frame begins in front of which `from` entries lie, if that is known: nothing before it is read. */
  readonly place?: EntryPlace
}

/** A segment and the offset of a frame in it. */
export interface EntryPlace {
  readonly file: string
  readonly offset: number
}

export interface StoredEntry {
  readonly index: number
  /** The entry's own copy of its bytes. */
  readonly content: Uint8Array
  /** The segment it lies in, and where its frame begins there. */
  readonly file: string
  readonly offset: number
}

/**
 * Reads committed entries from a log's folder, also while it grows: an entry is given once its group's commit frame was met. Checks
 * checksums only; whoever must know that nothing was altered verifies.
 * @throws Fault `audit/altered` for a damaged frame that entries follow.
 */
export function* readEntries(options: ReadEntriesOptions): Generator<StoredEntry> {
  const names = segmentNames(options.disk, options.dir)
  const to = options.to ?? Number.POSITIVE_INFINITY
  for (const [i, name] of names.entries()) {
    const first = segmentFirst(name) ?? 0
    const next = names[i + 1]
    if (first >= to) return
    if (options.place !== undefined && first < (segmentFirst(options.place.file) ?? 0)) continue
    if (next !== undefined && (segmentFirst(next) ?? 0) <= options.from) continue
    const file = options.disk.openRead(`${options.dir}/${name}`)
    try {
      yield* readSegment(options, file, { name, first, to, isLast: next === undefined })
    } finally {
      file.close()
    }
  }
}

interface Segment {
  readonly name: string
  readonly first: number
  readonly to: number
  readonly isLast: boolean
}

function* readSegment(options: ReadEntriesOptions, file: ReadableFile, segment: Segment): Generator<StoredEntry> {
  const buffer = new Uint8Array(CHUNK_BYTES + FRAME_HEAD_BYTES + FRAME_BODY_BYTES_MAX)
  let group: StoredEntry[] = []
  const isKnown = options.place?.file === segment.name
  let index = isKnown ? options.from : segment.first
  let filled = 0
  for (let offset = isKnown ? (options.place?.offset ?? 0) : 0; ; ) {
    const read = file.read(buffer.subarray(filled, Math.min(buffer.length, filled + CHUNK_BYTES)), offset + filled)
    if (read === 0) return
    filled += read
    let at = 0
    while (true) {
      const place = findFrame(buffer, at, filled)
      if (place === 'incomplete') break
      if (place === 'end') return
      const body = place === 'too long' ? undefined : buffer.subarray(place.body, place.end)
      if (body === undefined || options.crc32(body) !== readUint32(buffer, at + 4)) {
        // In the newest segment this may be a group that is being written.
        if (segment.isLast) return
        throw new Fault('audit/altered', `a damaged frame in ${segment.name}`, { file: segment.name, offset: offset + at, record: index })
      }
      if (body[0] === FRAME_ENTRY) {
        if (index >= options.from && index < segment.to)
          group.push({ index, content: body.slice(1), file: segment.name, offset: offset + at })
        index++
      } else if (body[0] === FRAME_COMMIT) {
        yield* group
        group = []
        if (index >= segment.to) return
      }
      at += FRAME_HEAD_BYTES + body.length
    }
    buffer.copyWithin(0, at, filled)
    filled -= at
    offset += at
  }
}
