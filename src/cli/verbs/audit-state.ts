import type { OutlineAnswer, StateAnswer } from '../../shared/history/index.ts'
import { recordNumber } from '../audit-index.ts'
import { EXIT } from '../exit-code.ts'
import { askHistory, statePath } from '../log-history.ts'
import type { Verb } from '../verb.ts'

export const auditStateVerb: Verb = {
  name: 'audit state',
  summary: 'print the state after a record',
  synopsis: 'N [--path PATH]',
  description: [
    'Folds the log up to record N and prints the state that it says there was: runs, cache, quota, memory, breaker, ... (docs/spec/state.md), whole or the part ' +
      'at --path. The SHA-256 is of the whole state; python -m arqonbus.audit state PATH --at N finds out the same with other code.',
    "Reads the workspace's files only, also while an engine runs; whether they are genuine is for vbus audit verify to say. A part that is too large is refused with " +
      'what it is made of.',
  ],
  positionals: ['N'],
  options: [{ name: 'path', value: 'PATH', help: 'names with dots between them, e.g. runs.run-1.phases.0' }],
  exits: [
    ['0', 'printed; null where there is no such part'],
    ['4', 'no such record, or no workspace there'],
  ],
  examples: [
    ['vbus audit state 120', 'the state after record 120, part by part'],
    ['vbus audit state 120 --path breaker --json', 'was the breaker open then?'],
  ],
  async run(context) {
    const { args, out } = context
    const record = recordNumber(args.positionals[0])
    const path = statePath(args.text('path'))
    if (path.length === 0 && !out.isJson) {
      const { sha256, time, members } = (await askHistory(context, { ask: 'outline', record, path, from: 0 })) as OutlineAnswer
      const rows = members.map(({ name, kind, count, chars, value }) => {
        const what = kind === 'value' ? JSON.stringify(value) : `${count} ${kind === 'list' ? 'elements' : 'members'}, ${chars} characters`
        return `  ${name.padEnd(12)}  ${what}`
      })
      out.result({}, [`state after record ${record} (${time})`, `  sha256        ${sha256}`, ...rows])
      return EXIT.done
    }
    const answer = (await askHistory(context, { ask: 'state', record, path })) as StateAnswer
    out.result({ ...answer }, [JSON.stringify(answer.state, undefined, 2), `sha256 of the whole state  ${answer.sha256}`])
    return EXIT.done
  },
}
