import type { CircuitCountsAnswer } from '../../shared/history/index.ts'
import { toNumber } from '../../shared/state/index.ts'
import type { HistoryLog, ReadRecord } from './history-log.ts'
import { type HistoryWork, Turns } from './history-turns.ts'

/** Nodes and edges of one circuit that are counted by name; what happened at others is counted together. */
export const CIRCUIT_NAMES_MAX = 4_096
/** Sorts of what happens at one of them. */
const WHATS_MAX = 64
/** What one answer holds of them, in characters of its JSON. */
const ANSWER_CHARS_MAX = 262_144
/** Versions of circuits whose marks are kept, and marks of one. */
const VERSIONS_KEPT_MAX = 4
const MARKS_MAX = 16
/** Records that are counted between two marks. */
const MARK_EVERY = 4_096

type Names = Map<string, Map<string, number>>

interface Counts {
  paths: number
  lost: number
  beyond: number
  readonly names: Names
}

/** The counts after a record, to go on from. */
interface Mark {
  readonly record: number
  readonly counts: Counts
}

const NOTHING: Mark = { record: -1, counts: { paths: 0, lost: 0, beyond: 0, names: new Map() } }

/** What the log says of messages at each node of a circuit. Counted when it is asked for: the fold, which every record goes through, does not carry it. */
export class HistoryCircuits {
  readonly #log: HistoryLog
  readonly #nowMs: () => number
  /** By name and version; the one asked for last at the end. */
  readonly #marks = new Map<string, readonly Mark[]>()

  constructor(log: HistoryLog, nowMs: () => number) {
    this.#log = log
    this.#nowMs = nowMs
  }

  /** One version's counts up to and including `record`, which the columns have. @throws Fault `history/cancelled`, `audit/altered` */
  async after(circuit: string, version: number, record: number, work: HistoryWork): Promise<Omit<CircuitCountsAnswer, 'pos' | 'time'>> {
    const key = `${version} ${circuit}`
    const start = (this.#marks.get(key) ?? []).findLast((mark) => mark.record <= record) ?? NOTHING
    const counts = copyOf(start.counts)
    // A circuit's records are its own party's.
    const actor = `circuit-${circuit}`
    const isPath = this.#log.columns.matcher({ actor, kind: 'circuit_path' })
    const isSettled = this.#log.columns.matcher({ actor, kind: 'circuit_settled' })
    const turns = new Turns(work, this.#nowMs, record - start.record)
    let counted = 0
    for (let at = start.record + 1; at <= record; at++) {
      const pause = turns.step()
      if (pause !== undefined) await pause
      if (isPath?.(at) !== true && isSettled?.(at) !== true) continue
      take(counts, this.#log.record(at), { circuit, version })
      if (++counted % MARK_EVERY === 0) this.#keep(key, { record: at, counts: copyOf(counts) })
    }
    this.#keep(key, { record, counts })
    return answerOf(counts, { circuit, version, record })
  }

  #keep(key: string, mark: Mark): void {
    const others = (this.#marks.get(key) ?? []).filter(({ record }) => record !== mark.record)
    const marks = [...others, mark].sort((a, b) => a.record - b.record)
    // Of too many every second one goes; the newest stays.
    const kept = marks.length > MARKS_MAX ? marks.filter((_, index) => (marks.length - 1 - index) % 2 === 0) : marks
    this.#marks.delete(key)
    this.#marks.set(key, kept)
    if (this.#marks.size > VERSIONS_KEPT_MAX) this.#marks.delete(this.#marks.keys().next().value ?? '')
  }
}

const copyOf = ({ names, ...rest }: Counts): Counts => ({
  ...rest,
  names: new Map([...names].map(([name, whats]) => [name, new Map(whats)])),
})

function take(counts: Counts, record: ReadRecord, of: { readonly circuit: string; readonly version: number }): void {
  const { circuitPath: path, circuitSettled: settled } = record
  const isOf = (body: { circuit?: string | null; version?: number | null }): boolean =>
    body.circuit === of.circuit && (body.version ?? 0) === of.version
  if (path && isOf(path)) {
    counts.paths++
    for (const { node } of path.steps ?? []) count(counts, node ?? '', 'passed', 1)
    counts.beyond += path.stepsLeftOut ?? 0
    const last = path.steps?.at(-1)?.node
    const end = path.outcome === 'dropped' ? path.cause : path.outcome
    if (last && end && !path.stepsLeftOut) count(counts, last, `path.${end}`, 1)
  }
  if (settled && isOf(settled)) {
    counts.lost += toNumber(settled.lost)
    for (const { node, what, messages } of settled.counts ?? []) count(counts, node ?? '', what ?? '', toNumber(messages))
  }
}

function count(counts: Counts, name: string, what: string, messages: number): void {
  let whats = counts.names.get(name)
  if (whats === undefined && counts.names.size < CIRCUIT_NAMES_MAX) counts.names.set(name, (whats = new Map()))
  if (whats === undefined || (whats.size >= WHATS_MAX && !whats.has(what))) counts.beyond += messages
  else whats.set(what, (whats.get(what) ?? 0) + messages)
}

function answerOf(
  { paths, lost, beyond, names }: Counts,
  of: { readonly circuit: string; readonly version: number; readonly record: number },
): Omit<CircuitCountsAnswer, 'pos' | 'time'> {
  let left = ANSWER_CHARS_MAX
  const fit = [...names].map(([name, whats]) => [name, Object.fromEntries(whats)] as const)
  const told = fit.filter(([name, whats]) => (left -= name.length + JSON.stringify(whats).length + 4) > 0)
  return { ...of, paths, lost, beyond, names: Object.fromEntries(told), truncated: told.length < fit.length }
}
