import { crc32 } from 'node:zlib'
import { nodeDisk, sha256Into } from '../main/platform/index.ts'
import { LogVerifier, segmentFirst } from '../shared/chain/index.ts'
import { walkSegments } from '../shared/chain/segment-walk.ts'
import { apply, EMPTY_STATE, type State } from '../shared/state/index.ts'
import { arqonbus } from '../shared/wire/generated/arqonbus.js'

/** A group of more bytes than this is given up on: a log of ours commits long before. */
const PENDING_BYTES_MAX = 268_435_456

/**
 * Reads the committed records of a log, straight from its segments, also while an engine appends to it. Ends quietly at the first thing that
 * does not hold: whether all of it holds is for `audit verify` to say. Changes nothing, needs no key.
 * @param take is called in order, once for each record that a commit frame covers.
 */
export async function scanLog(auditDir: string, take: (number: number, record: arqonbus.v1.IRecord) => void): Promise<void> {
  const names = (nodeDisk.list(auditDir) ?? []).map(({ name }) => name)
  const pending: Uint8Array[] = []
  let pendingBytes = 0
  let next = 0
  const verifier = new LogVerifier({
    hashInto: sha256Into,
    crc32,
    onEntry(_index, buffer, start, end) {
      pendingBytes += end - start
      if (pendingBytes <= PENDING_BYTES_MAX) pending.push(buffer.slice(start, end))
    },
    onCommit() {
      for (const bytes of pending.splice(0)) take(next++, arqonbus.v1.Record.decode(bytes))
      pendingBytes = 0
    },
  })
  const segments = names.filter((name) => segmentFirst(name) !== undefined)
  if (segments.length > 0) await walkSegments({ disk: nodeDisk, dir: auditDir, segments }, verifier)
}

/** What the committed records fold to. */
export async function foldLog(auditDir: string): Promise<State> {
  let state = EMPTY_STATE
  await scanLog(auditDir, (number, record) => {
    state = apply(state, record, number)
  })
  return state
}
