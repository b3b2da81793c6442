import { createHash } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'
import { decodePredictions, encodeRows, type NumberColumn } from './arrow-rows.ts'
import { type BlockStore, blockKey } from './block-cache.ts'
import { cachedReader } from './cached-table.ts'
import { formatDay } from './calendar.ts'
import { type CheckedData, readAndCheck } from './check.ts'
import type { HandOver } from './conservation.ts'
import type { DataDeclaration, DataLimits } from './declaration.ts'
import { balanceFeatures, balanceStream } from './feature-balance.ts'
import { buildFeatures, checkColumnTimes, type FeatureTable } from './features.ts'
import { type AppliedRule, type RecordedFinding, recordFindings } from './findings.ts'
import { type DataPlace, type LoadedInput, loadInputs, type RegisteredData, readInputs } from './load-inputs.ts'
import { type Evaluation, evaluate, type LearnerPredictions, type Metrics, type PartMetrics, skills } from './metrics.ts'
import { type ModelFile, type OutputFile, writeOutputs } from './outputs.ts'
import { shuffled } from './shuffle.ts'
import { splitByTime, type TimeSplit } from './split.ts'
import { type Association, checkTargetLeak, LEAK_ROWS_MIN } from './target-leak.ts'

export interface DataRunOptions {
  readonly declaration: DataDeclaration
  readonly limits: DataLimits
  readonly place: DataPlace
  readonly registered: readonly Pick<RegisteredData, 'name' | 'path' | 'sha256'>[]
  /** Learner -> its share in the ensemble, in order. */
  readonly weights: Readonly<Record<string, number>>
  /** Where blocks are kept between runs; without it every run makes its own. */
  readonly blocks?: BlockStore
}

/** Answer to `load` (docs/spec/pipeline.md, "The data agent's jobs"). */
export interface LoadResult {
  readonly inputs: readonly (RegisteredData & { readonly rows: number })[]
  readonly findings: readonly RecordedFinding[]
  readonly rules: readonly AppliedRule[]
  readonly conservation: readonly HandOver[]
  readonly rows: CheckedData['rows']
}

export interface FeaturesResult {
  readonly features: readonly string[]
  readonly rows: Readonly<Record<'train' | 'validation' | 'test' | 'held_out' | 'straddling' | 'unlabelled', number>>
  readonly split: Readonly<Record<'newest_train' | 'oldest_validation' | 'newest_validation' | 'oldest_test', string>>
  /** What was looked at to find features made from the target. */
  readonly target_leak: {
    readonly target: string
    readonly lineage: Readonly<Record<string, string>>
    readonly r2_max: number
    readonly limit_r2: number
    readonly rows_min: number
  }
  /** What makes an entity. */
  readonly entity: readonly string[]
  readonly conservation: readonly HandOver[]
}

/** `shuffled` is `train` with the targets in another order, `held_out` the validation and test rows without theirs, `all` every used row without. */
export const ROW_SETS = ['train', 'shuffled', 'held_out', 'all'] as const
export type RowSetName = (typeof ROW_SETS)[number]

export interface RowSet {
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly count: number
  readonly conservation: readonly HandOver[]
}

/**
 * One run's data steps, in their order: load, features, rows, evaluate, writeOutputs. Holds what one step hands to the next;
 * a step before its turn is `pipeline/out-of-order`. Knows no bus, no clock and no run id.
 */
export class DataRun {
  readonly #options: DataRunOptions
  #data: (CheckedData & { readonly inputs: readonly LoadedInput[] }) | undefined
  #built: { readonly split: TimeSplit; readonly features: FeatureTable; readonly associations: readonly Association[] } | undefined
  #evaluated: { readonly learners: readonly LearnerPredictions[]; readonly evaluation: Evaluation } | undefined

  constructor(options: DataRunOptions) {
    this.#options = options
  }

  /** DATA_LOADING. @throws Fault as `loadInputs` and `readAndCheck`. */
  async load(): Promise<LoadResult> {
    const { declaration, limits, place, registered } = this.#options
    const inputs = await loadInputs(declaration, place, registered)
    const { blocks } = this.#options
    const read = blocks && cachedReader(blocks, new Map(inputs.map(({ name, sha256 }) => [name, sha256])))
    const data = await readAndCheck(declaration, limits, await readInputs(place, inputs), read)
    this.#data = { ...data, inputs }
    return {
      inputs: inputs.map((input) => ({ ...input, rows: data.tableRows[input.name] ?? 0 })),
      findings: recordFindings(data.findings),
      rules: data.applied,
      conservation: data.handOvers,
      rows: data.rows,
    }
  }

  /** What lies there now, taken in and compared with what was registered, and not read. @throws Fault as `loadInputs`. */
  async inputs(): Promise<readonly RegisteredData[]> {
    const { declaration, place, registered } = this.#options
    return await loadInputs(declaration, place, registered)
  }

  /** FEATURE_ENGINEERING. @throws Fault `pipeline/column-too-early`, `pipeline/target-leak`, `pipeline/split-violated`. */
  features(): FeaturesResult {
    const { declaration, limits } = this.#options
    const data = need(this.#data, 'features', 'load')
    checkColumnTimes(declaration)
    const split = splitByTime(declaration, data.table)
    const features = buildFeatures(declaration, data.table, split)
    const associations = checkTargetLeak(features, split, limits.antiCheat.targetCorrelationMax)
    this.#built = { split, features, associations }
    const { train, validation, test, heldOut, straddling, unlabelled } = split
    const { target, group, features: declared } = declaration.prediction
    return {
      features: features.names,
      rows: {
        train: train.length,
        validation: validation.length,
        test: test.length,
        held_out: heldOut.length,
        straddling: straddling.length,
        unlabelled: unlabelled.length,
      },
      split: {
        newest_train: formatDay(split.newestTrain),
        oldest_validation: formatDay(split.oldestValidation),
        newest_validation: formatDay(split.newestValidation),
        oldest_test: formatDay(split.oldestTest),
      },
      target_leak: {
        target,
        lineage: Object.fromEntries(declared.map(({ name, from }) => [name, from])),
        r2_max: Math.max(0, ...associations.map(({ r2Values, r2Ranks }) => Math.max(r2Values, r2Ranks))),
        limit_r2: limits.antiCheat.targetCorrelationMax ** 2,
        rows_min: LEAK_ROWS_MIN,
      },
      entity: group?.by ?? declaration.key,
      conservation: [balanceFeatures(declaration, data.table, features)],
    }
  }

  /** The key under which a cache keeps `rows(set, seed)`: of everything that decides them. */
  rowsKey(set: RowSetName, seed = 0): string {
    const { asOf, key, master, contributors, prediction } = this.#options.declaration
    const declared = { asOf, key, master, contributors, prediction, limits: this.#options.limits }
    const inputs = need(this.#data, 'rows', 'load').inputs.map(({ name, sha256 }) => ({ name, sha256 }))
    return blockKey('features', set, { code: this.#options.blocks?.code ?? '', declared, inputs, seed })
  }

  /**
   * The rows a learner gets; training rows carry the target last. @param seed of the order, for `shuffled`
   * @param known their bytes as a cache has kept them: not encoded again, and summed up like those that were
   */
  rows(set: RowSetName, seed = 0, known?: Uint8Array): RowSet {
    const { declaration } = this.#options
    const { features, split } = need(this.#built, 'rows', 'features')
    const columns: NumberColumn[] = features.names.map((name, index) => ({ name, values: features.values[index] ?? new Float64Array() }))
    const isTraining = set === 'train' || set === 'shuffled'
    const target = set === 'shuffled' ? shuffledTarget(features.target, split.train, seed) : features.target
    if (isTraining) columns.push({ name: declaration.prediction.target, values: target })
    const positions = isTraining ? split.train : set === 'held_out' ? split.heldOut : [...features.target.keys()]
    const bytes = known ?? encodeRows(columns, positions)
    const conservation = [balanceStream(bytes, { set, columns, positions })]
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), count: positions.length, conservation }
  }

  /**
   * What models that were trained on `rows('shuffled')` explain of the held-out rows' true targets, each and together, beyond the training rows'
   * mean, which is all that such a target can teach: 1 - squared error / squared error of that mean.
   * @param predictions per learner, the Arrow stream over `rows('held_out')`
   */
  scoreShuffled(predictions: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, number>> {
    const { weights } = this.#options
    const { features, split } = need(this.#built, 'scoreShuffled', 'features')
    const learners = Object.keys(weights).map((name) => {
      const values = new Float64Array(features.target.length)
      const held = decodePredictions(predictions.get(name) ?? new Uint8Array(), split.heldOut.length, name)
      for (const [index, row] of split.heldOut.entries()) values[row] = held[index] ?? Number.NaN
      return { name, weight: weights[name] ?? 0, values }
    })
    return skills(features.target, split, learners)
  }

  /** The rows of `rows('train')` without a copy: whole columns, features in order, and the positions of the training rows in them. */
  trainingRows(): { readonly features: readonly Float64Array[]; readonly target: Float64Array; readonly positions: readonly number[] } {
    const { features, split } = need(this.#built, 'training rows', 'features')
    return { features: features.values, target: features.target, positions: split.train }
  }

  /**
   * Measures the learners. Judging the scores (anti-cheat) is the controller's.
   * @param predictions per learner, the Arrow stream over `rows('all')`
   * @throws Fault `data/checksum` for predictions that do not fit the rows; `pipeline/foreign-result` for other learners than were asked.
   */
  evaluate(predictions: ReadonlyMap<string, Uint8Array>): { readonly metrics: readonly Metrics[]; readonly parts: readonly PartMetrics[] } {
    const { weights } = this.#options
    const { features, split } = need(this.#built, 'evaluate', 'features')
    const expected = Object.keys(weights)
    if (expected.length !== predictions.size || expected.some((name) => !predictions.has(name))) {
      throw new Fault('pipeline/foreign-result', `predictions of ${[...predictions.keys()].join(', ')} for ${expected.join(', ')}`, {
        expected,
        found: [...predictions.keys()],
      })
    }
    const learners = Object.entries(weights).map(([name, weight]) => ({
      name,
      weight,
      values: decodePredictions(predictions.get(name) ?? new Uint8Array(), features.target.length, name),
    }))
    const evaluation = evaluate(features.target, split, learners)
    this.#evaluated = { learners, evaluation }
    return { metrics: evaluation.metrics, parts: evaluation.parts }
  }

  /** OUTPUT_GENERATION: writes into staging. @throws Fault `run/io`. */
  async writeOutputs(folder: string, models: readonly ModelFile[]): Promise<readonly OutputFile[]> {
    const { declaration } = this.#options
    const data = need(this.#data, 'writeOutputs', 'load')
    const built = need(this.#built, 'writeOutputs', 'features')
    const { writing } = this.#options.place
    return await writeOutputs(
      { folder, ...(writing === undefined ? {} : { writing }) },
      { declaration, inputs: data.inputs, data, ...built, ...need(this.#evaluated, 'writeOutputs', 'evaluate') },
      models,
    )
  }
}

function shuffledTarget(target: Float64Array, train: readonly number[], seed: number): Float64Array {
  const moved = Float64Array.from(target)
  for (const [index, from] of shuffled(train, seed).entries()) moved[train[index] ?? 0] = target[from] ?? Number.NaN
  return moved
}

function need<T>(value: T | undefined, step: string, before: string): T {
  if (value === undefined) throw new Fault('pipeline/out-of-order', `${step} before ${before}`, { step, before })
  return value
}
