import { crc32 } from 'node:zlib'
import { Fault } from '../../shared/base/index.ts'
import {
  COMMIT_BODY_BYTES,
  encodeNote,
  equalBytes,
  FRAME_BODY_BYTES_MAX,
  FRAME_COMMIT,
  FRAME_ENTRY,
  FRAME_HEAD_BYTES,
  leafOf,
  parseCommit,
  parseVerifierKey,
  readUint32,
  type SignedHead,
  segmentName,
  TileNodes,
  type TlogProof,
  TreeProver,
  verifyConsistency,
  verifyLeaf,
} from '../../shared/chain/index.ts'
import { type DiskFile, sha256, sha256Into } from '../platform/index.ts'
import { IndexDamaged, type IndexedHead, RecordIndexFile, type RecordQuery, type RecordRow } from './record-index-file.ts'
import { type IndexedLog, updateIndex } from './record-index-update.ts'

/** Tiles held in memory, 16 KiB each: those near the root are used by every proof. */
const TILES_MAX = 128

export interface RecordIndexOptions extends IndexedLog {
  /** The index's file; its folder is made. */
  readonly path: string
  /** How long to wait for another process that brings it up to date. */
  readonly waitMs?: number
}

/** A record as it lies in the log, shown to be the one at its place. */
export interface FoundRecord extends RecordRow {
  readonly file: string
  readonly content: Uint8Array
  readonly leaf: Uint8Array
}

/** What a look into the index came to. */
export interface Indexed<T> {
  readonly value: T
  /** Why the index was made anew; undefined when it was good. */
  readonly rebuilt: string | undefined
}

/**
 * The audit log's index: records by number, kind, run and position, and the tree's tiles, in one SQLite file that can be deleted at any time. It is
 * brought up to the log's newest commit frame when it is opened. Nothing that it says is believed: a record is hashed and compared, a proof is checked against
 * the signed head; what does not fit makes it damaged.
 */
export class RecordIndex {
  readonly #options: RecordIndexOptions
  readonly #file: RecordIndexFile
  readonly #tiles = new Map<string, Uint8Array>()
  readonly #prover: TreeProver
  #open: { readonly name: string; readonly file: DiskFile } | undefined
  /** The newest commit frame of the log. */
  readonly head: IndexedHead

  private constructor(options: RecordIndexOptions, file: RecordIndexFile, head: IndexedHead) {
    this.#options = options
    this.#file = file
    this.head = head
    this.#prover = new TreeProver(new TileNodes((level, index) => this.#tile(level, index)), sha256Into)
  }

  /**
   * Does something with the index of a log. One that is damaged, or of another log, is deleted and made anew, once.
   * Callers must not do it twice at once in one process: the second would wait for the first, and hold it up.
   * @throws Fault `audit/altered` when the log itself does not verify; `workspace/locked` when another process brings the index up to date for
   * longer than ten seconds; `run/io` when there is nowhere to put it.
   */
  static async use<T>(options: RecordIndexOptions, act: (index: RecordIndex) => T | Promise<T>): Promise<Indexed<T>> {
    try {
      return { value: await RecordIndex.#once(options, act), rebuilt: undefined }
    } catch (error) {
      if (!isDamage(error)) throw toFault(error, options.path)
      RecordIndex.remove(options)
      const rebuilt = error instanceof Error ? error.message : String(error)
      try {
        return { value: await RecordIndex.#once(options, act), rebuilt }
      } catch (again) {
        if (!isDamage(again)) throw toFault(again, options.path)
        throw new Fault('audit/altered', `the log contradicts itself: ${String(again)}`, {})
      }
    }
  }

  static remove({ disk, path }: RecordIndexOptions): void {
    for (const suffix of ['', '-journal']) disk.remove(`${path}${suffix}`)
  }

  static async #once<T>(options: RecordIndexOptions, act: (index: RecordIndex) => T | Promise<T>): Promise<T> {
    options.disk.makeFolder(options.path.slice(0, options.path.lastIndexOf('/')))
    const file = new RecordIndexFile(options.path, options)
    try {
      const head = await updateIndex(file, options)
      if (head === undefined) throw new Fault('audit/no-record', 'the log holds no record', {})
      const index = new RecordIndex(options, file, head)
      try {
        return await act(index)
      } finally {
        index.#open?.file.close()
      }
    } finally {
      file.close()
    }
  }

  /** @throws Fault `audit/no-record` */
  record(number: number): FoundRecord {
    const row = this.#file.record(number)
    if (row !== undefined) return this.#read(row)
    if (number < this.head.size) throw new IndexDamaged(`it lacks record ${number}`)
    throw new Fault('audit/no-record', `there is no record ${number}: the log has ${this.head.size}`, { records: this.head.size })
  }

  /** Records that match, by number. */
  *find(query: RecordQuery): Generator<FoundRecord> {
    for (const row of this.#file.find(query)) yield this.#read(row)
  }

  /** The proof of a record in the tree of the newest head, whose checkpoint it carries. */
  prove(number: number): { readonly record: FoundRecord; readonly proof: TlogProof } {
    const record = this.record(number)
    const path = this.path(number)
    const { size, root } = this.head
    if (!verifyLeaf({ leaf: record.leaf, index: number, size, path, root }, sha256Into))
      throw new IndexDamaged('a proof made of it does not hold')
    return { record, proof: { extra: record.content, index: number, path, checkpoint: this.checkpoint() } }
  }

  /** Siblings of a record's leaf in the tree of the newest head, or of another size. */
  path(number: number, size = this.head.size): Uint8Array[] {
    return this.#prover.inclusion(number, size)
  }

  /** The commit frame of a record's group, as whoever held the log's key then signed it. */
  commitOf({ number, file, offset }: FoundRecord): SignedHead {
    for (let at = offset; ; ) {
      const body = readBody(this.#segment(file), at)
      if (body === undefined) throw new IndexDamaged(`no commit frame follows where it says that ${number} lies`)
      const commit = body[0] === FRAME_COMMIT && body.length === COMMIT_BODY_BYTES ? parseCommit(body) : undefined
      if (commit !== undefined) return commit
      at += FRAME_HEAD_BYTES + body.length
    }
  }

  /** The newest head as a C2SP checkpoint. */
  checkpoint(): Uint8Array {
    const key = parseVerifierKey(sha256, this.#options.vkey)
    if (key === undefined) throw new Fault('audit/altered', 'no verifier key can be read', {})
    return encodeNote(key, this.head)
  }

  /** The proof that the log at `oldSize` is the beginning of the log at `newSize`, and the roots at both. */
  consistency(
    oldSize: number,
    newSize: number,
  ): { readonly path: Uint8Array[]; readonly oldRoot: Uint8Array; readonly newRoot: Uint8Array } {
    const rootAt = (size: number): Uint8Array => (size === 0 ? sha256(new Uint8Array(0)) : this.#prover.root(size))
    const { size, root } = this.head
    const [oldRoot, newRoot] = [rootAt(oldSize), rootAt(newSize)]
    for (const [at, its] of [
      [oldSize, oldRoot],
      [newSize, newRoot],
    ] as const) {
      const proof = { oldSize: at, oldRoot: its, newSize: size, newRoot: root, path: this.#prover.consistency(at, size) }
      if (!verifyConsistency(proof, sha256Into)) throw new IndexDamaged('a proof made of it does not hold')
    }
    return { path: this.#prover.consistency(oldSize, newSize), oldRoot, newRoot }
  }

  #tile(level: number, index: number): Uint8Array {
    const key = `${level}/${index}`
    let nodes = this.#tiles.get(key)
    if (nodes === undefined) ({ nodes } = this.#file.tile(level, index))
    else this.#tiles.delete(key)
    this.#tiles.set(key, nodes)
    if (this.#tiles.size > TILES_MAX) this.#tiles.delete(this.#tiles.keys().next().value ?? '')
    return nodes
  }

  /** Reads a record where its row says, and compares its hash with its leaf in the tree. */
  #read(row: RecordRow): FoundRecord {
    const file = segmentName(row.segment)
    const content = readFrame(this.#segment(file), row.offset)
    if (content === undefined) throw new IndexDamaged(`there is no record where it says that ${row.number} lies`)
    const leaf = leafOf(content, sha256Into)
    const nodes = new TileNodes((level, index) => this.#tile(level, index))
    if (!equalBytes(leaf, nodes.node(0, row.number))) throw new IndexDamaged(`what lies where it says is not record ${row.number}`)
    return { ...row, file, content, leaf }
  }

  #segment(name: string): DiskFile {
    if (this.#open?.name === name) return this.#open.file
    this.#open?.file.close()
    this.#open = undefined
    const { disk, dir } = this.#options
    if (!(disk.list(dir) ?? []).some((entry) => entry.name === name)) throw new IndexDamaged(`there is no ${name}`)
    const file = disk.openRead(`${dir}/${name}`)
    this.#open = { name, file }
    return file
  }
}

/** The content of the entry whose frame is at `offset`; undefined when none is, or it does not match its checksum. */
function readFrame(file: DiskFile, offset: number): Uint8Array | undefined {
  const body = readBody(file, offset)
  return body?.[0] === FRAME_ENTRY ? body.subarray(1) : undefined
}

function readBody(file: DiskFile, offset: number): Uint8Array | undefined {
  const head = new Uint8Array(FRAME_HEAD_BYTES)
  if (file.read(head, offset) < head.length) return undefined
  const length = readUint32(head, 0)
  if (length === 0 || length > FRAME_BODY_BYTES_MAX) return undefined
  const body = new Uint8Array(length)
  return file.read(body, offset + FRAME_HEAD_BYTES) < length || crc32(body) !== readUint32(head, 4) ? undefined : body
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** What SQLite says of its file, as a fault; any other error as it is. */
function toFault(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (code.startsWith('SQLITE_BUSY')) return new Fault('workspace/locked', 'another process brings the index up to date', { path })
  if (!code.startsWith('SQLITE_')) return error
  return new Fault('run/io', `the index cannot be written: ${String(error)}`, { path }, { cause: error })
}

/** Whether an error says that the index's file is to blame. */
function isDamage(error: unknown): boolean {
  if (error instanceof IndexDamaged) return true
  const code = codeOf(error)
  return ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_ERROR', 'SQLITE_CONSTRAINT'].some((each) => code.startsWith(each))
}
