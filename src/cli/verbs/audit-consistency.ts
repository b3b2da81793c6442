import { checkLogSignature } from '../../main/audit/index.ts'
import { sha256Into } from '../../main/platform/index.ts'
import { Fault } from '../../shared/base/index.ts'
import {
  encodeConsistency,
  equalBytes,
  isSigned,
  NOTE_BYTES_MAX,
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
import type { Verb, VerbContext } from '../verb.ts'

const PROOF_BYTES_MAX = 16_384

export const auditConsistencyVerb: Verb = {
  name: 'audit consistency',
  summary: 'check that one signed head is the past of another',
  synopsis: 'OLD NEW [--key VKEY] [--old-key VKEY] [--proof FILE] [-o FILE]',
  description: [
    'OLD and NEW are checkpoints, e.g. one kept outside the rig and one of today. Checks both signatures, and that the log of NEW begins with every record of the ' +
      'log of OLD, unaltered. What shows it is made from the workspace; with --proof it is read from a file, and no workspace is needed.',
    '-o writes it: a C2SP tlog-witness add-checkpoint body (`old N`, hashes, an empty line, the checkpoint).',
  ],
  positionals: ['OLD', 'NEW'],
  options: [
    { name: 'key', value: 'VKEY', help: "the log's verifier key; default: the one the workspace pins" },
    { name: 'old-key', value: 'VKEY', help: 'the key that OLD is signed by, when the log had another one then (vbus key rotate)' },
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
    const [before] = await readHead(oldKey, args.path(oldPath))
    const [after, checkpoint] = await readHead(key, args.path(newPath))
    const path = await findPath(context, { before, after })
    const proof = { oldSize: before.size, oldRoot: before.root, newSize: after.size, newRoot: after.root, path }
    if (!verifyConsistency(proof, sha256Into)) throw contradiction(before, after)
    const wanted = args.text('out')
    if (wanted !== undefined) writeWanted(args.path(wanted), encodeConsistency({ oldSize: before.size, path, checkpoint }))
    const view = ({ size, root }: SignedHead): object => ({ size, root: toHex(root) })
    out.result({ consistent: true, origin: key.origin, old: view(before), new: view(after) }, [
      `consistent: the log of ${after.size} records begins with the one of ${before.size}`,
    ])
    return EXIT.done
  },
}

async function readHead(key: VerifierKey, path: string): Promise<readonly [SignedHead, Uint8Array]> {
  const bytes = readGiven(path, NOTE_BYTES_MAX)
  const head = parseCheckpoint(key, bytes)
  if (head === undefined || !(await isSigned(key, head, checkLogSignature)))
    throw new Fault('audit/proof-invalid', `${path} is no checkpoint that ${key.origin} signed with this key`)
  return [head, bytes]
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
