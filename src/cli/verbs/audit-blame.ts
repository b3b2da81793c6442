import type { LocatedRecord } from '../../shared/history/index.ts'
import { recordNumber } from '../audit-index.ts'
import { EXIT } from '../exit-code.ts'
import { askHistory, statePath } from '../log-history.ts'
import type { Verb } from '../verb.ts'

export const auditBlameVerb: Verb = {
  name: 'audit blame',
  summary: 'print the record that last changed a part of the state',
  synopsis: 'N PATH',
  description: ['Prints the last record up to N after which the part of the state at PATH is another one than before it.'],
  positionals: ['N', 'PATH'],
  options: [],
  exits: [
    ['0', 'printed; null when no record changed it'],
    ['4', 'no such record, or no workspace there'],
  ],
  examples: [['vbus audit blame 500 trust.policySha256', 'who brought the policy that was in force at record 500?']],
  async run(context) {
    const { args, out } = context
    const record = recordNumber(args.positionals[0])
    const path = statePath(args.positionals[1])
    const found = (await askHistory(context, { ask: 'blame', record, path })) as LocatedRecord | { readonly record: null }
    out.result({ ...found }, [
      found.record === null ? 'no record changed it' : `record ${found.record} (${found.time}): vbus audit explain ${found.record}`,
    ])
    return EXIT.done
  },
}
