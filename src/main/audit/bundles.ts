import {
  type BundleHead,
  type BundlePart,
  type CheckedBundle,
  checkBundle as check,
  encodeBundle as encode,
  parseBundle as parse,
} from '../../shared/bundle/index.ts'
import type { VerifierKey } from '../../shared/chain/index.ts'
import { sha256 } from '../platform/index.ts'
import { checkLogSignature } from './check-signature.ts'

/** Bundles (src/shared/bundle) with this process's hash and signatures. */
export const encodeBundle = (head: BundleHead, parts: readonly BundlePart[]): Uint8Array => encode(head, parts, sha256)
export const parseBundle = (bytes: Uint8Array): ReturnType<typeof parse> => parse(bytes, sha256)

/** @param beside a checkpoint of a later time: what leads from this key to one of before. */
export function checkBundle(bytes: Uint8Array, pinned: VerifierKey, beside?: Uint8Array): Promise<CheckedBundle | string> {
  return check(bytes, { pinned, beside, sha256, checkSignature: checkLogSignature })
}
