import { envelopeStart, itemEnd, TYPE } from '../../shared/wire/index.ts'

/** An item that is not handed over any more from a monotonic time on. */
export interface Due {
  /** Where the item begins in its frame. */
  readonly at: number
  readonly ms: number
}

/** A frame of whole delivered items on its way out. */
export interface WaitingFrame {
  bytes: Uint8Array
  items: number
  /** Ephemeral events in it. */
  droppable: number
  dues: readonly Due[] | undefined
}

/** Byte behind the id and the type's tag, in any canonical envelope. */
const TYPE_OFFSET = 19

/** An event whose delivery header does not end in "commit: durable". */
function isDroppable(frame: Uint8Array, at: number, end: number): boolean {
  const envelopeAt = envelopeStart(frame, at, end)
  const isDurable = frame[envelopeAt - 2] === 0x30 && frame[envelopeAt - 1] === 1
  return frame[envelopeAt + TYPE_OFFSET] === TYPE.event && !isDurable
}

/** Takes items out of a frame. @returns how many */
function takeOut(frame: WaitingFrame, isOut: (at: number, end: number) => boolean): number {
  const { bytes } = frame
  const kept = new Uint8Array(bytes.length)
  const known = new Map((frame.dues ?? []).map(({ at, ms }) => [at, ms]))
  const dues: Due[] = []
  let used = 0
  let out = 0
  for (let at = 0; at < bytes.length; ) {
    const end = itemEnd(bytes, at)
    if (isOut(at, end)) {
      out++
      frame.items--
      if (isDroppable(bytes, at, end)) frame.droppable--
    } else {
      const ms = known.get(at)
      if (ms !== undefined) dues.push({ at: used, ms })
      kept.set(bytes.subarray(at, end), used)
      used += end - at
    }
    at = end
  }
  frame.bytes = kept.slice(0, used)
  frame.dues = dues.length === 0 ? undefined : dues
  return out
}

/** Takes ephemeral events out. @returns how many */
export function takeOutEvents(frame: WaitingFrame): number {
  return takeOut(frame, (at, end) => isDroppable(frame.bytes, at, end))
}

/** Takes out what is past its deadline. @returns how many */
export function takeOutExpired(frame: WaitingFrame, nowMs: number): number {
  const { dues } = frame
  if (dues === undefined || !dues.some(({ ms }) => ms <= nowMs)) return 0
  const expired = new Set(dues.filter(({ ms }) => ms <= nowMs).map(({ at }) => at))
  return takeOut(frame, (at) => expired.has(at))
}
