import { Fault } from '../../shared/base/index.ts'
import { type RecordView, toRecordView } from '../../shared/bundle/index.ts'
import type { FacetsAnswer, RecordFilter, RecordListAnswer, TallyAnswer } from '../../shared/history/index.ts'
import type { HistoryLog } from './history-log.ts'

/** Records of one answer, and characters of their JSON. */
export const LIST_RECORDS_MAX = 500
const LIST_CHARS_MAX = 262_144
/** Parts of a tally. */
export const TALLY_BUCKETS_MAX = 2_048
/** Filters whose matches are kept, four bytes a match. */
export const FILTERS_KEPT_MAX = 8
/** Names of one sort that facets list. */
const FACETS_MAX = 200

/** The matches of a filter so far. */
interface Matches {
  /** Records looked at. */
  scanned: number
  count: number
  numbers: Uint32Array
}

/** Lists of records by what they can be found by. Every method is about records that the log's columns have. */
export class HistoryLists {
  readonly #log: HistoryLog
  readonly #matches = new Map<string, Matches>()

  constructor(log: HistoryLog) {
    this.#log = log
  }

  get filtersKept(): number {
    return this.#matches.size
  }

  /** Matches from place `at` on, or from the first match at or behind record `near`. */
  list(filter: RecordFilter, want: { readonly at?: number; readonly near?: number; readonly limit: number }): RecordListAnswer<RecordView> {
    const matches = this.#of(filter)
    const { size } = this.#log.columns
    const total = matches?.count ?? size
    const first = Math.min(total, want.near === undefined ? (want.at ?? 0) : placeOf(matches, want.near))
    const records: RecordView[] = []
    let chars = 0
    for (let place = first; place < Math.min(total, first + want.limit); place++) {
      const number = matches === undefined ? place : (matches.numbers[place] as number)
      const view = toRecordView(number, this.#log.record(number) as Parameters<typeof toRecordView>[1])
      chars += JSON.stringify(view).length
      if (records.length > 0 && chars > LIST_CHARS_MAX) break
      records.push(view)
    }
    return { total, first, size, records }
  }

  /** Kinds of the matches in `buckets` equal parts of their list. */
  tally(filter: RecordFilter, buckets: number): TallyAnswer {
    const matches = this.#of(filter)
    const { kind, kinds, size } = this.#log.columns
    const total = matches?.count ?? size
    const counts = Array.from({ length: Math.min(buckets, total) }, () => new Map<number, number>())
    for (let place = 0; place < total; place++) {
      const row = counts[Math.floor((place * counts.length) / total)]
      const of = kind[matches === undefined ? place : (matches.numbers[place] as number)] as number
      row?.set(of, (row.get(of) ?? 0) + 1)
    }
    return { size, total, kinds: kinds.list.slice(), rows: counts.map((row) => [...row]) }
  }

  facets(): FacetsAnswer {
    const { size, kinds, actors, phases, runs } = this.#log.columns
    const most = FACETS_MAX
    return { size, kinds: kinds.facets(most), actors: actors.facets(most), phases: phases.facets(most), runs: runs.facets(most, true) }
  }

  /** The nearest match before (`step` -1) or behind (1) a record; undefined when there is none. */
  find(filter: RecordFilter, from: number, step: 1 | -1): number | undefined {
    const matches = this.#log.columns.matcher(filter)
    if (matches === undefined) return undefined
    const { size } = this.#log.columns
    for (let at = Math.min(from + step, size - 1); at >= 0 && at < size; at += step) if (matches(at)) return at
    return undefined
  }

  /** Undefined for the filter that everything matches. */
  #of(filter: RecordFilter): Matches | undefined {
    const key = JSON.stringify([filter.kind, filter.run, filter.actor, filter.phase, filter.since, filter.until])
    if (Object.values(filter).every((value) => value === undefined)) return undefined
    const kept = this.#matches.get(key) ?? { scanned: 0, count: 0, numbers: new Uint32Array(1_024) }
    this.#matches.delete(key)
    this.#matches.set(key, kept)
    if (this.#matches.size > FILTERS_KEPT_MAX) this.#matches.delete(this.#matches.keys().next().value ?? '')
    const isMatch = this.#log.columns.matcher(filter)
    const { size } = this.#log.columns
    if (isMatch !== undefined) for (let at = kept.scanned; at < size; at++) if (isMatch(at)) push(kept, at)
    kept.scanned = size
    return kept
  }
}

function push(matches: Matches, number: number): void {
  if (matches.count === matches.numbers.length) {
    const grown = new Uint32Array(matches.numbers.length * 2)
    grown.set(matches.numbers)
    matches.numbers = grown
  }
  matches.numbers[matches.count++] = number
}

/** The place of the first match at or behind a record. */
function placeOf(matches: Matches | undefined, record: number): number {
  if (matches === undefined) return record
  let low = 0
  let high = matches.count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((matches.numbers[middle] as number) < record) low = middle + 1
    else high = middle
  }
  return low
}

/** The last record whose value in a column is at most `most`. @throws Fault `audit/no-record` */
export function lastUpTo(column: Float64Array, size: number, most: number): number {
  for (let at = size - 1; at >= 0; at--) if ((column[at] as number) <= most) return at
  throw new Fault('audit/no-record', 'the log begins later than that', { records: size })
}
