import { readUbj } from '../ubj.ts'
import { type BinaryTrees, checkTrees, countSplits, list, member, numbers, type TreeModel, unreadable } from './tree-model.ts'

/** Objectives whose answer is the sum of the leaves itself. */
const PLAIN_OBJECTIVES = ['reg:squarederror', 'reg:absoluteerror', 'reg:pseudohubererror', 'reg:squaredlogerror']

/**
 * XGBoost's UBJ form (https://xgboost.readthedocs.io/en/release_3.2.0/tutorials/saving_model.html): a value goes left when its float32 is below
 * the condition, or is missing and `default_left`; leaves are added in float32, in tree order, to the base score.
 * @throws Fault `work/model-unreadable`
 */
export function readXgboost(bytes: Uint8Array, features: number): TreeModel {
  const learner = member(readUbj(bytes), 'learner')
  const objective = String(member(learner, 'objective', 'name'))
  if (!PLAIN_OBJECTIVES.includes(objective)) throw unreadable(`its objective is ${objective}`)
  if (member(learner, 'gradient_booster', 'name') !== 'gbtree') throw unreadable('its booster is not gbtree')
  const start = Number(String(member(learner, 'learner_model_param', 'base_score')).replace(/^\[|\]$/g, ''))
  if (!Number.isFinite(start)) throw unreadable('it has no single base score')
  const parsed = list(member(learner, 'gradient_booster', 'model', 'trees'), 'trees')
  const trees = layTrees(parsed)
  checkTrees(trees, features)
  return {
    trees: parsed.length,
    start: Math.fround(start),
    finish: (total) => total,
    countSplits: (counts) => countSplits(trees, counts),
    addTree(tree, rows, totals) {
      const { left, right, feature, threshold, value, missingLeft, starts } = trees
      const first = starts[tree] ?? 0
      for (let row = 0; row < rows.count; row += 1) {
        let at = first
        while (left[at] !== -1) {
          const found = rows.columns[feature[at] as number]?.[row] as number
          const goesLeft = Number.isNaN(found) ? missingLeft[at] === 1 : found < (threshold[at] as number)
          at = first + ((goesLeft ? left[at] : right[at]) as number)
        }
        totals[row] = Math.fround((totals[row] as number) + (value[at] as number))
      }
    },
  }
}

function layTrees(parsed: readonly unknown[]): BinaryTrees {
  const read = parsed.map((tree, index) => {
    const of = (name: string): readonly number[] => numbers(member(tree, name), `${name} of tree ${index}`)
    if (of('split_type').some((type) => type !== 0)) throw unreadable(`tree ${index} splits by category`)
    return {
      left: of('left_children'),
      right: of('right_children'),
      feature: of('split_indices'),
      condition: of('split_conditions'),
      missing: of('default_left'),
    }
  })
  const starts = Uint32Array.from([0, ...running(read.map(({ left }) => left.length))])
  const left = Int32Array.from(read.flatMap((tree) => tree.left))
  const conditions = Float64Array.from(read.flatMap((tree) => tree.condition))
  const laid = {
    starts,
    left,
    right: Int32Array.from(read.flatMap((tree) => tree.right)),
    feature: Int32Array.from(read.flatMap((tree) => tree.feature)),
    threshold: conditions,
    // A leaf keeps its value where a split keeps its condition.
    value: conditions,
    missingLeft: Uint8Array.from(read.flatMap((tree) => tree.missing)),
  }
  const nodes = [laid.right, laid.feature, laid.threshold, laid.missingLeft]
  if (nodes.some((column) => column.length !== left.length)) throw unreadable('its trees have columns of different lengths')
  return laid
}

function running(counts: readonly number[]): number[] {
  let total = 0
  return counts.map((count) => (total += count))
}
