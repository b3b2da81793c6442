import { tableFromIPC } from 'apache-arrow'
import { type BinaryTrees, checkTrees, countSplits, type TreeModel, unreadable } from './tree-model.ts'

/**
 * The forest's Arrow form (docs/spec/fabric.md FB4): a float32 value goes left when it is <= the threshold, or is missing and `missing_left`;
 * the answer is the mean of the trees' leaves.
 * @throws Fault `work/model-unreadable`
 */
export function readForest(bytes: Uint8Array, features: number): TreeModel {
  const trees = layTrees(bytes)
  checkTrees(trees, features)
  const count = trees.starts.length - 1
  return {
    trees: count,
    start: 0,
    finish: (total) => total / count,
    countSplits: (counts) => countSplits(trees, counts),
    addTree(tree, rows, totals) {
      const { left, right, feature, threshold, value, missingLeft, starts } = trees
      const first = starts[tree] ?? 0
      for (let row = 0; row < rows.count; row += 1) {
        let at = first
        while (left[at] !== -1) {
          const found = rows.columns[feature[at] as number]?.[row] as number
          const goesLeft = Number.isNaN(found) ? missingLeft[at] === 1 : found <= (threshold[at] as number)
          at = first + ((goesLeft ? left[at] : right[at]) as number)
        }
        totals[row] = (totals[row] as number) + (value[at] as number)
      }
    },
  }
}

function layTrees(bytes: Uint8Array): BinaryTrees {
  const table = tableFromIPC(bytes)
  const column = (name: string): ArrayLike<number | bigint | boolean> => {
    const found = table.getChild(name)
    if (found === null || found.nullCount > 0) throw unreadable(`it has no whole column ${name}`)
    return found.toArray() as ArrayLike<number | bigint | boolean>
  }
  // A column of one batch is the file's own bytes; no copy is made of it.
  const whole = (name: string): Int32Array => {
    const found = column(name)
    return found instanceof Int32Array ? found : Int32Array.from(found as ArrayLike<number>)
  }
  const real = (name: string): Float64Array => {
    const found = column(name)
    return found instanceof Float64Array ? found : Float64Array.from(found as ArrayLike<number>)
  }
  const tree = column('tree')
  const node = column('node')
  const starts: number[] = []
  for (let at = 0; at < table.numRows; at += 1) {
    const isFirst = at === 0 || tree[at] !== tree[at - 1]
    if (isFirst) starts.push(at)
    if (Number(node[at]) !== at - (starts.at(-1) ?? 0) || Number(tree[at]) !== starts.length - 1) {
      throw unreadable(`its nodes are out of order at row ${at}`)
    }
  }
  if (starts.length === 0) throw unreadable('it has no trees')
  return {
    starts: Uint32Array.from([...starts, table.numRows]),
    left: whole('left'),
    right: whole('right'),
    feature: whole('feature'),
    threshold: real('threshold'),
    value: real('value'),
    missingLeft: Uint8Array.from(column('missing_left'), (isLeft) => (isLeft === true || isLeft === 1 ? 1 : 0)),
  }
}
