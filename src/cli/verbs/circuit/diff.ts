import { planCircuit } from '../../../shared/circuit/index.ts'
import { faultOf, readCircuitFile } from '../../circuit-files.ts'
import { planLines } from '../../circuit-plan.ts'
import { EXIT } from '../../exit-code.ts'
import type { Verb } from '../../verb.ts'

export const circuitDiffVerb: Verb = {
  name: 'circuit diff',
  summary: 'what changes from one circuit file to another, by meaning',
  synopsis: 'A B',
  description: [
    'Compares two circuits with their sub-circuits: nodes and edges that come, go or change by member, nodes that only got another name, topics, subscriptions, ' +
      'grants and quotas. Order, comments and ways of writing do not count. Needs no workspace and no engine.',
  ],
  positionals: ['A', 'B'],
  options: [],
  exits: [
    ['0', 'compared; the result says whether they differ'],
    ['2', 'one of them is no circuit: one diagnostic a line'],
  ],
  examples: [['vbus circuit diff old.circuit.yaml new.circuit.yaml', 'before and after']],
  async run(context) {
    const { args, out } = context
    const [before, after] = args.positionals.map((name) => readCircuitFile(context, name))
    const found = [before, after].flatMap((file) => file?.expansion.diagnostics ?? [])
    const fault = faultOf(out, found)
    if (fault !== undefined) {
      out.failure(fault)
      return EXIT.usage
    }
    const plan = planCircuit(before?.expansion.expanded?.circuit, after?.expansion.expanded?.circuit)
    out.result({ equal: plan.isEmpty, plan }, planLines(plan))
    return EXIT.done
  },
}
