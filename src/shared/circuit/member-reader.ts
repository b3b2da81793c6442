import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { YamlText } from '../yaml/index.ts'
import type { Diagnostic } from './circuit.ts'
import { CIRCUIT_LIMITS, GRAMMAR, isOfGrammar, type Member, type MemberType } from './members.ts'
import { nearest } from './nearest.ts'
import { DIAGNOSTICS_MAX, type Finding, SourceMap, type TextRange } from './source-map.ts'

/** Values a file may hold once its aliases are followed: an alias bomb ends here, not in memory. */
export const VALUES_MAX = 200_000

const rangeOf = (node: Node | undefined): TextRange => {
  const [from = 0, to = from] = node?.range ?? []
  return { from, to }
}
/** Characters as JSON Schema counts them: code points. */
const charsOf = (value: string): number => [...value].length
const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** What a caller has read of a mapping before its members. */
interface Aside {
  readonly names?: readonly string[]
  readonly pairs?: ReadonlyMap<string, Pair<Node, Node | null>>
}

/** Reads a parsed YAML text member by member: what is wrong becomes diagnostics, where things are becomes the source map. */
export class MemberReader {
  readonly diagnostics: Diagnostic[] = []
  readonly source: SourceMap
  readonly #document: Document | undefined
  #values = 0
  /** Findings, also those that are not kept any more: what has one is not read. */
  #found = 0

  constructor(file: string, text: string, yaml: YamlText) {
    this.source = new SourceMap(file, text, yaml.position)
    this.#document = yaml.document
  }

  report(range: TextRange, path: string, finding: Finding): undefined {
    this.#found += 1
    if (this.diagnostics.length < DIAGNOSTICS_MAX) this.diagnostics.push(this.source.atRange(range, path, finding))
    return undefined
  }

  reportAt(node: Node | undefined, path: string, finding: Finding): undefined {
    return this.report(rangeOf(node), path, finding)
  }

  /** What an alias stands for; counts what is looked at. */
  resolve(node: unknown): Node | undefined {
    this.#values += 1
    if (this.#values === VALUES_MAX + 1)
      this.reportAt(node as Node, '', { code: 'circuit/too-many', message: `more than ${VALUES_MAX} values once aliases are followed` })
    if (this.#values > VALUES_MAX || this.#document === undefined) return undefined
    return isAlias(node) ? ((node as Alias).resolve(this.#document) as Node | undefined) : ((node ?? undefined) as Node | undefined)
  }

  /** The members of a mapping, by name, in the file's order. Keys that are no text are reported. */
  pairs(node: unknown, path: string): Map<string, Pair<Node, Node | null>> | undefined {
    const resolved = this.resolve(node)
    if (!isMap(resolved)) {
      const what = path === '' ? 'the file' : path
      return this.reportAt((node ?? undefined) as Node | undefined, path, {
        code: 'circuit/wrong-type',
        message: `${what} is no mapping: write name: value`,
      })
    }
    const found = new Map<string, Pair<Node, Node | null>>()
    for (const pair of resolved.items as Pair<Node, Node | null>[]) {
      const key = isScalar(pair.key) ? pair.key.value : undefined
      if (typeof key !== 'string') {
        this.reportAt(pair.key, path, { code: 'circuit/wrong-type', message: `a name that is no text: ${String(key)}; write it in quotes` })
        continue
      }
      found.set(key, pair)
      const at = path === '' ? key : `${path}.${key}`
      const keyAt = rangeOf(pair.key)
      const valueAt = pair.value === null ? { from: keyAt.to, to: keyAt.to } : rangeOf(pair.value)
      this.source.add(at, { from: keyAt.from, to: Math.max(keyAt.to, valueAt.to) }, valueAt)
    }
    return found
  }

  /** The entries of a list. */
  items(node: unknown, path: string, max: number): readonly Node[] | undefined {
    const resolved = this.resolve(node)
    if (!isSeq(resolved))
      return this.reportAt((node ?? undefined) as Node | undefined, path, {
        code: 'circuit/wrong-type',
        message: `${path} is no list: write [a, b]`,
      })
    if (resolved.items.length > max)
      return this.reportAt(resolved as Node, path, { code: 'circuit/too-many', message: `${path} has more than ${max} entries` })
    const items = resolved.items as Node[]
    for (const [index, item] of items.entries()) this.source.add(`${path}.${index}`, rangeOf(item), rangeOf(item))
    return items
  }

  /**
   * Reads the members that `known` lists; any other one is reported.
   * @param aside what the caller has read already: the names, and the pairs of `node` when it has them
   * @returns an object with every member in camel case, absent ones as their fallback or undefined; undefined once something is wrong
   */
  members(
    node: unknown,
    path: string,
    known: readonly Member[],
    { names: aside = [], pairs: had }: Aside = {},
  ): Record<string, unknown> | undefined {
    const pairs = had ?? this.pairs(node, path)
    if (pairs === undefined) return undefined
    const before = this.#found
    for (const [name, pair] of pairs) {
      if (aside.includes(name) || known.some((member) => member.name === name)) continue
      this.#unknownMember(pair.key, path, { name, known: [...aside, ...known.map((member) => member.name)] })
    }
    const values: Record<string, unknown> = {}
    for (const member of known) {
      const pair = pairs.get(member.name)
      const at = path === '' ? member.name : `${path}.${member.name}`
      if (pair !== undefined) values[camel(member.name)] = this.value(pair.value, at, member.type)
      else if (member.isRequired) this.missing(node, path, member.name)
      else values[camel(member.name)] = member.fallback ?? this.absent(member.type)
    }
    return this.#found === before ? values : undefined
  }

  missing(node: unknown, path: string, name: string): void {
    const [from = 0, to = from] = (node as Node | null)?.range ?? []
    const end = Math.min(to, from + 1)
    this.report({ from, to: end }, path, { code: 'circuit/missing-member', message: `${path === '' ? 'the file' : path} has no ${name}` })
  }

  #unknownMember(key: Node, path: string, { name, known }: { readonly name: string; readonly known: readonly string[] }): void {
    const meant = nearest(name, known)
    const range = rangeOf(key)
    this.report(range, path === '' ? name : `${path}.${name}`, {
      code: 'circuit/unknown-member',
      message: `${path === '' ? 'the file' : path} knows no ${name}; known here: ${known.join(', ')}`,
      fix: meant === undefined ? undefined : { title: `Write ${meant}`, patches: [{ ...range, insert: meant }] },
    })
  }

  /** An absent mapping of members that may all be absent is one with none. */
  absent(type: MemberType): unknown {
    if (type.is !== 'members') return undefined
    return Object.fromEntries(type.of.map(({ name, fallback }) => [camel(name), fallback]))
  }

  /** One value of a type; undefined once it has reported what is wrong. */
  value(node: Node | null, path: string, type: MemberType): unknown {
    if (type.is === 'members') return this.members(node, path, type.of)
    if (type.is === 'list') {
      const items = this.items(node, path, type.max)
      return items?.map((item, index) => this.members(item, `${path}.${index}`, type.of))
    }
    const resolved = this.resolve(node)
    const value: unknown = isScalar(resolved) ? resolved.value : undefined
    const wrong = (
      code: 'circuit/wrong-type' | 'circuit/bad-value' | 'circuit/bad-expression',
      message: string,
      meant?: string,
    ): undefined => {
      const patches = isScalar(node) ? [{ ...rangeOf(node), insert: meant ?? '' }] : undefined
      const fix = meant === undefined || patches === undefined ? undefined : { title: `Write ${meant}`, patches }
      return this.reportAt(node ?? undefined, path, { code, message: `${path}: ${message}`, fix })
    }
    const shown = isScalar(resolved) ? JSON.stringify(value) : 'a collection'
    if (type.is === 'flag') return typeof value === 'boolean' ? value : wrong('circuit/wrong-type', `write true or false, not ${shown}`)
    if (type.is === 'whole' || type.is === 'number') {
      const what = `write a ${type.is === 'whole' ? 'whole ' : ''}number from ${type.min} to ${type.max}`
      if (typeof value !== 'number' || Number.isNaN(value)) return wrong('circuit/wrong-type', `${what}, not ${shown}`)
      const isFit = value >= type.min && value <= type.max && (type.is === 'number' || Number.isSafeInteger(value))
      return isFit ? value : wrong('circuit/bad-value', `${what}, not ${value}`)
    }
    if (typeof value !== 'string') return wrong('circuit/wrong-type', `write a text, not ${shown ?? 'nothing'}`)
    return this.#text(value, type, wrong)
  }

  #text(
    value: string,
    type: MemberType,
    wrong: (code: 'circuit/bad-value' | 'circuit/bad-expression', message: string, meant?: string) => undefined,
  ): unknown {
    if (type.is === 'choice') {
      if (type.of.includes(value)) return value
      const meant = nearest(value, type.of)
      return wrong('circuit/bad-value', `${meant === undefined ? '' : `did you mean ${meant}? `}write one of ${type.of.join(', ')}`, meant)
    }
    if (type.is === 'expression') {
      const max = CIRCUIT_LIMITS.expressionCharsMax
      return charsOf(value) <= max ? value : wrong('circuit/bad-expression', `longer than ${max} characters`)
    }
    if (type.is === 'text')
      return charsOf(value) <= type.charsMax ? value : wrong('circuit/bad-value', `longer than ${type.charsMax} characters`)
    if (type.is in GRAMMAR) {
      const grammar = type.is as keyof typeof GRAMMAR
      return isOfGrammar(grammar, value) ? value : wrong('circuit/bad-value', GRAMMAR[grammar].say)
    }
    throw new Error(`no such type of member: ${type.is}`)
  }
}
