import { crc32 } from 'node:zlib'
import { Fault } from '../../shared/base/index.ts'
import { FRAME_ENTRY, FRAME_HEAD_BYTES, findFrame, readUint32, writeUint32 } from '../../shared/chain/index.ts'
import { ITEM_HEAD_BYTES } from '../../shared/wire/index.ts'

/**
 * Whole entries of a stream log, as they are delivered: item i is bytes[starts[i], ends[i]), its length in front, one behind the other.
 * The bytes are never written again.
 */
export interface EntryChunk {
  /** Index of the first. */
  readonly first: number
  readonly bytes: Uint8Array
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** What a buffer of frames held. */
export interface ParsedChunk extends EntryChunk {
  /** Offset in the buffer behind the last whole frame. */
  readonly next: number
  /** Bytes that the buffer must hold for the frame at `next`; 0 when there is none. */
  readonly wanted: number
}

/**
 * Takes up to `countMax` entries out of buffer[0, filled), which begins with a frame. The buffer becomes the chunk's: the four bytes before an
 * entry, checksum and kind once they are checked, become its length, and the items move together, so that many go out as one frame.
 * @throws Fault `audit/altered` for a frame that does not match its checksum.
 */
export function parseEntries(buffer: Uint8Array, filled: number, first: number, countMax: number): ParsedChunk {
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  let used = -1
  let wanted = 0
  while (starts.length < countMax) {
    const place = findFrame(buffer, at, filled)
    if (typeof place === 'string') {
      if (place === 'too long') throw damaged(first + starts.length)
      if (place === 'incomplete') wanted = filled - at < 4 ? FRAME_HEAD_BYTES : readUint32(buffer, at) + FRAME_HEAD_BYTES
      break
    }
    const { body, end } = place
    if (crc32(buffer.subarray(body, end)) !== readUint32(buffer, at + 4)) throw damaged(first + starts.length)
    if (buffer[body] === FRAME_ENTRY) {
      const start = body + 1 - ITEM_HEAD_BYTES
      writeUint32(buffer, start, end - body - 1)
      if (used < 0) used = start
      else buffer.copyWithin(used, start, end)
      starts.push(used)
      used += end - start
      ends.push(used)
    }
    at = end
  }
  return { first, bytes: buffer, starts, ends, next: at, wanted }
}

const damaged = (record: number): Fault =>
  new Fault('audit/altered', `a frame of the stream log does not match its checksum, at entry ${record}`, { record })
