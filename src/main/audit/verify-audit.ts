import { createHash, type KeyObject, verify } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { Fault } from '../../shared/base/index.ts'
import {
  type BadPlace,
  BODY_ENGINE_CLOSED,
  BODY_SNAPSHOT,
  BODY_TAIL_QUARANTINED,
  equalBytes,
  type FolderReport,
  HEAD_NAMES,
  peekBody,
  type ReadableDisk,
  segmentFirst,
  toHex,
  verifyFolder,
} from '../../shared/chain/index.ts'
import { toNumber } from '../../shared/state/index.ts'
import { publicKeyFromRaw, sha256, sha256Into } from '../platform/index.ts'
import { checkSnapshots, type SnapshotReport } from './check-snapshots.ts'
import { decodeRecord } from './record-codec.ts'

export interface VerifyAuditOptions {
  readonly disk: ReadableDisk
  /** The key the log must be signed by; without one, the key the log names. */
  readonly vkey?: string
  /** A checkpoint of this log that was kept elsewhere: the log must go on from it. */
  readonly held?: Uint8Array
  /** Records that are known to be on disk, when the log's own engine asks: what it is writing behind them is not looked at. */
  readonly upTo?: number
  /** Nobody writes to these files: one look is enough. */
  readonly isStill?: boolean
  /** Folds the records too, and compares the snapshots among them. */
  readonly hasSnapshots?: boolean
  readonly onProgress?: (records: number) => void
  /** Ends it with Fault `history/cancelled`.. */
  readonly signal?: AbortSignal
}

/** What `vbus audit verify` says. */
export interface AuditVerdict {
  readonly ok: boolean
  /** Records that verified, up to the newest commit frame that holds. */
  readonly records: number
  /** Over those, hex. */
  readonly root: string
  readonly vkey: string
  readonly checkpoint: { readonly size: number; readonly signed: boolean }
  /** Bytes behind the last commit frame that a kill left. */
  readonly tornTail: number
  /** How many snapshots were recomputed, and how many are of other versions of the fold. */
  readonly snapshots?: { readonly checked: number; readonly otherFold: number }
  readonly firstBad: BadPlace | undefined
}

/** Files beside the log that belong to it no more than a lock does. */
const FOREIGN = /\.lock|\.sqlite/
const QUARANTINE = 'quarantine'
const NO_SNAPSHOTS: SnapshotReport = { checked: 0, otherFold: 0, bad: undefined }
/** How often a log that grows while it is verified is looked at again. */
const LOOKS_AGAIN_MAX = 8

interface Tail {
  readonly record: number
  readonly file: string
  readonly bytes: number
  readonly sha256: Uint8Array
  /** Origin of the log it was cut from. */
  readonly log: string
}

/**
 * Verifies the audit log in `dir` as docs/reference/log-format.md says, with nothing but its files. Changes nothing. An engine may be writing
 * to the log meanwhile: what does not verify is looked at again, and is bad when it is bad in the same place twice.
 */
export async function verifyAudit(dir: string, options: VerifyAuditOptions): Promise<AuditVerdict> {
  let verdict = await verifyOnce(dir, options)
  if (options.isStill === true) return verdict
  for (let look = 0; look < LOOKS_AGAIN_MAX && verdict.firstBad !== undefined; look++) {
    const before = verdict.firstBad
    verdict = await verifyOnce(dir, options)
    if (verdict.firstBad?.file === before.file && verdict.firstBad.offset === before.offset) break
  }
  return verdict
}

async function verifyOnce(dir: string, options: VerifyAuditOptions): Promise<AuditVerdict> {
  const { disk, vkey, held, upTo, onProgress, signal } = options
  const noted = new NotedRecords()
  const report = await verifyFolder({
    disk,
    dir,
    sha256,
    hashInto: sha256Into,
    crc32,
    checkSignature: checkInThread(),
    ...(vkey === undefined ? {} : { vkey }),
    ...(held === undefined ? {} : { held }),
    ...(upTo === undefined ? {} : { upTo }),
    onEntry: (index, buffer, start, end) => noted.add(index, buffer, start, end),
    async onProgress(records) {
      noted.read()
      onProgress?.(records)
      await new Promise((resolve) => setImmediate(resolve))
      if (signal?.aborted === true) throw new Fault('history/cancelled', 'the verification was cancelled')
    },
  })
  const { tails, closed, snapshots } = noted
  const { size } = report.head
  const isClosed = upTo === undefined && size > 0 && closed === size - 1
  const committed = tails.filter((tail) => tail.record < size)
  const folded = options.hasSnapshots === true && snapshots > 0 ? checkSnapshots(disk, dir, size) : NO_SNAPSHOTS
  const firstBad =
    report.firstBad ??
    (isClosed ? checkClosed(disk, dir, report) : undefined) ??
    checkTails(disk, dir, { tails: committed, isClosed, origin: report.origin }) ??
    checkNames(disk, dir) ??
    folded.bad
  const { checked, otherFold } = folded
  return {
    ok: firstBad === undefined,
    records: size,
    root: toHex(report.head.root),
    vkey: report.vkey,
    checkpoint: { size, signed: report.commit !== undefined },
    tornTail: report.tornTail?.bytes ?? 0,
    ...(options.hasSnapshots === true ? { snapshots: { checked, otherFold } } : {}),
    firstBad,
  }
}

/** The records whose kind a verdict depends on. Kinds are read a chunk at a time: records one behind the other keep a processor busier than one now and then. */
class NotedRecords {
  readonly tails: Tail[] = []
  /** The newest `engine_closed`. */
  closed = -1
  snapshots = 0
  #buffer: Uint8Array = new Uint8Array(0)
  /** Index behind the newest. */
  #next = 0
  readonly #starts: number[] = []
  readonly #ends: number[] = []

  add(index: number, buffer: Uint8Array, start: number, end: number): void {
    this.#buffer = buffer
    this.#next = index + 1
    this.#starts.push(start)
    this.#ends.push(end)
  }

  /** Reads those that were added; to be called while their bytes are there. */
  read(): void {
    const buffer = this.#buffer
    const count = this.#starts.length
    for (let i = 0; i < count; i++) {
      const start = this.#starts[i] as number
      const end = this.#ends[i] as number
      const index = this.#next - count + i
      const body = peekBody(buffer, start, end)
      if (body === BODY_ENGINE_CLOSED) this.closed = index
      else if (body === BODY_SNAPSHOT) this.snapshots++
      else if (body === BODY_TAIL_QUARANTINED) this.tails.push(...toTails(index, buffer.slice(start, end)))
    }
    this.#starts.length = 0
    this.#ends.length = 0
  }
}

/** The verdict as the command line and the services give it. */
export function toVerdictView(verdict: AuditVerdict): {
  readonly ok: boolean
  readonly records: number
  readonly root: string
  readonly checkpoint: { readonly size: number; readonly signed: boolean }
  readonly torn_tail: number
  readonly snapshots?: { readonly checked: number; readonly other_fold: number }
  readonly first_bad: { readonly record: number | null; readonly file: string; readonly offset: number; readonly reason: string } | null
} {
  const { ok, records, root, checkpoint, tornTail, snapshots, firstBad } = verdict
  const bad = firstBad && { record: firstBad.record ?? null, file: firstBad.file, offset: firstBad.offset, reason: firstBad.reason }
  const folded = snapshots && { snapshots: { checked: snapshots.checked, other_fold: snapshots.otherFold } }
  return { ok, records, root, checkpoint, torn_tail: tornTail, ...folded, first_bad: bad ?? null }
}

/** Signatures are checked on other threads while this one hashes. */
function checkInThread(): (publicKey: Uint8Array, body: Uint8Array, signature: Uint8Array) => Promise<boolean> {
  let known: { readonly raw: Uint8Array; readonly key: KeyObject } | undefined
  return (raw, body, signature) => {
    if (known?.raw !== raw) known = { raw, key: publicKeyFromRaw(raw) }
    const { key } = known
    return new Promise((resolve, reject) =>
      verify(null, body, key, signature, (error, ok) => (error === null ? resolve(ok) : reject(error))),
    )
  }
}

function toTails(record: number, bytes: Uint8Array): readonly Tail[] {
  try {
    const { file = '', log = '', sha256: hash = new Uint8Array(0), bytes: size } = decodeRecord(bytes).tailQuarantined ?? {}
    return [{ record, file: file ?? '', bytes: toNumber(size), sha256: hash ?? new Uint8Array(0), log: log ?? '' }]
  } catch {
    // An entry that is no record names nothing; what it is, its hash proves.
    return []
  }
}

/** After a clean close nothing follows the last commit frame, and both heads are there and new. */
function checkClosed(disk: ReadableDisk, dir: string, report: FolderReport): BadPlace | undefined {
  const { commit } = report
  const last = report.segments.at(-1) ?? ''
  if (commit === undefined) return undefined
  const file = disk.openRead(`${dir}/${last}`)
  try {
    const end = commit.file === last ? commit.end : 0
    if (file.size() > end) return { file: last, offset: end, reason: 'bytes behind a clean close' }
  } finally {
    file.close()
  }
  for (const name of HEAD_NAMES) {
    const head = report.heads.find((found) => found.name === name)?.head
    if (head === undefined) return { file: name, offset: 0, reason: 'the head is missing' }
    // The closing record is written between the heads' last two writes.
    if (head.size < commit.first)
      return { file: name, offset: 0, reason: `the head counts ${head.size} entries of ${commit.size} after a clean close` }
  }
  return undefined
}

interface RecordedTails {
  readonly tails: readonly Tail[]
  readonly isClosed: boolean
  readonly origin: string
}

function sizeOf(disk: ReadableDisk, path: string): number {
  const file = disk.openRead(path)
  try {
    return file.size()
  } finally {
    file.close()
  }
}

/** Every recorded tail is there, unaltered; after a clean close there is no other. */
function checkTails(disk: ReadableDisk, dir: string, { tails, isClosed, origin }: RecordedTails): BadPlace | undefined {
  const listed = disk.list(`${dir}/${QUARANTINE}`) ?? []
  const names = new Set(listed.map((entry) => entry.name))
  const files = new Set(listed.filter(({ kind }) => kind === 'file').map((entry) => entry.name))
  for (const tail of tails) {
    const place = { record: tail.record, file: `${QUARANTINE}/${tail.file}`, offset: 0 }
    if (!names.delete(tail.file)) {
      // A stream log's tail may lie in its own folder.
      if (tail.log !== origin) continue
      return { ...place, reason: 'the quarantined tail is missing' }
    }
    const path = `${dir}/${QUARANTINE}/${tail.file}`
    // What is longer is not read: it may be as long as anybody likes.
    const bytes = files.has(tail.file) && sizeOf(disk, path) === tail.bytes ? disk.readFile(path, tail.bytes) : undefined
    if (bytes === undefined || !equalBytes(createHash('sha256').update(bytes).digest(), tail.sha256))
      return { ...place, reason: 'the quarantined tail is not the recorded one' }
  }
  const [stray] = names
  // A kill may fall between moving a tail and recording it.
  return isClosed && stray !== undefined
    ? { file: `${QUARANTINE}/${stray}`, offset: 0, reason: 'the file does not belong to the log' }
    : undefined
}

function checkNames(disk: ReadableDisk, dir: string): BadPlace | undefined {
  const known: ReadonlySet<string> = new Set([...HEAD_NAMES])
  for (const { name, kind } of disk.list(dir) ?? []) {
    const isOurs =
      kind === 'file' ? known.has(name) || segmentFirst(name) !== undefined || FOREIGN.test(name) : kind === 'folder' && name === QUARANTINE
    if (!isOurs) return { file: name, offset: 0, reason: 'the file does not belong to the log' }
  }
  return undefined
}
