import type { arqonbus } from '../wire/generated/arqonbus.js'
import { CACHE_TIERS } from './cache-fold.ts'
import { toHex, toNumber, toTime } from './values.ts'

/** A record of a log and its number. */
export interface NumberedRecord {
  readonly number: number
  readonly record: arqonbus.v1.IRecord
}

/** What happened to an entry of the cache, by one record. */
export interface LifeEvent {
  readonly record: number
  readonly time: string
  readonly run: string
  readonly phase: string
  readonly what: 'put' | 'moved' | 'evicted' | 'hit' | 'kept' | 'lost' | 'violated'
  readonly from?: string
  readonly to?: string
  readonly slot?: number
  readonly bytes?: number
  readonly sha256?: string
  readonly hits?: number
  readonly reason?: string
  /** The key that it made room for. */
  room_for?: string
}

/** The life of one key, told by the records alone. */
export interface Life {
  readonly key: string
  readonly events: LifeEvent[]
  /** Where it is after the last record read; undefined when it is in no tier. */
  tier: number | undefined
  slot: number | undefined
}

/** Keys that one word may stand for; with more of them it has to be a longer one. */
export const LIVES_MAX = 64

const nameOf = (tier: number | null | undefined): string => CACHE_TIERS[(tier ?? 0) - 1] ?? `tier ${tier ?? 0}`
const ROOM_REASONS: ReadonlySet<string> = new Set(['over-slots', 'over-bytes'])
const UP_REASONS: ReadonlySet<string> = new Set(['l3-hit', 'fifth-l2-hit'])

/**
 * Reads the lives of every key that begins with `word`, at most LIVES_MAX of them; keys beyond are counted in `more`.
 * @param records of a log, from its first on
 */
export function readLives(records: Iterable<NumberedRecord>, word: string): { readonly lives: Life[]; readonly more: number } {
  const reader = new LifeReader(word)
  for (const stored of records) reader.take(stored)
  return { lives: [...reader.lives.values()], more: reader.beyond.size }
}

/** Tells lives of records that it is given in their order. */
export class LifeReader {
  readonly lives = new Map<string, Life>()
  readonly beyond = new Set<string>()
  /** Called after each event that was added. */
  onEvent: (life: Life) => void = () => undefined
  readonly #word: string
  readonly #livesMax: number
  /** Events that made room; the next key that comes is what it was for. */
  #roomFor: LifeEvent[] = []

  /** @param word what their keys begin with */
  constructor(word: string, livesMax: number = LIVES_MAX) {
    this.#word = word
    this.#livesMax = livesMax
  }

  take({ number, record }: NumberedRecord): void {
    const { cachePut, cacheMoved, cacheEvicted, cacheSettled, cacheOpened, cacheViolated } = record
    const at = { record: number, time: toTime(record.time), run: record.run ?? '', phase: record.phase ?? '' }
    if (cachePut) this.#put(cachePut, at)
    else if (cacheMoved) this.#moved(cacheMoved.moves ?? [], at)
    else if (cacheEvicted) for (const eviction of cacheEvicted.evictions ?? []) this.#evicted(eviction, at)
    else if (cacheSettled) {
      for (const { key, tier, hits } of cacheSettled.hits ?? [])
        this.#tell(this.#of(key), { ...at, what: 'hit', to: nameOf(tier), hits: toNumber(hits) })
    } else if (cacheOpened) this.#opened(at)
    else if (cacheViolated) {
      const { key, code, tier } = cacheViolated
      this.#tell(this.#of(key), { ...at, what: 'violated', from: nameOf(tier), reason: code ?? '' })
    }
  }

  #tell(life: Life | undefined, event: LifeEvent): void {
    if (life === undefined) return
    life.events.push(event)
    this.onEvent(life)
  }

  #of(key: string | null | undefined): Life | undefined {
    if (!key?.startsWith(this.#word)) return undefined
    const known = this.lives.get(key)
    if (known !== undefined) return known
    if (this.lives.size >= this.#livesMax) {
      if (this.beyond.size < LIVES_MAX) this.beyond.add(key)
      return undefined
    }
    const life: Life = { key, events: [], tier: undefined, slot: undefined }
    this.lives.set(key, life)
    return life
  }

  #put({ key, tier, slot, bytes, sha256 }: arqonbus.v1.ICachePut, at: Moment): void {
    this.#came(key ?? '')
    const life = this.#of(key)
    if (life === undefined) return
    const what = { to: nameOf(tier), slot: slot ?? 0, bytes: toNumber(bytes), sha256: toHex(sha256) }
    place(life, tier ?? 0, slot ?? 0)
    this.#tell(life, { ...at, what: 'put', ...what })
  }

  #moved(moves: readonly arqonbus.v1.ICacheMove[], at: Moment): void {
    for (const { key, from, to, slot, reason } of moves) {
      const life = this.#of(key)
      if (life !== undefined) {
        const event: LifeEvent = { ...at, what: 'moved', from: nameOf(from), to: nameOf(to), slot: slot ?? 0, reason: reason ?? '' }
        place(life, to ?? 0, slot ?? 0)
        this.#tell(life, event)
        if (ROOM_REASONS.has(reason ?? '')) this.#roomFor.push(event)
      }
      if (UP_REASONS.has(reason ?? '')) this.#came(key ?? '')
    }
  }

  #evicted({ key, from, reason }: arqonbus.v1.ICacheEviction, at: Moment): void {
    const life = this.#of(key)
    if (life === undefined) return
    const event: LifeEvent = { ...at, what: 'evicted', from: nameOf(from), reason: reason ?? '' }
    life.tier = undefined
    life.slot = undefined
    this.#tell(life, event)
    if (ROOM_REASONS.has(reason ?? '')) this.#roomFor.push(event)
  }

  /** What was in memory is gone with the engine before; what was in L3 is still there, or a record before this one says otherwise. */
  #opened(at: Moment): void {
    this.#roomFor = []
    for (const life of [...this.lives.values()]) {
      const { tier } = life
      if (tier === undefined) continue
      if (tier !== 3) life.tier = undefined
      this.#tell(life, { ...at, what: tier === 3 ? 'kept' : 'lost', from: nameOf(tier) })
    }
  }

  #came(key: string): void {
    for (const event of this.#roomFor) event.room_for = key
    this.#roomFor = []
  }
}

type Moment = Pick<LifeEvent, 'record' | 'time' | 'run' | 'phase'>

function place(life: Life, tier: number, slot: number): void {
  life.tier = tier
  life.slot = slot
}

/** Why an entry is where it is, or why it is in no tier any more. */
export interface Reason {
  /** The last thing that brought it there, and the put that its present life began with. */
  readonly because: LifeEvent | undefined
  readonly put: LifeEvent | undefined
  /** Asked for since that put. */
  readonly hits: number
}

export function reasonOf({ events }: Pick<Life, 'events'>): Reason {
  const put = events.findLast(({ what }) => what === 'put')
  const because = events.findLast(({ what }) => what !== 'hit')
  const hits = events.filter(({ record }) => record >= (put?.record ?? 0)).reduce((sum, event) => sum + (event.hits ?? 0), 0)
  return { because, put, hits }
}

const WHY: Readonly<Record<string, string>> = {
  'over-slots': 'the tier had more entries than slots, and this one was used longest ago',
  'over-bytes': 'the tier held more bytes than its budget, and this entry was used longest ago',
  'l3-hit': 'it was asked for while it was in L3',
  'fifth-l2-hit': 'it was asked for the fifth time while it was in L2',
  closing: 'the engine closed',
  'device-gone': 'the device whose memory it was in went away',
  'l1-moves': 'L1 went to other memory',
  replaced: 'other bytes were put under its key',
  violated: 'it broke the law of the cache',
}

/** An event as a sentence without its record. */
export function sentence(event: LifeEvent): string {
  const { what, from, to, slot, reason = '', hits, bytes } = event
  const why = WHY[reason] ?? reason
  const room = event.room_for === undefined ? '' : `; it made room for ${event.room_for}`
  if (what === 'put') return `put into ${to}, slot ${slot}, ${bytes} bytes`
  if (what === 'moved') return `moved from ${from} to ${to}, slot ${slot}: ${why}${room}`
  if (what === 'evicted') return `evicted from ${from}: ${why}${room}`
  if (what === 'hit') return `asked for ${hits === 1 ? 'once' : `${hits} times`} in ${to}`
  if (what === 'kept') return `found in ${from} by a new engine, its checksum right`
  if (what === 'lost') return `lost: it was in ${from} when its engine ended without closing`
  return `broke the law: ${reason}`
}
