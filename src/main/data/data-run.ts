import { createHash } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'
import { decodePredictions, encodeRows, type NumberColumn } from './arrow-rows.ts'
import { formatDay } from './calendar.ts'
import { type CheckedData, readAndCheck } from './check.ts'
import type { DataDeclaration, DataLimits } from './declaration.ts'
import { buildFeatures, checkColumnTimes, type FeatureTable } from './features.ts'
import { type RecordedFinding, recordFindings } from './findings.ts'
import { type DataPlace, loadInputs, type RegisteredData, readInputs } from './load-inputs.ts'
import { type Evaluation, evaluate, type LearnerPredictions, type Metrics } from './metrics.ts'
import { type ModelFile, type OutputFile, writeOutputs } from './outputs.ts'
import { splitByTime, type TimeSplit } from './split.ts'
import { type Association, checkTargetLeak } from './target-leak.ts'

export interface DataRunOptions {
  readonly declaration: DataDeclaration
  readonly limits: DataLimits
  readonly place: DataPlace
  readonly registered: readonly Pick<RegisteredData, 'name' | 'path' | 'sha256'>[]
  /** Learner -> its share in the ensemble, in order. */
  readonly weights: Readonly<Record<string, number>>
}

/** Answer to `load` (docs/spec/pipeline.md, "The data agent's jobs"). */
export interface LoadResult {
  readonly inputs: readonly (RegisteredData & { readonly rows: number })[]
  readonly findings: readonly RecordedFinding[]
  readonly rows: CheckedData['rows']
}

export interface FeaturesResult {
  readonly features: readonly string[]
  readonly rows: { readonly train: number; readonly held_out: number; readonly unlabelled: number }
  readonly split: { readonly newest_train: string; readonly oldest_held_out: string }
}

export interface RowSet {
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly count: number
}

/**
 * One run's data steps, in their order: load, features, rows, evaluate, writeOutputs. Holds what one step hands to the next;
 * a step before its turn is `pipeline/out-of-order`. Knows no bus, no clock and no run id.
 */
export class DataRun {
  readonly #options: DataRunOptions
  #data: CheckedData | undefined
  #built: { readonly split: TimeSplit; readonly features: FeatureTable; readonly associations: readonly Association[] } | undefined
  #evaluated: { readonly learners: readonly LearnerPredictions[]; readonly evaluation: Evaluation } | undefined

  constructor(options: DataRunOptions) {
    this.#options = options
  }

  /** DATA_LOADING. @throws Fault as `loadInputs` and `readAndCheck`. */
  async load(): Promise<LoadResult> {
    const { declaration, limits, place, registered } = this.#options
    const inputs = await loadInputs(declaration, place, registered)
    const data = await readAndCheck(declaration, limits, await readInputs(place, inputs))
    this.#data = data
    return {
      inputs: inputs.map((input) => ({ ...input, rows: data.tableRows[input.name] ?? 0 })),
      findings: recordFindings(data.findings),
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
    return {
      features: features.names,
      rows: { train: split.train.length, held_out: split.heldOut.length, unlabelled: split.unlabelled.length },
      split: { newest_train: formatDay(split.newestTrain), oldest_held_out: formatDay(split.oldestHeldOut) },
    }
  }

  /** The rows a learner gets: `train` with the target, `all` (every used row, in order) without it. */
  rows(set: 'train' | 'all'): RowSet {
    const { declaration } = this.#options
    const { features, split } = need(this.#built, 'rows', 'features')
    const columns: NumberColumn[] = features.names.map((name, index) => ({ name, values: features.values[index] ?? new Float64Array() }))
    if (set === 'train') columns.push({ name: declaration.prediction.target, values: features.target })
    const positions = set === 'train' ? split.train : [...features.target.keys()]
    const bytes = encodeRows(columns, positions)
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), count: positions.length }
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
  evaluate(predictions: ReadonlyMap<string, Uint8Array>): readonly Metrics[] {
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
    return evaluation.metrics
  }

  /** OUTPUT_GENERATION: writes into staging. @throws Fault `run/io`. */
  async writeOutputs(folder: string, models: readonly ModelFile[]): Promise<readonly OutputFile[]> {
    const { declaration } = this.#options
    const built = need(this.#built, 'writeOutputs', 'features')
    return await writeOutputs(
      folder,
      { declaration, data: need(this.#data, 'writeOutputs', 'load'), ...built, ...need(this.#evaluated, 'writeOutputs', 'evaluate') },
      models,
    )
  }
}

function need<T>(value: T | undefined, step: string, before: string): T {
  if (value === undefined) throw new Fault('pipeline/out-of-order', `${step} before ${before}`, { step, before })
  return value
}
