import type { DiffAnswer } from '../../shared/history/index.ts'
import { recordNumber } from '../audit-index.ts'
import { EXIT } from '../exit-code.ts'
import { askHistory, statePath } from '../log-history.ts'
import type { Verb } from '../verb.ts'

export const auditDiffStateVerb: Verb = {
  name: 'audit diff-state',
  summary: 'print what changed between two records',
  synopsis: 'A B [--path PATH]',
  description: [
    'Prints every part of the state that is other after record B than after record A, or of the part at --path: what was there, and what is. At most 500 changes; ' +
      'there are more when it says so.',
  ],
  positionals: ['A', 'B'],
  options: [{ name: 'path', value: 'PATH', help: 'only this part, e.g. runs.run-1' }],
  exits: [
    ['0', 'printed, also when nothing changed'],
    ['4', 'no such record, or no workspace there'],
  ],
  examples: [['vbus audit diff-state 119 120', 'what did record 120 change?']],
  async run(context) {
    const { args, out } = context
    const [from, to] = [recordNumber(args.positionals[0]), recordNumber(args.positionals[1])]
    const diff = (await askHistory(context, { ask: 'diff', from, to, path: statePath(args.text('path')) })) as DiffAnswer
    const lines = diff.changes.map(({ path, before, after }) => `${path}: ${shown(before)} -> ${shown(after)}`)
    const more = diff.truncated ? ['  and more: name a --path'] : []
    out.result({ ...diff }, lines.length === 0 ? ['nothing changed'] : [...lines, ...more])
    return EXIT.done
  },
}

const shown = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value))
