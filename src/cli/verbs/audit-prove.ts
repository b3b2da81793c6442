import { checkpointWithRotations } from '../../main/audit/index.ts'
import { encodeTlogProof, toHex } from '../../shared/chain/index.ts'
import { recordNumber, withIndex } from '../audit-index.ts'
import { EXIT } from '../exit-code.ts'
import { writeWanted } from '../log-key.ts'
import type { Verb } from '../verb.ts'

export const auditProveVerb: Verb = {
  name: 'audit prove',
  summary: 'write the proof that a record is in the log',
  synopsis: 'N -o FILE',
  description: [
    'Writes record N with what shows that it is the one at N in the log that was signed: the hashes from it to the root, and the newest signed head. It is a ' +
      "C2SP tlog-proof with the record in its `extra` line. Whoever has the log's key checks it with vbus audit check, without the workspace.",
    'It is made of this record and of what lies on its way to the head, and says nothing of the others: vbus audit verify looks at all of them. After a rotation of ' +
      "the log's key it carries what leads from the keys of before to the one that signed the head.",
    'Reads files only, also while an engine runs.',
  ],
  positionals: ['N'],
  options: [{ name: 'out', short: 'o', value: 'FILE', help: 'where to write it, e.g. record-42.tlog-proof' }],
  exits: [
    ['0', 'written'],
    ['4', 'no such record, or no workspace there'],
    ['13', 'this record or the head was altered, or newer records than were looked at before do not verify'],
  ],
  examples: [['vbus audit prove 42 -o record-42.tlog-proof', 'the proof of record 42']],
  async run(context) {
    const { args, out } = context
    const number = recordNumber(args.positionals[0])
    const path = args.path(args.required('out'))
    const { record, proof, head, checkpoint } = await withIndex(context, (index) => ({
      ...index.prove(number),
      head: index.head,
      checkpoint: checkpointWithRotations(index),
    }))
    writeWanted(path, encodeTlogProof({ ...proof, checkpoint }))
    const root = toHex(head.root)
    out.result({ path, record: number, kind: record.kind, leaf: toHex(record.leaf), size: head.size, root }, [
      `wrote ${path}`,
      `  record ${number} (${record.kind}) in the log of ${head.size} records, root ${root}`,
    ])
    return EXIT.done
  },
}
