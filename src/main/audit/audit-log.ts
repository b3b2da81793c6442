import { crc32 } from 'node:zlib'
import { type Clock, Fault } from '../../shared/base/index.ts'
import { readEntries } from '../../shared/chain/index.ts'
import { toNumber } from '../../shared/state/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { Disk } from '../platform/index.ts'
import type { OpenRecordLog, RecordInput, RecordLog, RecordLogHead, RecordLogHooks, RecordLogOpening } from './contract.ts'
import { decodeRecord, encodeRecord } from './record-codec.ts'

export interface AuditLogOptions {
  /** The log's folder, for reading. */
  readonly dir: string
  readonly disk: Disk
  readonly clock: Clock
  readonly workspaceId: string
  /** Who the records about the log itself are from. */
  readonly actor: { readonly id: string; readonly kind: 'human' | 'machine' }
  /** Opens the log under it, in `dir`, with these hooks. */
  readonly openLog: OpenRecordLog
  readonly onFault?: RecordLogHooks['onFault']
}

/** A record as it was read. */
export interface NumberedRecord {
  readonly number: number
  readonly record: arqonbus.v1.Record
}

/** @param record as it is on disk, but for `prev`, which is empty in live ones. */
export type RecordListener = (number: number, record: arqonbus.v1.Record) => void

interface Pending {
  readonly bytes: Uint8Array
  readonly isBreach: boolean
}

/**
 * The audit log: records in, numbered at once, told to listeners once on disk. It records its own opening, replacement, torn tails and
 * clean close.
 */
export class AuditLog {
  readonly #options: AuditLogOptions
  readonly #log: RecordLog
  readonly #pending: Pending[]
  readonly #listeners: Set<RecordListener>
  #admit: (input: RecordInput, bytes: number) => void = () => undefined
  /** The newest record there was at opening. */
  readonly last: NumberedRecord | undefined

  private constructor(options: AuditLogOptions, log: RecordLog, live: Live) {
    this.#options = options
    this.#log = log
    this.#pending = live.pending
    this.#listeners = live.listeners
    const { size } = log.opening
    const [entry] = size === 0 ? [] : readEntries({ disk: options.disk, dir: options.dir, crc32, from: size - 1, to: size })
    this.last = entry === undefined ? undefined : { number: entry.index, record: decodeRecord(entry.content) }
  }

  /**
   * Opens and recovers the log; the records that says (`log_opened`, `tail_quarantined`) are on disk on return, and `opening.replaced`
   * tells a caller of the log that did not verify.
   */
  static async open(options: AuditLogOptions): Promise<AuditLog> {
    const live = new Live(options)
    const log = await options.openLog({
      onCommitted: (first, count) => live.onCommitted(first, count),
      onFault: (fault) => live.onFault(fault),
    })
    const audit = new AuditLog(options, log, live)
    await audit.#recordOpening()
    return audit
  }

  get opening(): RecordLogOpening {
    return this.#log.opening
  }

  /** Records appended, on disk or not. */
  get size(): number {
    return this.#log.size
  }

  /** Records on disk. */
  get durableSize(): number {
    return this.#log.durableSize
  }

  /** The newest signed head that is on disk. */
  head(): RecordLogHead | undefined {
    return this.#log.head()
  }

  /** Has what was appended, and the head over it, on disk now; a growing log's heads follow within a second by themselves. */
  publishHead(): Promise<void> {
    return this.#log.publishHead()
  }

  /**
   * Appends one record.
   * @returns its number; it is on disk some time later (`flush`).
   * @throws Fault `log/full` when the disk is behind by a whole ring; `log/disk-full`, `log/io`, `audit/closed`, `audit/too-large`
   */
  append(input: RecordInput): number {
    const bytes = this.#encode(input)
    this.#admit(input, bytes.length)
    const number = this.#log.append(bytes)
    if (number === 'full') throw new Fault('log/full', 'the audit log is behind by a whole ring', { durable: this.durableSize })
    this.#pending.push({ bytes, isBreach: false })
    return number
  }

  /** Appends and resolves with the record's number once it is on disk. */
  async appendDurable(input: RecordInput): Promise<number> {
    const number = this.append(input)
    await this.#log.durable(number)
    return number
  }

  /** Appends from the reserve if need be. Resolves with the number it got, once on disk. */
  async appendBreach(input: RecordInput): Promise<number> {
    const bytes = this.#encode(input)
    this.#admit(input, bytes.length)
    const written = this.#log.appendBreach(bytes)
    this.#pending.push({ bytes, isBreach: true })
    return await written
  }

  /** Resolves once everything appended so far is on disk. */
  async flush(): Promise<void> {
    if (this.size > this.durableSize) await this.#log.durable(this.size - 1)
  }

  /** Calls `listener` for each record that gets on disk from now on, in order. @returns what stops it. */
  onCommitted(listener: RecordListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** From now on `admit` stands before every record that is appended, with its bytes; one that throws keeps it off the log. */
  admitBy(admit: (input: RecordInput, bytes: number) => void): void {
    this.#admit = admit
  }

  /** Records on disk with numbers from `from` up to, not including, `to`. */
  async *read(from = 0, to = this.durableSize): AsyncGenerator<NumberedRecord> {
    const { disk, dir } = this.#options
    for (const { index, content } of readEntries({ disk, dir, crc32, from, to })) yield { number: index, record: decodeRecord(content) }
  }

  /** After `log/disk-full`: true when there is room again. */
  resume(): Promise<boolean> {
    return this.#log.resume()
  }

  /** Writes what was appended and `engine_closed` as the last record. Callers must append nothing afterwards. */
  async close(reason: string): Promise<{ readonly isClean: boolean }> {
    const bytes = this.#encode({ ...this.#stamp(), engineClosed: { reason } })
    this.#pending.push({ bytes, isBreach: true })
    return await this.#log.close({ final: bytes })
  }

  async #recordOpening(): Promise<void> {
    const { origin, vkey, size, quarantined, replaced } = this.opening
    if (size === 0) {
      const why = replaced && {
        replacesOrigin: replaced.origin,
        replacesSize: replaced.size,
        replacesRoot: replaced.root,
        replacesReason: `${replaced.code}: ${replaced.bad.reason} (record ${replaced.bad.record ?? '-'}, ${replaced.bad.file}, offset ${replaced.bad.offset})`,
      }
      this.append({ ...this.#stamp(), logOpened: { origin, vkey, workspaceId: this.#options.workspaceId, ...why } })
    }
    for (const tail of quarantined) this.append({ ...this.#stamp(), tailQuarantined: tail })
    await this.flush()
  }

  /** Position and epoch of records about the log itself: the newest there were. */
  #stamp(): RecordInput {
    const { id, kind } = this.#options.actor
    const { HUMAN, MACHINE } = { HUMAN: arqonbus.v1.ActorKind.ACTOR_KIND_HUMAN, MACHINE: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }
    const last = this.#lastStamp
    return { actor: { id, kind: kind === 'human' ? HUMAN : MACHINE }, pos: last.pos, epoch: last.epoch }
  }

  get #lastStamp(): { readonly pos: number; readonly epoch: number } {
    const { last } = this
    return this.#newest ?? { pos: toNumber(last?.record.pos), epoch: last?.record.epoch ?? 0 }
  }

  #newest: { readonly pos: number; readonly epoch: number } | undefined

  #encode(input: RecordInput): Uint8Array {
    const bytes = encodeRecord(input, this.#options.clock.wallNs())
    this.#newest = { pos: toNumber(input.pos), epoch: input.epoch ?? 0 }
    return bytes
  }
}

/** What is on its way to the disk, and who wants to know when it is there. Bounded by the log's ring and one group. */
class Live {
  readonly pending: Pending[] = []
  readonly listeners = new Set<RecordListener>()
  readonly #options: AuditLogOptions

  constructor(options: AuditLogOptions) {
    this.#options = options
  }

  onCommitted(first: number, count: number): void {
    for (const [i, { bytes }] of this.pending.splice(0, count).entries()) {
      if (this.listeners.size === 0) continue
      const record = decodeRecord(bytes)
      for (const listener of this.listeners) listener(first + i, record)
    }
  }

  onFault(fault: Parameters<RecordLogHooks['onFault']>[0]): void {
    // Only breaches still come: the rest is void.
    const breaches = fault.isDead ? [] : this.pending.filter((entry) => entry.isBreach)
    this.pending.splice(0, this.pending.length, ...breaches)
    this.#options.onFault?.(fault)
  }
}
