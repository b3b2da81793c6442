import { checkpointWithRotations } from '../../main/audit/index.ts'
import { toHex } from '../../shared/chain/index.ts'
import { withIndex } from '../audit-index.ts'
import { EXIT } from '../exit-code.ts'
import { writeWanted } from '../log-key.ts'
import type { Verb } from '../verb.ts'

export const auditCheckpointVerb: Verb = {
  name: 'audit checkpoint',
  summary: "write the log's newest signed head",
  synopsis: '-o FILE',
  description: [
    'Writes the newest signed head as a C2SP checkpoint. Kept outside the rig it is what later shows a log that was cut back or written anew: see ' +
      'vbus audit consistency. After a rotation of the key it carries what leads from the keys of before to the one that signed it.',
  ],
  positionals: [],
  options: [{ name: 'out', short: 'o', value: 'FILE', help: 'where to write it' }],
  exits: [
    ['0', 'written'],
    ['13', 'the head was altered, or newer records than were looked at before do not verify'],
  ],
  examples: [['vbus audit checkpoint -o monday.checkpoint', 'a head to keep']],
  async run(context) {
    const { args, out } = context
    const path = args.path(args.required('out'))
    const { head, bytes } = await withIndex(context, (index) => ({ head: index.head, bytes: checkpointWithRotations(index) }))
    writeWanted(path, bytes)
    const root = toHex(head.root)
    out.result({ path, size: head.size, root }, [`wrote ${path}: ${head.size} records, root ${root}`])
    return EXIT.done
  },
}
