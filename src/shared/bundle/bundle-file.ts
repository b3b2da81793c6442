import { canonicalJson } from '../base/index.ts'
import { equalBytes, fromHex, type Sha256, toHex } from '../chain/index.ts'

const MAGIC = 'vbus.bundle.v1'
/** A bundle is read whole into memory. */
export const BUNDLE_BYTES_MAX = 268_435_456
const MANIFEST_BYTES_MAX = 16_777_216
export const BUNDLE_PARTS_MAX = 65_536
/** A part's name is a label: it is shown, and never a path. */
const PART_NAME = /^[a-z][a-z0-9-]{0,31}(\/(0|[1-9]\d{0,15}))?$/

/** One thing in a bundle. */
export interface BundlePart {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What the manifest says of the whole. */
export interface BundleHead {
  /** The run that it is of. */
  readonly run: string
  readonly origin: string
  /** The log's verifier key as whoever made the bundle has it. */
  readonly vkey: string
}

export interface Bundle extends BundleHead {
  readonly parts: ReadonlyMap<string, Uint8Array>
}

interface Manifest extends BundleHead {
  readonly format: string
  readonly parts: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
}

/**
 * One file: the line `vbus.bundle.v1`, the manifest as canonical JSON on a line, the parts' bytes one behind the other.
 * @throws RangeError for more than a bundle may hold.
 */
export function encodeBundle(head: BundleHead, parts: readonly BundlePart[], sha256: Sha256): Uint8Array {
  if (parts.length > BUNDLE_PARTS_MAX) throw new RangeError(`a bundle of ${parts.length} parts; at most ${BUNDLE_PARTS_MAX} can be`)
  const rows = parts.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: toHex(sha256(bytes)) }))
  const { run, origin, vkey } = head
  const manifest: Manifest = { format: MAGIC, run, origin, vkey, parts: rows }
  const bytes = joined([new TextEncoder().encode(`${MAGIC}\n${canonicalJson(manifest)}\n`), ...parts.map((part) => part.bytes)])
  if (bytes.length > BUNDLE_BYTES_MAX) throw new RangeError(`a bundle of ${bytes.length} bytes; at most ${BUNDLE_BYTES_MAX} can be`)
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Whether a file begins as a bundle does. */
export const isBundle = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length + 1)) === `${MAGIC}\n`

/** @returns the bundle, each part as its hash says, or why it is none. Nothing else of it is checked. */
export function parseBundle(bytes: Uint8Array, sha256: Sha256): Bundle | string {
  if (!isBundle(bytes) || bytes.length > BUNDLE_BYTES_MAX) return 'it is no bundle'
  const from = MAGIC.length + 1
  const end = bytes.indexOf(10, from)
  if (end < 0 || end - from > MANIFEST_BYTES_MAX) return 'its manifest does not end'
  const manifest = parseManifest(bytes.subarray(from, end))
  if (manifest === undefined) return 'its manifest is not in its one encoding'
  const parts = new Map<string, Uint8Array>()
  let at = end + 1
  for (const part of manifest.parts) {
    const content = bytes.subarray(at, at + part.bytes)
    at += part.bytes
    if (at > bytes.length) return `it ends inside ${part.name}`
    if (parts.has(part.name)) return `it has two ${part.name}`
    if (toHex(sha256(content)) !== part.sha256) return `${part.name} does not match its hash`
    parts.set(part.name, content)
  }
  if (at !== bytes.length) return 'there are bytes behind its last part'
  const { run, origin, vkey } = manifest
  return { run, origin, vkey, parts }
}

function parseManifest(bytes: Uint8Array): Manifest | undefined {
  let manifest: Manifest
  try {
    manifest = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Manifest
  } catch {
    return undefined
  }
  if (typeof manifest !== 'object' || manifest === null || !Array.isArray(manifest.parts)) return undefined
  const { format, run, origin, vkey, parts } = manifest
  if (format !== MAGIC || [run, origin, vkey].some((text) => typeof text !== 'string') || parts.length > BUNDLE_PARTS_MAX) return undefined
  const rows = parts.map(({ name, bytes: size, sha256: hash }) => ({ name, bytes: size, sha256: hash }))
  for (const { name, bytes: size, sha256: hash } of rows) {
    if (typeof name !== 'string' || !PART_NAME.test(name) || !Number.isSafeInteger(size) || size < 0) return undefined
    if (typeof hash !== 'string' || fromHex(hash, 32) === undefined) return undefined
  }
  const plain: Manifest = { format, run, origin, vkey, parts: rows }
  return equalBytes(new TextEncoder().encode(canonicalJson(plain)), bytes) ? plain : undefined
}
