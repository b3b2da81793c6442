import { canonicalJson } from '../base/index.ts'
import { EMPTY_STATE } from './state.ts'

/**
 * Grows, here and in sdk/python/src/arqonbus/audit/fold/empty.py, whenever the same records fold to another state but the empty one is as it was.
 */
const FOLD_VERSION = 3

/** Records between two snapshots (docs/spec/state.md ST3). */
export const SNAPSHOT_EVERY = 4_096

/** Bytes of a fold's id: of the SHA-256 of `FOLD_TEXT` the first. */
export const FOLD_ID_BYTES = 8

/** What names this fold: snapshots of another one are of states that this one does not make (docs/spec/state.md ST11). */
export const FOLD_TEXT = canonicalJson({ empty: EMPTY_STATE, version: FOLD_VERSION })
