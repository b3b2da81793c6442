import type { ConfigFile } from './config-shape.ts'
import type { ColumnDecl, PredictionDecl } from './config-types.ts'
import type { Diagnostic } from './schema.ts'
import type { Parsed } from './schema-yaml.ts'

type ColumnFile = ConfigFile['master']['columns'][string]

/** Columns of every table by name; one that two tables declare is declared alike. */
const columnsOf = (value: ConfigFile): ReadonlyMap<string, ColumnFile> =>
  new Map([value.master, ...value.contributors].flatMap((table) => Object.entries(table.columns)))

/** What the temporal rules are told in the workspace's file: existence, groups, the three parts, when and in what a column was measured. */
export function checkTimes({ value, at }: Parsed<ConfigFile>): Diagnostic[] {
  const found: Diagnostic[] = []
  const { prediction } = value
  const columns = columnsOf(value)
  const add = (path: readonly (string | number)[], message: string, fix: string): void => void found.push(at([...path], message, fix))
  const needDate = (path: readonly (string | number)[], name: string | undefined): void => {
    if (name !== undefined && columns.get(name)?.type !== 'date') add(path, `no date column ${name}`, 'Name a declared date column.')
  }
  if (prediction.train_share + (prediction.validation_share ?? 0) >= 1)
    add(['prediction', 'validation_share'], 'nothing is left to test on', 'Make train_share and validation_share add up to less than 1.')
  for (const name of prediction.group?.by ?? [])
    if (!columns.has(name)) add(['prediction', 'group', 'by'], `no column ${name}`, 'Name declared columns.')
  if (prediction.group?.by.length === 0) add(['prediction', 'group', 'by'], 'no columns', 'Name the columns that make an entity.')
  needDate(['prediction', 'group', 'release'], prediction.group?.release)
  const tables = [
    { path: ['master'], decl: value.master },
    ...value.contributors.map((decl, index) => ({ path: ['contributors', index], decl })),
  ]
  for (const { path, decl } of tables) {
    for (const [name, column] of Object.entries(decl.columns)) {
      const place = [...path, 'columns', name]
      needDate(place, column.measured)
      if (column.unit !== undefined && column.type !== 'int' && column.type !== 'float')
        add(place, `${name}: a unit on a ${column.type} column`, 'Give units to int and float columns only.')
      if (column.known < (prediction.exists ?? -Infinity))
        add(place, `${name} is known before its entity exists`, 'Say a later known, or an earlier prediction.exists (T1).')
    }
  }
  return found
}

export function toColumn({ type, known, unit, measured, period_ends: periodEnds }: ColumnFile): ColumnDecl {
  return {
    type,
    knownDays: known,
    ...(unit !== undefined && { unit }),
    ...(measured !== undefined && { measured }),
    ...(periodEnds !== undefined && { periodEnds }),
  }
}

export function toPrediction(value: ConfigFile): PredictionDecl {
  const { prediction } = value
  const { target, event, at, train_share: trainShare, validation_share: validationShare, exists, group, seed, features } = prediction
  return {
    target,
    event,
    atDays: at,
    trainShare,
    // What training leaves is halved where the file does not say otherwise.
    validationShare: validationShare ?? (1 - trainShare) / 2,
    existsDays: exists ?? Math.min(...[...columnsOf(value).values()].map(({ known }) => known)),
    ...(group && { group: { by: group.by, ...(group.release !== undefined && { release: group.release }) } }),
    seed,
    features,
  }
}
