import { apart, type Difference, differenceOf, type RunDifference, toDifferenceView } from '../../main/engine/provenance/run-difference.ts'
import { readWorkspace } from '../../main/workspace/open.ts'
import { recordedRuns } from '../provenance/run-records.ts'
import type { Verb } from '../verb.ts'

/** Of a value, in a line for a reader. */
const VALUE_CHARS_MAX = 90

export const diffVerb: Verb = {
  name: 'diff',
  summary: 'name the first phase in which two runs differ, and why',
  synopsis: 'RUN RUN',
  description: [
    'Compares what two runs recorded, phase by phase: inputs, findings, rules applied, what was handed over, gates, models, scores, outputs; and what they were told: mode, seed, ' +
      'configuration, policy, lock files, device, parameters. Says the first phase that differs, which of its facts, and which settings do. Durations, record numbers and proofs of work are of ' +
      "each run alone and not compared. Reads the workspace's files only, with or without an engine; whether they are genuine is for vbus audit verify to say.",
  ],
  positionals: ['RUN', 'RUN'],
  options: [],
  exits: [
    ['0', 'compared, whether or not they differ'],
    ['2', 'no such run'],
  ],
  examples: [['vbus diff run-0193 run-0194', 'where did they part?']],
  run({ args, out }) {
    const { layout } = readWorkspace(args.workspaceDir)
    const [a, b] = recordedRuns(layout, args.positionals)
    if (a === undefined || b === undefined) throw new TypeError('two runs are asked for')
    const difference = differenceOf(a, b)
    const { phases, ...view } = toDifferenceView(difference, [a.state.id, b.state.id])
    out.result({ ...view, phases: phases.map(({ facts: _facts, ...phase }) => phase) }, linesOf(difference))
    return Promise.resolve(0)
  },
}

function linesOf({ settings, phases, first }: RunDifference): string[] {
  const told = settings.map((each) => `  ${line(each)}`)
  const settingLines = settings.length === 0 ? ['settings: the same'] : ['settings that differ:', ...told]
  if (first === undefined) return [...settingLines, 'every phase recorded the same']
  const later = phases.slice(phases.indexOf(first) + 1).filter(({ differs }) => differs > 0)
  return [
    ...settingLines,
    `first phase that differs: ${first.phase} (${first.differs} facts)`,
    ...first.facts.map((each) => `  ${line(each)}`),
    ...(later.length === 0 ? [] : [`after it: ${later.map(({ phase, differs }) => `${phase} (${differs})`).join(', ')}`]),
    ...(settings.length === 0 ? ['nothing they were told explains it: what is named above is where to look'] : []),
  ]
}

function line(difference: Difference): string {
  const { fact } = difference
  const [a, b] = apart(difference.a, difference.b)
  const show = (value: unknown): string => {
    const text = value === undefined ? 'none' : JSON.stringify(value)
    return text.length > VALUE_CHARS_MAX ? `${text.slice(0, VALUE_CHARS_MAX)}…` : text
  }
  return `${fact}: ${show(a)} / ${show(b)}`
}
