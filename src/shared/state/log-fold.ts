import type { arqonbus } from '../wire/generated/arqonbus.js'
import { toNumber } from './values.ts'

/** Earlier keys of a log that are kept. */
export const LOG_KEYS_MAX = 64
/** Witnesses whose newest co-signature is kept; the policy names no more. */
export const WITNESSES_FOLDED_MAX = 16

/** The log's name and keys. */
export interface LogState {
  readonly origin: string
  /** The newest. */
  readonly vkey: string
  /** Those before it, oldest first. */
  readonly earlier: readonly string[]
  readonly replaces: string
}

/** The newest checkpoint that a witness co-signed. */
export interface WitnessState {
  readonly size: number
  /** Seconds since 1970 UTC, by the witness's clock. */
  readonly time: number
  readonly record: number
}

/** The log after a `log_opened` or `key_rotated`; records of other kinds change nothing. */
export function applyLog(log: LogState, { logOpened, keyRotated }: arqonbus.v1.IRecord): LogState {
  if (logOpened) {
    const { origin, vkey, replacesOrigin } = logOpened
    return { origin: origin ?? '', vkey: vkey ?? '', earlier: [], replaces: replacesOrigin ?? '' }
  }
  if (!keyRotated) return log
  return { ...log, vkey: keyRotated.vkey ?? '', earlier: [...log.earlier, log.vkey].slice(-LOG_KEYS_MAX) }
}

type Witnesses = Readonly<Record<string, WitnessState>>

/** By name. */
export function applyWitness(witnesses: Witnesses, record: arqonbus.v1.IRecord, number: number): Witnesses {
  const body = record.cosigned
  if (!body) return witnesses
  const name = body.witness ?? ''
  if (!Object.hasOwn(witnesses, name) && Object.keys(witnesses).length >= WITNESSES_FOLDED_MAX) return witnesses
  return { ...witnesses, [name]: { size: toNumber(body.size), time: toNumber(body.time), record: number } }
}
