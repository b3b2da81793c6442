import { Fault } from '../base/index.ts'

/** A payload of a delta-only topic: uint8 kind, uint64 LE base, body. */
export interface DeltaPayload {
  readonly kind: 'snapshot' | 'delta'
  /** publisher_seq of the message before it by the same session; 0 for a snapshot. */
  readonly base: number
  readonly body: Uint8Array
}

export const DELTA_HEAD_BYTES = 9
const SNAPSHOT = 1
const DELTA = 2

export function writeDelta({ kind, base, body }: DeltaPayload): Uint8Array {
  const bytes = new Uint8Array(DELTA_HEAD_BYTES + body.length)
  bytes[0] = kind === 'snapshot' ? SNAPSHOT : DELTA
  new DataView(bytes.buffer).setBigUint64(1, BigInt(base), true)
  bytes.set(body, DELTA_HEAD_BYTES)
  return bytes
}

/** @throws Fault `wire/bad-payload` */
export function readDelta(payload: Uint8Array): DeltaPayload {
  const kind = payload[0]
  if (payload.length < DELTA_HEAD_BYTES || (kind !== SNAPSHOT && kind !== DELTA))
    throw new Fault('wire/bad-payload', 'a payload of a delta-only topic begins with its kind and base')
  const base = new DataView(payload.buffer, payload.byteOffset, payload.length).getBigUint64(1, true)
  if (kind === SNAPSHOT ? base !== 0n : base === 0n || base >= 1n << 53n)
    throw new Fault('wire/bad-payload', 'a snapshot has base 0, a delta the publisher_seq of the message before it')
  return { kind: kind === SNAPSHOT ? 'snapshot' : 'delta', base: Number(base), body: payload.subarray(DELTA_HEAD_BYTES) }
}
