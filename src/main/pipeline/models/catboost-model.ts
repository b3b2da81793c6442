import { list, member, numbers, type TreeModel, unreadable } from './tree-model.ts'

/** A leaf's index has one bit a level. */
const LEVELS_MAX = 16

interface ObliviousTree {
  readonly features: Int32Array
  readonly borders: Float64Array
  readonly leaves: Float64Array
}

/**
 * CatBoost's JSON form with symmetric trees (https://catboost.ai/docs/en/concepts/json_model_format): bit i of a row's leaf says whether its
 * float32 value is above the border of split i; leaves are added, scaled and moved by the bias.
 * @throws Fault `work/model-unreadable`
 */
export function readCatboost(bytes: Uint8Array, features: number): TreeModel {
  const model: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  const info = list(member(model, 'features_info', 'float_features'), 'float_features')
  const columns = info.map((feature, index) => {
    const flat = member(feature, 'flat_feature_index') ?? index
    if (typeof flat !== 'number' || !Number.isInteger(flat) || flat < 0 || flat >= features) throw unreadable(`it asks for feature ${flat}`)
    return { flat, missingIsAbove: member(feature, 'nan_value_treatment') === 'AsTrue' }
  })
  const [scale, bias] = list(member(model, 'scale_and_bias'), 'scale_and_bias')
  const [start = Number.NaN] = numbers(bias, 'the bias')
  if (typeof scale !== 'number') throw unreadable('it has no scale')
  const trees = list(member(model, 'oblivious_trees'), 'oblivious_trees').map((tree, index) => readTree(tree, index, columns.length))
  return {
    trees: trees.length,
    start: 0,
    finish: (total) => total * scale + start,
    countSplits: (counts) => {
      for (const { features: asked } of trees) {
        for (const index of asked) {
          const flat = columns[index]?.flat ?? -1
          if (flat >= 0) counts[flat] = (counts[flat] ?? 0) + 1
        }
      }
    },
    addTree(tree, rows, totals) {
      const { features: asked, borders, leaves } = trees[tree] as ObliviousTree
      const levels = [...asked].map((index, level) => {
        const { flat, missingIsAbove } = columns[index] as { flat: number; missingIsAbove: boolean }
        return { values: rows.columns[flat] as Float32Array, border: borders[level] as number, missingIsAbove }
      })
      for (let row = 0; row < rows.count; row += 1) {
        let leaf = 0
        for (const [level, { values, border, missingIsAbove }] of levels.entries()) {
          const value = values[row] as number
          if (value > border || (missingIsAbove && Number.isNaN(value))) leaf |= 1 << level
        }
        totals[row] = (totals[row] as number) + (leaves[leaf] as number)
      }
    },
  }
}

function readTree(tree: unknown, index: number, features: number): ObliviousTree {
  const splits = list(member(tree, 'splits') ?? [], `splits of tree ${index}`)
  const leaves = Float64Array.from(numbers(member(tree, 'leaf_values'), `leaf_values of tree ${index}`))
  if (splits.length > LEVELS_MAX || leaves.length !== 2 ** splits.length) {
    throw unreadable(`tree ${index} has ${leaves.length} leaves for ${splits.length} splits`)
  }
  const read = splits.map((split) => {
    const feature = member(split, 'float_feature_index')
    const border = member(split, 'border')
    const isPlain = member(split, 'split_type') === 'FloatFeature' && typeof border === 'number'
    if (!isPlain || typeof feature !== 'number' || !(feature >= 0 && feature < features)) {
      throw unreadable(`tree ${index} has a split that is not of a number`)
    }
    return { feature, border }
  })
  return { features: Int32Array.from(read, ({ feature }) => feature), borders: Float64Array.from(read, ({ border }) => border), leaves }
}
