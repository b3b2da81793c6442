import { readUint32, writeUint32 } from './varint.ts'

/** Bytes before each item: its length. */
export const ITEM_HEAD_BYTES = 4
/** Bytes before a delivered item: total length and length of the delivery header. */
export const DELIVERED_HEAD_BYTES = 8

/**
 * The end of the item that starts at `at` in a frame.
 * @returns its end, or -1 when the length is 0 or points behind the frame.
 */
export function itemEnd(frame: Uint8Array, at: number): number {
  if (frame.length - at < ITEM_HEAD_BYTES + 1) return -1
  const length = readUint32(frame, at)
  return length === 0 || length > frame.length - at - ITEM_HEAD_BYTES ? -1 : at + ITEM_HEAD_BYTES + length
}

/**
 * Where the envelope of the delivered item in frame[at, end) starts; its delivery header starts at `at` + 8.
 * @returns -1 when the header's length does not fit.
 */
export function envelopeStart(frame: Uint8Array, at: number, end: number): number {
  if (end - at < DELIVERED_HEAD_BYTES) return -1
  const start = at + DELIVERED_HEAD_BYTES + readUint32(frame, at + ITEM_HEAD_BYTES)
  return start > end ? -1 : start
}

/** One frame of whole items: each envelope behind its length (client to engine). */
export function frameOf(envelopes: readonly Uint8Array[]): Uint8Array {
  const frame = new Uint8Array(envelopes.reduce((sum, bytes) => sum + ITEM_HEAD_BYTES + bytes.length, 0))
  let at = 0
  for (const bytes of envelopes) {
    writeUint32(frame, at, bytes.length)
    frame.set(bytes, at + ITEM_HEAD_BYTES)
    at += ITEM_HEAD_BYTES + bytes.length
  }
  return frame
}

/** The items of a frame, or undefined when it is malformed. For tests and slow paths. */
export function itemsOf(frame: Uint8Array): Uint8Array[] | undefined {
  const items: Uint8Array[] = []
  for (let at = 0; at < frame.length; ) {
    const end = itemEnd(frame, at)
    if (end < 0) return undefined
    items.push(frame.subarray(at + ITEM_HEAD_BYTES, end))
    at = end
  }
  return items
}
