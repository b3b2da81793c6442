import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/index.ts'

/** Where derived blocks are kept between runs; the engine's cache is one. What it gives back is what was put, or it throws. */
export interface BlockCache {
  /** Undefined is a miss. */
  get(key: string): Promise<Uint8Array | undefined>
  put(key: string, bytes: Uint8Array, options?: { readonly isHot?: boolean }): Promise<unknown>
}

/** A cache, and what else decides a block than its inputs: the code that makes it. */
export interface BlockStore {
  readonly cache: BlockCache
  /** SHA-256 of the component that makes the blocks. */
  readonly code: string
}

/** Characters of a key's name (docs/spec/cache.md CA2). */
const NAME_MAX = 80

/** `kind/name@sha256` of everything that decides the block. */
export function blockKey(kind: string, name: string, basis: object): string {
  const short = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]/g, '-')
    .slice(0, NAME_MAX)
  return `${kind}/${short}@${createHash('sha256').update(canonicalJson({ kind, name, basis })).digest('hex')}`
}
