import {
  BUNDLE_BYTES_MAX,
  checkBundle,
  checkLogSignature,
  decodeRecord,
  isBundle,
  parseBundle,
  toRecordView,
} from '../../main/audit/index.ts'
import { sha256, sha256Into } from '../../main/platform/index.ts'
import { Fault } from '../../shared/base/index.ts'
import { checkBundledRelease, checkBundledTrust } from '../../shared/bundle/index.ts'
import {
  checkTlogProof,
  PROOF_BYTES_MAX,
  type ProvenEntry,
  parseCheckpoint,
  parseSignedNote,
  parseTlogProof,
  parseVerifierKey,
  toHex,
  type VerifierKey,
} from '../../shared/chain/index.ts'
import { releaseLines } from '../bundle-release.ts'
import { runLines, toRunReport } from '../bundle-report.ts'
import { EXIT, exitCodeOfBreach } from '../exit-code.ts'
import { givenKey, readGiven } from '../log-key.ts'
import type { Output } from '../output.ts'
import { checkpointOf, followPinned, signedByLines, signedByView } from '../rotation-view.ts'
import type { Verb, VerbContext } from '../verb.ts'

export const auditCheckVerb: Verb = {
  name: 'audit check',
  summary: 'check a proof or a bundle that somebody gave you',
  synopsis: 'FILE [--key VKEY] [--entry FILE] [--rotations FILE]',
  description: [
    "Checks a tlog-proof (vbus audit prove) with nothing but the log's verifier key: no workspace, no network. The key is one that you had from the log's owner " +
      'before, not one that came with the proof. The entry is what the proof carries, or what --entry holds.',
    "Checks a bundle of a run (vbus audit bundle) the same way: every record, that none is missing from the start of the run to its end, the person's signature under what was " +
      'trusted, and the texts. Without --key the key that the bundle brings is taken, and the verdict says that it is not one you pinned: whoever made the bundle may have made ' +
      'the whole log.',
    'The key may be one of before a rotation (vbus key rotate) or of after it. What was made after it carries what leads from the earlier keys to the one that signed it. For what is ' +
      'older than the key, --rotations names something made later: a proof, a bundle or a checkpoint of the same log. The verdict says which key signed, and by which records.',
  ],
  positionals: ['FILE'],
  options: [
    { name: 'key', value: 'VKEY', help: "the log's verifier key, NAME+HEX8+BASE64" },
    { name: 'entry', value: 'FILE', help: 'the entry whose proof it is, instead of the one in the proof' },
    { name: 'rotations', value: 'FILE', help: 'a proof, bundle or checkpoint made after the key was rotated, where FILE is of before' },
  ],
  exits: [
    ['0', 'it holds'],
    ['13', 'it does not'],
  ],
  examples: [['vbus audit check record-42.tlog-proof --key "vbus/0c9f...+b3c1d2e4+AbCd..."', 'is this record in that log?']],
  async run(context) {
    const { args, out } = context
    const path = args.path(args.positionals[0] ?? '')
    const key = givenKey(context)
    const bytes = readGiven(path, BUNDLE_BYTES_MAX)
    const later = args.text('rotations')
    const beside = later === undefined ? undefined : checkpointOf(readGiven(args.path(later), BUNDLE_BYTES_MAX), later)
    if (isBundle(bytes)) return await checkRunBundle(out, bytes, { pinned: key, beside })
    if (key === undefined) throw new Fault('cli/usage', '--key is needed: a proof says nothing without the key of the log')
    return await checkProof(context, { bytes, pinned: key, beside })
  },
}

interface GivenProof {
  readonly bytes: Uint8Array
  readonly pinned: VerifierKey
  readonly beside: Uint8Array | undefined
}

async function checkProof({ args, out }: VerbContext, { bytes, pinned, beside }: GivenProof): Promise<number> {
  const signer = await followPinned(parseTlogProof(bytes)?.checkpoint ?? new Uint8Array(0), pinned, beside)
  // Of a checkpoint that no known key signed the check says what is wrong with it.
  const key = signer?.key ?? pinned
  const entry = args.text('entry')
  const more = entry === undefined ? {} : { entry: readGiven(args.path(entry), PROOF_BYTES_MAX) }
  const proven = await checkTlogProof(bytes, { key, ...more, hashInto: sha256Into, checkSignature: checkLogSignature })
  if (typeof proven === 'string') {
    const hint = signer === undefined && beside === undefined && isBySomeOtherKey(bytes, pinned) ? HINT : ''
    out.failure(new Fault('audit/proof-invalid', `the proof does not hold: ${proven}${hint}`), { type_of_file: 'proof' })
    return exitCodeOfBreach('SECURITY_FAILURE')
  }
  const { index, head, leaf } = proven
  const record = viewOf(proven)
  const root = toHex(head.root)
  const by = signer === undefined ? {} : signedByView(signer)
  const view = {
    type_of_file: 'proof',
    origin: key.origin,
    index,
    size: head.size,
    root,
    leaf: toHex(leaf),
    ...by,
    content: record ?? null,
  }
  const what = record === undefined ? '' : ` (${record.kind}, ${record.time})`
  out.result(view, [
    `it holds: record ${index}${what} is in the log of ${head.size} records that ${key.origin} signed`,
    `  root ${root}`,
    ...(signer ? signedByLines(signer) : []),
  ])
  return EXIT.done
}

async function checkRunBundle(
  out: Output,
  bytes: Uint8Array,
  { pinned, beside }: { readonly pinned: VerifierKey | undefined; readonly beside: Uint8Array | undefined },
): Promise<number> {
  const bundle = parseBundle(bytes)
  const brought = typeof bundle === 'string' ? undefined : parseVerifierKey(sha256, bundle.vkey)
  const key = pinned ?? brought
  const about = { type_of_file: 'bundle', pinned: pinned !== undefined, vkey: key?.text ?? null }
  const refuse = (reason: string): number => {
    out.failure(new Fault('audit/bundle-invalid', `the bundle does not hold: ${reason}`), about)
    return exitCodeOfBreach('SECURITY_FAILURE')
  }
  if (key === undefined) return refuse(typeof bundle === 'string' ? bundle : 'its key is none')
  const checked = await checkBundle(bytes, key, beside)
  if (typeof checked === 'string') return refuse(checked)
  const checks = { sha256, checkSignature: checkLogSignature }
  const trust = await checkBundledTrust(checked, checks)
  if (!trust.holds) return refuse(`the trust in what ran does not hold: ${trust.reason}`)
  const release = await checkBundledRelease(checked, trust.person, checks)
  if (release !== undefined && release.wrong !== null) return refuse(`the release does not hold: ${release.wrong}`)
  const { head, signer, ofRun, records, texts, hasEnded } = checked
  const root = toHex(head.root)
  const range = { first: ofRun[0]?.number ?? null, last: ofRun.at(-1)?.number ?? null }
  out.result(
    {
      ...about,
      ...signedByView(signer),
      size: head.size,
      root,
      records: records.length,
      ...range,
      has_ended: hasEnded,
      texts,
      trust,
      release: release ?? null,
      ...toRunReport(checked),
    },
    [
      `it holds: run ${checked.bundle.run}, ${ofRun.length} records without a gap, in the log of ${head.size} records that ${key.origin} signed`,
      `  root    ${root}`,
      `  trusted by ${trust.person}`,
      ...releaseLines(release),
      ...runLines(checked),
      ...(hasEnded ? [] : ['  the run had not ended when the head was signed']),
      pinned === undefined
        ? '  the key is the one that the bundle brings, not one that you pinned: whoever made it may have made the whole log'
        : `  the key is ${signer.rotations.length === 0 ? 'the one' : 'not the one, but one of the same log,'} that you pinned`,
      ...signedByLines(signer),
    ],
  )
  return EXIT.done
}

const HINT = '. It is of this log by its name, and by another key: if it is older than yours, name something made since with --rotations'

function isBySomeOtherKey(proof: Uint8Array, pinned: VerifierKey): boolean {
  const note = parseTlogProof(proof)?.checkpoint ?? new Uint8Array(0)
  return parseCheckpoint(pinned, note) === undefined && parseSignedNote(note)?.body.startsWith(`${pinned.origin}\n`) === true
}

/** The entry as a record; undefined when it is none. */
function viewOf({ index, entry }: ProvenEntry): ReturnType<typeof toRecordView> | undefined {
  try {
    return toRecordView(index, decodeRecord(entry))
  } catch {
    return undefined
  }
}
