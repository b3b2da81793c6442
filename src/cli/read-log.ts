import { crc32 } from 'node:zlib'
import { decodeRecord } from '../main/audit/index.ts'
import { nodeDisk } from '../main/platform/index.ts'
import { readEntries } from '../shared/chain/index.ts'
import { type State, StateFold } from '../shared/state/index.ts'
import type { arqonbus } from '../shared/wire/generated/arqonbus.js'

export interface LogRange {
  /** First record wanted. */
  readonly from?: number
  /** Record behind the last one wanted. */
  readonly to?: number
}

export interface StoredRecord {
  readonly number: number
  readonly record: arqonbus.v1.Record
}

/**
 * Reads the committed records of an audit log straight from its files, also while an engine appends to it. Changes nothing and needs no key;
 * whether all of it is genuine is for `audit verify` to say.
 * @throws Fault `audit/altered` for a damaged segment that another one follows.
 */
export function* readLog(auditDir: string, { from = 0, to }: LogRange = {}): Generator<StoredRecord> {
  const range = to === undefined ? { from } : { from, to }
  for (const { index, content } of readEntries({ disk: nodeDisk, dir: auditDir, crc32, ...range })) {
    yield { number: index, record: decodeRecord(content) }
  }
}

/** What the committed records fold to. */
export function foldLog(auditDir: string): State {
  const fold = new StateFold()
  for (const { number, record } of readLog(auditDir)) fold.take(record, number)
  return fold.state
}
