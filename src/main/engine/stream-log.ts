import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Clock, Fault } from '../../shared/base/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import {
  type DroppedPart,
  findExpired,
  LogReader,
  LogWriter,
  proveEntry,
  type RetentionLimits,
  readDropped,
  summarize,
  writeDropped,
} from '../log/index.ts'
import { nodeDisk } from '../platform/index.ts'
import type { DurableSink, DurableSource, LogPlace } from '../spine/index.ts'
import { readVerifierKey } from '../workspace/ed25519.ts'
import { loadLogKey } from '../workspace/keys.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'
import type { AnchorBook } from './anchor-book.ts'
import type { Recorder } from './recorder.ts'

const MACHINE = { id: 'engine', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }
/** Nothing goes before it has been anchored this long: both of the log's heads are newer then. */
const SETTLED_S = 5

export interface StreamLogOptions {
  readonly namespace: string
  readonly layout: WorkspaceLayout
  readonly clock: Clock
  readonly recorder: Recorder
  readonly anchors: AnchorBook
  readonly workerUrl: URL | undefined
  readonly segmentBytes?: number
  readonly onFault: (fault: Fault) => void
}

/** A log in `system.status`: entries on disk, and whether it takes more. */
export interface LogView {
  readonly log: string
  readonly size: number
  readonly state: 'unopened' | LogWriter['state']
  readonly fault: { readonly code: string; readonly message: string } | null
}

/** What an open log is worked with. */
interface OpenParts {
  readonly writer: LogWriter
  readonly reader: LogReader
  dropped: DroppedPart
}

/** The log of one namespace's durable topics. It may be used at once: what is appended before it is open waits at its publishers. */
export class StreamLog implements DurableSink, DurableSource {
  readonly namespace: string
  /** Resolves once it is open; rejects when it cannot be. */
  readonly opened: Promise<OpenParts>
  onDurable: (count: number) => void = () => undefined
  onVoided: (count: number, fault: Fault) => void = () => undefined
  onOpened: () => void = () => undefined
  readonly #options: StreamLogOptions
  readonly #dir: string
  #parts: OpenParts | undefined
  #base = 0
  #anchored = 0
  #fault: Fault | undefined

  constructor(options: StreamLogOptions) {
    this.#options = options
    this.namespace = options.namespace
    this.#dir = join(options.layout.streamsDir, options.namespace)
    this.opened = this.#open()
    this.opened.catch((error: unknown) => {
      this.#fault = Fault.from(error)
      options.onFault(this.#fault)
    })
  }

  get source(): DurableSource {
    return this
  }

  get base(): number {
    return this.#base
  }

  get size(): number {
    return this.#parts?.reader.size ?? 0
  }

  get first(): number {
    return this.#parts?.reader.first ?? 0
  }

  get gonePos(): number {
    return this.#parts?.dropped.lastPos ?? 0
  }

  get origin(): string {
    return this.#parts?.writer.opening.origin ?? ''
  }

  get vkey(): string {
    return this.#parts?.writer.opening.vkey ?? ''
  }

  /** As `system.status` shows it. `unopened`: it could not be opened, or is not yet. */
  get view(): LogView {
    const { writer } = this.#parts ?? {}
    const fault = writer?.fault ?? this.#fault
    return {
      log: this.namespace,
      size: writer?.durableSize ?? 0,
      state: writer?.state ?? 'unopened',
      fault: fault === undefined ? null : { code: fault.code, message: fault.message },
    }
  }

  append(bytes: Uint8Array, start: number, end: number): 'taken' | 'full' {
    if (this.#parts === undefined) {
      if (this.#fault !== undefined) throw this.#fault
      return 'full'
    }
    return this.#parts.writer.append(bytes.subarray(start, end)) === 'full' ? 'full' : 'taken'
  }

  lastSeq(topic: string): number {
    const { writer, dropped } = this.#parts ?? {}
    return Math.max(writer?.opening.topics.get(topic) ?? 0, dropped?.topics.get(topic) ?? 0)
  }

  async find(place: LogPlace): Promise<number> {
    const { reader, dropped } = await this.opened
    if (place === 'new') return reader.size
    if (place === 'first') return reader.first
    if ('time' in place) {
      const index = this.#options.anchors.indexAt(this.origin, place.time)
      if (index < reader.first) throw await this.#gone(reader)
      return Math.min(index, reader.size)
    }
    if ('pos' in place) {
      if (Number(place.pos) <= dropped.lastPos) throw await this.#gone(reader)
      return await reader.findPos(Number(place.pos))
    }
    if (Number(place.seq) <= (dropped.topics.get(place.topic) ?? 0)) throw await this.#gone(reader)
    return await reader.findSeq(place.topic, Number(place.seq))
  }

  async read(index: number, bytesMax: number): ReturnType<LogReader['read']> {
    const { reader } = await this.opened
    if (index < reader.first) throw await this.#gone(reader)
    return await reader.read(index, bytesMax)
  }

  readTail(index: number): ReturnType<LogReader['readTail']> {
    return this.#parts?.reader.readTail(index)
  }

  async posAt(index: number): Promise<number> {
    return await (await this.opened).reader.posAt(index)
  }

  /** Proves the entry at `index` against the root at `size` entries. @throws Fault `log/gone` */
  async prove(index: number, size: number): ReturnType<typeof proveEntry> {
    return await proveEntry((await this.opened).reader, index, size)
  }

  /** Says on the audit log what this log holds, when it has grown since. */
  anchor(): void {
    const { writer } = this.#parts ?? {}
    const head = writer?.head()
    if (writer === undefined || head === undefined || writer.durableSize <= this.#anchored) return
    const anchor = { log: this.origin, first: this.#anchored, last: head.size - 1, root: head.root }
    this.#anchored = head.size
    this.#options.recorder.append({ actor: MACHINE, anchor })
  }

  /** Drops the oldest segments that are beyond the limits. Resolves with whether any went. */
  async retain(limits: RetentionLimits): Promise<boolean> {
    const parts = this.#parts
    if (parts === undefined) return false
    const { anchors, clock, recorder } = this.#options
    const isOld = (index: number, ageS: number): boolean => {
      const anchor = anchors.covering(this.origin, index)
      return anchor !== undefined && clock.wallNs() - anchor.time >= BigInt(ageS) * 1_000_000_000n
    }
    const keepFrom = anchors.indexAt(this.origin, clock.wallNs() - BigInt(SETTLED_S) * 1_000_000_000n)
    const expired = findExpired(parts.reader, limits, { isOld, keepFrom })
    if (expired === undefined) return false
    const dropped = await summarize(parts.reader, expired, parts.dropped)
    writeDropped(nodeDisk, this.#dir, dropped)
    const { first, end, reason } = expired
    const retentionDropped = { log: this.origin, namespace: this.namespace, first, last: end - 1, lastPos: dropped.lastPos, reason }
    await recorder.appendDurable({ actor: MACHINE, retentionDropped })
    parts.dropped = dropped
    parts.reader.dropBefore(end)
    return true
  }

  async close(): Promise<void> {
    const parts = await this.opened.catch(() => undefined)
    if (parts === undefined) return
    await parts.writer.close()
    this.anchor()
    parts.reader.close()
  }

  async #gone(reader: LogReader): Promise<Fault> {
    const firstPos = reader.first < reader.size ? await reader.posAt(reader.first) : 0
    return new Fault('log/gone', `${this.namespace} has its messages from position ${firstPos} on`, { first_pos: String(firstPos) })
  }

  async #open(): Promise<OpenParts> {
    const { layout, clock, recorder, workerUrl, segmentBytes, onFault } = this.#options
    const { privateKey } = loadLogKey(layout)
    const dir = this.#dir
    const writer = await LogWriter.open({
      dir,
      kind: 'stream',
      identity: { origin: `vbus/${randomUUID()}`, privateKey, earlierKeys: earlierKeys(recorder.state.log.earlier) },
      isPinned: false,
      newIdentity: () => ({ origin: `vbus/${randomUUID()}`, privateKey }),
      clock,
      disk: nodeDisk,
      setAsideDir: layout.setAsideDir,
      quarantineDir: join(layout.auditDir, 'quarantine'),
      ...(workerUrl === undefined ? {} : { workerUrl }),
      ...(segmentBytes === undefined ? {} : { segmentBytes }),
      onCommitted: (_first, _count, durableSize) => this.onDurable(durableSize - this.#base),
      onFault: ({ fault, size }) => {
        this.onVoided(size - this.#base, fault)
        onFault(fault)
      },
    })
    const { quarantined, replaced } = writer.opening
    for (const { file, bytes, sha256, log } of quarantined)
      recorder.append({ actor: MACHINE, tailQuarantined: { file, bytes, sha256, log } })
    if (replaced !== undefined)
      onFault(
        new Fault(replaced.code, `the stream log of ${this.namespace} did not verify: ${replaced.bad.reason}`, {
          ...replaced.bad,
          moved_to: replaced.movedTo,
        }),
      )
    const reader = new LogReader({ disk: nodeDisk, dir, size: () => writer.durableSize })
    this.#base = writer.size
    this.#anchored = writer.size
    this.#parts = { writer, reader, dropped: readDropped(nodeDisk, dir) }
    this.onOpened()
    return this.#parts
  }
}

/** Public keys of the audit log's earlier verifier keys: the workspace's logs share one key at a time. */
function earlierKeys(vkeys: readonly string[]): readonly Uint8Array[] {
  return vkeys.map((vkey) => readVerifierKey(vkey)?.raw).filter((raw) => raw !== undefined)
}
