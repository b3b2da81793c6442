import { createHash } from 'node:crypto'
import { Fault } from '../../../shared/base/index.ts'
import { readCatboost } from './catboost-model.ts'
import { readForest } from './forest-model.ts'
import { type FeatureRows, type TreeModel, unreadable } from './tree-model.ts'
import { readXgboost } from './xgboost-model.ts'

/** Ways through a tree that one recomputation takes at most; of more rows a sample is asked about. */
export const WALKS_MAX = 2 ** 25
/** Of the mean absolute target: float32 sums in another order (a GPU, say) differ by about the square root of 1,350 times 2^-24. */
const RELATIVE_TOLERANCE = 1e-5
/** Of the mean absolute prediction: how far one prediction may be from what the model's bytes give; the same sums, one row alone. */
const PREDICTION_TOLERANCE = 1e-4
/** A sample's mean lies further than this many standard errors from the whole's with a chance of 2 in a thousand million. */
const STANDARD_ERRORS = 6
/** The event loop gets its turn after this. */
const SLICE_MS = 10

/** Rows as plain columns, features in the job's order, NaN where missing; `positions` says which of them were trained on. */
export interface TrainingRows {
  readonly features: readonly Float64Array[]
  readonly target: Float64Array
  readonly positions: ArrayLike<number>
}

export interface RecomputedError {
  /** Mean absolute error over `rows` of `rowsTotal` rows. */
  readonly mae: number
  /** The same of one value for all rows, their mean: what no training at all reaches. */
  readonly baseline: number
  readonly trees: number
  readonly rows: number
  readonly rowsTotal: number
  /** Largest difference from an honestly reported error over all rows. */
  readonly tolerance: number
}

export interface ComparedPredictions {
  /** Rows that were asked, of `rowsTotal`. */
  readonly rows: number
  readonly rowsTotal: number
  /** The largest difference between what was handed in and what the model says. */
  readonly largest: number
  readonly tolerance: number
}

type ModelReader = (bytes: Uint8Array, features: number) => TreeModel

const READERS: Readonly<Record<string, ModelReader>> = { xgboost: readXgboost, catboost: readCatboost, random_forest: readForest }

/**
 * The training error of a model, computed by the engine from the model's bytes and the rows alone (docs/spec/fabric.md FB9). Beyond `WALKS_MAX`
 * a sample of the rows is taken, which the model's own hash draws: whoever made the model could not know it before.
 * @throws Fault `work/model-unreadable`
 */
export async function recomputeError(learner: string, bytes: Uint8Array, training: TrainingRows): Promise<RecomputedError> {
  const model = readModel(learner, bytes, training.features.length)
  const rowsTotal = training.positions.length
  const rowsMax = Math.max(1, Math.floor(WALKS_MAX / Math.max(1, model.trees)))
  const isSample = rowsTotal > rowsMax
  const picked = isSample ? drawRows(bytes, rowsTotal, rowsMax) : Uint32Array.from({ length: rowsTotal }, (_, index) => index)
  const positions = picked.map((index) => training.positions[index] as number)
  const target = Float64Array.from(positions, (row) => training.target[row] as number)
  const columns = training.features.map((column) => Float32Array.from(positions, (row) => column[row] as number))
  const rows = { count: positions.length, columns }
  const totals = await sumTrees(model, rows)
  const errors = totals.map((total, row) => Math.abs(model.finish(total) - (target[row] as number)))
  const mae = mean(errors)
  const scale = mean(target.map(Math.abs))
  const sampling = !isSample ? 0 : STANDARD_ERRORS * Math.sqrt(mean(errors.map((error) => (error - mae) ** 2)) / rows.count)
  const average = mean(target)
  const baseline = mean(target.map((value) => Math.abs(value - average)))
  return { mae, baseline, trees: model.trees, rows: rows.count, rowsTotal, tolerance: RELATIVE_TOLERANCE * scale + sampling }
}

/**
 * How far predictions that were handed in are from what the model's bytes say of the same rows (docs/spec/fabric.md FB11). Beyond `WALKS_MAX` a sample
 * of the rows is asked, which the model's and the predictions' hash draws.
 * @throws Fault `work/model-unreadable`
 */
export async function comparePredictions(
  learner: string,
  bytes: Uint8Array,
  asked: { readonly features: readonly Float64Array[]; readonly predictions: Float64Array },
): Promise<ComparedPredictions> {
  const { features, predictions } = asked
  const model = readModel(learner, bytes, features.length)
  const rowsTotal = predictions.length
  const rowsMax = Math.max(1, Math.floor(WALKS_MAX / Math.max(1, model.trees)))
  const seed = Buffer.concat([bytes, new Uint8Array(predictions.buffer, predictions.byteOffset, predictions.byteLength)])
  const positions = rowsTotal > rowsMax ? drawRows(seed, rowsTotal, rowsMax) : Uint32Array.from({ length: rowsTotal }, (_, index) => index)
  const columns = features.map((column) => Float32Array.from(positions, (row) => column[row] as number))
  const totals = await sumTrees(model, { count: positions.length, columns })
  const said = totals.map((total) => model.finish(total))
  let largest = 0
  for (const [index, value] of said.entries())
    largest = Math.max(largest, Math.abs(value - (predictions[positions[index] as number] as number)))
  return { rows: positions.length, rowsTotal, largest, tolerance: PREDICTION_TOLERANCE * mean(said.map(Math.abs)) }
}

/** How often a model's trees ask for each of its features. @throws Fault `work/model-unreadable` */
export function splitsOf(learner: string, bytes: Uint8Array, features: number): Float64Array {
  const counts = new Float64Array(features)
  readModel(learner, bytes, features).countSplits(counts)
  return counts
}

function readModel(learner: string, bytes: Uint8Array, features: number): TreeModel {
  const read = Object.hasOwn(READERS, learner) ? READERS[learner] : undefined
  if (read === undefined) throw unreadable(`no reader knows ${learner}`)
  try {
    return read(bytes, features)
  } catch (error) {
    throw error instanceof Fault ? error : unreadable(error instanceof Error ? error.message : String(error))
  }
}

async function sumTrees(model: TreeModel, rows: FeatureRows): Promise<Float64Array> {
  const totals = new Float64Array(rows.count).fill(model.start)
  let sliceStart = performance.now()
  for (let tree = 0; tree < model.trees; tree += 1) {
    model.addTree(tree, rows, totals)
    if (performance.now() - sliceStart < SLICE_MS) continue
    await new Promise((resolve) => setImmediate(resolve))
    sliceStart = performance.now()
  }
  return totals
}

/** `count` rows of `total`, ascending, each drawn from its own stretch of the rows, by SHA-256 of the model in counter mode. */
function drawRows(model: Uint8Array, total: number, count: number): Uint32Array {
  const seed = createHash('sha256').update(model).digest()
  const words = new Uint32Array(8)
  return Uint32Array.from({ length: count }, (_, index) => {
    if (index % 8 === 0) {
      const digest = createHash('sha256').update(seed).update(String(index)).digest()
      for (let word = 0; word < 8; word += 1) words[word] = digest.readUInt32LE(word * 4)
    }
    const from = Math.floor((index * total) / count)
    const to = Math.floor(((index + 1) * total) / count)
    return from + ((words[index % 8] as number) % Math.max(1, to - from))
  })
}

function mean(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
