import { crc32 } from 'node:zlib'
import { headerFrame, type LogKind, type SignedHead, toHex, type VerifierKey } from '../../shared/chain/index.ts'
import { type Disk, isDiskFull } from '../platform/disk.ts'
import { GroupBuilder, type GroupBuilderOptions } from './group-builder.ts'
import { HeadWriter } from './head-writer.ts'
import type { WorkerMessage } from './messages.ts'
import { ITEM_BREACH, ITEM_CLOSE, ITEM_ENTRY, ITEM_HEAD, type RingReader } from './ring.ts'
import { type NewSegment, SegmentStore } from './segment-store.ts'

/** With nothing to write, the worker still wakes this often. */
const IDLE_MS = 60_000

export interface LogCoreOptions {
  readonly ring: RingReader
  readonly disk: Disk
  readonly dir: string
  readonly kind: LogKind
  readonly key: VerifierKey
  readonly segmentBytes: number
  /** A growing log's heads are written this often. */
  readonly headMs: number
  readonly state: GroupBuilderOptions
  /** The newest commit frame of a log that exists. */
  readonly head: SignedHead | undefined
  /** Sizes that the heads on disk count; a log is new until there are two. */
  readonly headSizes: readonly number[]
  readonly emit: (message: WorkerMessage) => void
  readonly nowMs: () => number
}

/** `full`, `failed`: breaches only, on the reserve; `dead`: nothing. */
type State = 'open' | 'full' | 'failed' | 'dead' | 'closed'

/** What a log worker does with the items of its ring; runs in any thread. */
export class LogCore {
  readonly #options: LogCoreOptions
  readonly #builder: GroupBuilder
  readonly #store: SegmentStore
  readonly #heads: HeadWriter
  #state: State = 'open'
  #head: SignedHead | undefined
  #hasHeads: boolean
  #headsAtMs: number
  /** Contents of the breaches in the group being built, in case it cannot be written whole. */
  #breaches: { readonly index: number; readonly content: Buffer }[] = []

  constructor(options: LogCoreOptions) {
    this.#options = options
    this.#builder = new GroupBuilder(options.state)
    this.#store = new SegmentStore(options)
    this.#heads = new HeadWriter(options.disk, options.dir, options.key)
    this.#head = options.head
    this.#hasHeads = options.headSizes.length > 1
    if (this.#hasHeads && options.headSizes.every((size) => size === options.head?.size)) this.#heads.size = options.head?.size ?? 0
    this.#headsAtMs = options.nowMs()
    options.ring.publishDurable(this.#builder.committedSize)
  }

  /** Works until the log is closed; blocks its thread. */
  run(): void {
    while (this.#state !== 'closed') {
      if (this.step()) continue
      this.#options.ring.wait(this.#isHeadDue(Number.POSITIVE_INFINITY) ? this.#options.headMs : IDLE_MS)
    }
  }

  /** Takes what the ring holds, up to a group, and writes it. @returns false when there was nothing. */
  step(): boolean {
    const { ring } = this.#options
    let item = ring.peek()
    const isBusy = item !== undefined
    while (item !== undefined && !this.#builder.isFull && (item.kind === ITEM_ENTRY || item.kind === ITEM_BREACH)) {
      this.#take(item.kind, item.length)
      item = ring.peek()
    }
    ring.release()
    if (this.#builder.count > 0) this.#write()
    else if (item !== undefined && item.kind !== ITEM_ENTRY && item.kind !== ITEM_BREACH) this.#control(item)
    if (this.#isHeadDue(this.#options.nowMs())) this.#writeHeads()
    return isBusy
  }

  #take(kind: number, length: number): void {
    const { ring } = this.#options
    const isBreach = kind === ITEM_BREACH
    if (this.#state === 'dead' || (this.#state !== 'open' && !isBreach)) {
      ring.skip(length)
      return
    }
    const index = this.#builder.size
    this.#builder.add(length, (out, at) => {
      ring.take(length, out, at)
      if (isBreach) this.#breaches.push({ index, content: Buffer.from(out.subarray(at, at + length)) })
    })
  }

  #write(): void {
    const group = this.#builder.seal()
    try {
      if (this.#state === 'open') this.#store.append(group.bytes, this.#newSegment())
      else this.#store.appendReserved(group.bytes, this.#newSegment())
    } catch (error) {
      this.#onFault(error, group.bytes.length)
      return
    }
    this.#committed(group.head)
  }

  #committed(head: SignedHead): void {
    const first = this.#builder.committedSize
    const { count } = this.#builder
    this.#builder.commit()
    this.#head = head
    this.#options.ring.publishDurable(head.size)
    this.#options.emit({ type: 'committed', first, count, head, breaches: this.#breaches.map((breach) => breach.index) })
    this.#breaches = []
    // Both heads are there before a second group is: a log of more groups without them was tampered with.
    if (!this.#hasHeads) this.#writeHeads()
  }

  /** Voids the group, then writes the breaches that were in it where the reserve is. */
  #onFault(error: unknown, attempted: number): void {
    const breaches = this.#breaches
    const wasOpen = this.#state === 'open'
    this.#breaches = []
    this.#builder.rollBack()
    const code = isDiskFull(error) ? 'log/disk-full' : 'log/io'
    this.#state = wasOpen ? (code === 'log/disk-full' ? 'full' : 'failed') : 'dead'
    try {
      this.#store.discard(attempted)
    } catch {
      // What is left behind the last group is then a torn tail for the next start.
    }
    const fault = { type: 'fault', code, message: String(error), size: this.#builder.committedSize } as const
    this.#options.emit({ ...fault, isDead: this.#state === 'dead' })
    if (breaches.length === 0 || this.#state === 'dead') return
    for (const { content } of breaches) {
      const index = this.#builder.size
      this.#builder.add(content.length, (out, at) => content.copy(out, at))
      this.#breaches.push({ index, content })
    }
    this.#write()
  }

  #control(item: { readonly kind: number; readonly length: number }): void {
    const { ring } = this.#options
    const content = Buffer.alloc(item.length)
    ring.take(item.length, content, 0)
    ring.release()
    if (item.kind === ITEM_CLOSE) this.#close(content)
    else if (item.kind === ITEM_HEAD) this.#publishHead()
    else this.#resume()
  }

  #resume(): void {
    try {
      if (this.#state === 'full') {
        this.#store.refill()
        this.#state = 'open'
      }
    } catch {
      // Still full.
    }
    this.#options.emit({ type: 'resumed', isOpen: this.#state === 'open' })
  }

  /**
   * A clean close: heads, then the cut, then the closing entry in a last write that nothing follows, then heads again. Wherever a kill
   * falls in between, the log verifies: docs/spec/log.md LG9.
   */
  #close(final: Buffer): void {
    let message = ''
    try {
      if (this.#state === 'dead') throw new Error('the log is broken')
      if (final.length > 0 && this.#head !== undefined) this.#heads.writeBoth(this.#head)
      this.#store.cut()
      if (final.length > 0) {
        this.#builder.add(final.length, (out, at) => final.copy(out, at))
        const group = this.#builder.seal()
        this.#store.appendReserved(group.bytes, this.#newSegment())
        this.#committed(group.head)
      }
      if (this.#head !== undefined && this.#heads.size !== this.#head.size) this.#heads.writeBoth(this.#head)
    } catch (error) {
      message = String(error)
    }
    this.#store.close()
    this.#state = 'closed'
    this.#options.emit({ type: 'closed', isClean: message === '', message })
  }

  #publishHead(): void {
    if (this.#head?.size !== this.#heads.size) this.#writeHeads()
    this.#options.emit({ type: 'published' })
  }

  #newSegment(): NewSegment {
    const { kind, key } = this.#options
    const first = this.#builder.committedSize
    const prev = toHex(this.#builder.committedLeaf)
    const header = (): Uint8Array => {
      const tree = first > 0 ? { tree: this.#builder.committedSubtrees().map(toHex) } : {}
      return headerFrame({ first, format: 'vbus.log.v1', kind, origin: key.origin, prev, ...tree, vkey: key.text }, crc32)
    }
    return { first, header }
  }

  #isHeadDue(nowMs: number): boolean {
    const grew = this.#head !== undefined && this.#head.size !== this.#heads.size
    return grew && nowMs - this.#headsAtMs >= this.#options.headMs
  }

  #writeHeads(): void {
    if (this.#head === undefined) return
    this.#headsAtMs = this.#options.nowMs()
    try {
      if (this.#hasHeads) this.#heads.write(this.#head)
      else this.#heads.writeBoth(this.#head)
      this.#hasHeads = true
    } catch (error) {
      // A full disk has no room for a new head either; the commit frames are signed too, and the next turn tries again.
      if (!this.#hasHeads) this.#onFault(error, 0)
    }
  }
}
