/** Slots of L1, L2 and L3; every lane is 64 slots wide. */
export const LANES = [64, 256, 1024] as const
export const LANE_COLUMNS = 64
const FIRST = [0, 64, 320] as const
export const SLOTS = 1344

export const MARKS = ['hit', 'put', 'promote', 'demote', 'evict'] as const
export type Mark = (typeof MARKS)[number]
export const MARK_BITS: Readonly<Record<Mark, number>> = { hit: 1, put: 2, promote: 4, demote: 8, evict: 16 }

export interface SlotEntry {
  readonly key: string
  readonly hits: number
  readonly bytes: number
  readonly sha256: string
  /** Records that put it and that brought it into this tier; -1 while they are not on disk. */
  readonly put: number
  readonly since: number
}

export interface PlacedEntry extends SlotEntry {
  /** 0 to 2. */
  readonly lane: number
  readonly slot: number
}

export const indexOf = (lane: number, slot: number): number => (FIRST[lane] ?? 0) + slot
export const laneOf = (index: number): number => (index < 64 ? 0 : index < 320 ? 1 : 2)
export const slotOf = (index: number): number => index - (FIRST[laneOf(index)] ?? 0)

/** What is in which slot, and what has just happened to it: one place a slot, whatever comes. */
export class SlotTable {
  readonly entries: (SlotEntry | undefined)[] = new Array<SlotEntry | undefined>(SLOTS).fill(undefined)
  /** MARK_BITS of each slot. */
  readonly marks = new Uint8Array(SLOTS)

  /** False for a slot that there is not: an engine may be newer than this page. */
  set(lane: number, slot: number, entry: SlotEntry | undefined): boolean {
    if (!isSlot(lane, slot)) return false
    this.entries[indexOf(lane, slot)] = entry
    return true
  }

  placedAt(lane: number, slot: number): SlotEntry | undefined {
    return isSlot(lane, slot) ? this.entries[indexOf(lane, slot)] : undefined
  }

  mark(lane: number, slot: number, marks: readonly string[]): void {
    if (!isSlot(lane, slot)) return
    const index = indexOf(lane, slot)
    let bits = this.marks[index] ?? 0
    for (const mark of marks) bits |= MARK_BITS[mark as Mark] ?? 0
    this.marks[index] = bits
  }

  clear(): void {
    this.entries.fill(undefined)
    this.marks.fill(0)
  }

  clearMarks(): void {
    this.marks.fill(0)
  }

  /** By lane and slot. */
  placed(): PlacedEntry[] {
    return this.entries.flatMap((entry, index) => (entry === undefined ? [] : [{ ...entry, lane: laneOf(index), slot: slotOf(index) }]))
  }

  count(lane: number): number {
    const from = indexOf(lane, 0)
    let count = 0
    for (let index = from; index < from + (LANES[lane] ?? 0); index += 1) if (this.entries[index] !== undefined) count += 1
    return count
  }
}

const isSlot = (lane: number, slot: number): boolean => Number.isInteger(slot) && slot >= 0 && slot < (LANES[lane] ?? 0)
