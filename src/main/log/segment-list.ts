import { segmentFirst, segmentNames } from '../../shared/chain/index.ts'
import type { Disk } from '../platform/disk.ts'
import { openForReading, type ReadingFile } from '../platform/reading-file.ts'

/** Files of segments held open for reading, per log. */
export const OPEN_SEGMENTS_MAX = 16

/** Where an entry's frame, or the commit frame before it, begins. */
export interface Mark {
  readonly index: number
  readonly offset: number
}

export interface Segment {
  readonly name: string
  readonly first: number
  /** Some of its entries, ascending: where a search may begin. */
  readonly marks: Mark[]
  /** Position of its first entry, once it was looked at. */
  firstPos: number
}

/** The segments of one log, as they lie in its folder. */
export class SegmentList {
  readonly #disk: Disk
  readonly #dir: string
  readonly #open = new Map<string, ReadingFile>()
  #segments: Segment[] = []

  constructor(disk: Disk, dir: string) {
    this.#disk = disk
    this.#dir = dir
    this.refresh()
  }

  /** Oldest first. */
  get all(): readonly Segment[] {
    return this.#segments
  }

  /** Looks for segments that were begun since. */
  refresh(): void {
    const known = new Map(this.#segments.map((segment) => [segment.name, segment]))
    this.#segments = segmentNames(this.#disk, this.#dir).map((name) => {
      const first = segmentFirst(name) ?? 0
      return known.get(name) ?? { name, first, marks: [{ index: first, offset: 0 }], firstPos: -1 }
    })
  }

  /** The segment that holds entry `index`, which is on disk. */
  holding(index: number): Segment | undefined {
    const found = this.#last(index)
    // Only the newest one known may have been followed by another.
    if (found !== undefined && found !== this.#segments.at(-1)) return found
    this.refresh()
    return this.#last(index)
  }

  after(segment: Segment): Segment | undefined {
    return this.#segments.find(({ first }) => first > segment.first)
  }

  file({ name }: Segment): ReadingFile {
    const known = this.#open.get(name)
    if (known !== undefined) return known
    const file = openForReading(`${this.#dir}/${name}`)
    this.#open.set(name, file)
    for (const [other, oldest] of this.#open) {
      if (this.#open.size <= OPEN_SEGMENTS_MAX) break
      oldest.close()
      this.#open.delete(other)
    }
    return file
  }

  bytes({ name }: Segment): number {
    const file = this.#disk.openRead(`${this.#dir}/${name}`)
    try {
      return file.size()
    } finally {
      file.close()
    }
  }

  /** Removes the segments whose entries are all before `first`, the oldest one first, and returns once that is on disk. */
  dropBefore(first: number): void {
    const gone = this.#segments.filter((segment) => (this.after(segment)?.first ?? Number.POSITIVE_INFINITY) <= first)
    for (const { name } of gone) {
      this.#open.get(name)?.close()
      this.#open.delete(name)
      this.#disk.remove(`${this.#dir}/${name}`)
    }
    if (gone.length > 0) this.#disk.syncFolder(this.#dir)
    this.refresh()
  }

  close(): void {
    for (const file of this.#open.values()) file.close()
    this.#open.clear()
  }

  #last(index: number): Segment | undefined {
    let low = 0
    let high = this.#segments.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#segments[middle] as Segment).first <= index) low = middle + 1
      else high = middle
    }
    return this.#segments[low - 1]
  }
}
