import { tableFromIPC } from 'apache-arrow'
import { Fault } from '../../shared/base/index.ts'
import { readUbj } from './ubj.ts'

type Members = Readonly<Record<string, unknown>>

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Members)[name] : undefined

/** Trees in XGBoost's UBJ form (learner.gradient_booster.model.trees, https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html). */
function countXgboost(bytes: Uint8Array): unknown {
  const trees = ['learner', 'gradient_booster', 'model', 'trees'].reduce(member, readUbj(bytes))
  return Array.isArray(trees) ? trees.length : undefined
}

/** Trees in CatBoost's JSON form (`oblivious_trees`). */
function countCatboost(bytes: Uint8Array): unknown {
  const trees = member(JSON.parse(new TextDecoder().decode(bytes)), 'oblivious_trees')
  return Array.isArray(trees) ? trees.length : undefined
}

/** Distinct values of the forest's `tree` column (docs/spec/fabric.md FB4). */
function countForest(bytes: Uint8Array): unknown {
  const column = tableFromIPC(bytes).getChild('tree')
  return column === null ? undefined : new Set(column.toArray() as Iterable<number>).size
}

const COUNTERS: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  xgboost: countXgboost,
  catboost: countCatboost,
  random_forest: countForest,
}

/**
 * Counts the trees in a model's bytes with a reader that shares nothing with the library that wrote them.
 * @throws Fault `pipeline/tree-count` when the bytes are not such a model.
 */
export function countTrees(learner: string, bytes: Uint8Array): number {
  let count: unknown
  try {
    count = COUNTERS[learner]?.(bytes)
  } catch (error) {
    throw new Fault(
      'pipeline/tree-count',
      `the model of ${learner} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      { learner },
    )
  }
  if (typeof count !== 'number')
    throw new Fault('pipeline/tree-count', `the model of ${learner} holds no trees where its format has them`, { learner })
  return count
}
