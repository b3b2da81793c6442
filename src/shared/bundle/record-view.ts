import { toSnakeCase } from '../base/index.ts'
import { toHex } from '../chain/index.ts'
import { toBigInt } from '../state/index.ts'
import { arqonbus } from '../wire/generated/arqonbus.js'

/** One record as `vbus audit show --json` prints it, without its `type`. Texts are empty where a record has none. */
export interface RecordView {
  readonly record: number
  readonly pos: string
  readonly epoch: number
  /** RFC 3339 UTC with nanoseconds. */
  readonly time: string
  /** The body's name in record.proto. */
  readonly kind: string
  readonly actor: { readonly id: string; readonly kind: 'human' | 'machine' | 'unspecified' }
  readonly run: string
  readonly phase: string
  readonly device: string
  readonly simulated: boolean
  readonly body: Readonly<Record<string, unknown>>
}

/** Fields that hold canonical JSON: shown as what they say. */
const JSON_FIELDS: ReadonlySet<string> = new Set(['evidence', 'parameters', 'environment', 'summary'])
/** Record numbers are plain, other 64-bit integers strings (CONTRACT: a script may not lose digits). */
const PLAIN_FIELDS: ReadonlySet<string> = new Set(['record', 'breachRecord'])
const ACTOR_KINDS = { 0: 'unspecified', 1: 'human', 2: 'machine' } as const

export function toRecordView(number: number, record: arqonbus.v1.Record): RecordView {
  const kind = record.body ?? ''
  return {
    record: number,
    pos: toBigInt(record.pos).toString(),
    epoch: record.epoch,
    time: toRfc3339(toBigInt(record.time)),
    kind: toSnakeCase(kind),
    actor: { id: record.actor?.id ?? '', kind: ACTOR_KINDS[record.actor?.kind ?? 0] },
    run: record.run,
    phase: record.phase,
    device: record.device,
    simulated: record.simulated,
    body: kind === '' ? {} : toBody(record, kind),
  }
}

/** Nanoseconds since 1970 UTC, to the nanosecond. */
export function toRfc3339(ns: bigint): string {
  const second = ns / 1_000_000_000n - (ns % 1_000_000_000n < 0n ? 1n : 0n)
  const fraction = (ns - second * 1_000_000_000n).toString().padStart(9, '0')
  return `${new Date(Number(second) * 1_000).toISOString().slice(0, 19)}.${fraction}Z`
}

function toBody(record: arqonbus.v1.Record, kind: string): Readonly<Record<string, unknown>> {
  // Fields at their default are not in the bytes, but a reader looks for them: `"ok":false`.
  const whole = arqonbus.v1.Record.toObject(record, { longs: String, defaults: true })
  const body = whole[kind] as Record<string, unknown>
  return toMembers(body)
}

const toMembers = (message: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(message).map(([name, value]) => [toSnakeCase(name), toValue(name, value)]))

function toValue(name: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return toHex(value)
  if (Array.isArray(value)) return value.map((each) => toValue(name, each))
  if (typeof value === 'object' && value !== null) return toMembers(value)
  if (typeof value !== 'string') return value
  if (PLAIN_FIELDS.has(name)) return Number(value)
  return JSON_FIELDS.has(name) ? toParsed(value) : value
}

function toParsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    // A record may say anything; what is no JSON is shown as it is.
    return text
  }
}
