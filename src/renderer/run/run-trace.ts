import { PHASES, type PhaseName } from '../../shared/services/run-result.ts'
import type { AuditRecord } from '../data/types.ts'

/** Something that took time: a job, a stream, the growing of a model, a proof of work. Times are milliseconds from the run's first record. */
export interface TraceSpan {
  readonly kind: 'job' | 'stream' | 'model' | 'proof'
  /** Topic group (`fabric`, `data`, `device`), a learner's name, or the device's. */
  readonly lane: string
  readonly what: string
  readonly startMs: number
  readonly endMs: number
  /** Its first and last record. */
  readonly records: readonly [number, number]
  readonly detail: string
  readonly isGood: boolean
}

export interface TracePhase {
  readonly name: PhaseName
  readonly startMs: number
  /** Undefined while it runs. */
  readonly endMs: number | undefined
  readonly status: 'passed' | 'failed' | 'running'
  readonly records: readonly [number, number]
}

export interface TraceGate {
  readonly atMs: number
  readonly phase: string
  readonly rule: string
  readonly when: string
  readonly ok: boolean
  readonly record: number
}

/** A run on one time axis, from nothing but its records. */
export interface RunTrace {
  readonly start: string
  /** Bus positions of its first and last record. */
  readonly positions: readonly [string, string]
  readonly totalMs: number
  readonly phases: readonly TracePhase[]
  readonly gates: readonly TraceGate[]
  readonly spans: readonly TraceSpan[]
  /** Messages that the bus routed since the record before, whoever sent them: a record carries the bus position. */
  readonly traffic: readonly { readonly atMs: number; readonly messages: number; readonly record: number }[]
  /** Largest resident memory that a job reported, by who did it. */
  readonly memory: readonly { readonly who: string; readonly bytes: number; readonly record: number }[]
}

const timeMs = ({ time }: Pick<AuditRecord, 'time'>): number => Date.parse(time)
const text = (body: AuditRecord['body'], name: string): string => String(body[name] ?? '')
const number = (body: AuditRecord['body'], name: string): number => Number(body[name] ?? 0)

/** @param records of one run, in order. */
export function traceOf(records: readonly AuditRecord[]): RunTrace {
  const first = records[0]
  const startMs = first === undefined ? 0 : timeMs(first)
  const at = (record: AuditRecord): number => Math.max(0, timeMs(record) - startMs)
  const spans = spansOf(records, at)
  const last = records.at(-1)
  return {
    start: first?.time ?? '',
    positions: [String(first?.pos ?? 0), String(last?.pos ?? 0)],
    totalMs: last === undefined ? 0 : at(last),
    phases: phasesOf(records, at),
    gates: records
      .filter(({ kind }) => kind === 'gate')
      .map((record) => {
        const { body, phase = '' } = record
        return {
          atMs: at(record),
          phase,
          rule: text(body, 'rule'),
          when: text(body, 'when'),
          ok: body['ok'] === true,
          record: record.record,
        }
      }),
    spans: [...spans, ...modelsOf(records, spans, at), ...proofsOf(records, at)],
    traffic: records.slice(1).map((record, index) => {
      const messages = Number(record.pos) - Number(records[index]?.pos ?? record.pos)
      return { atMs: at(record), messages: Math.max(0, messages), record: record.record }
    }),
    memory: memoryOf(records),
  }
}

type At = (record: AuditRecord) => number

function phasesOf(records: readonly AuditRecord[], at: At): TracePhase[] {
  return PHASES.flatMap((name) => {
    const started = records.find(({ kind, phase }) => kind === 'phase_started' && phase === name)
    if (started === undefined) return []
    const ended = records.find(({ kind, phase }) => kind === 'phase_ended' && phase === name)
    const broken =
      records.find(({ kind, phase }) => kind === 'breach' && phase === name) ?? records.find(({ kind }) => kind === 'run_ended')
    const end = ended ?? broken
    const status = end === undefined ? 'running' : ended !== undefined && text(ended.body, 'status') === 'passed' ? 'passed' : 'failed'
    return [
      { name, startMs: at(started), endMs: end && at(end), status, records: [started.record, end?.record ?? started.record] } as const,
    ]
  })
}

/** What begins with one kind of record and ends with another, and which member of the body says that they belong together. */
const PAIRS = [
  { kind: 'job', begins: 'job_submitted', ends: 'job_finished', by: 'job_id' },
  { kind: 'stream', begins: 'stream_started', ends: 'stream_ended', by: 'stream_id' },
] as const

function spansOf(records: readonly AuditRecord[], at: At): TraceSpan[] {
  const last = records.at(-1)
  return PAIRS.flatMap(({ kind, begins, ends, by }) => {
    const ended = new Map(records.filter((record) => record.kind === ends).map((record) => [text(record.body, by), record]))
    return records
      .filter((record) => record.kind === begins)
      .map((record): TraceSpan => {
        const end = ended.get(text(record.body, by))
        const topic = text(record.body, 'topic')
        const status = end === undefined ? 'not ended' : text(end.body, 'status')
        const size = end?.body['bytes'] === undefined ? '' : ` · ${number(end.body, 'bytes')} bytes`
        return {
          kind,
          lane: topic.split('.')[0] ?? topic,
          what: topic,
          startMs: at(record),
          endMs: at(end ?? last ?? record),
          records: [record.record, end?.record ?? record.record],
          detail: `${status}${size}`,
          // What goes on is not bad.
          isGood: end === undefined || status === 'ok' || status === 'complete',
        }
      })
  })
}

/** A model grew during the job that ended last before its record. */
function modelsOf(records: readonly AuditRecord[], spans: readonly TraceSpan[], at: At): TraceSpan[] {
  return records
    .filter(({ kind }) => kind === 'model')
    .map((record) => {
      const name = text(record.body, 'name')
      const job = spans.findLast(({ kind, lane, records: [, end] }) => kind === 'job' && lane === 'fabric' && end < record.record)
      const startMs = job?.startMs ?? at(record)
      const detail = `${number(record.body, 'trees_counted')} trees · ${text(record.body, 'library')}`
      return {
        kind: 'model',
        lane: name,
        what: name,
        startMs,
        endMs: at(record),
        records: [job?.records[0] ?? record.record, record.record],
        detail,
        isGood: true,
      }
    })
}

function proofsOf(records: readonly AuditRecord[], at: At): TraceSpan[] {
  return records
    .filter(({ kind }) => kind === 'proof_of_work')
    .map((record) => {
      const { body, device = '' } = record
      const endMs = at(record)
      const detail = `${text(body, 'verdict')} · ${number(body, 'n')} × ${number(body, 'n')} · ${text(body, 'backend')}`
      const startMs = Math.max(0, endMs - number(body, 'duration_ms'))
      return {
        kind: 'proof',
        lane: device,
        what: 'proof of work',
        startMs,
        endMs,
        records: [record.record, record.record],
        detail,
        isGood: body['ok'] === true,
      }
    })
}

function memoryOf(records: readonly AuditRecord[]): RunTrace['memory'] {
  const most = new Map<string, { who: string; bytes: number; record: number }>()
  for (const { kind, actor, body, record } of records) {
    const readings =
      kind === 'job_finished'
        ? [[actor.id, number(body, 'max_rss_bytes')] as const]
        : kind === 'work_evidence'
          ? [['GPU', number(body, 'gpu_memory_bytes_max')] as const]
          : []
    for (const [who, bytes] of readings) if (bytes > (most.get(who)?.bytes ?? 0)) most.set(who, { who, bytes, record })
  }
  return [...most.values()]
}
