import { segmentName } from '../../shared/chain/index.ts'
import type { Disk, DiskFile } from '../platform/disk.ts'

/** Preallocated bytes at a segment's end that only breaches may use when the disk is full. */
export const RESERVE_BYTES = 262_144
/** Preallocation grows by this at least: fdatasync of preallocated bytes need not write the file's size. */
const STEP_BYTES = 1_048_576
const ZEROS = new Uint8Array(RESERVE_BYTES + STEP_BYTES)

export interface SegmentStoreOptions {
  readonly disk: Disk
  readonly dir: string
  /** A segment is closed rather than grow beyond this. */
  readonly segmentBytes: number
}

interface OpenSegment {
  readonly file: DiskFile
  /** Where the next group goes. */
  at: number
  /** End of the zeros behind it. */
  allocated: number
}

/** What a group needs beside its bytes, should it begin a segment. */
export interface NewSegment {
  readonly first: number
  /** The segment's header frame. */
  header(): Uint8Array
}

/**
 * The newest segment of a log. A segment appears whole: header, first group and preallocation are written to a file outside the folder,
 * synced and renamed into it. Every opening begins a new one, so nothing is ever written behind what an earlier engine left.
 */
export class SegmentStore {
  readonly #options: SegmentStoreOptions
  #open: OpenSegment | undefined

  constructor(options: SegmentStoreOptions) {
    this.#options = options
    options.disk.makeFolder(options.dir)
    options.disk.remove(this.#temporary)
  }

  get #temporary(): string {
    return `${this.#options.dir}.segment.tmp`
  }

  /** Writes a group and returns once it is on disk. @throws the operating system's error; then `discard` must come next. */
  append(group: Uint8Array, next: NewSegment): void {
    const open = this.#open
    if (open === undefined || open.at + group.length > this.#options.segmentBytes) {
      this.#begin(group, next, RESERVE_BYTES + STEP_BYTES)
      return
    }
    const end = open.at + group.length
    open.file.write(group, open.at)
    if (end + RESERVE_BYTES > open.allocated) {
      // A large group brings no step of its own: it would be written twice.
      const wanted = end + RESERVE_BYTES + (group.length < STEP_BYTES / 16 ? STEP_BYTES : 0)
      open.file.write(ZEROS.subarray(0, wanted - end), end)
      open.file.syncData()
      open.allocated = wanted
    } else open.file.syncData()
    open.at = end
  }

  /** Writes a group where the reserve is, growing nothing. */
  appendReserved(group: Uint8Array, next: NewSegment): void {
    const open = this.#open
    if (open === undefined) {
      this.#begin(group, next, 0)
      return
    }
    open.file.write(group, open.at)
    open.file.syncData()
    open.at += group.length
    open.allocated = Math.max(open.allocated, open.at)
  }

  /** After a failed write of `attempted` bytes: makes what lies behind the last group zeros again. */
  discard(attempted: number): void {
    const open = this.#open
    if (open === undefined) return
    if (open.file.size() > open.allocated) open.file.truncate(open.allocated)
    const end = Math.min(open.allocated, open.at + attempted)
    for (let at = open.at; at < end; at += ZEROS.length) open.file.write(ZEROS.subarray(0, Math.min(ZEROS.length, end - at)), at)
    open.file.syncData()
  }

  /** Preallocates anew, after the disk was full: the reserve and a step behind it. */
  refill(): void {
    const open = this.#open
    if (open === undefined) return
    const wanted = open.at + RESERVE_BYTES + STEP_BYTES
    if (wanted > open.allocated) {
      open.file.write(ZEROS.subarray(0, wanted - open.allocated), open.allocated)
      open.file.syncData()
      open.allocated = wanted
    }
  }

  /** Cuts the preallocation: the segment ends with its last group. */
  cut(): void {
    const open = this.#open
    if (open === undefined || open.allocated === open.at) return
    open.file.truncate(open.at)
    open.file.syncData()
    open.allocated = open.at
  }

  close(): void {
    this.#open?.file.close()
    this.#open = undefined
  }

  #begin(group: Uint8Array, next: NewSegment, preallocate: number): void {
    const { disk, dir } = this.#options
    const path = `${dir}/${segmentName(next.first)}`
    const header = next.header()
    const at = header.length + group.length
    const file = disk.create(this.#temporary)
    try {
      file.write(header, 0)
      file.write(group, header.length)
      if (preallocate > 0) file.write(ZEROS.subarray(0, preallocate), at)
      file.syncData()
      // Only now that the new segment is sure of its room is the old one cut: until then its reserve is needed.
      this.cut()
      disk.rename(this.#temporary, path)
      disk.syncFolder(dir)
    } catch (error) {
      file.close()
      disk.remove(this.#temporary)
      disk.remove(path)
      throw error
    }
    this.close()
    this.#open = { file, at, allocated: at + preallocate }
  }
}
