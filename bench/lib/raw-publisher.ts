import { EnvelopeDraft, HEADER_BYTES_MAX, ITEM_HEAD_BYTES, writeUint32 } from '../../src/shared/wire/index.ts'

const FRAME_BYTES = 60_000

/** Frames of small events on `t.N` for each N of [from, to), encoded ahead: the sender then costs next to nothing. */
export function framesOf(from: number, to: number): Uint8Array[] {
  const draft = new EnvelopeDraft()
  draft.payload = new Uint8Array(64)
  const frames: Uint8Array[] = []
  let frame = new Uint8Array(FRAME_BYTES)
  let used = 0
  for (let n = from; n < to; n++) {
    if (used + ITEM_HEAD_BYTES + HEADER_BYTES_MAX > FRAME_BYTES) {
      frames.push(frame.subarray(0, used))
      frame = new Uint8Array(FRAME_BYTES)
      used = 0
    }
    draft.topic = `t.${n}`
    new DataView(draft.id.buffer).setUint32(0, n)
    const end = draft.write(frame, used + ITEM_HEAD_BYTES)
    writeUint32(frame, used, end - used - ITEM_HEAD_BYTES)
    used = end
  }
  if (used > 0) frames.push(frame.subarray(0, used))
  return frames
}
