import { type Document, isAlias, isCollection, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml'
import {
  anchorsInUse,
  appendLines,
  type Collection,
  colonAfter,
  endOf,
  eolOf,
  holdsShared,
  insertItems,
  type NewItem,
  removeItems,
} from './edit-collection.ts'
import { readYaml } from './read-yaml.ts'
import { applyPatches, type TextPatch } from './text-patch.ts'
import { writeFlow, writeLike, writeText, type YamlValue } from './write-value.ts'

export type YamlPath = readonly (string | number)[]

/** Why a text cannot be edited: `unreadable` as YAML, the place is `shared` by an alias, nothing is there (`absent`), or what came out is not what was meant (`failed`). */
export type EditProblem = 'unreadable' | 'shared' | 'absent' | 'failed'

export class YamlEditError extends Error {
  readonly problem: EditProblem
  constructor(problem: EditProblem, message: string) {
    super(message)
    this.problem = problem
  }
}

/** Deepest value that is compared or changed member by member. */
const STEPS_MAX = 64

/**
 * Edits a YAML text by patches that touch nothing else: comments, quotes, order and line breaks of the rest stay byte for byte. All edits of one editor
 * refer to the text as it was given, and must not touch the same item twice. `finish` parses the result and compares it with the meant value.
 */
export class YamlEditor {
  readonly text: string
  readonly #document: Document
  readonly #used: ReadonlySet<string>
  readonly #patches: TextPatch[] = []

  /** @throws YamlEditError `unreadable` */
  constructor(text: string, document: Document = readDocument(text)) {
    this.text = text
    this.#document = document
    this.#used = anchorsInUse(document)
  }

  /** Undefined where the text cannot be read. */
  static of(text: string): YamlEditor | undefined {
    const { document, findings } = readYaml(text)
    return document === undefined || findings.length > 0 ? undefined : new YamlEditor(text, document)
  }

  /** Another editor of the same text, without patches. */
  again(): YamlEditor {
    return new YamlEditor(this.text, this.#document)
  }

  /** The whole text as plain values, aliases followed. */
  value(): YamlValue {
    return plainOf(this.#document)
  }

  /** Sets, or with undefined takes away, the member at a path; what lies between the nearest one that is there and it is made. */
  set(path: YamlPath, value: YamlValue | undefined): void {
    if (path.length === 0 || path.length > STEPS_MAX) throw new YamlEditError('absent', 'no such place')
    const { at, depth } = this.#walk(path)
    if (depth === path.length) {
      if (value === undefined) this.remove(path.slice(0, -1), [path.at(-1)!])
      else this.#replace(path, value)
      return
    }
    if (value === undefined) throw new YamlEditError('absent', `there is no ${path.join('.')}`)
    const rest = path
      .slice(depth + 1)
      .reduceRight<YamlValue>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value)
    const step = path[depth]!
    if (isSeq(at) ? step !== at.items.length : typeof step !== 'string') throw new YamlEditError('absent', `there is no ${path.join('.')}`)
    this.add(path.slice(0, depth), [{ name: typeof step === 'string' ? step : undefined, value: rest }])
  }

  /** Adds members (or entries, without a name) to a collection behind the one called `after`, or at its end. */
  add(path: YamlPath, entries: readonly { readonly name: string | undefined; readonly value: YamlValue }[], after?: string): void {
    const { at: node, depth, pair } = this.#walk(path)
    if (depth < path.length) {
      const value = entries.some(({ name }) => name === undefined)
        ? entries.map((entry) => entry.value)
        : Object.fromEntries(entries.map((entry) => [entry.name ?? '', entry.value]))
      this.set(path, value)
      return
    }
    const collection = this.#own(path)
    const isEmpty = !isCollection(collection) || collection.items.length === 0
    if (isEmpty) {
      this.#fill(path, { node, pair, entries })
      return
    }
    const present = collection as Collection
    const asBlock = hasBlockItems(present)
    const items = entries.map(({ name, value }): NewItem => ({ write: (indent, eol) => writeItem({ name, value, asBlock }, indent, eol) }))
    const named = after === undefined ? -1 : indexOf(present, after)
    this.#patches.push(...insertItems(this.text, present, { after: named < 0 ? present.items.length - 1 : named, items }))
  }

  /** Takes members or entries out of one collection, all at once. */
  remove(path: YamlPath, keys: readonly (string | number)[]): void {
    if (keys.length === 0) return
    const collection = this.#own(path)
    if (!isCollection(collection)) throw new YamlEditError('absent', `${path.join('.')} holds nothing`)
    const indexes = [...new Set(keys.map((key) => indexOf(collection as Collection, key)))].sort((a, b) => a - b)
    for (const index of indexes) {
      const item = collection.items[index] as Node | Pair<Node, Node | null> | undefined
      if (item === undefined) throw new YamlEditError('absent', `there is no ${[...path, ...keys].join('.')}`)
      for (const part of 'key' in item ? [item.key, item.value] : [item]) if (part !== null && this.#isAnchorUsed(part)) throw shared(path)
    }
    if (indexes.length < collection.items.length) this.#patches.push(...removeItems(this.text, collection as Collection, indexes))
    else this.#empty(path, collection as Collection)
  }

  /** Writes another name in a member's place, in the same quotes. */
  rename(path: YamlPath, name: string): void {
    const parent = this.#own(path.slice(0, -1))
    const key = isMap(parent) ? (parent.items[indexOf(parent as Collection, path.at(-1)!)]?.key as Node | undefined) : undefined
    if (key === undefined) throw new YamlEditError('absent', `there is no ${path.join('.')}`)
    if (!isScalar(key) || this.#isAnchorUsed(key)) throw shared(path)
    this.#scalar(key, name)
  }

  /** @throws YamlEditError `failed` when the patched text does not read as `meant` */
  finish(meant: YamlValue): { readonly text: string; readonly patches: readonly TextPatch[] } {
    const patches = this.drafted()
    const text = applyPatches(this.text, patches)
    const { document, findings } = readYaml(text)
    const isMeant = document !== undefined && findings.length === 0 && isSame(plainOf(document), meant)
    if (!isMeant) throw new YamlEditError('failed', findings[0]?.message ?? 'the text would not read as it was meant')
    return { text, patches }
  }

  /** The patches so far, in order, without the proof that `finish` makes. */
  drafted(): readonly TextPatch[] {
    return [...this.#patches]
      .sort((a, b) => a.from - b.from || a.to - b.to)
      .filter(({ from, to, insert }) => this.text.slice(from, to) !== insert)
  }

  #isAnchorUsed(node: Node): boolean {
    return !isAlias(node) && this.#used.size > 0 && holdsSharedAnchor(node, this.#used)
  }

  /** The collection at a path, for changing it: not one that is written once and used several times. */
  #own(path: YamlPath): Node | undefined {
    let node = this.#document.contents ?? undefined
    for (const step of [undefined, ...path]) {
      if (step !== undefined) node = childOf(node, step)?.value
      if (node === undefined) break
      if (isAlias(node) || (node.anchor !== undefined && this.#used.has(node.anchor))) throw shared(path)
    }
    return (node ?? undefined) as Node | undefined
  }

  /** As far as the path leads: the last node that is there, the pair that holds it, and how many steps were taken. */
  #walk(path: YamlPath): { readonly at: Node | undefined; readonly pair: Pair<Node, Node | null> | undefined; readonly depth: number } {
    let at = (this.#document.contents ?? undefined) as Node | undefined
    let pair: Pair<Node, Node | null> | undefined
    for (const [depth, step] of path.entries()) {
      const child = childOf(at, step)
      if (child === undefined) return { at, pair, depth }
      if (isAlias(child.value)) throw shared(path)
      at = child.value
      pair = child.pair
    }
    return { at, pair, depth: path.length }
  }

  #replace(path: YamlPath, value: YamlValue): void {
    this.#own(path.slice(0, -1))
    const { at: node, pair } = this.#walk(path)
    if (node !== undefined && this.#used.size > 0 && holdsShared(node, this.#used)) throw shared(path)
    if (node !== undefined && this.#memberwise(path, node, value)) return
    if (isScalar(node) && (typeof value !== 'object' || value === null) && (node.range?.[1] ?? 0) > (node.range?.[0] ?? 0)) {
      this.#scalar(node, value)
      return
    }
    const written = writeFlow(value)
    const isBlock = isCollection(node) && node.flow !== true
    const isEmpty = node === undefined || (node.range?.[0] ?? 0) === (node.range?.[1] ?? 0)
    if (pair !== undefined && (isBlock || isEmpty)) {
      const colon = colonAfter(this.text, pair.key)
      const to = isBlock ? trimmedEnd(this.text, endOf(node)) : colon + 1
      this.#patches.push({ from: colon + 1, to, insert: ` ${written}` })
    } else if (node !== undefined) this.#patches.push({ from: node.range![0], to: trimmedEnd(this.text, endOf(node)), insert: written })
    else throw new YamlEditError('absent', `there is no ${path.join('.')}`)
  }

  /** Changes a collection by what differs inside it; false where the kinds differ. */
  #memberwise(path: YamlPath, node: Node, value: YamlValue): boolean {
    if (isMap(node) && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const present = new Map((node.items as Pair<Node, Node | null>[]).map(({ key }) => [String(isScalar(key) ? key.value : ''), true]))
      const wanted = Object.entries(value as { readonly [name: string]: YamlValue })
      if (present.size === 0 || wanted.length === 0) return false
      const kept = wanted.filter(([name]) => present.has(name))
      if (kept.length === 0) return false
      const isInOrder = wanted.slice(0, kept.length).every(([name]) => present.has(name)) && inOrderOf([...present.keys()], kept)
      if (!isInOrder) return false
      const gone = [...present.keys()].filter((name) => !Object.hasOwn(value, name))
      // In a flow collection what goes and what comes would touch the same comma: it is written anew.
      if (node.flow === true && gone.length > 0 && wanted.length > kept.length) return false
      this.remove(path, gone)
      for (const [name, item] of kept) this.#replaceChanged([...path, name], item)
      const added = wanted.slice(kept.length).map(([name, item]) => ({ name, value: item }))
      if (added.length > 0) this.add(path, added, kept.at(-1)![0])
      return true
    }
    if (!isSeq(node) || !Array.isArray(value) || node.items.length !== value.length) return false
    for (const [index, item] of (value as readonly YamlValue[]).entries()) this.#replaceChanged([...path, index], item)
    return true
  }

  #replaceChanged(path: YamlPath, value: YamlValue): void {
    const { at } = this.#walk(path)
    if (!isSame(plain(at, this.#document), value)) this.#replace(path, value)
  }

  #scalar(node: Node, value: null | boolean | number | string): void {
    const [from = 0, to = from] = node.range ?? []
    const type = isScalar(node) ? (node.type ?? undefined) : undefined
    if (type === 'BLOCK_LITERAL' && typeof value === 'string' && this.#blockText(node, value)) return
    const isInFlow = this.#isInFlow(from)
    const insert = writeLike(value, { type: type ?? undefined, isInFlow })
    this.#patches.push({ from, to: trimmedEnd(this.text, to), insert })
  }

  /** New lines of a `|` text under its own header; false where the header would not say the same about the end. */
  #blockText(node: Node, value: string): boolean {
    const [from = 0, to = from] = node.range ?? []
    const header = /^\|([-+]?)[ \t]*(?:#[^\n]*)?\r?\n/.exec(this.text.slice(from, to))
    if (header === null || header[1] === '+') return false
    const body = this.text.slice(from + header[0].length, to)
    const indent = /^[ ]+/.exec(body)?.[0]
    const lines = header[1] === '-' ? value : value.endsWith('\n') ? value.slice(0, -1) : undefined
    if (indent === undefined || lines === undefined || !/^[^\s]/.test(lines) || /[\r]|[^\S\n]$|\n$|\t/.test(lines)) return false
    const eol = eolOf(this.text)
    const written = lines.split('\n').map((line) => (line === '' ? '' : indent + line))
    const end = this.text[to - 1] === '\n' ? eol : ''
    this.#patches.push({ from: from + header[0].length, to, insert: written.join(eol) + end })
    return true
  }

  #isInFlow(offset: number): boolean {
    let node = (this.#document.contents ?? undefined) as Node | null | undefined
    while (isCollection(node)) {
      if (node.flow === true) return true
      const inside: Node | undefined = (node.items as (Node | Pair<Node, Node | null>)[])
        .flatMap((item) => ('key' in item ? [item.key, item.value] : [item]))
        .find((each): each is Node => each !== null && (each.range?.[0] ?? 0) <= offset && offset < (each.range?.[1] ?? 0))
      node = inside
    }
    return false
  }

  /** Everything goes: `{}` or `[]` is left. */
  #empty(path: YamlPath, collection: Collection): void {
    const brackets = isSeq(collection) ? '[]' : '{}'
    if (collection.flow === true) {
      this.#patches.push({ from: collection.range![0], to: collection.range![1], insert: brackets })
      return
    }
    const { pair } = this.#walk(path)
    if (pair === undefined) throw new YamlEditError('failed', 'nothing would be left of the file')
    const colon = colonAfter(this.text, pair.key)
    const isOnLine = !this.text.slice(colon, endOf(collection)).includes('\n')
    if (isOnLine) throw new YamlEditError('failed', 'write it out by hand')
    const anchor = collection.anchor === undefined ? '' : `&${collection.anchor}`
    const behind = anchor === '' ? colon + 1 : this.text.indexOf(anchor, colon) + anchor.length
    // A first item that goes with its line leaves the header's own line, and what stands there, as it is.
    const last = collection.items.length
    const lines = removeItems(
      this.text,
      collection,
      Array.from({ length: last }, (_, index) => index),
    )
    this.#patches.push({ from: behind, to: behind, insert: ` ${brackets}` }, ...lines)
  }

  /** First items of an empty collection, or of a member without a value. */
  #fill(
    path: YamlPath,
    {
      node,
      pair,
      entries,
    }: {
      readonly node: Node | undefined
      readonly pair: Pair<Node, Node | null> | undefined
      readonly entries: readonly { readonly name: string | undefined; readonly value: YamlValue }[]
    },
  ): void {
    const [from = 0, to = from] = node?.range ?? []
    const isList = entries.some(({ name }) => name === undefined)
    const asItems = (): string =>
      entries.map(({ name, value }) => (name === undefined ? '' : `${writeText(name)}: `) + writeFlow(value)).join(', ')
    const isInFlow = pair === undefined || this.#isInFlow(pair.key.range![0]) || path.length > 1
    const inside = isCollection(node) ? this.text.slice(from + 1, to - 1) : ''
    if (isCollection(node) && (isInFlow || inside.trim() !== '')) {
      this.#patches.push({ from: from + 1, to: from + 1, insert: asItems() })
      return
    }
    if (pair === undefined) throw new YamlEditError('failed', 'write the first one by hand')
    const colon = colonAfter(this.text, pair.key)
    if (isInFlow) {
      const written = isList ? `[${asItems()}]` : `{${asItems()}}`
      // What stands there is none that could hold members; an empty value stands behind its colon.
      this.#patches.push(
        to > from ? { from, to: trimmedEnd(this.text, to), insert: written } : { from: colon + 1, to: colon + 1, insert: ` ${written}` },
      )
      return
    }
    const indent = ' '.repeat(pair.key.range![0] - (this.text.lastIndexOf('\n', pair.key.range![0] - 1) + 1) + 2)
    const lines = entries.map(
      ({ name, value }) => `${indent}${isList ? '- ' : ''}${name === undefined ? '' : `${writeText(name)}: `}${writeFlow(value)}`,
    )
    const end = Math.max(to, colon + 1)
    if (to > colon + 1) this.#patches.push({ from: colon + 1, to, insert: '' })
    this.#patches.push(appendLines(this.text, end, lines))
  }
}

function readDocument(text: string): Document {
  const { document, findings } = readYaml(text)
  if (document === undefined || findings.length > 0) throw new YamlEditError('unreadable', findings[0]?.message ?? 'no YAML')
  return document
}

/** Aliases that a text follows to know what it says; one that grows, or holds itself, is not followed. */
const FOLLOWED_MAX = 1_000

function plainOf(document: Document): YamlValue {
  try {
    const value = document.toJS({ maxAliasCount: FOLLOWED_MAX }) as YamlValue
    // One that holds itself has no end to compare.
    JSON.stringify(value)
    return value
  } catch {
    throw new YamlEditError('unreadable', 'its aliases grow, or hold themselves')
  }
}

const shared = (path: YamlPath): YamlEditError =>
  new YamlEditError('shared', `${path.join('.')} is written once and used several times (an anchor and its aliases)`)

function holdsSharedAnchor(node: Node, used: ReadonlySet<string>): boolean {
  if (isAlias(node)) return false
  if (node.anchor !== undefined && used.has(node.anchor)) return true
  if (!isCollection(node)) return false
  return (node.items as (Node | Pair<Node, Node | null>)[]).some((item) =>
    'key' in item
      ? holdsSharedAnchor(item.key, used) || (item.value !== null && holdsSharedAnchor(item.value, used))
      : holdsSharedAnchor(item, used),
  )
}

function childOf(
  node: Node | undefined | null,
  step: string | number,
): { value: Node | undefined; pair: Pair<Node, Node | null> | undefined } | undefined {
  if (isMap(node)) {
    const pair = (node.items as Pair<Node, Node | null>[]).find(({ key }) => isScalar(key) && key.value === step)
    return pair === undefined ? undefined : { value: pair.value ?? undefined, pair }
  }
  if (!isSeq(node) || typeof step !== 'number') return undefined
  const item = node.items[step] as Node | undefined
  return item === undefined ? undefined : { value: item, pair: undefined }
}

function indexOf(collection: Collection, key: string | number): number {
  if (isSeq(collection)) return typeof key === 'number' ? key : -1
  return (collection.items as Pair<Node, Node | null>[]).findIndex((pair) => isScalar(pair.key) && pair.key.value === key)
}

const plain = (node: Node | undefined, document: Document): unknown => (node === undefined ? null : node.toJS(document))

/** Whether what is there is written over several lines, so that a new one is too. */
function hasBlockItems(collection: Collection): boolean {
  const last = collection.items.at(-1) as Node | Pair<Node, Node | null> | undefined
  const value = last === undefined ? undefined : 'key' in last ? last.value : last
  return isCollection(value) && value.flow !== true && isMap(value)
}

function writeItem(
  { name, value, asBlock }: { readonly name: string | undefined; readonly value: YamlValue; readonly asBlock: boolean },
  indent: string,
  eol: string,
): string {
  const isMapValue = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
  if (!asBlock || !isMapValue) return (name === undefined ? '' : `${writeText(name)}: `) + writeFlow(value)
  const inner = name === undefined ? indent : `${indent}  `
  const lines = Object.entries(value as { readonly [member: string]: YamlValue }).map(
    ([member, item]) => `${writeText(member)}: ${writeFlow(item)}`,
  )
  return (name === undefined ? '' : `${writeText(name)}:${eol}${inner}`) + lines.join(eol + inner)
}

const trimmedEnd = (text: string, end: number): number => {
  let at = end
  while (at > 0 && (text[at - 1] === '\n' || text[at - 1] === '\r')) at -= 1
  return at
}

function inOrderOf(names: readonly string[], wanted: readonly (readonly [string, unknown])[]): boolean {
  let at = -1
  return wanted.every(([name]) => {
    const index = names.indexOf(name)
    const isNext = index > at
    at = index
    return isNext
  })
}

/** Equal values, members in the same order. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), Object.entries(b)]
  return left.length === right.length && left.every(([name, value], index) => right[index]![0] === name && isSame(value, right[index]![1]))
}
