import { checkLogSignature, decodeRecord, toRecordView } from '../../main/audit/index.ts'
import { sha256Into } from '../../main/platform/index.ts'
import { Fault } from '../../shared/base/index.ts'
import { checkTlogProof, PROOF_BYTES_MAX, type ProvenEntry, toHex, type VerifierKey } from '../../shared/chain/index.ts'
import { EXIT, exitCodeOfBreach } from '../exit-code.ts'
import { givenKey, readGiven } from '../log-key.ts'
import type { Output } from '../output.ts'
import type { Verb, VerbContext } from '../verb.ts'

export const auditCheckVerb: Verb = {
  name: 'audit check',
  summary: 'check a proof that somebody gave you',
  synopsis: 'FILE --key VKEY [--entry FILE]',
  description: [
    "Checks a tlog-proof (vbus audit prove) with nothing but the log's verifier key: no workspace, no network. The key is one that you had from the log's owner " +
      'before, not one that came with the proof. The entry is what the proof carries, or what --entry holds.',
  ],
  positionals: ['FILE'],
  options: [
    { name: 'key', value: 'VKEY', help: "the log's verifier key, NAME+HEX8+BASE64" },
    { name: 'entry', value: 'FILE', help: 'the entry whose proof it is, instead of the one in the proof' },
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
    const bytes = readGiven(path, PROOF_BYTES_MAX)
    if (key === undefined) throw new Fault('cli/usage', '--key is needed: a proof says nothing without the key of the log')
    return await checkProof(context, { bytes, key, out })
  },
}

async function checkProof({ args }: VerbContext, given: { bytes: Uint8Array; key: VerifierKey; out: Output }): Promise<number> {
  const { bytes, key, out } = given
  const entry = args.text('entry')
  const more = entry === undefined ? {} : { entry: readGiven(args.path(entry), PROOF_BYTES_MAX) }
  const proven = await checkTlogProof(bytes, { key, ...more, hashInto: sha256Into, checkSignature: checkLogSignature })
  if (typeof proven === 'string') {
    out.failure(new Fault('audit/proof-invalid', `the proof does not hold: ${proven}`), { type_of_file: 'proof' })
    return exitCodeOfBreach('SECURITY_FAILURE')
  }
  const { index, head, leaf } = proven
  const record = viewOf(proven)
  const root = toHex(head.root)
  const view = { type_of_file: 'proof', origin: key.origin, index, size: head.size, root, leaf: toHex(leaf), content: record ?? null }
  const what = record === undefined ? '' : ` (${record.kind}, ${record.time})`
  out.result(view, [`it holds: record ${index}${what} is in the log of ${head.size} records that ${key.origin} signed`, `  root ${root}`])
  return EXIT.done
}

/** The entry as a record; undefined when it is none. */
function viewOf({ index, entry }: ProvenEntry): ReturnType<typeof toRecordView> | undefined {
  try {
    return toRecordView(index, decodeRecord(entry))
  } catch {
    return undefined
  }
}
