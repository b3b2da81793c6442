import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import { FINDINGS_MAX, type YamlText } from '../../shared/yaml/index.ts'

/** One thing that is wrong in a file, at a place a person can go to. Lines and columns count from 1. */
export interface Diagnostic {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  readonly fix: string
}

/** Nodes a check may visit, aliases expanded: an alias bomb ends here, not in memory. */
export const NODES_MAX = 100_000
/** Collects diagnostics of one file. */
export class Report {
  readonly diagnostics: Diagnostic[] = []
  readonly #file: string
  readonly #document: Document
  readonly #position: YamlText['position']
  #nodes = 0

  constructor(source: { file: string; document: Document; position: YamlText['position'] }) {
    this.#file = source.file
    this.#document = source.document
    this.#position = source.position
  }

  add(node: Node | undefined, message: string, fix: string): undefined {
    if (this.diagnostics.length < FINDINGS_MAX)
      this.diagnostics.push({ file: this.#file, ...this.#position(node?.range?.[0] ?? 0), message, fix })
    return undefined
  }

  /** The node an alias stands for; counts visits. */
  resolve(node: Node | undefined): Node | undefined {
    this.#nodes += 1
    if (this.#nodes > NODES_MAX) return this.add(node, `more than ${NODES_MAX} values once aliases are expanded`, 'Use fewer aliases.')
    return isAlias(node) ? (node as Alias).resolve(this.#document) : node
  }
}

/** Where a check looks: a node (undefined when absent) and its dotted path for messages. */
export interface Place {
  readonly node: Node | undefined
  readonly path: string
  readonly report: Report
}

/** Reads a place as a T; undefined once it has reported what is wrong. */
export type Check<T> = (place: Place) => T | undefined
export type Checked<C> = C extends Check<infer T> ? T : never

const child = (place: Place, node: unknown, name: string): Place => ({
  node: node as Node | undefined,
  path: place.path === '' ? name : `${place.path}.${name}`,
  report: place.report,
})

function scalar(place: Place): unknown {
  const node = place.report.resolve(place.node)
  return isScalar(node) ? node.value : node
}

/** Text that matches `pattern` wholly. */
export const text =
  (pattern: RegExp, fix: string): Check<string> =>
  (place) => {
    const value = scalar(place)
    if (typeof value === 'string' && pattern.test(value)) return value
    return place.report.add(place.node, `${place.path}: not a valid text`, fix)
  }

export const oneOf =
  <T extends string>(...values: readonly T[]): Check<T> =>
  (place) => {
    const value = scalar(place)
    const found = values.find((known) => known === value)
    return found ?? place.report.add(place.node, `${place.path}: unknown value`, `Use one of: ${values.join(', ')}.`)
  }

/** A finite number in [min, max]. */
export const decimal =
  (min: number, max: number): Check<number> =>
  (place) => {
    const value = scalar(place)
    if (typeof value === 'number' && value >= min && value <= max) return value
    return place.report.add(place.node, `${place.path}: not a number from ${min} to ${max}`, `Write a number from ${min} to ${max}.`)
  }

export const whole =
  (min: number, max: number): Check<number> =>
  (place) => {
    const value = scalar(place)
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max) return value
    const allowed = min === max ? `${min}` : `a whole number from ${min} to ${max}`
    return place.report.add(place.node, `${place.path}: not ${allowed}`, `Write ${allowed}.`)
  }

export const flag: Check<boolean> = (place) => {
  const value = scalar(place)
  return typeof value === 'boolean' ? value : place.report.add(place.node, `${place.path}: not true or false`, 'Write true or false.')
}

/** A learner parameter: text, number or truth value. */
export const plain: Check<string | number | boolean> = (place) => {
  const value = scalar(place)
  if (typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value
  return place.report.add(place.node, `${place.path}: not a plain value`, 'Write a text, a finite number, true or false.')
}

export const list =
  <T>(item: Check<T>, max: number): Check<readonly T[]> =>
  (place) => {
    const node = place.report.resolve(place.node)
    if (!isSeq(node)) return place.report.add(place.node, `${place.path}: not a list`, 'Write a list: [a, b].')
    if (node.items.length > max) return place.report.add(node, `${place.path}: more than ${max} entries`, `Keep at most ${max}.`)
    const values = node.items.map((entry, index) => item(child(place, entry, String(index))))
    return values.every((value) => value !== undefined) ? (values as T[]) : undefined
  }

function pairsOf(place: Place): readonly Pair[] | undefined {
  const node = place.report.resolve(place.node)
  if (!isMap(node))
    return place.report.add(place.node, `${place.path === '' ? 'the file' : place.path}: not a mapping`, 'Write members: name: value.')
  return (node as YAMLMap).items
}

/** Members of any name that matches `name`. Keeps the file's order. */
export const record =
  <T>(name: RegExp, item: Check<T>, max: number): Check<Readonly<Record<string, T>>> =>
  (place) => {
    const pairs = pairsOf(place)
    if (pairs === undefined) return undefined
    if (pairs.length > max) return place.report.add(place.node, `${place.path}: more than ${max} members`, `Keep at most ${max}.`)
    const values: Record<string, T> = {}
    let isWhole = true
    for (const pair of pairs) {
      const key = isScalar(pair.key) ? pair.key.value : undefined
      if (typeof key !== 'string' || !name.test(key)) {
        place.report.add(pair.key as Node, `${place.path}: not a valid name: ${String(key)}`, `Names match ${name.source}.`)
        isWhole = false
        continue
      }
      const value = item(child(place, pair.value, key))
      if (value === undefined) isWhole = false
      else values[key] = value
    }
    return isWhole ? values : undefined
  }

interface Optional<T> {
  readonly optional: Check<T>
}
export const optional = <T>(check: Check<T>): Optional<T> => ({ optional: check })

type Fields = Readonly<Record<string, Check<unknown> | Optional<unknown>>>
type FieldsOf<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Optional<unknown> ? never : K]: F[K] extends Check<infer T> ? T : never
} & { readonly [K in keyof F as F[K] extends Optional<unknown> ? K : never]?: F[K] extends Optional<infer T> ? T : never }

/** A mapping with exactly these members; an unknown one is an error. */
export const shape =
  <F extends Fields>(fields: F): Check<FieldsOf<F>> =>
  (place) => {
    const pairs = pairsOf(place)
    if (pairs === undefined) return undefined
    const known = Object.keys(fields)
    const found = new Map<string, Pair>()
    let isWhole = true
    for (const pair of pairs) {
      const key = isScalar(pair.key) ? pair.key.value : undefined
      if (typeof key === 'string' && known.includes(key)) found.set(key, pair)
      else {
        place.report.add(
          pair.key as Node,
          `${place.path === '' ? '' : `${place.path}: `}unknown member ${String(key)}`,
          `Known here: ${known.join(', ')}.`,
        )
        isWhole = false
      }
    }
    const values: Record<string, unknown> = {}
    for (const [name, field] of Object.entries(fields)) {
      const pair = found.get(name)
      const isOptional = 'optional' in field
      if (pair === undefined) {
        if (isOptional) continue
        place.report.add(place.node, `${place.path === '' ? '' : `${place.path}: `}missing member ${name}`, `Add ${name}.`)
        isWhole = false
        continue
      }
      const check = isOptional ? field.optional : field
      const value = check(child(place, pair.value, name))
      if (value === undefined) isWhole = false
      else values[name] = value
    }
    return isWhole ? (values as FieldsOf<F>) : undefined
  }
