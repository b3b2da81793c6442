import { checkTlogProof } from './check-proof.ts'
import { toBase64 } from './encoding.ts'
import { equalBytes, HASH_BYTES, type Sha256, toHashInto } from './hash.ts'
import { verifyConsistency } from './proof-checks.ts'
import { peekRotation } from './record-peek.ts'
import type { CheckSignature } from './signature-checks.ts'
import { parseHead, parseSignedNote, type SignedNote } from './signed-note.ts'
import { parseTlogProof } from './tlog-proof.ts'
import { KEY_ID_BYTES, parseVerifierKey, type VerifierKey } from './vkey.ts'

/** Newest rotations that a checkpoint carries: with the largest record of all a proof is then within its bound. */
export const CARRIED_ROTATIONS_MAX = 8
const TYPE = 'vbus.rotation.v1'
/** Signature type of whoever has none assigned (https://c2sp.org/signed-note); the type's name follows. */
const OTHER_TYPE = 0xff
const PATH_MAX = 63

/** That the log's key was changed, as a checkpoint of any later time carries it. */
export interface RotationEvidence {
  /** tlog-proof of the `key_rotated` record against a head that the key before it signed. */
  readonly proof: Uint8Array
  /** From that head to the checkpoint that carries this. */
  readonly consistency: readonly Uint8Array[]
}

/** A rotation that holds: what the record says is in the log that the key before it signed, which is the beginning of the carrying checkpoint's. */
export interface ShownRotation {
  /** Number of the `key_rotated` record. */
  readonly record: number
  readonly before: VerifierKey
  readonly after: VerifierKey
  /** Size of the head that the key before signed: what it signed of a larger log counts no more. */
  readonly size: number
}

const lineName = (origin: string): string => `${origin}/rotation`
const lineKeyId = (sha256: Sha256, origin: string): Uint8Array =>
  sha256(new Uint8Array([...new TextEncoder().encode(`${lineName(origin)}\n`), OTHER_TYPE, ...new TextEncoder().encode(TYPE)])).slice(
    0,
    KEY_ID_BYTES,
  )

/** A signature line for a checkpoint, with its newline. Who does not know its type passes over it, as over any witness's. */
export function encodeRotation(sha256: Sha256, origin: string, { proof, consistency }: RotationEvidence): string {
  const bytes = new Uint8Array(KEY_ID_BYTES + 1 + consistency.length * HASH_BYTES + proof.length)
  bytes.set(lineKeyId(sha256, origin))
  bytes[KEY_ID_BYTES] = consistency.length
  for (const [i, hash] of consistency.entries()) bytes.set(hash, KEY_ID_BYTES + 1 + i * HASH_BYTES)
  bytes.set(proof, KEY_ID_BYTES + 1 + consistency.length * HASH_BYTES)
  return `— ${lineName(origin)} ${toBase64(bytes)}\n`
}

function evidenceOf(sha256: Sha256, origin: string, note: SignedNote): RotationEvidence[] {
  const keyId = lineKeyId(sha256, origin)
  const lines = note.signatures.filter((line) => line.name === lineName(origin) && equalBytes(line.keyId, keyId))
  return lines.flatMap(({ signature }) => {
    const count = signature[0] ?? 0
    const end = 1 + count * HASH_BYTES
    if (count > PATH_MAX || end > signature.length) return []
    const consistency = Array.from({ length: count }, (_, i) => signature.slice(1 + i * HASH_BYTES, 1 + (i + 1) * HASH_BYTES))
    return [{ proof: signature.slice(end), consistency }]
  })
}

export interface RotationChecks {
  readonly sha256: Sha256
  readonly checkSignature: CheckSignature
}

/** The rotations that a checkpoint carries and that hold; others are as if they were not there. Who signed the checkpoint itself is not looked at. */
export async function shownRotations(checkpoint: Uint8Array, { sha256, checkSignature }: RotationChecks): Promise<ShownRotation[]> {
  const note = parseSignedNote(checkpoint)
  const head = note && parseHead(note.body)
  if (note === undefined || head === undefined) return []
  const hashInto = toHashInto(sha256)
  const shown: ShownRotation[] = []
  for (const { proof, consistency } of evidenceOf(sha256, head.origin, note)) {
    const record = parseTlogProof(proof)?.extra
    const said = record && peekRotation(record, 0, record.length)
    const [before, after] = [said?.previous, said?.vkey].map((text) => (text === undefined ? undefined : parseVerifierKey(sha256, text)))
    if (before === undefined || after === undefined || before.origin !== head.origin || after.origin !== head.origin) continue
    const proven = await checkTlogProof(proof, { key: before, hashInto, checkSignature })
    if (typeof proven === 'string') continue
    const { size, root } = proven.head
    if (!verifyConsistency({ oldSize: size, oldRoot: root, newSize: head.size, newRoot: head.root, path: consistency }, hashInto)) continue
    shown.push({ record: proven.index, before, after, size })
  }
  return shown
}
