import { checkLogSignature, isBundle, parseBundle } from '../main/audit/index.ts'
import { sha256 } from '../main/platform/index.ts'
import { Fault } from '../shared/base/index.ts'
import { type FollowedKey, followKeys, isTlogProof, parseTlogProof, type VerifierKey } from '../shared/chain/index.ts'

/** The checkpoint of whatever was handed over: a proof, a bundle, or a checkpoint. @throws Fault `cli/usage` where there is none. */
export function checkpointOf(bytes: Uint8Array, path: string): Uint8Array {
  if (!isTlogProof(bytes) && !isBundle(bytes)) return bytes
  const bundle = isBundle(bytes) ? parseBundle(bytes) : undefined
  const found = typeof bundle === 'object' ? bundle.parts.get('checkpoint') : parseTlogProof(bytes)?.checkpoint
  if (found === undefined) throw new Fault('cli/usage', `${path} is no proof, bundle or checkpoint`)
  return found
}

/** The key that signed a checkpoint, by way of the pinned one. @param beside a checkpoint of a later time; undefined for none. */
export const followPinned = (checkpoint: Uint8Array, pinned: VerifierKey, beside?: Uint8Array): Promise<FollowedKey | undefined> =>
  followKeys(checkpoint, { pinned, beside, sha256, checkSignature: checkLogSignature })

/** The same for `--json`: which key signed, and by which records it follows from the one given. */
export const signedByView = ({ key, rotations }: FollowedKey): object => ({
  signed_by: key.text,
  rotations: rotations.map(({ record, before, after }) => ({ record, before: before.text, after: after.text })),
})

/** The same for a reader; no line where the key is the pinned one itself. */
export function signedByLines({ key, rotations }: FollowedKey): string[] {
  if (rotations.length === 0) return []
  const records = rotations.map(({ record }) => record).join(', ')
  const isEarlier = rotations[0]?.before.text === key.text
  return [
    isEarlier
      ? `  signed by ${key.text}, the key of before: by record ${records} yours followed, and this head is no newer than that`
      : `  signed by ${key.text}, which follows from your key: record ${records} of the log, signed by the key before it, says so`,
  ]
}
