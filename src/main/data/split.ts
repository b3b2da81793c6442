import { Fault } from '../../shared/base/index.ts'
import { type Day, formatDay } from './calendar.ts'
import type { CheckedTable } from './check.ts'
import type { DataDeclaration } from './declaration.ts'

/** Positions in the checked table, each list ascending; every used row is in exactly one. */
export interface TimeSplit {
  readonly train: readonly number[]
  readonly heldOut: readonly number[]
  /** Rows without a target: predicted, never trained on nor measured. */
  readonly unlabelled: readonly number[]
  readonly newestTrain: Day
  readonly oldestHeldOut: Day
}

/**
 * The oldest `trainShare` of the rows that have a target train, the rest is held out. Rows of the day on which the share ends are all
 * held out, so that training rows are strictly older (T4).
 * @throws Fault `pipeline/split-violated` when that leaves no training or no held-out rows.
 */
export function splitByTime(declaration: DataDeclaration, table: CheckedTable): TimeSplit {
  const { event, target, trainShare } = declaration.prediction
  const dates = table.columns.get(event)?.cells as readonly Day[]
  const targets = table.columns.get(target)?.cells ?? []
  const positions = table.rowIds.map((_, position) => position)
  const labelled = positions.filter((position) => targets[position] !== undefined)
  const byDate = labelled.toSorted((a, b) => (dates[a] ?? 0) - (dates[b] ?? 0) || a - b)
  const oldestHeldOut = dates[byDate[Math.floor(byDate.length * trainShare)] ?? -1]
  if (oldestHeldOut === undefined)
    throw new Fault('pipeline/split-violated', `${labelled.length} rows with a target cannot be split`, { rows: labelled.length })
  const train = labelled.filter((position) => (dates[position] ?? 0) < oldestHeldOut)
  const heldOut = labelled.filter((position) => (dates[position] ?? 0) >= oldestHeldOut)
  if (train.length === 0)
    throw new Fault('pipeline/split-violated', `no row with a target is older than ${formatDay(oldestHeldOut)}`, {
      oldest_held_out: formatDay(oldestHeldOut),
    })
  const newestTrain = train.reduce((newest, position) => Math.max(newest, dates[position] ?? 0), -Infinity)
  const split = { train, heldOut, unlabelled: positions.filter((position) => targets[position] === undefined), newestTrain, oldestHeldOut }
  checkSplit(declaration, table, split)
  return split
}

/**
 * T4, on any split: every training row's event is strictly before every held-out row's, and every used row is in exactly one part.
 * @throws Fault `pipeline/split-violated`; `data/not-conserved`.
 */
export function checkSplit(
  declaration: DataDeclaration,
  table: CheckedTable,
  split: Pick<TimeSplit, 'train' | 'heldOut' | 'unlabelled'>,
): void {
  const dates = table.columns.get(declaration.prediction.event)?.cells as readonly Day[]
  const newest = split.train.reduce((day, position) => Math.max(day, dates[position] ?? Infinity), -Infinity)
  const oldest = split.heldOut.reduce((day, position) => Math.min(day, dates[position] ?? -Infinity), Infinity)
  if (!(newest < oldest))
    throw new Fault('pipeline/split-violated', 'a training row is not older than every held-out row', {
      newest_train: formatDay(newest),
      oldest_held_out: formatDay(oldest),
    })
  const parts = [...split.train, ...split.heldOut, ...split.unlabelled]
  const isConserved = parts.length === table.rowIds.length && new Set(parts).size === parts.length
  if (!isConserved)
    throw new Fault('data/not-conserved', `${parts.length} rows in the split of ${table.rowIds.length}`, {
      split: parts.length,
      used: table.rowIds.length,
    })
}
