import { Fault } from '../../shared/base/index.ts'
import { findTopic, posOf, seqOf, type TopicPlace, writeUint32 } from '../../shared/wire/index.ts'
import type { DurableSink, DurableSource, LogChunk, LogPlace } from './contract.ts'

/** A log in memory that can be read: each group is on disk in a later turn, reads take a turn, and the test may drop its first entries. */
export class MemoryLog implements DurableSink, DurableSource {
  onDurable: (count: number) => void = () => {}
  onOpened: () => void = () => {}
  readonly base: number
  first = 0
  gonePos = 0
  reads = 0
  tailReads = 0
  #entries: Uint8Array[] = []
  #size: number
  #isOpen = true
  #isCommitting = false

  constructor(base: readonly Uint8Array[] = []) {
    this.#entries = [...base]
    this.base = base.length
    this.#size = base.length
  }

  get source(): DurableSource {
    return this
  }

  get size(): number {
    return this.#size
  }

  get entries(): readonly Uint8Array[] {
    return this.#entries.slice(0, this.#size)
  }

  /** Answers `full` until `open`. */
  shut(): this {
    this.#isOpen = false
    return this
  }

  open(): void {
    this.#isOpen = true
    this.onOpened()
  }

  drop(first: number): void {
    this.gonePos = posOf(this.#entries[first - 1] as Uint8Array, 0)
    this.first = first
  }

  lastSeq(topic: string): number {
    const found = this.#entries.findLast((entry) => topicOf(entry) === topic)
    return found === undefined ? 0 : seqOf(found, 0)
  }

  append(bytes: Uint8Array, start: number, end: number): 'taken' | 'full' {
    if (!this.#isOpen) return 'full'
    const item = new Uint8Array(4 + end - start)
    writeUint32(item, 0, end - start)
    item.set(bytes.subarray(start, end), 4)
    this.#entries.push(item)
    if (!this.#isCommitting) {
      this.#isCommitting = true
      setImmediate(() => {
        this.#isCommitting = false
        this.#size = this.#entries.length
        this.onDurable(this.#size - this.base)
      })
    }
    return 'taken'
  }

  async find(place: LogPlace): Promise<number> {
    await turn()
    if (place === 'new') return this.size
    if (place === 'first') return this.first
    if ('pos' in place && Number(place.pos) <= this.gonePos) throw this.#gone()
    const found = this.entries.findIndex((entry, index) => {
      if (index < this.first) return false
      if ('pos' in place) return posOf(entry, 0) >= Number(place.pos)
      return 'seq' in place && topicOf(entry) === place.topic && seqOf(entry, 0) >= Number(place.seq)
    })
    return found < 0 ? this.size : found
  }

  async read(index: number, bytesMax: number): Promise<LogChunk> {
    await turn()
    this.reads++
    if (index < this.first) throw this.#gone()
    return this.#chunk(index, bytesMax)
  }

  readTail(index: number): LogChunk | undefined {
    this.tailReads++
    return index % 2 === 0 || index < this.first ? undefined : this.#chunk(index, 4_096)
  }

  #chunk(index: number, bytesMax: number): LogChunk {
    const taken: Uint8Array[] = []
    for (let i = index, bytes = 0; i < this.size && bytes < bytesMax; i++) {
      taken.push(this.#entries[i] as Uint8Array)
      bytes += (taken.at(-1) as Uint8Array).length
    }
    const ends = taken.map((_, i) => taken.slice(0, i + 1).reduce((sum, entry) => sum + entry.length, 0))
    return { first: index, bytes: new Uint8Array(Buffer.concat(taken)), starts: [0, ...ends.slice(0, -1)].slice(0, taken.length), ends }
  }

  #gone(): Fault {
    return new Fault('log/gone', 'dropped', { first_pos: String(posOf(this.#entries[this.first] as Uint8Array, 0)) })
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function topicOf(entry: Uint8Array): string {
  const place: TopicPlace = { at: 0, length: 0 }
  findTopic(entry, 0, place)
  return Buffer.from(entry.subarray(place.at, place.at + place.length)).toString('latin1')
}
