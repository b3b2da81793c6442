import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableFromArrays, tableToIPC } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { countTrees } from '../tree-count.ts'
import { comparePredictions, recomputeError, type TrainingRows, WALKS_MAX } from './training-error.ts'

interface Fixture {
  readonly features: Readonly<Record<string, readonly (number | null)[]>>
  readonly target: readonly number[]
  readonly models: Readonly<Record<string, { readonly mae: number; readonly base64: string }>>
}

const fixture = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/small-models.json'), 'utf8')) as Fixture
const LEARNERS = Object.keys(fixture.models)
const model = (learner: string): Uint8Array => Buffer.from(fixture.models[learner]?.base64 ?? '', 'base64')
const rows: TrainingRows = {
  features: Object.values(fixture.features).map((column) => Float64Array.from(column, (value) => value ?? Number.NaN)),
  target: Float64Array.from(fixture.target),
  positions: fixture.target.map((_, index) => index),
}
const unreadable = { code: 'work/model-unreadable', breach: 'VALIDATION_BREACH' }
const text = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/** One tree a row: a split at 0 of the only feature, leaves -1 and 1. */
function stumps(count: number, change: (columns: Record<string, number[]>) => void = () => undefined): Uint8Array {
  const nodes = Array.from({ length: count }, (_, tree) => tree)
  const columns: Record<string, number[]> = {
    tree: nodes.flatMap((tree) => [tree, tree, tree]),
    node: nodes.flatMap(() => [0, 1, 2]),
    left: nodes.flatMap(() => [1, -1, -1]),
    right: nodes.flatMap(() => [2, -1, -1]),
    feature: nodes.flatMap(() => [0, -1, -1]),
    threshold: nodes.flatMap(() => [0, 0, 0]),
    value: nodes.flatMap(() => [0, -1, 1]),
    missing_left: nodes.flatMap(() => [1, 0, 0]),
  }
  change(columns)
  const { tree = [], node = [], left = [], right = [], feature = [], ...floats } = columns
  const whole = { tree: Uint32Array.from(tree), node: Uint32Array.from(node), left: Int32Array.from(left) }
  const more = { right: Int32Array.from(right), feature: Int32Array.from(feature) }
  const rest = Object.entries(floats).map(([name, values]) => [name, Float64Array.from(values)] as const)
  return tableToIPC(tableFromArrays({ ...whole, ...more, ...Object.fromEntries(rest) }), 'file')
}

describe('the training error by the engine itself', () => {
  for (const learner of LEARNERS) {
    it(`FB9 of ${learner} is the one its library computes, to the last bits, with missing values`, async () => {
      const found = await recomputeError(learner, model(learner), rows)
      expect(found).toMatchObject({ trees: 12, rows: 60, rowsTotal: 60 })
      expect(Math.abs(found.mae - (fixture.models[learner]?.mae ?? 0))).toBeLessThan(1e-12)
      expect(found.tolerance).toBeGreaterThan(0)
      expect(found.tolerance).toBeLessThan(1e-3)
      expect(countTrees(learner, model(learner))).toBe(12)
    })

    it(`FB9 of ${learner} is another for other rows, and for another learner's bytes there is none`, async () => {
      const moved = { ...rows, target: rows.target.map((value) => value + 1) }
      expect(Math.abs((await recomputeError(learner, model(learner), moved)).mae - (fixture.models[learner]?.mae ?? 0))).toBeGreaterThan(
        0.1,
      )
      for (const other of LEARNERS.filter((name) => name !== learner)) {
        await expect(recomputeError(other, model(learner), rows)).rejects.toMatchObject(unreadable)
      }
    })

    it(`FB9 refuses every fortieth truncation of ${learner}'s bytes, and features that are not there`, async () => {
      const whole = model(learner)
      const cuts = Array.from({ length: 39 }, (_, index) => Math.floor((whole.length * index) / 40))
      for (const length of cuts) await expect(recomputeError(learner, whole.subarray(0, length), rows)).rejects.toMatchObject(unreadable)
      await expect(recomputeError(learner, whole, { ...rows, features: rows.features.slice(0, 2) })).rejects.toMatchObject(unreadable)
    })
  }

  it('FB9 takes the mean of a forest, sends a missing value where its node says, and asks only about training rows', async () => {
    const training = {
      features: [Float64Array.of(-1, 5, 0, Number.NaN, 9)],
      target: Float64Array.of(-1, 1, -1, 0, 100),
      positions: [0, 1, 2, 3],
    }
    expect(await recomputeError('random_forest', stumps(3), training)).toMatchObject({ mae: 0.25, trees: 3, rows: 4, rowsTotal: 4 })
  })

  it('FB9 asks about a sample beyond WALKS_MAX, drawn by the model, and says how far it may be off', async () => {
    const trees = 4096
    const count = 4 * (WALKS_MAX / trees)
    const values = Float64Array.from({ length: count }, (_, index) => (index % 3) - 1)
    const training = { features: [values], target: new Float64Array(count).fill(0.5), positions: Array.from(values.keys()) }
    const found = await recomputeError('random_forest', stumps(trees), training)
    expect(found).toMatchObject({ rows: WALKS_MAX / trees, rowsTotal: count })
    expect(found.tolerance).toBeGreaterThan(0.001)
    expect(Math.abs(found.mae - (1.5 * 2 + 0.5) / 3)).toBeLessThan(found.tolerance)
    expect(await recomputeError('random_forest', stumps(trees), training)).toEqual(found)
  })

  it('FB9 refuses trees that go round in a circle, leave their tree, or are out of order', async () => {
    const one = { features: [Float64Array.of(1)], target: Float64Array.of(1), positions: [0] }
    const wrongs: ((columns: Record<string, number[]>) => void)[] = [
      ({ left }) => void ((left as number[])[0] = 0),
      ({ right }) => void ((right as number[])[0] = 3),
      ({ right }) => void ((right as number[])[0] = -7),
      ({ feature }) => void ((feature as number[])[0] = 1),
      ({ node }) => void ((node as number[])[1] = 2),
      ({ tree }) => void ((tree as number[])[2] = 4),
    ]
    for (const wrong of wrongs) await expect(recomputeError('random_forest', stumps(2, wrong), one)).rejects.toMatchObject(unreadable)
    expect((await recomputeError('random_forest', stumps(2), one)).mae).toBe(0)
  })

  it('FB9 refuses models whose answer is more than a sum of leaves', async () => {
    const tree = { splits: [{ border: 0, float_feature_index: 0, split_type: 'OnlineCtr' }], leaf_values: [0, 1] }
    const float_features = [{ flat_feature_index: 0, nan_value_treatment: 'AsFalse' }]
    const catboost = { features_info: { float_features }, scale_and_bias: [1, [0]], oblivious_trees: [tree] }
    await expect(recomputeError('catboost', text(catboost), rows)).rejects.toMatchObject(unreadable)
    const leaves = { ...catboost, oblivious_trees: [{ splits: [], leaf_values: [0, 1] }] }
    await expect(recomputeError('catboost', text(leaves), rows)).rejects.toMatchObject(unreadable)
    await expect(recomputeError('xgboost', text({}), rows)).rejects.toMatchObject(unreadable)
    await expect(recomputeError('unheard_of', text({}), rows)).rejects.toMatchObject(unreadable)
  })
})

describe('predictions beside their model', () => {
  /** What the stumps say: -1 up to 0, where missing too, and 1 above. */
  const column = Float64Array.of(-3, 0, 2, Number.NaN, 5)
  const honest = [-1, -1, 1, -1, 1]
  const forest = stumps(3)

  it('FB11 are as far from it as the worst row, and an honest hand-in is not far at all', async () => {
    const ask = (predictions: readonly number[]): Promise<{ largest: number; tolerance: number; rows: number }> =>
      comparePredictions('random_forest', forest, { features: [column], predictions: Float64Array.from(predictions) })
    const same = await ask(honest)
    expect(same).toMatchObject({ largest: 0, rows: 5, rowsTotal: 5 })
    expect(same.tolerance).toBeCloseTo(1e-4, 12)
    const better = await ask(honest.map((value, row) => (row === 3 ? value + 0.5 : value)))
    expect(better.largest).toBeCloseTo(0.5, 12)
    expect(better.largest).toBeGreaterThan(better.tolerance)
  })

  it('FB11 of more rows than may be walked a sample is asked', async () => {
    const trees = 2_048
    const count = WALKS_MAX / trees + 100
    const features = [Float64Array.from({ length: count }, (_, row) => (row % 2) * 2 - 1)]
    const predictions = Float64Array.from({ length: count }, (_, row) => (row % 2) * 2 - 1)
    const found = await comparePredictions('random_forest', stumps(trees), { features, predictions })
    expect(found).toMatchObject({ largest: 0, rows: WALKS_MAX / trees, rowsTotal: count })
  })
})
