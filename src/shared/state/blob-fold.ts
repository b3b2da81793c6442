import type { arqonbus } from '../wire/generated/arqonbus.js'
import { toHex, toNumber, toTime } from './values.ts'

/** Blobs of one namespace; the engine stores no more, and a record of one beyond is not taken. */
export const BLOBS_PER_NAMESPACE_MAX = 16_384

/** A blob that a namespace has. */
export interface BlobState {
  readonly bytes: number
  readonly contentType: string
  /** RFC 3339; when it was put last. */
  readonly stored: string
  readonly record: number
}

export interface NamespaceBlobs {
  readonly count: number
  readonly bytes: number
  /** By the first two hex digits, then by the whole SHA-256: a put copies what shares its two, not all. */
  readonly byPrefix: Readonly<Record<string, Readonly<Record<string, BlobState>>>>
}

/** By namespace. */
export type BlobsState = Readonly<Record<string, NamespaceBlobs>>

const NONE: NamespaceBlobs = { count: 0, bytes: 0, byPrefix: {} }
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** A blob that the namespace has; undefined when it has not. */
export function blobOf(blobs: BlobsState, namespace: string, sha256: string): BlobState | undefined {
  const shelf = own(own(blobs, namespace)?.byPrefix ?? {}, sha256.slice(0, 2))
  return shelf === undefined ? undefined : own(shelf, sha256)
}

/** Blobs after a `blob_stored` or `blob_removed`; records of other kinds change nothing. */
export function applyBlob(blobs: BlobsState, record: arqonbus.v1.IRecord, number: number): BlobsState {
  const { blobStored, blobRemoved } = record
  const body = blobStored ?? blobRemoved
  if (!body) return blobs
  const namespace = body.namespace ?? ''
  const sha256 = toHex(body.sha256)
  const before = own(blobs, namespace) ?? NONE
  const known = blobOf(blobs, namespace, sha256)
  const prefix = sha256.slice(0, 2)
  const { [sha256]: _known, ...others } = own(before.byPrefix, prefix) ?? {}
  if (blobStored) {
    if (known === undefined && before.count >= BLOBS_PER_NAMESPACE_MAX) return blobs
    const bytes = toNumber(blobStored.bytes)
    const blob = { bytes, contentType: blobStored.contentType ?? '', stored: toTime(record.time), record: number }
    const shelf = { ...others, [sha256]: blob }
    const count = before.count + (known === undefined ? 1 : 0)
    const after = { count, bytes: before.bytes - (known?.bytes ?? 0) + bytes, byPrefix: { ...before.byPrefix, [prefix]: shelf } }
    return { ...blobs, [namespace]: after }
  }
  if (known === undefined) return blobs
  const byPrefix = { ...before.byPrefix, [prefix]: others }
  if (Object.keys(others).length === 0) delete byPrefix[prefix]
  return { ...blobs, [namespace]: { count: before.count - 1, bytes: before.bytes - known.bytes, byPrefix } }
}
