import { Fault, toSnakeCase } from '../../shared/base/index.ts'
import type { Facet, RecordFilter } from '../../shared/history/index.ts'
import { decodeRecord } from './record-codec.ts'
import { RecordHeads } from './record-heads.ts'

/** Records of a log whose columns are kept; each takes COLUMN_BYTES. */
export const HISTORY_RECORDS_MAX = 16_777_216
/** Different kinds, phases, actors and runs that records name. */
const NAMES_MAX = 1_048_576
const ROOM_FIRST = 65_536

/** Names by number: the first is the empty one. */
class Names {
  readonly list: string[] = ['']
  readonly counts: number[] = [0]
  readonly #numbers = new Map<string, number>([['', 0]])

  numberOf(name: string): number | undefined {
    return this.#numbers.get(name)
  }

  take(name: string): number {
    let number = this.#numbers.get(name)
    if (number === undefined) {
      number = this.list.length
      if (number >= NAMES_MAX) throw new Fault('history/too-long', `records name more than ${NAMES_MAX} runs or actors`, {})
      this.#numbers.set(name, number)
      this.list.push(name)
      this.counts.push(0)
    }
    this.counts[number] = (this.counts[number] ?? 0) + 1
    return number
  }

  /** Names with how many records each has. */
  facets(most: number, isNewestFirst = false): Facet[] {
    const all = this.list.flatMap((name, number) => (name === '' ? [] : [{ name, records: this.counts[number] ?? 0 }]))
    return (isNewestFirst ? all.reverse() : all.sort((a, b) => b.records - a.records)).slice(0, most)
  }
}

export interface RecordColumns {
  readonly pos: number
  /** Whole microseconds since 1970 UTC. */
  readonly timeUs: number
  /** Of its frame in its segment. */
  readonly offset: number
}

/** What records can be found by, a column each, for a log that grows. */
export class HistoryColumns {
  readonly kinds = new Names()
  readonly phases = new Names()
  readonly actors = new Names()
  readonly runs = new Names()
  readonly #recordsMax: number
  readonly #heads = new RecordHeads()
  readonly #kindNames = new Map<number, string>()
  size = 0
  pos = new Float64Array(ROOM_FIRST)
  timeUs = new Float64Array(ROOM_FIRST)
  offset = new Float64Array(ROOM_FIRST)
  kind = new Uint16Array(ROOM_FIRST)
  phase = new Uint16Array(ROOM_FIRST)
  actor = new Uint32Array(ROOM_FIRST)
  run = new Uint32Array(ROOM_FIRST)

  constructor(recordsMax = HISTORY_RECORDS_MAX) {
    this.#recordsMax = recordsMax
  }

  /** Takes the next record's bytes. @throws Fault `history/too-long` */
  take(bytes: Uint8Array, offset: number): void {
    const at = this.size
    if (at >= this.#recordsMax)
      throw new Fault('history/too-long', `the log has more than ${this.#recordsMax} records`, { records: this.#recordsMax })
    if (at === this.pos.length) this.#grow()
    const { pos, timeUs, actor, run, phase, body } = this.#heads.read(bytes)
    this.pos[at] = pos
    this.timeUs[at] = timeUs
    this.offset[at] = offset
    this.kind[at] = this.kinds.take(this.#kindName(body, bytes))
    this.phase[at] = this.phases.take(phase)
    this.actor[at] = this.actors.take(actor)
    this.run[at] = this.runs.take(run)
    this.size = at + 1
  }

  at(record: number): RecordColumns {
    return { pos: this.pos[record] ?? 0, timeUs: this.timeUs[record] ?? 0, offset: this.offset[record] ?? 0 }
  }

  /** Whether a record matches; undefined when no record can, since none names what is asked for. */
  matcher(filter: RecordFilter): ((record: number) => boolean) | undefined {
    const kind = filter.kind === undefined ? undefined : (this.kinds.numberOf(filter.kind) ?? -1)
    const phase = filter.phase === undefined ? undefined : (this.phases.numberOf(filter.phase) ?? -1)
    const actor = filter.actor === undefined ? undefined : (this.actors.numberOf(filter.actor) ?? -1)
    const run = filter.run === undefined ? undefined : (this.runs.numberOf(filter.run) ?? -1)
    if ([kind, phase, actor, run].includes(-1)) return undefined
    const since = filter.since === undefined ? Number.NEGATIVE_INFINITY : toMicros(filter.since)
    const until = filter.until === undefined ? Number.POSITIVE_INFINITY : toMicros(filter.until)
    return (at) =>
      (kind === undefined || this.kind[at] === kind) &&
      (phase === undefined || this.phase[at] === phase) &&
      (actor === undefined || this.actor[at] === actor) &&
      (run === undefined || this.run[at] === run) &&
      (this.timeUs[at] ?? 0) >= since &&
      (this.timeUs[at] ?? 0) <= until
  }

  /** A body's number is looked up once, in a record that has it. */
  #kindName(body: number, bytes: Uint8Array): string {
    let name = this.#kindNames.get(body)
    if (name === undefined) {
      name = body === 0 ? '' : toSnakeCase(bodyName(bytes))
      this.#kindNames.set(body, name)
    }
    return name
  }

  #grow(): void {
    const grown = <T extends Float64Array | Uint16Array | Uint32Array>(old: T, fresh: T): T => {
      fresh.set(old)
      return fresh
    }
    const room = this.pos.length * 2
    this.pos = grown(this.pos, new Float64Array(room))
    this.timeUs = grown(this.timeUs, new Float64Array(room))
    this.offset = grown(this.offset, new Float64Array(room))
    this.kind = grown(this.kind, new Uint16Array(room))
    this.phase = grown(this.phase, new Uint16Array(room))
    this.actor = grown(this.actor, new Uint32Array(room))
    this.run = grown(this.run, new Uint32Array(room))
  }
}

/** Empty for an entry that is no record: what it is, its hash proves. */
function bodyName(bytes: Uint8Array): string {
  try {
    return decodeRecord(bytes).body ?? ''
  } catch {
    return ''
  }
}

/** RFC 3339 as whole microseconds since 1970 UTC. @throws Fault `wire/bad-payload` */
export function toMicros(time: string): number {
  const match = /^(\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/.exec(time)
  const ms = match === null ? Number.NaN : Date.parse(`${match[1]}${match[3]}`)
  if (Number.isNaN(ms)) throw new Fault('wire/bad-payload', `not a time (RFC 3339): ${time.slice(0, 64)}`, { member: 'time' })
  return ms * 1_000 + Number((match?.[2] ?? '.').slice(1, 7).padEnd(6, '0'))
}
