import type { FaultView } from '../../../shared/base/index.ts'
import { EXIT } from '../../exit-code.ts'
import { givenCircuit } from '../../given-circuit.ts'
import type { Verb } from '../../verb.ts'
import { asked, BINDING_OPTION } from './plan.ts'

interface DoneView {
  readonly name: string
  readonly version: number
  readonly record: number
  readonly running: boolean
  readonly unchanged?: boolean
  readonly fault: FaultView | null
  readonly drained: { readonly inside: number; readonly dropped: number } | null
}

export const circuitApplyVerb: Verb = {
  name: 'circuit apply',
  summary: 'run a circuit from now on',
  synopsis: 'FILE [--binding FILE]',
  description: [
    'One act: the files go into the content store, one record on the disk decides, then this version takes over from the one before, whose messages end by their rules. ' +
      'You need every grant that the circuit gets. Without a running engine it is recorded, and runs when one serves.',
  ],
  positionals: ['FILE'],
  options: [BINDING_OPTION],
  exits: [
    ['0', 'it is applied'],
    ['2', 'it has errors: one diagnostic a line'],
    ['3', 'it would get grants that you do not have'],
    ['4', 'another act on it is under way'],
  ],
  examples: [['vbus circuit apply circuits/bowls.circuit.yaml --binding circuits/simulated.binding.yaml', 'runs from now on']],
  async run(context) {
    const view = (await asked(context, 'system.circuit.apply', givenCircuit(context))) as DoneView
    context.out.result(view, doneLines(view, view.unchanged === true ? 'runs already' : 'applied'))
    return EXIT.done
  },
}

export const circuitRollbackVerb: Verb = {
  name: 'circuit rollback',
  summary: 'run an earlier version of a circuit again',
  synopsis: 'NAME [--to VERSION]',
  description: ['Exactly the bytes, the binding and the grants of that version run again. You need every grant that it gets.'],
  positionals: ['NAME'],
  options: [{ name: 'to', value: 'VERSION', help: 'the version; default: the one before what runs' }],
  exits: [
    ['0', 'it runs again'],
    ['2', 'there is no such version'],
    ['4', 'no such circuit was applied'],
  ],
  examples: [['vbus circuit rollback bowls --to 3', 'back to version 3']],
  async run(context) {
    const { args, out } = context
    const to = args.integer('to', 1, 2 ** 32 - 1)
    const body = { name: args.positionals[0], ...(to !== undefined && { to }) }
    const view = (await asked(context, 'system.circuit.rollback', { body })) as DoneView
    out.result(view, doneLines(view, 'is back'))
    return EXIT.done
  },
}

export const circuitDrainVerb: Verb = {
  name: 'circuit drain',
  summary: 'stop a circuit once what is inside has ended',
  synopsis: 'NAME [--reason TEXT]',
  description: [
    'Nothing more comes in; what is inside ends by its rules, within limits.deadline_ms. It stays stopped until it is applied or rolled back.',
  ],
  positionals: ['NAME'],
  options: [{ name: 'reason', value: 'TEXT', help: 'put on the record' }],
  exits: [
    ['0', 'it has stopped'],
    ['4', 'no such circuit runs'],
  ],
  examples: [['vbus circuit drain bowls --reason maintenance', 'stops it']],
  async run(context) {
    const { args, out } = context
    const reason = args.text('reason')
    const view = (await asked(context, 'system.circuit.drain', {
      body: { name: args.positionals[0], ...(reason !== undefined && { reason }) },
    })) as DoneView
    out.result(view, doneLines(view, 'has stopped'))
    return EXIT.done
  },
}

function doneLines({ name, version, record, running, fault, drained }: DoneView, what: string): string[] {
  return [
    `${name} version ${version} ${what}; record ${record}${running ? '' : '; it does not run in this engine'}`,
    ...(fault === null || fault === undefined ? [] : [`  it did not start: ${fault.message} (${fault.code})`]),
    ...(drained === null || drained === undefined
      ? []
      : [`  of ${drained.inside} messages inside ${drained.dropped} were not done in time`]),
  ]
}
