import { type Document, isCollection, isMap, isScalar, isSeq, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { checkForm } from './check-form.ts'
import { type Collection, endOfItem, startOf } from './edit-collection.ts'

type Item = Node | Pair<Node, Node | null>

/** A text without findings, anchors and aliases, and what it was read to. */
export interface ReadText {
  readonly source: string
  readonly document: Document
}

/** Levels above the items of a collection that is a member of the file. */
const ITEM_DEPTH = 1

/**
 * Reads a text from one that was read: where they differ only inside some items of a block collection that is a member of the file (the nodes or the
 * edges of a circuit), those items alone are parsed, and the others are taken over. An item starts its line, so whatever stands before it or behind it,
 * at its indent, has no part in how it reads.
 * @returns a document of its own, equal to that of the whole text; undefined where it has to be read as a whole
 */
export function rereadYaml(before: ReadText, source: string, parse: (text: string) => Document): Document | undefined {
  const { document } = before
  const root = document.contents
  if (document.directives?.docStart === true || !isMap(root) || root.flow === true) return undefined
  const change = changeOf(before.source, source)
  const pairs = root.items as Pair<Node, Node | null>[]
  for (const [index, { value }] of pairs.entries()) {
    if (!isCollection(value) || value.flow === true || value.items.length === 0) continue
    const next = pairs[index + 1]
    const end = next === undefined ? before.source.length : lineStart(before.source, startOf(before.source, next))
    if (next !== undefined && startOf(before.source, next) !== end) return undefined
    if (change.to > end) continue
    const collection = rereadCollection({ before: before.source, after: source, change, end, parse }, value as Collection)
    return collection && withContents(document, { index, collection, delta: change.delta })
  }
  return undefined
}

interface Change {
  /** `[from, to)` of the text before is another one now, longer by `delta`. */
  readonly from: number
  readonly to: number
  readonly delta: number
}

function changeOf(before: string, after: string): Change {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from += 1
  let tail = 0
  while (tail < most - from && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1
  return { from, to: before.length - tail, delta: after.length - before.length }
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1

interface Work {
  readonly before: string
  readonly after: string
  readonly change: Change
  /** Where the lines of the collection end, before. */
  readonly end: number
  readonly parse: (text: string) => Document
}

function rereadCollection({ before, after, change, end, parse }: Work, collection: Collection): Collection | undefined {
  const items: readonly Item[] = collection.items
  const lineOf = (index: number): number => lineStart(before, startOf(before, items[index]!))
  // The first item that the change may touch begins before it, so its line is still there; the last one is the one behind it, which reads as it did.
  const first = firstFrom(items.length, (index) => lineOf(index) >= change.from) - 1
  const behind = firstFrom(items.length, (index) => lineOf(index) >= change.to)
  if (first < 0 || behind <= first || !isOwnLine(before, items[first]!) || (behind < items.length && !isOwnLine(before, items[behind]!)))
    return undefined
  const from = lineOf(first)
  const to = behind + 1 < items.length ? lineOf(behind + 1) : end
  const text = after.slice(from, to + change.delta)
  const isWhole = to === before.length || text.endsWith('\n')
  // What begins or ends a document does so at the start of a line; a byte order mark is one at the start of a text alone.
  if (!isWhole || /^(?:---|\.\.\.|%)/m.test(text) || text.includes('\ufeff')) return undefined
  const found = itemsIn(text, { parse, isList: isSeq(collection), column: columnOf(before, items[first]!) })
  if (found === undefined) return undefined
  // A first line that became a comment belongs to the item before.
  if (lineStart(text, startOf(text, found[0]!)) !== 0) return undefined
  const isSentinel = behind < items.length
  const kept = isSentinel ? found.slice(0, -1) : found
  const last = found.at(-1)!
  if (isSentinel ? startOf(text, last) + from !== startOf(before, items[behind]!) + change.delta : !endsPlainly(text, last))
    return undefined
  for (const item of kept) shift(item, from)
  const whole = [...items.slice(0, first), ...kept, ...items.slice(behind).map((item) => shifted(item, change.delta))]
  return whole.length === 0 || hasDoubles(whole) ? undefined : collectionOf(collection, whole)
}

/** The first of `0 … count - 1` for which something holds that holds for all behind it; `count` where it holds for none. */
function firstFrom(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Column of an item: of an entry's dash, of a member's name. */
function columnOf(text: string, item: Item): number {
  const start = startOf(text, item)
  const line = lineStart(text, start)
  return 'key' in item ? start - line : text.slice(line, start).indexOf('-')
}

/** Whether nothing but spaces, and the dash of an entry, stands before an item on its line. */
function isOwnLine(text: string, item: Item): boolean {
  const start = startOf(text, item)
  return ('key' in item ? /^ *$/ : /^ *-[ \t]*$/).test(text.slice(lineStart(text, start), start))
}

/** The items of a part of a text; undefined where it does not hold items of this kind at this column alone, or something is wrong in it. */
function itemsIn(
  text: string,
  { parse, isList, column }: { readonly parse: Work['parse']; readonly isList: boolean; readonly column: number },
): readonly Item[] | undefined {
  let document: Document
  try {
    document = parse(text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return undefined
  }
  const { contents } = document
  if (document.errors.length + document.warnings.length > 0 || !(isList ? isSeq(contents) : isMap(contents))) return undefined
  const collection = contents as Collection
  const findings: Parameters<typeof checkForm>[1] = []
  if (!checkForm(document, findings, ITEM_DEPTH) || findings.length > 0 || collection.flow === true) return undefined
  const items: readonly Item[] = collection.items
  return items.length > 0 && items.every((item) => isFull(nodesOf(item)[0]) && isOwnLine(text, item) && columnOf(text, item) === column)
    ? items
    : undefined
}

/** Whether the last item ends where its last value does: to an empty one, and to a text over lines, comments and blank lines behind it may belong. */
function endsPlainly(text: string, last: Item): boolean {
  let value: Node | null | undefined = nodesOf(last).at(-1)
  while (isCollection(value) && value.flow !== true) value = nodesOf(value.items.at(-1) as Item).at(-1)
  if (!isFull(value)) return false
  const isBlock = isScalar(value) && value.type?.startsWith('BLOCK') === true
  return !isBlock && /^(?:[ \t]*(?:#[^\n]*)?(?:\r?\n|$))*$/.test(text.slice(endOfItem(last)))
}

const isFull = (node: Node | null | undefined): boolean => node?.range != null && node.range[1] > node.range[0]

function hasDoubles(items: readonly Item[]): boolean {
  const names = new Set<unknown>()
  for (const item of items) {
    if (!('key' in item) || !isScalar(item.key)) continue
    if (names.has(item.key.value)) return true
    names.add(item.key.value)
  }
  return false
}

const nodesOf = (item: Item): readonly (Node | null)[] => ('key' in item ? [item.key, item.value] : [item])

/** Moves what was parsed from a part of a text to where the part lies. */
function shift(item: Item, by: number): void {
  for (const node of nodesOf(item)) {
    if (node === null) continue
    if (node.range != null) node.range = [node.range[0] + by, node.range[1] + by, node.range[2] + by]
    if (isCollection(node)) for (const each of node.items as Item[]) shift(each, by)
  }
}

/** The same item somewhere else; what is already read stays as it is, for others may hold it. */
function shifted<T extends Item>(item: T, by: number): T {
  if (by === 0) return item
  if ('key' in item) return new Pair(moved(item.key, by), item.value === null ? null : moved(item.value, by)) as unknown as T
  return moved(item, by) as T
}

function moved(node: Node, by: number): Node {
  if (isCollection(node)) {
    const copy = collectionOf(
      node as Collection,
      (node.items as Item[]).map((item) => shifted(item, by)),
    )
    copy.range = rangeBy(node, by)
    return copy
  }
  const { value, type, source } = node as Scalar
  const copy = new Scalar(value)
  if (type !== undefined) copy.type = type
  if (source !== undefined) copy.source = source
  copy.range = rangeBy(node, by)
  return copy
}

type Range = [number, number, number]
const rangeBy = ({ range }: Node, by: number): Range => [(range?.[0] ?? 0) + by, (range?.[1] ?? 0) + by, (range?.[2] ?? 0) + by]

/** A collection of the same kind that begins at the same place; a block one ends where its last item does. */
function collectionOf(like: Collection, items: readonly Item[]): Collection {
  const copy = isSeq(like) ? new YAMLSeq<Node>() : new YAMLMap<Node, Node | null>()
  copy.items = [...items] as never
  if (like.flow !== undefined) copy.flow = like.flow
  const last = items.at(-1)
  const end = last === undefined ? undefined : (nodesOf(last).at(-1)?.range?.[2] ?? undefined)
  const [from = 0, to = 0] = like.range ?? []
  copy.range = [from, end ?? to, end ?? to]
  return copy
}

/** The document with another collection as a member of the file; what stands behind it lies further on. */
function withContents(
  document: Document,
  { index, collection, delta }: { readonly index: number; readonly collection: Collection; readonly delta: number },
): Document {
  const root = document.contents as unknown as YAMLMap<Node, Node | null>
  const items = root.items.map((pair, at) => {
    if (at < index) return pair
    return at === index ? new Pair<Node, Node | null>(pair.key, collection) : shifted(pair, delta)
  })
  const copy = Object.create(Object.getPrototypeOf(document) as object, Object.getOwnPropertyDescriptors(document)) as Document
  copy.contents = collectionOf(root, items) as never
  return copy
}
