import { RecordIndex } from '../../main/audit/index.ts'
import { indexOptions, withIndex } from '../audit-index.ts'
import { EXIT } from '../exit-code.ts'
import type { Verb } from '../verb.ts'

export const auditRebuildIndexVerb: Verb = {
  name: 'audit rebuild-index',
  summary: "make the audit log's index anew from the log",
  synopsis: '',
  description: [
    'Deletes the index (.vbus/index/audit.sqlite) and makes it again from the log, verifying every record and the newest head on the way. Nothing depends on ' +
      'it: verbs that use it bring it up to date, and make it anew themselves when it is damaged.',
  ],
  positionals: [],
  options: [],
  exits: [
    ['0', 'made'],
    ['13', 'the log does not verify'],
  ],
  examples: [['vbus audit rebuild-index', 'start over']],
  async run(context) {
    const options = indexOptions(context)
    RecordIndex.remove(options)
    const records = await withIndex(context, (index) => index.head.size)
    context.out.result({ path: options.path, records }, [`indexed ${records} records in ${options.path}`])
    return EXIT.done
  },
}
