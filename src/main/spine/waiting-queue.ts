import { BATCH_BYTES_MAX } from '../../shared/wire/index.ts'
import { giveBatch, takeBatch } from './batches.ts'
import { type Due, takeOutEvents, type WaitingFrame } from './waiting-frame.ts'

/** A frame in memory of its own, with room behind it for what follows. */
interface HeldFrame extends WaitingFrame {
  buffer: Uint8Array
}

/** Frames that wait while a transport is full: gathered into whole batches, whose memory is used again when what is in them is dropped. */
export class WaitingQueue {
  #frames: HeldFrame[] = []
  #bytes = 0

  get bytes(): number {
    return this.#bytes
  }

  get isEmpty(): boolean {
    return this.#frames.length === 0
  }

  /** Copies a frame behind what waits. */
  add(frame: WaitingFrame): void {
    const { length } = frame.bytes
    const last = this.#frames.at(-1)
    this.#bytes += length
    if (last !== undefined && last.bytes.length + length <= Math.min(BATCH_BYTES_MAX, last.buffer.length)) {
      append(last, frame)
      return
    }
    const held: HeldFrame = { buffer: takeBatch(true, length), bytes: frame.bytes.subarray(0, 0), items: 0, droppable: 0, dues: undefined }
    append(held, frame)
    this.#frames.push(held)
  }

  /**
   * Offers the oldest frame to `take`, which may take items out of it first.
   * @returns false when it was not taken
   */
  hand(take: (frame: WaitingFrame) => boolean): boolean {
    const [next] = this.#frames
    if (next === undefined) return false
    this.#bytes -= next.bytes.length
    const isTaken = take(next)
    if (isTaken) this.#frames.shift()
    else {
      this.#bytes += next.bytes.length
      settle(next)
    }
    return isTaken
  }

  /** Takes events out, oldest first, until no more than `bytesMax` wait. @returns how many */
  shed(bytesMax: number): number {
    let dropped = 0
    for (const frame of this.#frames) {
      if (this.#bytes <= bytesMax) break
      if (frame.droppable === 0) continue
      this.#bytes -= frame.bytes.length
      dropped += dropEvents(frame)
      this.#bytes += frame.bytes.length
    }
    if (dropped > 0) this.#frames = this.#frames.filter(({ bytes }) => bytes.length > 0)
    return dropped
  }

  clear(): void {
    this.#frames = []
    this.#bytes = 0
  }
}

function append(held: HeldFrame, frame: WaitingFrame): void {
  const at = held.bytes.length
  held.buffer.set(frame.bytes, at)
  held.bytes = held.buffer.subarray(0, at + frame.bytes.length)
  held.items += frame.items
  held.droppable += frame.droppable
  const dues = frame.dues?.map((due): Due => ({ at: due.at + at, ms: due.ms }))
  if (dues !== undefined) held.dues = held.dues === undefined ? dues : [...held.dues, ...dues]
}

/** What items were taken out of lies elsewhere, without room. */
function settle(frame: HeldFrame): void {
  if (frame.bytes.buffer !== frame.buffer.buffer) frame.buffer = frame.bytes
}

function dropEvents(frame: HeldFrame): number {
  const { buffer, items } = frame
  if (frame.droppable < items) {
    const dropped = takeOutEvents(frame)
    settle(frame)
    return dropped
  }
  frame.bytes = buffer.subarray(0, 0)
  giveBatch(buffer)
  return items
}
