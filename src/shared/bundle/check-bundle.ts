import {
  type CheckSignature,
  checkTlogProof,
  equalBytes,
  type FollowedKey,
  followKeys,
  parseCheckpoint,
  type Sha256,
  type TreeHead,
  toHashInto,
  toHex,
  type VerifierKey,
} from '../chain/index.ts'
import { arqonbus } from '../wire/generated/arqonbus.js'
import { type Bundle, parseBundle } from './bundle-file.ts'
import { type RecordView, toRecordView } from './record-view.ts'

/** Texts that a bundle may hold, and the field of `run_started` with their hash. */
const TEXTS = [
  ['config', 'configSha256'],
  ['policy', 'policySha256'],
] as const

export interface BundledRecord {
  readonly number: number
  readonly record: arqonbus.v1.Record
  readonly view: RecordView
}

/** What a bundle shows, once everything in it held. */
export interface CheckedBundle {
  readonly bundle: Bundle
  readonly head: TreeHead
  /** Whose key signed the head, and how it follows from the one given. */
  readonly signer: FollowedKey
  /** Ascending. */
  readonly records: readonly BundledRecord[]
  /** Those of the run, and what lies between them: none is missing from the first to the last, or to the head when its end is not among them. */
  readonly ofRun: readonly BundledRecord[]
  /** Whether the run's end is on the record. */
  readonly hasEnded: boolean
  /** Configuration and policy as the run had them: whether their text is in the bundle. */
  readonly texts: Readonly<Record<'config' | 'policy', boolean>>
}

export interface CheckBundleOptions {
  readonly pinned: VerifierKey
  /** A checkpoint of a later time: what leads from this key to one of before. */
  readonly beside?: Uint8Array | undefined
  readonly sha256: Sha256
  readonly checkSignature: CheckSignature
}

/** Checks a bundle with nothing but the key that one has. @returns why it does not hold, as text. */
export async function checkBundle(bytes: Uint8Array, options: CheckBundleOptions): Promise<CheckedBundle | string> {
  const { pinned, sha256, checkSignature } = options
  const hashInto = toHashInto(sha256)
  const bundle = parseBundle(bytes, sha256)
  if (typeof bundle === 'string') return bundle
  if (bundle.origin !== pinned.origin) return 'it names the key of another log'
  const checkpoint = bundle.parts.get('checkpoint') ?? new Uint8Array(0)
  const signer = await followKeys(checkpoint, { pinned, beside: options.beside, sha256, checkSignature })
  if (signer === undefined) return notSigned(bundle, checkpoint, pinned)
  const { key } = signer
  if (bundle.vkey !== key.text) return 'it names another key of this log than its checkpoint is signed by'
  const head = parseCheckpoint(key, checkpoint) as TreeHead
  const records: BundledRecord[] = []
  for (const [name, part] of bundle.parts) {
    const number = /^record\/(\d+)$/.exec(name)?.[1]
    if (number === undefined) {
      if (name === 'checkpoint' || TEXTS.some(([text]) => text === name)) continue
      return `${name} is nothing that a bundle holds`
    }
    const proven = await checkTlogProof(part, { key, hashInto, checkSignature })
    if (typeof proven === 'string') return `${name}: ${proven}`
    if (proven.index !== Number(number)) return `${name} is the proof of record ${proven.index}`
    if (proven.head.size !== head.size || !equalBytes(proven.head.root, head.root)) return `${name} is proved against another head`
    const record = readRecord(proven.entry)
    if (record === undefined) return `${name} is no record`
    records.push({ number: proven.index, record, view: toRecordView(proven.index, record) })
  }
  records.sort((a, b) => a.number - b.number)
  const texts = TEXTS.map(([text]) => text).filter((text) => bundle.parts.has(text))
  const names = ['checkpoint', ...texts, ...records.map(({ number }) => `record/${number}`)]
  if ([...bundle.parts.keys()].some((name, i) => name !== names[i])) return 'its parts are not in their order'
  return checkRun({ bundle, head, signer }, records, sha256)
}

function notSigned(bundle: Bundle, checkpoint: Uint8Array, pinned: VerifierKey): string {
  if (bundle.vkey !== pinned.text)
    return 'it names another key of this log, to which no rotation that it carries leads: one of before or after a rotation, or one that somebody made up'
  return parseCheckpoint(pinned, checkpoint) === undefined
    ? 'its checkpoint is none of the log whose key this is'
    : 'the signature of its checkpoint is wrong'
}

function readRecord(entry: Uint8Array): arqonbus.v1.Record | undefined {
  try {
    return arqonbus.v1.Record.decode(entry)
  } catch {
    return undefined
  }
}

/** That the run is there from its beginning on without a gap, and the texts are those it names. */
function checkRun(
  of: Pick<CheckedBundle, 'bundle' | 'head' | 'signer'>,
  records: readonly BundledRecord[],
  sha256: Sha256,
): CheckedBundle | string {
  const { bundle, head } = of
  const own = records.filter(({ record }) => record.run === bundle.run)
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined) return `it holds no record of run ${bundle.run}`
  const { runStarted } = first.record
  if (!runStarted) return `the first record of run ${bundle.run} is not its start`
  const hasEnded = own.some(({ record }) => record.runEnded)
  // Without its end everything up to the head has to be there: else a breach could be cut off with it.
  const through = hasEnded ? last.number : head.size - 1
  const ofRun = records.filter(({ number }) => number >= first.number && number <= through)
  if (ofRun.length !== through - first.number + 1)
    return `records are missing between ${first.number} and ${through}${hasEnded ? '' : ', and the end of the run is not in it'}`
  for (const [name, field] of TEXTS) {
    const text = bundle.parts.get(name)
    if (text !== undefined && !equalBytes(sha256(text), runStarted[field] ?? new Uint8Array(0)))
      return `${name} is not the text whose hash ${toHex(runStarted[field] ?? new Uint8Array(0))} the run recorded`
  }
  return { ...of, records, ofRun, hasEnded, texts: { config: bundle.parts.has('config'), policy: bundle.parts.has('policy') } }
}
