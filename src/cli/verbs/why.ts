import type { CellStory, PredictionStory } from '../../main/engine/provenance/explain-cell.ts'
import { whyValue } from '../../main/engine/provenance/why-value.ts'
import { readWorkspace } from '../../main/workspace/open.ts'
import { exitCodeOfBreach } from '../exit-code.ts'
import { recordedRuns } from '../provenance/run-records.ts'
import type { Verb } from '../verb.ts'

export const whyVerb: Verb = {
  name: 'why',
  summary: 'tell where a value of a run comes from',
  synopsis: 'RUN KEY COLUMN',
  description: [
    'Explains one value: of a column or a feature the table that won the cell, its file, row and content hash, the value as the file holds it, the rules that found or changed it, and the values that lost; ' +
      "of a prediction the models with their hashes, weights and trees, the inputs, and the cells that its features were made from. KEY is the row's key, its parts joined by |, or #N for row N of the master.",
    "Every file it reads is compared with its hash on the record. Reads the workspace's files only, with or without an engine; whether the log is genuine is for vbus audit verify to say.",
  ],
  positionals: ['RUN', 'KEY', 'COLUMN'],
  options: [],
  exits: [
    ['0', 'told, and everything that was compared holds'],
    ['2', 'no such run, row or column, or several; a run that published nothing'],
    ['10', 'the copy of a source is gone or is not what it was'],
    ['13', 'something that was compared does not hold'],
  ],
  examples: [
    ["vbus why run-0193 'Duel in the Sun|1946-12-31' imdb_rating", 'a value of a film'],
    ['vbus why run-0193 #9 ensemble', 'what was predicted for row 9, and from what'],
  ],
  async run({ args, out }) {
    const { layout } = readWorkspace(args.workspaceDir)
    const [id = '', key = '', column = ''] = args.positionals
    const [run] = recordedRuns(layout, [id])
    if (run === undefined) throw new TypeError('a run is asked for')
    const answer = await whyValue(layout, run, { key, column })
    if (answer.altered !== undefined) {
      const lines = answer.altered.map(({ path, record }) => `DOES NOT HOLD: ${path} is what record ${record} says`)
      out.result({ ...answer }, lines)
      return exitCodeOfBreach('SECURITY_FAILURE')
    }
    out.result({ ...answer }, [
      ...linesOf(answer),
      ...answer.checks.map(({ what, ok: holds }) => `${holds ? 'holds' : 'DOES NOT HOLD'}: ${what}`),
    ])
    return answer.ok ? 0 : exitCodeOfBreach('SECURITY_FAILURE')
  },
}

function linesOf(story: CellStory | PredictionStory): string[] {
  return story.kind === 'prediction' ? predictionLines(story) : cellLines(story)
}

function cellLines({ kind, column, value, unit, known_days: known, source, rules, conflicts }: CellStory): string[] {
  const from =
    source === undefined
      ? 'no table has it, or a rule made it missing'
      : `${source.path} row ${source.row} (${source.table}) holds ${JSON.stringify(source.read)}; content ${source.sha256}, record ${source.record}`
  return [
    `${column} = ${JSON.stringify(value)}${unit === undefined ? '' : ` ${unit}`}${kind === 'quarantined' ? ', of a quarantined row' : ''}, known ${Math.abs(known)} days ${known < 0 ? 'before' : 'after'} the event`,
    `from   ${from}`,
    ...rules.map(({ rule, action, record, from: before, to }) => {
      const change = before === undefined ? '' : `: ${JSON.stringify(before)} became ${JSON.stringify(to)}`
      return `rule   ${rule} ${action}${change}${record === null ? '' : ` (record ${record})`}`
    }),
    ...conflicts.map(({ table, row, value: lost }) => `lost   ${JSON.stringify(lost)} of ${table} row ${row}`),
  ]
}

function predictionLines({ column, value, split, models, inputs, features, seed }: PredictionStory): string[] {
  return [
    `${column} = ${value}; the row is in the ${split} part, seed ${seed}`,
    ...models.map(
      (model) =>
        `model  ${model.name}: ${model.value}, weight ${model.weight}, ${model.trees} trees, ${model.sha256}, record ${model.record}`,
    ),
    ...inputs.map(({ name, path, sha256, record }) => `input  ${name} ${path} ${sha256}, record ${record}`),
    ...features.map(
      ({ name, from, formula, table, row }) =>
        `told   ${name} = ${formula}; x is ${from}${table === '' ? ', missing' : ` of ${table} row ${row}`}`,
    ),
  ]
}
