import { crc32 } from 'node:zlib'
import {
  checkpointBody,
  commitFrame,
  FRAME_BODY_BYTES_MAX,
  FRAME_ENTRY,
  FRAME_HEAD_BYTES,
  HASH_BYTES,
  type LogKind,
  MerkleTree,
  PREV_FIELD_BYTES,
  PREV_TAG,
  type SignedHead,
  writeUint32,
} from '../../shared/chain/index.ts'
import { sha256Into } from '../platform/hash.ts'

/**
 * A group is closed once it holds this much; one entry may go over it. A cap well above what one fdatasync costs, and below what publishers have
 * under way: one group that held all of it would make them wait for the disk and then the disk for them (measured: half as fast again).
 */
export const GROUP_BYTES_MAX = 786_432
const COMMIT_ROOM = 256

export type Sign = (body: Uint8Array) => Uint8Array

export interface GroupBuilderOptions {
  readonly kind: LogKind
  readonly origin: string
  readonly sign: Sign
  /** Where the log stands. */
  readonly tree: MerkleTree
  readonly lastLeaf: Uint8Array
}

/** Frames, chains and hashes the entries of one group after the other into one reused buffer. */
export class GroupBuilder {
  readonly #options: GroupBuilderOptions
  readonly #prevBytes: number
  readonly #out = Buffer.allocUnsafeSlow(GROUP_BYTES_MAX + FRAME_HEAD_BYTES + FRAME_BODY_BYTES_MAX + COMMIT_ROOM)
  readonly #tree = new MerkleTree(sha256Into)
  readonly #committedTree = new MerkleTree(sha256Into)
  readonly #leaf = Buffer.alloc(HASH_BYTES)
  readonly #committedLeaf = Buffer.alloc(HASH_BYTES)
  #at = 0

  constructor(options: GroupBuilderOptions) {
    this.#options = options
    this.#prevBytes = options.kind === 'audit' ? PREV_FIELD_BYTES : 0
    this.#tree.copyFrom(options.tree)
    this.#leaf.set(options.lastLeaf)
    this.#settle()
  }

  /** Entries of the log with this group's. */
  get size(): number {
    return this.#tree.size
  }

  get committedSize(): number {
    return this.#committedTree.size
  }

  get count(): number {
    return this.#tree.size - this.#committedTree.size
  }

  get isFull(): boolean {
    return this.#at >= GROUP_BYTES_MAX
  }

  /** Leaf hash of the last committed entry. */
  get committedLeaf(): Uint8Array {
    return this.#committedLeaf
  }

  /** What the tree over the committed entries is made of. */
  committedSubtrees(): Uint8Array[] {
    return this.#committedTree.subtrees()
  }

  /** Adds an entry of `length` bytes that `fill` writes into the buffer at the offset it is given. The group must not be full. */
  add(length: number, fill: (out: Buffer, at: number) => void): void {
    const out = this.#out
    const start = this.#at
    const body = start + FRAME_HEAD_BYTES
    const content = body + 1
    if (this.#prevBytes > 0) {
      out[content] = PREV_TAG
      out[content + 1] = HASH_BYTES
      this.#leaf.copy(out, content + 2, 0, HASH_BYTES)
    }
    fill(out, content + this.#prevBytes)
    const end = content + this.#prevBytes + length
    out[body] = FRAME_ENTRY
    const view = out.subarray(body, end)
    writeUint32(out, start, end - body)
    writeUint32(out, start + 4, crc32(view))
    // The leaf is SHA-256(0x00 || content), and the kind byte stands right before the content.
    out[body] = 0
    sha256Into(view, this.#leaf, 0)
    out[body] = FRAME_ENTRY
    this.#tree.append(this.#leaf)
    this.#at = end
  }

  /** Signs the group. @returns its bytes with the commit frame, valid until the next `add`. */
  seal(): { readonly bytes: Uint8Array; readonly head: SignedHead } {
    const unsigned = { size: this.#tree.size, root: this.#tree.root() }
    const head = { ...unsigned, signature: this.#options.sign(checkpointBody(this.#options.origin, unsigned)) }
    const frame = commitFrame({ ...head, first: this.committedSize }, crc32)
    this.#out.set(frame, this.#at)
    return { bytes: this.#out.subarray(0, this.#at + frame.length), head }
  }

  /** The group is on disk. */
  commit(): void {
    this.#settle()
    this.#at = 0
  }

  /** The group could not be written: its entries never were. */
  rollBack(): void {
    this.#tree.copyFrom(this.#committedTree)
    this.#committedLeaf.copy(this.#leaf)
    this.#at = 0
  }

  #settle(): void {
    this.#committedTree.copyFrom(this.#tree)
    this.#leaf.copy(this.#committedLeaf)
  }
}
