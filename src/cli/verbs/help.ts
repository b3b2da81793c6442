import { Fault } from '../../shared/base/index.ts'
import type { Verb } from '../verb.ts'

export const helpVerb: Verb = {
  name: 'help',
  summary: "show this page, or a verb's",
  synopsis: '[VERB]',
  description: ['Shows the page of the command, or the manual page of a verb; the same as vbus VERB --help.'],
  positionals: ['VERB?', 'WORD?'],
  options: [],
  exits: [['0', 'shown']],
  examples: [['vbus help audit verify', 'the page of one verb']],
  run: () => Promise.reject(new Fault('internal/unexpected', 'help is answered before any verb runs')),
}
