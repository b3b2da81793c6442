import type { Worker } from 'node:worker_threads'
import { Fault } from '../../shared/base/index.ts'
import { FRAME_BODY_BYTES_MAX, PREV_FIELD_BYTES } from '../../shared/chain/index.ts'
import type { LogFault, LogOpening, LogWriterOptions, OpenLog, SetAside } from './log-options.ts'
import type { LogHead, WorkerMessage } from './messages.ts'
import { ITEM_BREACH, ITEM_CLOSE, ITEM_ENTRY, ITEM_HEAD, ITEM_RESUME, makeRing, RING_RESERVE_BYTES, RingWriter } from './ring.ts'
import { gone, hasLog, setAside, unfinished } from './set-aside.ts'
import { Waiters } from './waiters.ts'
import { type Opened, RING_BYTES, startWorker } from './worker-thread.ts'

/** Largest entry, in bytes, without the `prev` that the worker adds to a record. */
export const ENTRY_BYTES_MAX = FRAME_BODY_BYTES_MAX - 1 - PREV_FIELD_BYTES
/** Breaches that may wait to be written at once. */
export const BREACHES_MAX = 256

/**
 * Appends to one log. The bytes go through shared memory to a thread that chains, hashes, writes and syncs them in groups that grow with
 * the load; nothing here blocks and nothing is kept in memory but what the ring holds. Callers must be on one thread, and hold the
 * workspace's lock.
 */
export class LogWriter implements OpenLog {
  readonly opening: LogOpening
  readonly #options: LogWriterOptions
  readonly #worker: Worker
  readonly #ring: RingWriter
  readonly #waiters = new Waiters()
  readonly #breaches: PromiseWithResolvers<number>[] = []
  #resuming: PromiseWithResolvers<boolean> | undefined
  #publishing: PromiseWithResolvers<void> | undefined
  #closing: PromiseWithResolvers<{ isClean: boolean }> | undefined
  #fault: LogFault | undefined
  /** The worker thread has ended without being asked to. */
  #isGone = false
  #size: number
  #durableSize: number
  #head: LogHead | undefined

  private constructor(
    options: LogWriterOptions,
    opening: LogOpening,
    started: { worker: Worker; message: Opened; ring: SharedArrayBuffer },
  ) {
    this.opening = opening
    this.#options = options
    this.#worker = started.worker
    this.#ring = new RingWriter(started.ring)
    this.#size = opening.size
    this.#durableSize = opening.size
    this.#head = started.message.head
    this.#worker.on('message', (message: WorkerMessage) => this.#onMessage(message))
    this.#worker.once('error', (error) => this.#onBroken(String(error)))
    this.#worker.once('exit', () => this.#onBroken('its thread ended'))
  }

  /**
   * Verifies and recovers what is in `dir`, then opens it. A log that does not verify is moved aside whole and a new one is begun.
   * @throws Fault `log/io`, `log/disk-full`
   */
  static async open(options: LogWriterOptions): Promise<LogWriter> {
    const ring = makeRing(options.ringBytes ?? RING_BYTES)
    let replaced: SetAside | undefined
    let identity = options.identity
    if (!hasLog(options.disk, options.dir)) {
      replaced = options.kind === 'audit' ? await unfinished(options) : undefined
      if (replaced === undefined && options.mustExist === true) replaced = gone(options)
      // No origin is used for two logs, even if the one that had it is gone.
      if (replaced !== undefined) identity = options.newIdentity()
    }
    let { worker, message } = await startWorker(options, identity, ring)
    if (message.type === 'bad') {
      replaced = setAside(options, message)
      identity = options.newIdentity()
      ;({ worker, message } = await startWorker(options, identity, ring))
    }
    if (message.type === 'bad')
      throw new Fault('log/io', `a new log in ${options.dir} does not verify: ${message.bad.reason}`, { ...message.bad })
    const { origin, vkey, size, quarantined, topics, isNew } = message
    const kind = replaced !== undefined ? 'replaced' : isNew ? 'new' : 'continued'
    const opening = { kind, origin, vkey, size, quarantined, topics, ...(replaced === undefined ? {} : { replaced }) } as const
    return new LogWriter(options, opening, { worker, message, ring })
  }

  get size(): number {
    return this.#size
  }

  get durableSize(): number {
    return this.#durableSize
  }

  /** `full`: halted, `resume` may open it again. `failed`: halted until the next opening; breaches may still be written. `dead`: nothing is. */
  get state(): 'open' | 'full' | 'failed' | 'dead' {
    if (this.#fault === undefined) return 'open'
    if (this.#fault.isDead) return 'dead'
    return this.#fault.fault.code === 'log/disk-full' ? 'full' : 'failed'
  }

  /** What halted it. */
  get fault(): Fault | undefined {
    return this.#fault?.fault
  }

  /** The newest signed head that is on disk. */
  head(): LogHead | undefined {
    return this.#head
  }

  /**
   * Appends one entry: `head` and then `rest`, which are copied.
   * @returns its index, or `full` when the ring has no room: nothing was taken, try again after `onCommitted`.
   * @throws Fault `log/disk-full`, `log/io` after such a fault; `audit/closed`; `audit/too-large`
   */
  append(head: Uint8Array, rest?: Uint8Array): number | 'full' {
    this.#assertOpen()
    if (this.#fault !== undefined) throw this.#fault.fault
    assertFits(head.length + (rest?.length ?? 0))
    if (!this.#ring.push(ITEM_ENTRY, head, rest, RING_RESERVE_BYTES)) return 'full'
    return this.#size++
  }

  /**
   * Appends an entry that may use the reserve, in the ring and on a full disk. Resolves with its index once it is on disk.
   * @throws Fault (as a rejection) when even that cannot be written.
   */
  appendBreach(bytes: Uint8Array): Promise<number> {
    this.#assertOpen()
    if (this.#fault?.isDead === true) return Promise.reject(this.#fault.fault)
    assertFits(bytes.length)
    if (this.#breaches.length >= BREACHES_MAX || !this.#ring.push(ITEM_BREACH, bytes, undefined, 0)) {
      return Promise.reject(new Fault('log/full', 'the log has no room for another breach', { limit: BREACHES_MAX }))
    }
    this.#size++
    const waiter = Promise.withResolvers<number>()
    this.#breaches.push(waiter)
    return waiter.promise
  }

  /** Resolves once the entry at `index` is on disk. @throws Fault (as a rejection) when it could not be written. */
  durable(index: number): Promise<void> {
    if (index < this.#durableSize) return Promise.resolve()
    if (this.#fault !== undefined) return Promise.reject(this.#fault.fault)
    if (index >= this.#size) return Promise.reject(new Fault('internal/unexpected', `entry ${index} was not appended`))
    return this.#waiters.add(index)
  }

  /** After `log/disk-full`: true when there is room again and ordinary entries are taken. */
  async resume(): Promise<boolean> {
    this.#assertOpen()
    if (this.#fault === undefined) return true
    if (this.#fault.isDead || this.#fault.fault.code !== 'log/disk-full') return false
    if (this.#resuming === undefined) {
      if (!this.#ring.push(ITEM_RESUME, new Uint8Array(0), undefined, 0)) return false
      this.#resuming = Promise.withResolvers()
    }
    return await this.#resuming.promise
  }

  /**
   * Writes what was appended, and the head over it to its file at once. Resolves also when that cannot be: each commit frame is signed too,
   * and the head follows within a second of the disk taking it.
   */
  async publishHead(): Promise<void> {
    // One at a time: one that was asked for before may be over less.
    while (this.#publishing !== undefined) await this.#publishing.promise
    if (this.#closing !== undefined || this.#fault?.isDead === true) return
    if (!this.#ring.push(ITEM_HEAD, new Uint8Array(0), undefined, 0)) return
    this.#publishing = Promise.withResolvers()
    await this.#publishing.promise
  }

  /**
   * Writes what was appended, then `final` as the last entry, and ends the thread. `isClean` is false when something of that failed:
   * the log then verifies as after a kill. Callers must append nothing afterwards.
   */
  async close(options: { readonly final?: Uint8Array } = {}): Promise<{ readonly isClean: boolean }> {
    if (this.#closing === undefined) {
      this.#closing = Promise.withResolvers()
      const final = options.final ?? new Uint8Array(0)
      while (!this.#isGone && !this.#ring.push(ITEM_CLOSE, final, undefined, 0)) await new Promise((resolve) => setImmediate(resolve))
      if (this.#isGone) this.#closing.resolve({ isClean: false })
    }
    return await this.#closing.promise
  }

  #assertOpen(): void {
    if (this.#closing !== undefined) throw new Fault('audit/closed', 'the log is closed', { dir: this.#options.dir })
  }

  #onMessage(message: WorkerMessage): void {
    if (message.type === 'committed') this.#onCommitted(message)
    else if (message.type === 'fault') this.#onFault(message)
    else if (message.type === 'resumed') this.#onResumed(message.isOpen)
    else if (message.type === 'published') this.#onPublished()
    else if (message.type === 'closed') this.#onClosed(message.isClean)
    else if (message.type === 'broken') this.#onBroken(message.message)
  }

  #onCommitted(message: Extract<WorkerMessage, { type: 'committed' }>): void {
    this.#head = message.head
    this.#durableSize = message.head.size
    this.#size = Math.max(this.#size, this.#durableSize)
    this.#waiters.settle(this.#durableSize)
    for (const index of message.breaches) this.#breaches.shift()?.resolve(index)
    this.#options.onCommitted?.(message.first, message.count, this.#durableSize)
  }

  #onFault(message: Extract<WorkerMessage, { type: 'fault' }>): void {
    // The message goes to publishers, who are told no paths; the evidence goes on the record.
    const cause = /\bE[A-Z]+: [^,]*/.exec(message.message)?.[0] ?? 'its writer ended'
    const fault = new Fault(message.code, `the log cannot be written: ${cause}`, { dir: this.#options.dir, detail: message.message })
    this.#fault = { fault, size: message.size, isDead: message.isDead }
    this.#size = message.size
    this.#waiters.rejectAll(fault)
    if (message.isDead) for (const breach of this.#breaches.splice(0)) breach.reject(fault)
    this.#options.onFault?.(this.#fault)
  }

  #onResumed(isOpen: boolean): void {
    if (isOpen) this.#fault = undefined
    this.#resuming?.resolve(isOpen)
    this.#resuming = undefined
  }

  #onPublished(): void {
    this.#publishing?.resolve()
    this.#publishing = undefined
  }

  #onClosed(isClean: boolean): void {
    this.#worker.removeAllListeners('exit')
    const fault = new Fault('audit/closed', 'the log is closed', { dir: this.#options.dir })
    this.#waiters.rejectAll(fault)
    this.#worker.once('exit', () => this.#closing?.resolve({ isClean }))
  }

  #onBroken(reason: string): void {
    this.#isGone = true
    if (this.#fault?.isDead !== true)
      this.#onFault({ type: 'fault', code: 'log/io', message: reason, size: this.#durableSize, isDead: true })
    this.#onResumed(false)
    this.#onPublished()
    this.#closing?.resolve({ isClean: false })
  }
}

function assertFits(bytes: number): void {
  if (bytes > ENTRY_BYTES_MAX) throw new Fault('audit/too-large', `an entry of ${bytes} bytes; at most ${ENTRY_BYTES_MAX}`, { bytes })
}
