import { type Document, isAlias, isCollection, isSeq, type Node, type Pair, visit, type YAMLMap, type YAMLSeq } from 'yaml'
import type { TextPatch } from './text-patch.ts'

export type Collection = YAMLMap<Node, Node | null> | YAMLSeq<Node>

export const eolOf = (text: string): string => (/\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n')
const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1
/** Where the line ends, before its line break. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  if (end < 0) return text.length
  return end > at && text[end - 1] === '\r' ? end - 1 : end
}
const afterBreak = (text: string, at: number): number => {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}
const isBlankOrComment = (part: string): boolean => /^[ \t]*(#.*)?$/.test(part)

/** Names of anchors that an alias refers to: what they stand on is shared. */
export function anchorsInUse(document: Document): ReadonlySet<string> {
  const used = new Set<string>()
  visit(document, {
    Alias(_key, { source }) {
      used.add(source)
    },
  })
  return used
}

/** Whether an alias, or something that an alias repeats, lies in a part of the document. */
export function holdsShared(node: Node, used: ReadonlySet<string>): boolean {
  let found = false
  visit(node, {
    Node(_key, each) {
      if (!isAlias(each) && (each.anchor === undefined || !used.has(each.anchor))) return undefined
      found = true
      return visit.BREAK
    },
  })
  return found
}

/** Where an item of a collection begins, an anchor before it included. */
export function startOf(text: string, item: Node | Pair<Node, Node | null>): number {
  const node = 'key' in item ? item.key : item
  const from = node.range?.[0] ?? 0
  const anchor = isAlias(node) ? undefined : node.anchor
  return anchor === undefined ? from : text.lastIndexOf(`&${anchor}`, from)
}

/** Where the last character of a node's own text ends: no comment or blank line behind it is counted. */
export function endOf(node: Node): number {
  if (isCollection(node) && node.flow !== true) {
    const last = node.items.at(-1) as Node | Pair<Node, Node | null> | undefined
    if (last !== undefined) return 'key' in last ? endOfPair(last) : endOf(last)
  }
  return node.range?.[1] ?? 0
}

function endOfPair({ key, value }: Pair<Node, Node | null>): number {
  return value === null ? endOf(key) : Math.max(endOf(value), endOf(key))
}
export const endOfItem = (item: Node | Pair<Node, Node | null>): number => ('key' in item ? endOfPair(item) : endOf(item))

/** The colon behind a key. */
export function colonAfter(text: string, key: Node): number {
  const from = key.range?.[1] ?? 0
  const colon = text.indexOf(':', from)
  return /^\s*$/.test(text.slice(from, colon)) ? colon : from
}

const itemsOf = (collection: Collection): readonly (Node | Pair<Node, Node | null>)[] => collection.items

/**
 * Takes items out of a collection that keeps at least one.
 * @param indexes ascending, without doubles
 */
export function removeItems(text: string, collection: Collection, indexes: readonly number[]): TextPatch[] {
  const items = itemsOf(collection)
  const gone = new Set(indexes)
  const runs: [first: number, last: number][] = []
  for (const index of indexes) {
    const run = runs.at(-1)
    if (run !== undefined && run[1] === index - 1) run[1] = index
    else runs.push([index, index])
  }
  return runs.flatMap(([first, last]) =>
    collection.flow === true ? removeFromFlow(text, items, [first, last]) : removeLines(text, items, { first, last, gone }),
  )
}

type Items = readonly (Node | Pair<Node, Node | null>)[]

/** Items of a block collection go with their lines; comments on lines of their own between them stay. */
function removeLines(
  text: string,
  items: Items,
  run: { readonly first: number; readonly last: number; readonly gone: ReadonlySet<number> },
): TextPatch[] {
  const patches: TextPatch[] = []
  for (let index = run.first; index <= run.last; index++) {
    const item = items[index]!
    const start = startOf(text, item)
    const end = endOfItem(item)
    const dash = 'key' in item ? start : dashBefore(text, start)
    const from = lineStart(text, dash)
    const isOwnLine = /^[ \t]*(?:\?[ \t]+)?$/.test(text.slice(from, dash))
    // A block scalar ends with its line break.
    const to = text[end - 1] === '\n' ? end : afterBreak(text, end)
    if (isOwnLine) {
      const isLastLine = to === text.length && text[to - 1] !== '\n'
      // What stood last without a line break leaves the line before it without one.
      const before = isLastLine ? from - (text.slice(0, from).endsWith('\r\n') ? 2 : Math.min(1, from)) : from
      patches.push({ from: before, to, insert: '' })
      continue
    }
    // The first member of a list's entry shares its line with the dash: what follows moves up to it, unless a comment lies between.
    const next = items[index + 1]
    const nextStart = next === undefined ? undefined : startOf(text, next)
    const isJoined = nextStart !== undefined && /^\s*$/.test(text.slice(end, nextStart))
    patches.push({ from: start, to: isJoined ? nextStart : lineEnd(text, text[end - 1] === '\n' ? end - 1 : end), insert: '' })
  }
  return joined(patches)
}

/** Neighbours as one patch. */
function joined(patches: readonly TextPatch[]): TextPatch[] {
  const result: TextPatch[] = []
  for (const patch of patches) {
    const last = result.at(-1)
    if (last !== undefined && last.to >= patch.from)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, patch.to), insert: '' }
    else result.push(patch)
  }
  return result
}

function removeFromFlow(text: string, items: Items, [first, last]: readonly [number, number]): TextPatch[] {
  const start = startOf(text, items[first]!)
  const end = endOfItem(items[last]!)
  const next = items[last + 1]
  const before = items[first - 1]
  const ownLine = /^[ \t]*$/.test(text.slice(lineStart(text, start), start))
  const comma = commaAfter(text, end)
  if (next !== undefined && comma !== undefined) {
    const rest = text.slice(comma + 1, lineEnd(text, comma))
    if (ownLine && isBlankOrComment(rest)) return [{ from: lineStart(text, start), to: afterBreak(text, comma), insert: '' }]
    const nextStart = startOf(text, next)
    if (!text.slice(end, nextStart).includes('#')) return [{ from: start, to: nextStart, insert: '' }]
    return [{ from: start, to: comma + 1, insert: '' }]
  }
  if (before === undefined) return [{ from: start, to: comma === undefined ? end : comma + 1, insert: '' }]
  const between = text.slice(endOfItem(before), start)
  if (!between.includes('#')) return [{ from: endOfItem(before), to: end, insert: '' }]
  // A comment stands behind the comma: comma and comment stay, which YAML takes.
  const rest = text.slice(comma === undefined ? end : comma + 1, lineEnd(text, end))
  if (ownLine && isBlankOrComment(rest)) return [{ from: lineStart(text, start), to: afterBreak(text, end), insert: '' }]
  return [{ from: start, to: comma === undefined ? end : comma + 1, insert: '' }]
}

/** The comma behind an item of a flow collection, comments and line breaks passed over. */
function commaAfter(text: string, from: number): number | undefined {
  const found = /^(?:\s|#[^\n]*\n)*,/.exec(text.slice(from, from + 4_096))
  return found === null ? undefined : from + found[0].length - 1
}

/** Lines of a new item, the first without its indent; what follows is indented to it by the writer. */
export interface NewItem {
  /** `name: value`, or an entry of a list without its dash. */
  readonly write: (indent: string, eol: string) => string
}

/** Puts items behind the item at `after`, or, where that is -1, before the first. The collection must hold an item already. */
export function insertItems(
  text: string,
  collection: Collection,
  { after, items }: { readonly after: number; readonly items: readonly NewItem[] },
): TextPatch[] {
  const present = itemsOf(collection)
  const eol = eolOf(text)
  const first = present[0]!
  if (collection.flow === true)
    return insertIntoFlow(text, present, { after, texts: items.map(({ write }) => write('', eol).replaceAll(/\s*\r?\n\s*/g, ' ')) })
  const isList = isSeq(collection)
  const column = isList ? dashBefore(text, startOf(text, first)) : startOf(text, first)
  const indent = ' '.repeat(column - lineStart(text, column))
  const inner = isList ? `${indent}  ` : indent
  const lines = items.map(({ write }) => `${isList ? '- ' : ''}${write(inner, eol)}`)
  if (after < 0) return [{ from: column, to: column, insert: lines.map((line) => line + eol + indent).join('') }]
  return [
    appendLines(
      text,
      endOfItem(present[after]!),
      lines.map((line) => indent + line),
    ),
  ]
}

/** Whole lines behind the line in which something ends. */
export function appendLines(text: string, end: number, lines: readonly string[]): TextPatch {
  const eol = eolOf(text)
  if (end > 0 && text[end - 1] === '\n') return { from: end, to: end, insert: lines.map((line) => line + eol).join('') }
  const at = lineEnd(text, end)
  return { from: at, to: at, insert: lines.map((line) => eol + line).join('') }
}

/** The dash of an entry, on its line or, with nothing but comments between, further up; where there is none the entry itself. */
function dashBefore(text: string, start: number): number {
  const own = /-[ \t]*$/.exec(text.slice(lineStart(text, start), start))
  if (own !== null) return lineStart(text, start) + own.index
  for (let line = lineStart(text, start); line > 0; ) {
    const end = line
    line = lineStart(text, line - 1)
    const above = text.slice(line, end)
    const dash = /^[ \t]*(?:-[ \t]+)*-[ \t]*(?:#.*)?\r?\n$/.exec(above)
    if (dash !== null) return line + above.replace(/#.*/, '').lastIndexOf('-')
    if (!isBlankOrComment(above.trimEnd())) return start
  }
  return start
}

function insertIntoFlow(
  text: string,
  present: Items,
  { after, texts }: { readonly after: number; readonly texts: readonly string[] },
): TextPatch[] {
  if (after < 0) {
    const at = startOf(text, present[0]!)
    return [{ from: at, to: at, insert: texts.map((item) => `${item}, `).join('') }]
  }
  const item = present[after]!
  const end = endOfItem(item)
  const start = startOf(text, item)
  const own = lineStart(text, start)
  const comma = commaAfter(text, end)
  const isOwnLine = /^[ \t]*$/.test(text.slice(own, start))
  const isCommaHere = comma === undefined || !text.slice(end, comma).includes('\n')
  const lineOf = comma !== undefined && isCommaHere ? comma + 1 : end
  const rest = text.slice(lineOf, lineEnd(text, lineOf))
  if (!isOwnLine || !isCommaHere || !isBlankOrComment(rest))
    return [{ from: end, to: end, insert: texts.map((each) => `, ${each}`).join('') }]
  // One item a line: so are the new ones, and a comment behind this one stays behind it.
  const indent = text.slice(own, start)
  const isLast = after === present.length - 1
  const lines = texts.map((each, index) => indent + each + (isLast && index === texts.length - 1 ? '' : ','))
  const at = lineEnd(text, lineOf)
  const patches = [{ from: at, to: at, insert: lines.map((line) => eolOf(text) + line).join('') }]
  return comma === undefined ? [{ from: end, to: end, insert: ',' }, ...patches] : patches
}
