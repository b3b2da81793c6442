import { Fault } from '../../../shared/base/index.ts'

/** Rows to ask a model about: one float32 column a feature, in the job's order, NaN where a value is missing. */
export interface FeatureRows {
  readonly count: number
  readonly columns: readonly Float32Array[]
}

/** An ensemble of trees read from a model's bytes by the engine's own code; nothing of the library that wrote them is used. */
export interface TreeModel {
  readonly trees: number
  /** Adds one tree's answers to `totals`, which hold one value a row. */
  addTree(tree: number, rows: FeatureRows, totals: Float64Array): void
  /** What `totals` begin with. */
  readonly start: number
  /** Turns a total into the model's answer. */
  finish(total: number): number
  /** Adds to `counts`, one a feature, how often the trees ask for it. */
  countSplits(counts: Float64Array): void
}

/** Binary trees laid out in one run of nodes; a leaf has `left` -1. */
export interface BinaryTrees {
  /** First node of each tree, and one past the last. */
  readonly starts: Uint32Array
  /** Relative to the tree's first node. */
  readonly left: Int32Array
  readonly right: Int32Array
  readonly feature: Int32Array
  readonly threshold: Float64Array
  /** Of leaves. */
  readonly value: Float64Array
  /** 1: a missing value goes left. */
  readonly missingLeft: Uint8Array
}

/**
 * Checks that every way through the trees ends, and ends inside them: from each root every node is reached once at most.
 * @throws Fault `work/model-unreadable`
 */
export function checkTrees(trees: BinaryTrees, features: number): void {
  const { starts } = trees
  let most = 0
  for (let tree = 0; tree + 1 < starts.length; tree += 1) most = Math.max(most, (starts[tree + 1] ?? 0) - (starts[tree] ?? 0))
  const space = { reached: new Uint8Array(most), open: new Int32Array(most + 1) }
  for (let tree = 0; tree + 1 < starts.length; tree += 1) checkTree(trees, { tree, features }, space)
}

/** Adds how often the trees ask for each feature: a node that is no leaf asks for one. */
export function countSplits({ left, feature }: BinaryTrees, counts: Float64Array): void {
  for (let node = 0; node < left.length; node += 1) {
    const asked = feature[node] ?? -1
    if (left[node] !== -1 && asked >= 0 && asked < counts.length) counts[asked] = (counts[asked] ?? 0) + 1
  }
}

interface WalkSpace {
  readonly reached: Uint8Array
  /** Nodes to look at; one is put there only when it is reached for the first time. */
  readonly open: Int32Array
}

function checkTree(trees: BinaryTrees, { tree, features }: { tree: number; features: number }, { reached, open }: WalkSpace): void {
  const { starts, left, right, feature } = trees
  const start = starts[tree] ?? 0
  const size = (starts[tree + 1] ?? 0) - start
  if (size < 1) throw unreadable(`tree ${tree} has no node`)
  reached.fill(0, 0, size)
  let count = 0
  const reach = (node: number): void => {
    if (node < 0 || node >= size || reached[node] === 1) throw unreadable(`tree ${tree} is no tree at node ${node}`)
    reached[node] = 1
    open[count] = node
    count += 1
  }
  reach(0)
  while (count > 0) {
    count -= 1
    const at = start + (open[count] ?? 0)
    if (left[at] === -1) continue
    const asked = feature[at] ?? -1
    if (asked < 0 || asked >= features) throw unreadable(`tree ${tree} asks for feature ${asked} of ${features}`)
    reach(left[at] ?? -1)
    reach(right[at] ?? -1)
  }
}

export const unreadable = (why: string): Fault => new Fault('work/model-unreadable', `the engine cannot compute with the model: ${why}`)

type Members = Readonly<Record<string, unknown>>

/** A member of a parsed model, or undefined. */
export function member(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (found, name) => (typeof found === 'object' && found !== null && Object.hasOwn(found, name) ? (found as Members)[name] : undefined),
    value,
  )
}

/** @throws Fault `work/model-unreadable` */
export function numbers(value: unknown, what: string): readonly number[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'number')) throw unreadable(`${what} is no list of numbers`)
  return value
}

/** @throws Fault `work/model-unreadable` */
export function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw unreadable(`${what} is no list`)
  return value
}
