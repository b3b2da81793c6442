import { Fault } from '../../shared/base/index.ts'
import { PREV_FIELD_BYTES } from '../../shared/chain/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { RecordInput } from './contract.ts'

/** Largest record with its `prev` (C2SP tlog-tiles entry bundles count in 16 bits). */
export const RECORD_BYTES_MAX = 65_535

/**
 * A record's bytes but for `prev`, which the log's writer puts in front.
 * @param timeNs wall clock, ns since 1970 UTC.
 * @throws Fault `audit/too-large`
 */
export function encodeRecord(input: RecordInput, timeNs: bigint): Uint8Array {
  const time = { low: Number(BigInt.asIntN(32, timeNs)), high: Number(BigInt.asIntN(32, timeNs >> 32n)), unsigned: false }
  const bytes = arqonbus.v1.Record.encode({ ...input, time: time as LongLike }).finish()
  if (bytes.length + PREV_FIELD_BYTES > RECORD_BYTES_MAX) {
    throw new Fault('audit/too-large', `a record of ${bytes.length + PREV_FIELD_BYTES} bytes`, { bytes: bytes.length + PREV_FIELD_BYTES })
  }
  return bytes
}

/** The generated code reads `low` and `high` of a 64-bit value, no more. */
type LongLike = Exclude<arqonbus.v1.IRecord['time'], number | null | undefined>

export function decodeRecord(bytes: Uint8Array): arqonbus.v1.Record {
  return arqonbus.v1.Record.decode(bytes)
}
