import { parseNote, type TreeHead } from './checkpoint.ts'
import { type LogKind, segmentName } from './frame.ts'
import type { Crc32, HashInto, Sha256 } from './hash.ts'
import { type BadHead, checkHead, checkHeads, type FoundNote, type HeadsToCheck, readNotes } from './head-files.ts'
import { type BadPlace, type CommitSeen, type EntrySeen, LogVerifier } from './log-verifier.ts'
import type { MerkleTree } from './merkle-tree.ts'
import { findRotations, rotationAt } from './rotations.ts'
import { type ReadableDisk, segmentNames, walkSegments } from './segment-walk.ts'
import { type CheckSignature, isSigned, SignatureChecks } from './signature-checks.ts'
import { parseCheckpoint } from './signed-note.ts'
import { confirmSuspect } from './suspect.ts'
import { readSegmentHeader, tailSegments } from './tail-segments.ts'
import { findTornTail, type TornTail } from './torn-tail.ts'
import { parseVerifierKey, type VerifierKey } from './vkey.ts'

export interface VerifyFolderOptions {
  readonly disk: ReadableDisk
  readonly dir: string
  readonly sha256: Sha256
  readonly hashInto: HashInto
  readonly crc32: Crc32
  readonly checkSignature: CheckSignature
  /** A key that the log must have had, or be about to have; without one, the key its first segment names. */
  readonly vkey?: string
  /** Stream logs: whether a segment may be under this key, another than the one before. In an audit log its records say so. */
  readonly mayFollow?: (vkey: string) => boolean
  /** How many of the newest commit frames' signatures are checked (each covers all before it); all when left out. */
  readonly newestSignaturesMax?: number
  /** Begins with the newest segments, as many as hold up to this many bytes; those before them are not looked at. All when left out. */
  readonly newestBytesMax?: number
  /** A checkpoint of this log that was kept elsewhere, whoever else signed it: the log must go on from it. */
  readonly held?: Uint8Array
  /** Entries that are known to be on disk: what a writer is adding behind them, or behind the newest head, is not looked at. */
  readonly upTo?: number
  /** Called for each entry in order; `buffer[start…end)` is its content, which is there until `onProgress` is done with what it is called for. */
  readonly onEntry?: (index: number, buffer: Uint8Array, start: number, end: number) => void
  /** Called for each entry once it was hashed. */
  readonly onLeaf?: (entry: EntrySeen) => void
  /** Entries verified so far, once a MiB and after the last one; the place to let others run. A throw ends the verification. */
  readonly onProgress?: (entries: number) => Promise<void>
}

/** What the segments and heads of a folder hold. */
export interface FolderReport {
  readonly kind: LogKind
  readonly origin: string
  /** The newest key that signed it. */
  readonly vkey: string
  /** The pinned key, where a record names it as the next and no segment is under it yet. */
  readonly nextVkey?: string | undefined
  /** The newest commit frame that holds: entries behind it are no part of the log. Undefined in a log without one. */
  readonly commit: CommitSeen | undefined
  readonly head: TreeHead
  /** Tree and leaf hash of the last entry at `commit`, to go on from. */
  readonly tree: MerkleTree
  readonly lastLeaf: Uint8Array
  readonly segments: readonly string[]
  readonly heads: readonly FoundNote[]
  readonly firstBad: BadPlace | undefined
  /** A signed head is newer than the newest commit frame. */
  readonly isRolledBack: boolean
  readonly tornTail: TornTail | undefined
  /** The oldest entry looked at; behind 0 only in a stream log whose first segments retention dropped, or with `newestBytesMax`. */
  readonly first: number
}

/** Verifies what docs/reference/log-format.md says of segments and heads. Quarantine, closing and other files are the audit log's. */
export async function verifyFolder(options: VerifyFolderOptions): Promise<FolderReport> {
  // Heads first: a log that grows meanwhile is then never shorter than they say.
  const notes = readNotes(options.disk, options.dir)
  const segments = segmentNames(options.disk, options.dir)
  const own = segments[0] === undefined ? undefined : readSegmentHeader(options.disk, `${options.dir}/${segments[0]}`)?.vkey
  const text = options.vkey ?? own
  const key = text === undefined ? undefined : parseVerifierKey(options.sha256, text)
  const refusal = refuse(segments, key, own)
  const verifier = { hashInto: options.hashInto, crc32: options.crc32 }
  if (key === undefined || refusal !== undefined)
    return emptyReport(options, { segments, text, refusal, verifier: new LogVerifier(verifier) })
  return await new Pass(options, { segments: newest(options, segments), key, notes }).run()
}

/** A torn newest segment may hold nothing yet: the one before it is always looked at too. */
const NEWEST_SEGMENTS_MIN = 2

function newest({ disk, dir, newestBytesMax }: VerifyFolderOptions, segments: readonly string[]): readonly string[] {
  if (newestBytesMax === undefined) return segments
  let bytes = 0
  let from = segments.length
  while (from > 0 && (bytes <= newestBytesMax || segments.length - from < NEWEST_SEGMENTS_MIN)) {
    const file = disk.openRead(`${dir}/${segments[--from]}`)
    bytes += file.size()
    file.close()
  }
  // The one that went over it is left out, unless it must be there.
  if (bytes > newestBytesMax && segments.length - from > NEWEST_SEGMENTS_MIN) from++
  return tailSegments({ disk, dir, segments }, (_first, at) => at <= from)
}

function refuse(segments: readonly string[], key: VerifierKey | undefined, own: string | undefined): BadPlace | undefined {
  const place = { file: segments[0] ?? segmentName(0), offset: 0 }
  if (segments.length === 0) return { ...place, reason: 'there is no log here' }
  if (key === undefined) return { ...place, reason: 'no verifier key can be read' }
  // An unreadable header is found, and named, by the pass.
  return own !== undefined && originOf(own) !== key.origin ? { ...place, reason: `the log names the key ${own}` } : undefined
}

const originOf = (vkey: string): string => vkey.split('+', 1)[0] ?? ''

interface EmptyReport {
  readonly segments: readonly string[]
  readonly text: string | undefined
  readonly refusal: BadPlace | undefined
  readonly verifier: LogVerifier
}

function emptyReport(options: VerifyFolderOptions, { segments, text = '', refusal, verifier }: EmptyReport): FolderReport {
  const head = { size: 0, root: options.sha256(new Uint8Array(0)) }
  const { committedTree: tree, committedLeaf: lastLeaf } = verifier
  const origin = text.split('+')[0] ?? ''
  const rest = { commit: undefined, heads: [], firstBad: refusal, isRolledBack: false, tornTail: undefined, first: 0 }
  return { kind: 'audit', origin, vkey: text, head, tree, lastLeaf, segments, ...rest }
}

interface Found {
  readonly segments: readonly string[]
  /** The one pinned. */
  readonly key: VerifierKey
  readonly notes: readonly (Pick<FoundNote, 'name'> & { readonly bytes: Uint8Array })[]
}

/** What a verdict calls the checkpoint that was kept elsewhere. */
const HELD_NAME = 'the checkpoint held'

class Pass {
  readonly #options: VerifyFolderOptions
  readonly #found: Found
  readonly #keys = new Map<string, VerifierKey | undefined>()
  readonly #rotations: ReturnType<typeof findRotations>
  #heads: readonly FoundNote[] = []
  readonly #verifier: LogVerifier
  readonly #checks: SignatureChecks

  constructor(options: VerifyFolderOptions, found: Found) {
    this.#options = options
    this.#found = found
    this.#rotations = findRotations({ ...options, segments: found.segments }, options.vkey)
    this.#checks = new SignatureChecks((vkey) => this.#keyOf(vkey), options.checkSignature, options.newestSignaturesMax)
    const notes = [...found.notes.map(({ bytes }) => bytes), ...(options.held === undefined ? [] : [options.held])]
    const sizes = notes.map(claimedSize).filter((size) => size !== undefined)
    const { hashInto, crc32, onEntry, onLeaf, upTo } = options
    const onCommit = (commit: CommitSeen): void => this.#checks.add(commit)
    const bound = upTo === undefined ? {} : { upTo: Math.max(upTo, ...sizes) }
    const isTail = options.newestBytesMax !== undefined
    this.#verifier = new LogVerifier({
      hashInto,
      crc32,
      sizes,
      onCommit,
      isTail,
      mayRotate: (first, vkey) => this.#rotations.allowed.has(rotationAt(first, vkey)) || options.mayFollow?.(vkey) === true,
      ...bound,
      ...(onEntry === undefined ? {} : { onEntry }),
      ...(onLeaf === undefined ? {} : { onLeaf }),
    })
  }

  async run(): Promise<FolderReport> {
    const { disk, dir } = this.#options
    const { segments, key, notes } = this.#found
    const onChunk = async (): Promise<void> => {
      await this.#checks.turn()
      await this.#options.onProgress?.(this.#verifier.size)
    }
    await walkSegments({ disk, dir, segments, onChunk, isEnough: () => this.#checks.bad !== undefined }, this.#verifier)
    await this.#checks.finish()
    const verifier = this.#verifier
    this.#heads = notes.map(({ name, bytes }) => this.#readHead(name, bytes, parseNote))
    const commit = this.#checks.bad === undefined ? verifier.commit : this.#checks.good
    const tornTail = await this.#tornTail()
    const badBytes = tornTail === undefined ? await this.#badBytes() : undefined
    const refusal = badBytes === undefined ? this.#refusal() : undefined
    if (refusal !== undefined)
      return emptyReport(this.#options, { segments, text: key.text, refusal, verifier: new LogVerifier(this.#options) })
    const heads = {
      found: this.#heads,
      commits: this.#checks.count,
      first: verifier.first,
      size: commit?.size ?? 0,
      rootAt: (size: number) => verifier.rootAt(size),
    }
    const badHead = badBytes === undefined ? await this.#badHead(heads) : undefined
    return {
      kind: verifier.header?.kind ?? 'audit',
      origin: key.origin,
      vkey: verifier.keys.at(-1)?.vkey ?? key.text,
      nextVkey: this.#rotations.next,
      commit,
      head: commit ?? { size: 0, root: this.#options.sha256(new Uint8Array(0)) },
      tree: verifier.committedTree,
      lastLeaf: verifier.committedLeaf,
      segments,
      heads: this.#heads,
      firstBad: badBytes ?? badHead?.bad,
      isRolledBack: badHead?.isRolledBack ?? false,
      tornTail,
      first: verifier.first,
    }
  }

  async #badHead(heads: HeadsToCheck): Promise<BadHead | undefined> {
    const { held, checkSignature } = this.#options
    const bad = await checkHeads(heads, checkSignature)
    if (bad !== undefined || held === undefined) return bad
    return await checkHead(heads, this.#readHead(HELD_NAME, held, parseCheckpoint), checkSignature)
  }

  /** A pinned key that the log never had. */
  #refusal(): BadPlace | undefined {
    const { key, segments } = this.#found
    const had = this.#verifier.keys.map(({ vkey }) => vkey)
    // Without a header that holds it is not the key that is missing.
    if (had.length === 0 || had.includes(key.text) || this.#rotations.next === key.text || this.#options.mayFollow?.(key.text) === true)
      return undefined
    return { file: segments[0] ?? '', offset: 0, reason: 'this key never signed the log' }
  }

  /** A head by one of the keys in force at its size: where one follows another, either. */
  #readHead(name: string, bytes: Uint8Array, parse: typeof parseNote): FoundNote {
    const size = claimedSize(bytes) ?? -1
    // Where no header holds, the heads still say how long the log was.
    const keys = this.#verifier.keys.length > 0 ? this.#verifier.keys : [{ first: 0, vkey: this.#found.key.text }]
    for (const [at, { first, vkey }] of keys.entries()) {
      const key = this.#keyOf(vkey)
      // The oldest one that is looked at may have signed heads before it.
      const isInForce = (at === 0 || first <= size) && size <= (keys[at + 1]?.first ?? Number.POSITIVE_INFINITY)
      const head = isInForce && key !== undefined ? parse(key, bytes) : undefined
      if (head !== undefined) return { name, head, key }
    }
    return { name, head: undefined, key: undefined }
  }

  #keyOf(vkey: string): VerifierKey | undefined {
    if (!this.#keys.has(vkey)) this.#keys.set(vkey, parseVerifierKey(this.#options.sha256, vkey))
    return this.#keys.get(vkey)
  }

  /** What does not verify in the segments' bytes, at the entry that is really the altered one. */
  async #badBytes(): Promise<BadPlace | undefined> {
    const wrong = this.#checks.bad
    if (wrong !== undefined) return { file: wrong.file, offset: wrong.offset, reason: 'the signature of the commit frame is wrong' }
    const { suspect } = this.#verifier
    if (suspect === undefined) return this.#verifier.bad
    return await confirmSuspect({ ...this.#options, segments: this.#found.segments }, suspect)
  }

  async #tornTail(): Promise<TornTail | undefined> {
    const { bad, commit, size } = this.#verifier
    const committed = commit?.size ?? this.#verifier.first
    if (this.#checks.bad !== undefined || (bad === undefined && size === committed)) return undefined
    // A head that nobody signed says nothing of the tail: it is what is bad.
    for (const { head, key } of this.#heads)
      if (head !== undefined && key !== undefined && committed < head.size && (await isSigned(key, head, this.#options.checkSignature)))
        return undefined
    const keys = this.#verifier.keys.map(({ vkey }) => this.#keyOf(vkey)).filter((key) => key !== undefined)
    return await findTornTail({ ...this.#options, ...this.#found, keys }, { bad, commit })
  }
}

/** The size that a head's bytes claim; undefined when they claim none. */
function claimedSize(bytes: Uint8Array): number | undefined {
  const digits = new TextDecoder().decode(bytes).split('\n', 2)[1] ?? ''
  const size = Number(digits)
  return /^\d+$/.test(digits) && Number.isSafeInteger(size) ? size : undefined
}
