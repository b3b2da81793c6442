import { decodeRecord, explainRecord, namedRecords, type RecordIndex, toRecordView } from '../../main/audit/index.ts'
import { toBase64, toHex } from '../../shared/chain/index.ts'
import { recordNumber, withIndex } from '../audit-index.ts'
import { EXIT } from '../exit-code.ts'
import type { Verb } from '../verb.ts'

export const auditExplainVerb: Verb = {
  name: 'audit explain',
  summary: 'tell one record in plain words, and where it stands',
  synopsis: 'N',
  description: [
    'Says what record N says, which records it refers to, in which file and at which offset it lies, its hash, and what proves it: the hashes from it to the root of the ' +
      'newest signed head. Reads files only.',
  ],
  positionals: ['N'],
  options: [],
  exits: [
    ['0', 'told'],
    ['4', 'no such record'],
    ['13', 'this record or the head was altered, or newer records than were looked at before do not verify'],
  ],
  examples: [['vbus audit explain 42', 'what is record 42?']],
  async run(context) {
    const number = recordNumber(context.args.positionals[0])
    const told = await withIndex(context, (index) => tell(index, number))
    const { view, says, refers, file, offset, leaf, path, size, root } = told
    const proof = { size, root, path: path.map(toBase64) }
    context.out.result({ content: view, says, refers_to: refers, file, offset, leaf, proof }, [
      `record ${number} (${view.kind}), ${view.time}, by ${view.actor.id || 'nobody'} (${view.actor.kind})`,
      `  ${says}`,
      ...refers.map(({ record, what }) => `  refers to record ${record}: ${what}`),
      `  lies in ${file} at offset ${offset}; its hash is ${leaf}`,
      `  ${path.length} hashes prove it in the log of ${size} records, root ${root}`,
    ])
    return EXIT.done
  },
}

interface Reference {
  readonly record: number
  readonly what: string
}

function tell(index: RecordIndex, number: number) {
  const { record, proof } = index.prove(number)
  const view = toRecordView(number, decodeRecord(record.content))
  const { size, root } = index.head
  const place = { file: record.file, offset: record.offset, leaf: toHex(record.leaf) }
  return { view, says: explainRecord(view), refers: references(index, view), ...place, path: proof.path, size, root: toHex(root) }
}

/** The record before it, the start and end of its run, and what it names by number. */
function references(index: RecordIndex, view: ReturnType<typeof toRecordView>): readonly Reference[] {
  const at = view.record
  const refers: Reference[] = at === 0 ? [] : [{ record: at - 1, what: 'the one before it, whose hash it holds' }]
  for (const kind of view.run === '' ? [] : ['run_started', 'run_ended'])
    for (const { number } of index.find({ run: view.run, kind }))
      if (number !== at) refers.push({ record: number, what: kind.replace('_', ' ') })
  for (const { field, record } of namedRecords(view)) {
    if (record >= index.head.size || record === at) continue
    const named = toRecordView(record, decodeRecord(index.record(record).content))
    refers.push({ record, what: `${field.replaceAll('_', ' ')}: ${explainRecord(named)}` })
  }
  return refers
}
