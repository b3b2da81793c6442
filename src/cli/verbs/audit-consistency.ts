import { sha256Into } from '../../main/platform/index.ts'
import { Fault } from '../../shared/base/index.ts'
import {
  CHECKPOINT_BYTES_MAX,
  encodeConsistency,
  encodeNote,
  equalBytes,
  parseCheckpoint,
  parseConsistency,
  type SignedHead,
  toHex,
  type VerifierKey,
  verifyConsistency,
} from '../../shared/chain/index.ts'
import { withIndex } from '../audit-index.ts'
import { EXIT } from '../exit-code.ts'
import { givenKey, givenOrPinnedKey, readGiven, writeWanted } from '../log-key.ts'
import { followPinned } from '../rotation-view.ts'
import type { Verb, VerbContext } from '../verb.ts'

const PROOF_BYTES_MAX = 16_384

export const auditConsistencyVerb: Verb = {
  name: 'audit consistency',
  summary: 'check that one signed head is the past of another',
  synopsis: 'OLD NEW [--key VKEY] [--old-key VKEY] [--proof FILE] [-o FILE]',
  description: [
    'OLD and NEW are checkpoints, e.g. one kept outside the rig and one of today. Checks both signatures (a checkpoint made after a rotation of the key tells of the keys before), and that the log of NEW begins with every record of the ' +
      'log of OLD, unaltered. What shows it is made from the workspace; with --proof it is read from a file, and no workspace is needed.',
    '-o writes it: a C2SP tlog-witness add-checkpoint body (`old N`, hashes, an empty line, the checkpoint).',
  ],
  positionals: ['OLD', 'NEW'],
  options: [
    { name: 'key', value: 'VKEY', help: "the log's verifier key; default: the one the workspace pins" },
    {
      name: 'old-key',
      value: 'VKEY',
      help: 'the key that OLD is signed by, when the log had another one then and NEW does not tell of it (vbus key rotate)',
    },
    { name: 'proof', value: 'FILE', help: 'the proof, instead of the workspace' },
    { name: 'out', short: 'o', value: 'FILE', help: 'where to write the proof' },
  ],
  exits: [
    ['0', 'consistent'],
    ['13', 'not consistent, or not signed'],
  ],
  examples: [['vbus audit consistency monday.checkpoint today.checkpoint', 'was anything rewritten since Monday?']],
  async run(context) {
    const { args, out } = context
    const key = givenOrPinnedKey(context)
    const [oldPath = '', newPath = ''] = args.positionals
    const oldKey = givenKey(context, 'old-key') ?? key
    if (oldKey.origin !== key.origin) throw new Fault('cli/usage', `--old-key is a key of ${oldKey.origin}, not of ${key.origin}`)
    const newer = readGiven(args.path(newPath), CHECKPOINT_BYTES_MAX)
    const [before] = await headOf(oldPath, readGiven(args.path(oldPath), CHECKPOINT_BYTES_MAX), { pinned: oldKey, beside: newer })
    const [after, newKey] = await headOf(newPath, newer, { pinned: key })
    const path = await findPath(context, { before, after })
    const proof = { oldSize: before.size, oldRoot: before.root, newSize: after.size, newRoot: after.root, path }
    if (!verifyConsistency(proof, sha256Into)) throw contradiction(before, after)
    const wanted = args.text('out')
    if (wanted !== undefined)
      writeWanted(args.path(wanted), encodeConsistency({ oldSize: before.size, path, checkpoint: encodeNote(newKey, after) }))
    const view = ({ size, root }: SignedHead): object => ({ size, root: toHex(root) })
    out.result({ consistent: true, origin: key.origin, old: view(before), new: view(after) }, [
      `consistent: the log of ${after.size} records begins with the one of ${before.size}`,
    ])
    return EXIT.done
  },
}

async function headOf(
  path: string,
  bytes: Uint8Array,
  { pinned, beside }: { readonly pinned: VerifierKey; readonly beside?: Uint8Array },
): Promise<readonly [SignedHead, VerifierKey]> {
  const signer = await followPinned(bytes, pinned, beside)
  const head = signer && parseCheckpoint(signer.key, bytes)
  if (signer === undefined || head === undefined)
    throw new Fault('audit/proof-invalid', `${path} is no checkpoint that ${pinned.origin} signed with this key`)
  return [head, signer.key]
}

const contradiction = (before: SignedHead, after: SignedHead, why = ''): Fault =>
  new Fault('audit/not-consistent', `the log of ${after.size} records does not begin with the one of ${before.size}${why}`, {
    old_size: before.size,
    old_root: toHex(before.root),
    new_size: after.size,
    new_root: toHex(after.root),
  })

async function findPath(
  context: VerbContext,
  { before, after }: { before: SignedHead; after: SignedHead },
): Promise<readonly Uint8Array[]> {
  if (before.size > after.size)
    throw contradiction(before, after, ': it is longer. Either the log was cut back, or OLD and NEW are exchanged')
  const { args } = context
  const file = args.text('proof')
  if (file !== undefined) {
    const proof = parseConsistency(readGiven(args.path(file), PROOF_BYTES_MAX))
    if (proof === undefined || proof.oldSize !== before.size)
      throw new Fault('audit/proof-invalid', `${file} is no proof from ${before.size} records on`)
    return proof.path
  }
  return await withIndex(context, (index) => {
    if (after.size > index.head.size) throw contradiction(before, after, `: the log of this workspace has ${index.head.size}`)
    const { path, oldRoot, newRoot } = index.consistency(before.size, after.size)
    if (!equalBytes(newRoot, after.root)) throw contradiction(before, after, ': the new head is not of this log')
    if (!equalBytes(oldRoot, before.root)) throw contradiction(before, after, ': the old head is not of this log')
    return path
  })
}
