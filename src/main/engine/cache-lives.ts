import { setImmediate as nextTurn } from 'node:timers/promises'
import { Fault } from '../../shared/base/index.ts'
import { type Life, type LifeEvent, LifeReader, type NumberedRecord } from '../../shared/state/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'

/** Events that are remembered, all keys together; beyond it the keys that nothing happened to for longest are forgotten. */
export const EVENTS_KEPT_MAX = 200_000
/** Events of one key: the newest; older ones are counted. */
export const EVENTS_OF_KEY_MAX = 1_000
/** Records that are read in one go; other work has its turn in between. */
const READ_AT_ONCE = 2_000

export interface CacheLivesParts {
  /** Records of the log by number, in order. */
  readonly read: (from: number, to: number) => AsyncIterable<NumberedRecord>
  /** Records on disk. */
  readonly size: () => number
  readonly eventsMax?: number
}

/** One key's life up to a record. */
export interface ToldLife extends Pick<Life, 'key' | 'events' | 'tier' | 'slot'> {
  /** Older events that are not remembered. */
  readonly omitted: number
}

/** The lives of the cache's keys, told by the records alone. Read from the log with the first question, kept up by `take` from then on. */
export class CacheLives {
  readonly #parts: CacheLivesParts
  readonly #reader = new LifeReader('', Number.POSITIVE_INFINITY)
  readonly #omitted = new Map<string, number>()
  readonly #max: number
  #count = 0
  #read = 0
  #reading: Promise<void> | undefined

  constructor(parts: CacheLivesParts) {
    this.#parts = parts
    this.#max = parts.eventsMax ?? EVENTS_KEPT_MAX
    this.#reader.onEvent = (life) => this.#kept(life)
  }

  /** A record that is on disk. Before the first question it is left to the reading. */
  take(number: number, record: arqonbus.v1.IRecord): void {
    if (this.#read > 0 && this.#reading === undefined && number === this.#read) this.#takeNext({ number, record })
  }

  /**
   * The life of a key up to and with record `at`.
   * @throws Fault `cache/no-entry`: no record up to there names it, or it was forgotten
   */
  async of(key: string, at: number, onPart: (records: number, of: number) => void): Promise<ToldLife> {
    while (this.#reading !== undefined || this.#read < this.#parts.size()) {
      this.#reading ??= this.#readOn(onPart).finally(() => {
        this.#reading = undefined
      })
      await this.#reading
    }
    const events = this.#reader.lives.get(key)?.events.filter(({ record }) => record <= at) ?? []
    if (events.length === 0) throw new Fault('cache/no-entry', `no record that is remembered names the key ${key}`, { key })
    return { key, events, ...placeAfter(events), omitted: this.#omitted.get(key) ?? 0 }
  }

  async #readOn(onPart: (records: number, of: number) => void): Promise<void> {
    const of = this.#parts.size()
    for await (const record of this.#parts.read(this.#read, of)) {
      this.#takeNext(record)
      if (record.number % READ_AT_ONCE !== READ_AT_ONCE - 1) continue
      await nextTurn()
      onPart(this.#read, of)
    }
  }

  #takeNext(record: NumberedRecord): void {
    this.#read = record.number + 1
    this.#reader.take(record)
  }

  #kept(life: Life): void {
    const { lives } = this.#reader
    this.#count += 1
    lives.delete(life.key)
    lives.set(life.key, life)
    if (life.events.length > EVENTS_OF_KEY_MAX) {
      life.events.shift()
      this.#count -= 1
      this.#omitted.set(life.key, (this.#omitted.get(life.key) ?? 0) + 1)
    }
    for (const [key, { events, tier }] of lives) {
      if (this.#count <= this.#max) return
      // What is in the cache stays told: there are never more of those than slots.
      if (tier !== undefined || key === life.key) continue
      lives.delete(key)
      this.#omitted.delete(key)
      this.#count -= events.length
    }
  }
}

const CODES: Readonly<Record<string, number>> = { L1_HOT: 1, L2_WARM: 2, L3_COLD: 3 }

/** Where the events leave the entry. */
function placeAfter(events: readonly LifeEvent[]): Pick<Life, 'tier' | 'slot'> {
  const last = events.findLast(({ what }) => what !== 'hit' && what !== 'violated' && what !== 'kept')
  const isGone = last === undefined || last.what === 'evicted' || last.what === 'lost'
  return { tier: isGone ? undefined : CODES[last.to ?? ''], slot: isGone ? undefined : last.slot }
}
