import { canonicalJson } from '../base/index.ts'
import { SIGNATURE_BYTES, type SignedHead } from './checkpoint.ts'
import { type Crc32, equalBytes, HASH_BYTES } from './hash.ts'

/** Largest body of a frame (docs/reference/log-format.md). */
export const FRAME_BODY_BYTES_MAX = 1_048_576
/** uint32 LE length, uint32 LE CRC-32 of the body. */
export const FRAME_HEAD_BYTES = 8
/** Body of a commit frame: kind, size, size at the commit frame before it, root, signature. */
export const COMMIT_BODY_BYTES = 1 + 8 + 8 + HASH_BYTES + SIGNATURE_BYTES
const COMMIT_FIRST_AT = 9
const COMMIT_ROOT_AT = 17
const COMMIT_SIGNATURE_AT = COMMIT_ROOT_AT + HASH_BYTES

/** First byte of a frame's body. */
export const FRAME_HEADER = 1
export const FRAME_ENTRY = 2
export const FRAME_COMMIT = 3

export type LogKind = 'audit' | 'stream'

/** The first frame of every segment. */
export interface SegmentHeader {
  /** Index of the segment's first entry. */
  readonly first: number
  readonly format: 'vbus.log.v1'
  readonly kind: LogKind
  readonly origin: string
  /** Leaf hash of the last entry before this segment in hex; 64 zeros at 0. */
  readonly prev: string
  /** Stream logs, behind entry 0: what the tree over the entries before it is made of (`MerkleTree.subtrees`, hex), so that those may be dropped. */
  readonly tree?: readonly string[]
  readonly vkey: string
}

/** `00000000000000000042.seg` */
export const segmentName = (first: number): string => `${String(first).padStart(20, '0')}.seg`

/** The index in a segment's name; undefined for any other name. */
export function segmentFirst(name: string): number | undefined {
  const match = /^(\d{20})\.seg$/.exec(name)
  const first = Number(match?.[1])
  return match !== null && Number.isSafeInteger(first) ? first : undefined
}

function frameOf(body: Uint8Array, crc32: Crc32): Uint8Array {
  const frame = new Uint8Array(FRAME_HEAD_BYTES + body.length)
  const view = new DataView(frame.buffer)
  view.setUint32(0, body.length, true)
  view.setUint32(4, crc32(body), true)
  frame.set(body, FRAME_HEAD_BYTES)
  return frame
}

export function headerFrame(header: SegmentHeader, crc32: Crc32): Uint8Array {
  return frameOf(Uint8Array.of(FRAME_HEADER, ...new TextEncoder().encode(canonicalJson(header))), crc32)
}

/** A signed head where it lies in the log. */
export interface Commit extends SignedHead {
  /** Size at the commit frame before it: the group's entries are `first` to `size - 1`. */
  readonly first: number
}

export function commitFrame(head: Commit, crc32: Crc32): Uint8Array {
  const body = new Uint8Array(COMMIT_BODY_BYTES)
  body[0] = FRAME_COMMIT
  const view = new DataView(body.buffer)
  view.setBigUint64(1, BigInt(head.size), true)
  view.setBigUint64(COMMIT_FIRST_AT, BigInt(head.first), true)
  body.set(head.root, COMMIT_ROOT_AT)
  body.set(head.signature, COMMIT_SIGNATURE_AT)
  return frameOf(body, crc32)
}

/** @param body of a header frame. @returns undefined unless it is the one encoding of a header. */
export function parseHeader(body: Uint8Array): SegmentHeader | undefined {
  let header: SegmentHeader
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body.subarray(1))) as SegmentHeader
  } catch {
    return undefined
  }
  if (typeof header !== 'object' || header === null || header.format !== 'vbus.log.v1') return undefined
  const { first, format, kind, origin, prev, tree, vkey } = header
  if (!Number.isSafeInteger(first) || typeof origin !== 'string' || typeof prev !== 'string' || typeof vkey !== 'string') return undefined
  if (kind !== 'audit' && kind !== 'stream') return undefined
  if (tree !== undefined && !(Array.isArray(tree) && tree.every((node) => typeof node === 'string' && /^[0-9a-f]{64}$/.test(node))))
    return undefined
  const plain = { first, format, kind, origin, prev, ...(tree === undefined ? {} : { tree }), vkey }
  return equalBytes(new TextEncoder().encode(canonicalJson(plain)), body.subarray(1)) ? plain : undefined
}

/** @param body of a commit frame, `COMMIT_BODY_BYTES` long. @returns undefined when it is of no entries, or of more than a number counts. */
export function parseCommit(body: Uint8Array): Commit | undefined {
  const view = new DataView(body.buffer, body.byteOffset, body.length)
  const size = Number(view.getBigUint64(1, true))
  const first = Number(view.getBigUint64(COMMIT_FIRST_AT, true))
  if (!Number.isSafeInteger(size) || first >= size) return undefined
  return {
    size,
    first,
    root: body.slice(COMMIT_ROOT_AT, COMMIT_SIGNATURE_AT),
    signature: body.slice(COMMIT_SIGNATURE_AT, COMMIT_BODY_BYTES),
  }
}

/** Where a frame lies in a buffer. */
export interface FramePlace {
  /** Offset of the body (its first byte is the kind). */
  readonly body: number
  /** Offset behind the frame. */
  readonly end: number
}

export type FrameProblem = 'incomplete' | 'end' | 'too long'

/** Finds the frame that begins at `at` in `buffer[at…end)`; its CRC is not checked. */
export function findFrame(buffer: Uint8Array, at: number, end: number): FramePlace | FrameProblem {
  if (end - at < 4) return 'incomplete'
  const length = readUint32(buffer, at)
  if (length === 0) return 'end'
  if (length > FRAME_BODY_BYTES_MAX) return 'too long'
  const body = at + FRAME_HEAD_BYTES
  return body + length > end ? 'incomplete' : { body, end: body + length }
}

export function readUint32(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0
}

export function writeUint32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value
  bytes[at + 1] = value >>> 8
  bytes[at + 2] = value >>> 16
  bytes[at + 3] = value >>> 24
}
