import { crc32 } from 'node:zlib'
import { Fault } from '../../shared/base/index.ts'
import {
  type EntryPlace,
  FRAME_BODY_BYTES_MAX,
  FRAME_ENTRY,
  FRAME_HEAD_BYTES,
  type ReadableDisk,
  type ReadableFile,
  readEntries,
  readUint32,
  segmentFirst,
  segmentName,
  segmentNames,
} from '../../shared/chain/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { HistoryColumns } from './history-columns.ts'
import { type HistoryWork, Turns } from './history-turns.ts'
import { decodeRecord } from './record-codec.ts'

export interface HistoryLogOptions {
  readonly disk: ReadableDisk
  /** The audit log's folder. */
  readonly dir: string
  readonly nowMs: () => number
  readonly recordsMax?: number
}

/** An entry that is no record is told as an empty one: what it is, its hash proves. */
export type ReadRecord = arqonbus.v1.IRecord & { readonly body?: string }

/** The audit log as its history reads it: from its segments, while it grows, with what records can be found by in columns. */
export class HistoryLog {
  readonly columns: HistoryColumns
  readonly #options: HistoryLogOptions
  #scanning: Promise<void> | undefined
  #segments: number[] = []
  #open: { readonly name: string; readonly file: ReadableFile } | undefined

  constructor(options: HistoryLogOptions) {
    this.#options = options
    this.columns = new HistoryColumns(options.recordsMax)
  }

  /**
   * Reads what is new up to `size`, once for all who wait. @throws Fault `history/too-long`, `history/cancelled`, `audit/no-record` for a
   * size that the log has not.
   */
  async scanTo(size: number, work: HistoryWork = {}): Promise<void> {
    while (this.columns.size < size) {
      this.#scanning ??= this.#scan(size, work).finally(() => {
        this.#scanning = undefined
      })
      try {
        await this.#scanning
      } catch (error) {
        // Another caller's scan was cancelled: this one goes on from there.
        const isOthers = error instanceof Fault && error.code === 'history/cancelled' && work.signal?.aborted !== true
        if (!isOthers) throw error
      }
    }
  }

  /** Where record `number` lies; the scan has seen it. */
  placeOf(number: number): EntryPlace {
    return { file: segmentName(this.#segmentOf(number)), offset: this.columns.at(number).offset }
  }

  /** Records [from, to) in order, read from the first one's place on. */
  *read(from: number, to: number): Generator<{ readonly number: number; readonly record: ReadRecord }> {
    const { disk, dir } = this.#options
    if (from >= to) return
    const place = from < this.columns.size ? { place: this.placeOf(from) } : {}
    for (const { index, content } of readEntries({ disk, dir, crc32, from, to, ...place }))
      yield { number: index, record: toRecord(content) }
  }

  /** One record, read at its place. @throws Fault `audit/altered` when it is not there any more. */
  record(number: number): ReadRecord {
    const { file, offset } = this.placeOf(number)
    const head = new Uint8Array(FRAME_HEAD_BYTES)
    const segment = this.#segment(file)
    segment.read(head, offset)
    const length = readUint32(head, 0)
    const body = new Uint8Array(Math.min(length, FRAME_BODY_BYTES_MAX))
    const isWhole = length === body.length && segment.read(body, offset + FRAME_HEAD_BYTES) === length && length > 0
    if (!isWhole || body[0] !== FRAME_ENTRY || crc32(body) !== readUint32(head, 4))
      throw new Fault('audit/altered', `record ${number} is not where it was: ${file}, offset ${offset}`, { record: number, file, offset })
    return toRecord(body.subarray(1))
  }

  close(): void {
    this.#open?.file.close()
    this.#open = undefined
  }

  async #scan(size: number, work: HistoryWork): Promise<void> {
    const { disk, dir, nowMs } = this.#options
    const from = this.columns.size
    const turns = new Turns(work, nowMs, size - from)
    this.#segments = segmentNames(disk, dir).map((name) => segmentFirst(name) ?? 0)
    const place = from > 0 ? { place: this.placeOf(from - 1) } : {}
    for (const { index, content, offset } of readEntries({ disk, dir, crc32, from: Math.max(0, from - 1), to: size, ...place })) {
      if (index < from) continue
      this.columns.take(content, offset)
      const pause = turns.step()
      if (pause !== undefined) await pause
    }
    if (this.columns.size < size)
      throw new Fault('audit/no-record', `the log has ${this.columns.size} records on disk`, { records: this.columns.size })
  }

  #segmentOf(number: number): number {
    let low = 0
    let high = this.#segments.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#segments[middle] as number) <= number) low = middle + 1
      else high = middle
    }
    return this.#segments[low - 1] ?? 0
  }

  #segment(name: string): ReadableFile {
    if (this.#open?.name === name) return this.#open.file
    this.close()
    const file = this.#options.disk.openRead(`${this.#options.dir}/${name}`)
    this.#open = { name, file }
    return file
  }
}

function toRecord(content: Uint8Array): ReadRecord {
  try {
    return decodeRecord(content)
  } catch {
    return {}
  }
}
