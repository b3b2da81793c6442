import type { SignedHead } from './checkpoint.ts'
import { fromHex, toHex } from './encoding.ts'
import {
  COMMIT_BODY_BYTES,
  FRAME_COMMIT,
  FRAME_ENTRY,
  FRAME_HEAD_BYTES,
  FRAME_HEADER,
  findFrame,
  type LogKind,
  parseCommit,
  parseHeader,
  readUint32,
  type SegmentHeader,
  segmentFirst,
} from './frame.ts'
import { type Crc32, equalBytes, HASH_BYTES, type HashInto } from './hash.ts'
import { MerkleTree } from './merkle-tree.ts'
import { hasPrev, PREV_FIELD_BYTES } from './record-peek.ts'

/** Where something begins that does not verify. */
export interface BadPlace {
  /** Index of the entry; undefined for a frame or file that is none. */
  readonly record?: number
  /** Name inside the log's folder. */
  readonly file: string
  readonly offset: number
  readonly reason: string
}

/** A commit frame whose size and root are right; its signature is the caller's to check. */
export interface CommitSeen extends SignedHead {
  /** Size at the commit frame before it. */
  readonly first: number
  readonly file: string
  readonly offset: number
  /** Offset behind its frame. */
  readonly end: number
  /** The key its segment names: it must have signed it. */
  readonly vkey: string
}

/**
 * Which entry a break in the chain may really be in: the entry at `index` is the altered one if the next commit frame's root comes out
 * right with `leaf` in its place; else the fault is where it was found (`otherwise`).
 */
export interface Suspect {
  readonly index: number
  readonly leaf: Uint8Array
  readonly otherwise: BadPlace
}

export interface LogVerifierOptions {
  readonly hashInto: HashInto
  readonly crc32: Crc32
  /** Sizes at which the root is wanted (the heads'). */
  readonly sizes?: readonly number[]
  /** Called for each entry in order; `buffer[start…end)` is its content, there until `feed` has returned and its caller writes to the buffer. */
  readonly onEntry?: (index: number, buffer: Uint8Array, start: number, end: number) => void
  /** Called for each entry once it was hashed. */
  readonly onLeaf?: (entry: EntrySeen) => void
  readonly onCommit?: (commit: CommitSeen) => void
  /** An audit log too may begin with a later segment: the caller leaves out those before it, which are there. */
  readonly isTail?: boolean
  /** Whether the segment that begins with entry `first` may be under this key, another than the one before; none may when left out. */
  readonly mayRotate?: (first: number, vkey: string) => boolean
  /** Stops at the first commit frame of at least this size; whatever follows is not looked at. */
  readonly upTo?: number
  /** Takes this leaf for the entry at `index`, whatever it holds (see Suspect). */
  readonly substitute?: { readonly index: number; readonly leaf: Uint8Array }
}

/** Where an entry lies, and its leaf hash. */
export interface EntrySeen {
  readonly index: number
  readonly file: string
  /** Of its frame. */
  readonly offset: number
  /** Valid during the call only. */
  readonly leaf: Uint8Array
}

/** How far `feed` got: wants more bytes, met the zeros behind the last frame, got as far as was asked, or met something bad. */
export type FeedState = 'more' | 'zeros' | 'enough' | 'bad'

/**
 * Verifies one log in a single pass over its segments' bytes, in memory bounded by what the caller feeds at once: frames, CRCs, header
 * continuity, each entry's `prev`, each commit frame's size and root. Signatures, heads and other files are the caller's.
 * After something bad `bad` is set and it must be fed no more.
 */
export class LogVerifier {
  readonly #options: LogVerifierOptions
  readonly #tree: MerkleTree
  readonly #roots = new Map<number, Uint8Array>()
  readonly #committedTree: MerkleTree
  readonly #leaf = new Uint8Array(HASH_BYTES)
  readonly #committedLeaf = new Uint8Array(HASH_BYTES)
  readonly #leafView = new DataView(this.#leaf.buffer)
  /** Of what is fed. */
  #view: DataView = this.#leafView
  #file = ''
  #kind: LogKind = 'audit'
  #origin: string | undefined
  readonly #keys: { readonly first: number; readonly vkey: string }[] = []
  #hasHeader = false
  /** Of the frame that is looked at. */
  #offset = 0
  #groupOffset = 0
  #lastOffset = 0
  #first = 0
  /** The next one at which the root is wanted. */
  #nextSize = 0
  #commit: CommitSeen | undefined
  bad: BadPlace | undefined
  suspect: Suspect | undefined
  /** Where the substituted entry begins, once it was met. */
  substituted: { readonly file: string; readonly offset: number } | undefined

  constructor(options: LogVerifierOptions) {
    this.#options = options
    this.#tree = new MerkleTree(options.hashInto)
    this.#committedTree = new MerkleTree(options.hashInto)
    this.#noteRoot()
  }

  /** Entries seen, committed or not. */
  get size(): number {
    return this.#tree.size
  }

  /** The oldest entry that is there: in a stream log, retention drops whole segments before it. */
  get first(): number {
    return this.#first
  }

  /** The newest commit frame that holds. */
  get commit(): CommitSeen | undefined {
    return this.#commit
  }

  /** Verifier key and kind that the first segment's header names; undefined before it was read. */
  get header(): { readonly kind: LogKind; readonly origin: string; readonly vkey: string } | undefined {
    return this.#origin === undefined ? undefined : { kind: this.#kind, origin: this.#origin, vkey: this.#keys[0]?.vkey ?? '' }
  }

  /** The keys that segments name, each from entry `first` on. */
  get keys(): readonly { readonly first: number; readonly vkey: string }[] {
    return this.#keys
  }

  /** Leaf hash of the last committed entry; zeros before the first. */
  get committedLeaf(): Uint8Array {
    return this.#committedLeaf
  }

  /** Root at one of the wanted sizes; undefined when the log did not get there. */
  rootAt(size: number): Uint8Array | undefined {
    return this.#roots.get(size)
  }

  /** The tree at the newest commit frame that holds, to go on from. */
  get committedTree(): MerkleTree {
    return this.#committedTree
  }

  /** Begins the next segment. */
  begin(file: string): FeedState {
    this.#file = file
    this.#hasHeader = false
    const first = segmentFirst(file)
    if (first === this.size) return 'more'
    // What a log whose first segments are gone needs stands in this one's header.
    if (this.#origin === undefined && first !== undefined) return 'more'
    return this.#fail(0, `the segment should be named for entry ${this.size}`, this.size)
  }

  /**
   * Takes frames from `buffer[from…end)`, whose first byte lies at `offset` of the segment. The buffer is written to and restored.
   * @returns how far it got; `next` is the index in `buffer` to go on from.
   */
  feed(
    buffer: Uint8Array,
    range: { readonly from: number; readonly end: number; readonly offset: number },
  ): { state: FeedState; next: number } {
    const base = range.offset - range.from
    const { crc32 } = this.#options
    this.#view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length)
    let at = range.from
    while (true) {
      const place = findFrame(buffer, at, range.end)
      if (place === 'incomplete') return { state: 'more', next: at }
      if (place === 'end') return { state: 'zeros', next: at }
      if (place === 'too long')
        return { state: this.#fail(base + at, 'the frame length is out of range', this.#recordOf(buffer, at, range.end)), next: at }
      // Half the price of `subarray`.
      const body = new Uint8Array(buffer.buffer, buffer.byteOffset + place.body, place.end - place.body)
      if (crc32(body) !== readUint32(buffer, at + 4)) {
        return { state: this.#fail(base + at, 'the frame does not match its checksum', this.#probableRecord(body, buffer, at)), next: at }
      }
      this.#offset = base + at
      const isEntry = this.#hasHeader && body[0] === FRAME_ENTRY
      const state = isEntry ? this.#takeEntry(body, buffer, place.body + 1) : this.#takeFrame(body)
      if (state === 'bad') {
        this.#suspectLast(buffer, place.end, range.end)
        return { state, next: at }
      }
      at = place.end
      if (state === 'enough') return { state, next: at }
    }
  }

  /** Ends the segment. @param rest bytes behind the last whole frame. @param isLast whether no segment follows. */
  finish(offset: number, rest: Uint8Array, isLast: boolean): FeedState {
    if (rest.length > 0) return this.#fail(offset, 'the frame is cut short', this.#recordOf(rest, 0, rest.length))
    if (!this.#hasHeader) return this.#fail(0, 'the segment has no header')
    const committed = this.#commit?.size ?? this.#first
    if (isLast || committed === this.size) return 'more'
    return this.#fail(this.#groupOffset, 'entries without a commit frame', committed)
  }

  /** Sets `bad` from outside (zeros where none may be, a wrong signature). */
  fail(offset: number, reason: string, record?: number): FeedState {
    return this.#fail(offset, reason, record)
  }

  /** Any frame but an entry where one belongs. */
  #takeFrame(body: Uint8Array): FeedState {
    const offset = this.#offset
    const kind = body[0]
    if (!this.#hasHeader) return kind === FRAME_HEADER ? this.#takeHeader(body, offset) : this.#fail(offset, 'the segment has no header')
    if (kind === FRAME_COMMIT && body.length === COMMIT_BODY_BYTES)
      return this.#takeCommit(body, offset, offset + FRAME_HEAD_BYTES + body.length)
    return this.#fail(offset, 'no frame of this kind belongs here')
  }

  #takeHeader(body: Uint8Array, offset: number): FeedState {
    const header = parseHeader(body)
    if (header === undefined) return this.#fail(offset, 'the header is not in its one encoding')
    const isPruned = this.#origin === undefined && header.first > 0
    if (isPruned) {
      if (!this.#resume(header)) return this.#fail(0, `the segment should be named for entry ${this.size}`, this.size)
    } else if (header.first !== this.size || header.prev !== toHex(this.#leaf) || !this.#isTree(header))
      return this.#fail(offset, 'the header does not continue the log')
    const known = this.header
    if (known !== undefined && (header.origin !== known.origin || header.kind !== known.kind))
      return this.#fail(offset, 'the header names another log')
    const newest = this.#keys.at(-1)?.vkey
    if (newest !== header.vkey) {
      if (newest !== undefined && this.#options.mayRotate?.(header.first, header.vkey) !== true)
        return this.#fail(offset, 'the header names another log or key')
      this.#keys.push({ first: header.first, vkey: header.vkey })
    }
    this.#kind = header.kind
    this.#origin = header.origin
    this.#hasHeader = true
    return 'more'
  }

  /** Whether the tree that a header names is the one so far; the first segment's names none. */
  #isTree({ first, tree }: SegmentHeader): boolean {
    const expected = first === 0 ? undefined : this.#tree.subtrees().map(toHex).join()
    return tree?.join() === expected
  }

  /** Goes on from the tree that a segment's header names. That it is the right one the next signed root shows. */
  #resume(header: SegmentHeader): boolean {
    const { kind, first, tree, prev } = header
    if ((kind !== 'stream' && this.#options.isTail !== true) || tree === undefined || first !== segmentFirst(this.#file)) return false
    const leaf = fromHex(prev, HASH_BYTES)
    const nodes = tree.map((node) => fromHex(node, HASH_BYTES)).filter((node) => node !== undefined)
    if (leaf === undefined || !this.#tree.restore(first, nodes)) return false
    this.#leaf.set(leaf)
    this.#committedTree.copyFrom(this.#tree)
    this.#committedLeaf.set(leaf)
    this.#first = first
    this.#noteRoot()
    return true
  }

  /** @param body of the frame: a view of `buffer`, whose content begins at `start`. */
  #takeEntry(body: Uint8Array, buffer: Uint8Array, start: number): FeedState {
    const index = this.#tree.size
    const offset = this.#offset
    const end = start + body.length - 1
    if (this.#kind === 'audit') {
      if (!hasPrev(buffer, start, end)) return this.#fail(offset, 'the record does not begin with prev', index)
      if (!this.#isLeaf(start + 2)) {
        const bad: BadPlace = { record: index, file: this.#file, offset, reason: 'prev is not the hash of the record before' }
        const isOpen = index > (this.#commit?.size ?? this.#first)
        if (isOpen) this.suspect = { index: index - 1, leaf: buffer.slice(start + 2, start + PREV_FIELD_BYTES), otherwise: bad }
        this.bad = bad
        return 'bad'
      }
    }
    const { onEntry, hashInto, substitute, onLeaf } = this.#options
    onEntry?.(index, buffer, start, end)
    if (index === (this.#commit?.size ?? this.#first)) this.#groupOffset = offset
    this.#lastOffset = offset
    // The leaf is SHA-256(0x00 || content), and the kind byte stands right before the content.
    body[0] = 0
    hashInto(body, this.#leaf, 0)
    body[0] = FRAME_ENTRY
    if (substitute?.index === index) {
      this.#leaf.set(substitute.leaf)
      this.substituted = { file: this.#file, offset }
    }
    onLeaf?.({ index, file: this.#file, offset, leaf: this.#leaf })
    this.#tree.append(this.#leaf)
    this.#noteRoot()
    return 'more'
  }

  /** Whether the leaf hash of the entry before lies at `at` of what is fed: `equalBytes`, four at a time, for every record. */
  #isLeaf(at: number): boolean {
    for (let i = 0; i < HASH_BYTES; i += 4) if (this.#view.getUint32(at + i) !== this.#leafView.getUint32(i)) return false
    return true
  }

  #takeCommit(body: Uint8Array, offset: number, end: number): FeedState {
    const head = parseCommit(body)
    if (head === undefined || head.size !== this.size) {
      const record = head === undefined ? undefined : Math.min(head.size, this.size)
      return this.#fail(offset, `the commit frame counts ${head?.size ?? 'too many'} entries where there are ${this.size}`, record)
    }
    const first = this.#commit?.size ?? this.#first
    if (head.first !== first) return this.#fail(offset, `the commit frame before this one should count ${head.first} entries`, head.first)
    if (!equalBytes(head.root, this.#tree.root())) {
      // Which entry of the group it is the tree cannot say; `suspectLast` may.
      const reason = 'the root of the group that begins here is not the one that was signed'
      return this.#fail(this.#groupOffset, reason, first)
    }
    this.#commit = { ...head, first, file: this.#file, offset, end, vkey: this.#keys.at(-1)?.vkey ?? '' }
    this.#committedTree.copyFrom(this.#tree)
    this.#committedLeaf.set(this.#leaf)
    this.#options.onCommit?.(this.#commit)
    return head.size >= (this.#options.upTo ?? Number.POSITIVE_INFINITY) ? 'enough' : 'more'
  }

  /** After a wrong root: the next record's `prev` says what the group's last record was; with none following, the last is the one to name. */
  #suspectLast(buffer: Uint8Array, at: number, end: number): void {
    const { bad } = this
    const first = this.#commit?.size ?? this.#first
    if (bad?.reason.startsWith('the root of the group') !== true || this.#kind !== 'audit') return
    const index = this.size - 1
    const next = findFrame(buffer, at, end)
    const start = typeof next === 'string' ? 0 : next.body + 1
    if (typeof next !== 'string' && buffer[next.body] === FRAME_ENTRY && hasPrev(buffer, start, next.end)) {
      this.suspect = { index, leaf: buffer.slice(start + 2, start + PREV_FIELD_BYTES), otherwise: bad }
    } else if (index > first) {
      this.bad = { ...bad, record: index, offset: this.#lastOffset, reason: 'the record is not the one that was signed' }
    }
  }

  #noteRoot(): void {
    const { size } = this
    if (size < this.#nextSize) return
    const { sizes = [] } = this.#options
    if (sizes.includes(size)) this.#roots.set(size, this.#tree.root())
    this.#nextSize = Math.min(...sizes.filter((wanted) => wanted > size))
  }

  #fail(offset: number, reason: string, record?: number): FeedState {
    this.bad = { file: this.#file, offset, reason, ...(record === undefined ? {} : { record }) }
    return 'bad'
  }

  /** The entry that a frame at `at` stands for, going by its kind byte alone. */
  #recordOf(buffer: Uint8Array, at: number, end: number): number | undefined {
    const kind = at + FRAME_HEAD_BYTES < end ? buffer[at + FRAME_HEAD_BYTES] : FRAME_ENTRY
    return !this.#hasHeader || kind === FRAME_COMMIT ? undefined : this.size
  }

  /** As above; when another kind byte makes the checksum right, that byte is what was altered. */
  #probableRecord(body: Uint8Array, buffer: Uint8Array, at: number): number | undefined {
    const kind = body[0] ?? 0
    const stored = readUint32(buffer, at + 4)
    let probable = kind
    for (const other of [FRAME_ENTRY, FRAME_COMMIT]) {
      body[0] = other
      if (this.#options.crc32(body) === stored) probable = other
    }
    body[0] = kind
    return !this.#hasHeader || probable === FRAME_COMMIT ? undefined : this.size
  }
}
