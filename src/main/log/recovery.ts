import { createHash, createPrivateKey, type KeyObject, sign, verify } from 'node:crypto'
import { crc32 } from 'node:zlib'
import {
  equalBytes,
  type FolderReport,
  MerkleTree,
  makeVerifierKey,
  parseVerifierKey,
  peekQuarantined,
  readEntries,
  segmentFirst,
  type TornTail,
  type VerifierKey,
  verifyFolder,
} from '../../shared/chain/index.ts'
import type { Disk } from '../platform/disk.ts'
import { publicKeyFromRaw, rawPublicKey } from '../platform/ed25519-key.ts'
import { sha256, sha256Into } from '../platform/hash.ts'
import type { Sign } from './group-builder.ts'
import type { QuarantinedTail, WorkerConfig } from './messages.ts'
import { TopicTally } from './topic-tally.ts'

/** Opening checks the signatures of this many of the newest commit frames: each covers all before it. `audit verify` checks every one. */
const OPENING_SIGNATURES_MAX = 1_024
const QUARANTINE_FILE_BYTES_MAX = 2 ** 31
/** Opening verifies the newest segments of an audit log that hold about this much, a quarter of a million records; `audit verify`, and every run, all of it. */
const OPENING_BYTES_MAX = 67_108_864

export interface LogSigner {
  readonly key: VerifierKey
  readonly sign: Sign
}

/** @param signingKey Ed25519, PKCS #8 DER. */
export function makeSigner(signingKey: Uint8Array, origin: string): LogSigner {
  const privateKey = createPrivateKey({ key: Buffer.from(signingKey), format: 'der', type: 'pkcs8' })
  const publicKey = rawPublicKey(privateKey)
  return { key: makeVerifierKey(sha256, origin, publicKey), sign: (body) => sign(null, body, privateKey) }
}

/** What a log folder was found to be, and what recovery did to it. */
export interface Recovery {
  /** Undefined when there is no log yet. */
  readonly report: FolderReport | undefined
  readonly signer: LogSigner
  readonly quarantined: readonly QuarantinedTail[]
  /** Stream logs: the last sequence number of each topic. */
  readonly topics: ReadonlyMap<string, number>
}

/**
 * Verifies the log in a folder and moves a torn tail to quarantine. Changes nothing when the log does not verify (`report.firstBad`).
 */
export async function recover(config: WorkerConfig, disk: Disk): Promise<Recovery> {
  const hasLog = (disk.list(config.dir) ?? []).some((entry) => segmentFirst(entry.name) !== undefined)
  if (!hasLog) return { report: undefined, signer: makeSigner(config.signingKey, config.origin), quarantined: [], topics: new Map() }
  const recorded = new Set<string>()
  const isAudit = config.kind === 'audit'
  const tally = new TopicTally()
  const report = await verifyFolder({
    disk,
    dir: config.dir,
    sha256,
    hashInto: sha256Into,
    crc32,
    checkSignature,
    ...(isAudit ? {} : { mayFollow: (vkey: string) => mayFollow(config, vkey) || isOwn(config, vkey) }),
    newestSignaturesMax: OPENING_SIGNATURES_MAX,
    // The last sequence numbers of a stream log's topics may be anywhere in it.
    ...(isAudit ? { newestBytesMax: config.openingBytesMax ?? OPENING_BYTES_MAX } : {}),
    ...(config.isPinned ? { vkey: makeSigner(config.signingKey, config.origin).key.text } : {}),
    onEntry: isAudit
      ? (_index: number, ...at: [Uint8Array, number, number]) => noteQuarantined(recorded, ...at)
      : (_index: number, buffer: Uint8Array, start: number) => tally.take(buffer, start),
  })
  const signer = makeSigner(config.signingKey, report.origin)
  const topics = tally.result()
  if (report.firstBad !== undefined) return { report, signer, quarantined: [], topics }
  const own = foreign(report, signer, config)
  if (own !== undefined) return { report: { ...report, firstBad: own }, signer, quarantined: [], topics }
  const fresh = report.tornTail === undefined ? [] : [cutTail(config, disk, report, report.tornTail)]
  cutZeros(config, disk, report)
  const orphans = isAudit ? findOrphans(config, disk, { recorded, fresh, first: report.first }) : []
  return { report, signer, quarantined: [...orphans, ...fresh], topics }
}

/** Whether a stream log's segment may be under this key: one that the workspace's logs had before. */
function mayFollow({ kind, earlierKeys = [] }: WorkerConfig, vkey: string): boolean {
  const key = kind === 'stream' ? parseVerifierKey(sha256, vkey) : undefined
  return key !== undefined && earlierKeys.some((earlier) => equalBytes(earlier, key.publicKey))
}

/** Whether the key is the one that signs from now on. */
function isOwn({ signingKey }: WorkerConfig, vkey: string): boolean {
  const origin = parseVerifierKey(sha256, vkey)?.origin
  return origin !== undefined && makeSigner(signingKey, origin).key.text === vkey
}

/** A log that another key signed, or one of the other kind, is not ours to go on with. */
function foreign(report: FolderReport, signer: LogSigner, config: WorkerConfig): FolderReport['firstBad'] {
  const place = { file: report.segments[0] ?? '', offset: 0 }
  const newest = report.nextVkey ?? report.vkey
  if (newest !== signer.key.text && !mayFollow(config, newest)) return { ...place, reason: 'the log is signed by another key' }
  if (report.commit !== undefined && report.kind !== config.kind) return { ...place, reason: `the log is of kind ${report.kind}` }
  return undefined
}

let cached: { readonly raw: Uint8Array; readonly key: KeyObject } | undefined

export function checkSignature(publicKey: Uint8Array, body: Uint8Array, signature: Uint8Array): boolean {
  if (cached?.raw !== publicKey) {
    cached = { raw: publicKey, key: publicKeyFromRaw(publicKey) }
  }
  return verify(null, body, cached.key, signature)
}

function noteQuarantined(recorded: Set<string>, buffer: Uint8Array, start: number, end: number): void {
  const file = peekQuarantined(buffer, start, end)
  if (file !== undefined) recorded.add(file)
}

/** Copies the tail to quarantine and only then cuts it off. */
function cutTail(config: WorkerConfig, disk: Disk, report: FolderReport, tail: TornTail): QuarantinedTail {
  const path = `${config.dir}/${tail.file}`
  const bytes = disk.readFile(path, QUARANTINE_FILE_BYTES_MAX).subarray(tail.offset, tail.offset + tail.bytes)
  const hash = createHash('sha256').update(bytes).digest()
  const uuid = report.origin.slice(report.origin.lastIndexOf('/') + 1)
  const file = `${uuid}-${report.head.size}-${hash.toString('hex').slice(0, 16)}.tail`
  disk.makeFolder(config.quarantineDir)
  disk.writeDurable(`${config.quarantineDir}/${file}`, bytes, { temporary: `${config.dir}.quarantine.tmp` })
  if (tail.offset === 0) {
    disk.remove(path)
    disk.syncFolder(config.dir)
  }
  return { file, bytes: bytes.length, sha256: new Uint8Array(hash), log: report.origin }
}

/** Cuts what a kill left behind the last commit frame: the tail, now in quarantine, and preallocated zeros. */
function cutZeros(config: WorkerConfig, disk: Disk, report: FolderReport): void {
  if (report.commit === undefined) return
  const file = disk.openWrite(`${config.dir}/${report.commit.file}`)
  try {
    if (file.size() === report.commit.end) return
    file.truncate(report.commit.end)
    file.syncData()
  } finally {
    file.close()
  }
}

interface KnownTails {
  /** Names that records from `first` on give. */
  readonly recorded: ReadonlySet<string>
  readonly fresh: readonly QuarantinedTail[]
  readonly first: number
}

/** Quarantined tails that no record names: the engine died between moving one and recording it, or it is a stream log's. */
function findOrphans(config: WorkerConfig, disk: Disk, { recorded, fresh, first }: KnownTails): readonly QuarantinedTail[] {
  const known = new Set([...recorded, ...fresh.map((tail) => tail.file)])
  const unknown = (): string[] =>
    (disk.list(config.quarantineDir) ?? []).flatMap(({ name, kind }) => (kind === 'file' && !known.has(name) ? [name] : []))
  // Rarely: a tail of long ago, whose record lies before what was looked at.
  if (first > 0 && unknown().length > 0) {
    for (const { content } of readEntries({ disk, dir: config.dir, crc32, from: 0, to: first }))
      noteQuarantined(known, content, 0, content.length)
  }
  return unknown().map((name) => {
    const bytes = disk.readFile(`${config.quarantineDir}/${name}`, QUARANTINE_FILE_BYTES_MAX)
    const log = /^([0-9a-f-]{36})-\d+-[0-9a-f]{16}\.tail$/.exec(name)?.[1]
    const digest = new Uint8Array(createHash('sha256').update(bytes).digest())
    return { file: name, bytes: bytes.length, sha256: digest, log: log === undefined ? '' : `vbus/${log}` }
  })
}

export const freshTree = (): MerkleTree => new MerkleTree(sha256Into)
