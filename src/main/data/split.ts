import { Fault } from '../../shared/base/index.ts'
import { type Day, formatDay } from './calendar.ts'
import type { CheckedTable } from './check.ts'
import type { DataDeclaration } from './declaration.ts'
import { entityOf, groupReleases } from './groups.ts'

/** Positions in the checked table, each list ascending; every used row is in exactly one of train, validation, test, straddling and unlabelled. */
export interface TimeSplit {
  readonly train: readonly number[]
  readonly validation: readonly number[]
  readonly test: readonly number[]
  /** validation and test together: what is measured. */
  readonly heldOut: readonly number[]
  /** Rows of an entity of an earlier part, dated in a later one: they may neither train nor measure. */
  readonly straddling: readonly number[]
  /** Rows without a target: predicted, never trained on nor measured. */
  readonly unlabelled: readonly number[]
  readonly newestTrain: Day
  readonly oldestValidation: Day
  readonly newestValidation: Day
  readonly oldestTest: Day
}
type Parts = Pick<TimeSplit, 'train' | 'validation' | 'test' | 'straddling' | 'unlabelled'>

/**
 * The oldest `trainShare` of the rows that have a target train, the next `validationShare` validate, the newest test (T8). An entity is placed by
 * its group's release (T6), whole: none is on two sides. Rows of the day on which a share ends belong to the later part, so that each part
 * is strictly older than the next.
 * @throws Fault `pipeline/split-violated` when a part would be empty.
 */
export function splitByTime(declaration: DataDeclaration, table: CheckedTable): TimeSplit {
  const { event, target, trainShare, validationShare, group } = declaration.prediction
  const dates = table.columns.get(event)?.cells as readonly Day[]
  const targets = table.columns.get(target)?.cells ?? []
  const positions = table.rowIds.map((_, position) => position)
  const releases = group && groupReleases({ by: group.by, event }, table.columns, positions)
  const release = (position: number): Day => (releases === undefined ? dates[position] : releases.get(position)) ?? Infinity
  const labelled = positions.filter((position) => targets[position] !== undefined)
  const byRelease = labelled.toSorted((a, b) => release(a) - release(b) || a - b)
  /** The day on which the share ends, or the first one after `after`. */
  const at = (share: number, after: Day): Day | undefined => {
    const position = byRelease.slice(Math.floor(byRelease.length * share)).find((each) => release(each) > after)
    return position === undefined ? undefined : release(position)
  }
  const validationFrom = at(trainShare, -Infinity)
  const testFrom = validationFrom === undefined ? undefined : at(trainShare + validationShare, validationFrom)
  if (validationFrom === undefined || testFrom === undefined)
    throw new Fault('pipeline/split-violated', `${labelled.length} rows with a target cannot be split`, { rows: labelled.length })
  /** 0 train, 1 validation, 2 test. */
  const partOf = (day: Day): number => (day < validationFrom ? 0 : day < testFrom ? 1 : 2)
  const parts: [number[], number[], number[]] = [[], [], []]
  const straddling: number[] = []
  for (const position of labelled) {
    const part = partOf(release(position))
    if (partOf(dates[position] ?? Infinity) === part) parts[part]?.push(position)
    else straddling.push(position)
  }
  const [train, validation, test] = parts
  const unlabelled = positions.filter((position) => targets[position] === undefined)
  const limits = checkSplit(declaration, table, { train, validation, test, straddling, unlabelled })
  const heldOut = [...validation, ...test].sort((a, b) => a - b)
  return { train, validation, test, heldOut, straddling, unlabelled, ...limits }
}

/**
 * On any split: T8, training strictly before validation strictly before test; no entity in two of them; every used row in exactly one part.
 * @throws Fault `pipeline/split-violated`; `rule/entity-on-both-sides`; `data/not-conserved`.
 */
export function checkSplit(
  declaration: DataDeclaration,
  table: CheckedTable,
  parts: Parts,
): Pick<TimeSplit, 'newestTrain' | 'oldestValidation' | 'newestValidation' | 'oldestTest'> {
  const dates = table.columns.get(declaration.prediction.event)?.cells as readonly Day[]
  const newest = (rows: readonly number[]): Day => rows.reduce((day, position) => Math.max(day, dates[position] ?? Infinity), -Infinity)
  const oldest = (rows: readonly number[]): Day => rows.reduce((day, position) => Math.min(day, dates[position] ?? -Infinity), Infinity)
  const { train, validation, test } = parts
  const limits = {
    newestTrain: newest(train),
    oldestValidation: oldest(validation),
    newestValidation: newest(validation),
    oldestTest: oldest(test),
  }
  const { newestTrain, oldestValidation, newestValidation, oldestTest } = limits
  const isOrdered = newestTrain < oldestValidation && newestValidation < oldestTest
  if (!isOrdered || train.length === 0 || validation.length === 0 || test.length === 0) {
    const view = (day: Day): string => (Number.isFinite(day) ? formatDay(day) : 'none')
    throw new Fault('pipeline/split-violated', 'training, validation and test rows do not follow each other in time, each with rows', {
      train: train.length,
      newest_train: view(newestTrain),
      validation: validation.length,
      oldest_validation: view(oldestValidation),
      newest_validation: view(newestValidation),
      test: test.length,
      oldest_test: view(oldestTest),
    })
  }
  checkEntities(declaration, table, parts)
  const all = [...train, ...validation, ...test, ...parts.straddling, ...parts.unlabelled]
  if (all.length !== table.rowIds.length || new Set(all).size !== all.length)
    throw new Fault('data/not-conserved', `${all.length} rows in the split of ${table.rowIds.length}`, {
      split: all.length,
      used: table.rowIds.length,
    })
  return limits
}

/** Where no group is declared each row is an entity of its own: keys are unique (DR4), and a row is in one part. */
function checkEntities({ prediction }: DataDeclaration, table: CheckedTable, { train, validation, test }: Parts): void {
  const by = prediction.group?.by
  if (by === undefined) return
  const seen = new Map<string, string>()
  for (const [part, rows] of Object.entries({ train, validation, test })) {
    for (const position of rows) {
      const entity = entityOf(by, table.columns, position)
      const other = seen.get(entity) ?? part
      if (other !== part)
        throw new Fault('rule/entity-on-both-sides', `${entity} has rows in ${other} and in ${part}`, { entity, parts: [other, part] })
      seen.set(entity, part)
    }
  }
}
