import { CACHE_TIERS, toHex, toNumber, toTime } from '../shared/state/index.ts'
import type { arqonbus } from '../shared/wire/generated/arqonbus.js'
import type { StoredRecord } from './read-log.ts'

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
export function readLives(records: Iterable<StoredRecord>, word: string): { readonly lives: Life[]; readonly more: number } {
  const reader = new LifeReader(word)
  for (const stored of records) reader.take(stored)
  return { lives: [...reader.lives.values()], more: reader.beyond.size }
}

class LifeReader {
  readonly lives = new Map<string, Life>()
  readonly beyond = new Set<string>()
  readonly #word: string
  /** Events that made room; the next key that comes is what it was for. */
  #roomFor: LifeEvent[] = []

  constructor(word: string) {
    this.#word = word
  }

  take({ number, record }: StoredRecord): void {
    const { cachePut, cacheMoved, cacheEvicted, cacheSettled, cacheOpened, cacheViolated } = record
    const at = { record: number, time: toTime(record.time), run: record.run, phase: record.phase }
    if (cachePut) this.#put(cachePut, at)
    else if (cacheMoved) this.#moved(cacheMoved.moves ?? [], at)
    else if (cacheEvicted) for (const eviction of cacheEvicted.evictions ?? []) this.#evicted(eviction, at)
    else if (cacheSettled) {
      for (const { key, tier, hits } of cacheSettled.hits ?? [])
        this.#of(key)?.events.push({ ...at, what: 'hit', to: nameOf(tier), hits: toNumber(hits) })
    } else if (cacheOpened) this.#opened(at)
    else if (cacheViolated) {
      const { key, code, tier } = cacheViolated
      this.#of(key)?.events.push({ ...at, what: 'violated', from: nameOf(tier), reason: code ?? '' })
    }
  }

  #of(key: string | null | undefined): Life | undefined {
    if (!key?.startsWith(this.#word)) return undefined
    const known = this.lives.get(key)
    if (known !== undefined) return known
    if (this.lives.size >= LIVES_MAX) {
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
    life.events.push({ ...at, what: 'put', ...what })
    place(life, tier ?? 0, slot ?? 0)
  }

  #moved(moves: readonly arqonbus.v1.ICacheMove[], at: Moment): void {
    for (const { key, from, to, slot, reason } of moves) {
      const life = this.#of(key)
      if (life !== undefined) {
        const event: LifeEvent = { ...at, what: 'moved', from: nameOf(from), to: nameOf(to), slot: slot ?? 0, reason: reason ?? '' }
        life.events.push(event)
        place(life, to ?? 0, slot ?? 0)
        if (ROOM_REASONS.has(reason ?? '')) this.#roomFor.push(event)
      }
      if (UP_REASONS.has(reason ?? '')) this.#came(key ?? '')
    }
  }

  #evicted({ key, from, reason }: arqonbus.v1.ICacheEviction, at: Moment): void {
    const life = this.#of(key)
    if (life === undefined) return
    const event: LifeEvent = { ...at, what: 'evicted', from: nameOf(from), reason: reason ?? '' }
    life.events.push(event)
    life.tier = undefined
    life.slot = undefined
    if (ROOM_REASONS.has(reason ?? '')) this.#roomFor.push(event)
  }

  /** What was in memory is gone with the engine before; what was in L3 is still there, or a record before this one says otherwise. */
  #opened(at: Moment): void {
    this.#roomFor = []
    for (const life of this.lives.values()) {
      if (life.tier === undefined) continue
      life.events.push({ ...at, what: life.tier === 3 ? 'kept' : 'lost', from: nameOf(life.tier) })
      if (life.tier !== 3) life.tier = undefined
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
