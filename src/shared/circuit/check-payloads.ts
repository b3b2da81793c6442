import type { Circuit, QuickFix } from './circuit.ts'
import { WRONG_KIND } from './expression.ts'
import { fitProblems } from './expression-fit.ts'
import { inWords, type TypeProblem, textOf, typeProblems } from './expression-types.ts'
import { type ExpressionPlace, expressionAt, expressionsOf } from './expressions-of.ts'
import { nearest } from './nearest.ts'
import { ANY, mayBe, ofKinds, oneOf, type Shape, shapeOfSchema } from './payload-shape.ts'
import { type SchemaFlow, UNDECLARED } from './schema-flow.ts'
import type { Finding, TextRange } from './source-map.ts'

/** What is wrong in an expression, at a part of it: `[from, to)` of its text; undefined: the whole. */
interface Found {
  readonly finding: Omit<Finding, 'fix'>
  readonly part: TextRange | undefined
  /** A name written in place of `part`. */
  readonly meant: string | undefined
}

/** Verdicts that are kept for one set of schemas, so that typing in one expression does not judge a thousand others again; at the limit all are let go. */
const VERDICTS_MAX = 4_096
const verdicts = new WeakMap<ReadonlyMap<string, unknown>, Map<string, readonly Found[]>>()

export interface PayloadLook {
  readonly circuit: Circuit
  readonly flow: SchemaFlow
  /** Schema -> JSON Schema. */
  readonly schemas: ReadonlyMap<string, unknown>
  readonly report: (place: ExpressionPlace, part: TextRange | undefined, finding: Finding) => void
  /** Writes something in the place of a part of an expression. */
  readonly fixIn: (place: ExpressionPlace, part: TextRange, insert: string) => QuickFix | undefined
}

/** Expressions against the schemas of the payloads that reach them, where all that reaches one is declared and known. */
export function checkPayloads({ circuit, flow, schemas, report, fixIn }: PayloadLook): void {
  const into = new Map<string, number[]>()
  for (const [index, { to }] of circuit.edges.entries()) {
    if (to.port === 'failed') continue
    const indexes = into.get(to.node)
    if (indexes === undefined) into.set(to.node, [index])
    else indexes.push(index)
  }
  const isOpen = new Set([...circuit.inputs.values()].map((target) => target.split('.', 1)[0]))
  const reaching = (place: ExpressionPlace): readonly string[] => {
    if (place.edge !== undefined) return [...flow.along(place.edge).keys()]
    if (isOpen.has(place.node)) return [UNDECLARED]
    return [...new Set((into.get(place.node) ?? []).flatMap((index) => [...flow.along(index).keys()]))]
  }
  const known = verdicts.get(schemas) ?? new Map<string, readonly Found[]>()
  verdicts.set(schemas, known)
  for (const place of expressionsOf(circuit)) {
    const names = reaching(place)
    // Of what nobody declared, or nobody here knows, nothing is said.
    const isDeclared = names.length > 0 && names.every((name) => isKnown(schemas.get(name)))
    const makes = place.makes !== undefined && isKnown(schemas.get(place.makes)) ? place.makes : undefined
    if (!isDeclared && makes === undefined) continue
    const key = JSON.stringify([place.gives, place.text, makes, ...(isDeclared ? names.toSorted() : [])])
    if (known.size >= VERDICTS_MAX) known.clear()
    const shapes = (given: readonly string[]): readonly Shape[] => given.map((name) => shapeOfSchema(schemas.get(name)))
    const payload = isDeclared ? oneOf(shapes(names)) : undefined
    const found = known.get(key) ?? judge(place, { payload, wanted: shapes(makes === undefined ? [] : [makes])[0] })
    known.set(key, found)
    for (const { finding, part, meant } of found)
      report(place, part, { ...finding, fix: part === undefined || meant === undefined ? undefined : fixIn(place, part, meant) })
  }
}

const isKnown = (schema: unknown): boolean => typeof schema === 'object' && schema !== null

interface Known {
  /** Of what reaches it; undefined: not known. */
  readonly payload: Shape | undefined
  /** Of what it is to make. */
  readonly wanted: Shape | undefined
}

function judge({ text, gives }: ExpressionPlace, { payload, wanted }: Known): readonly Found[] {
  const read = expressionAt({ text, gives })
  // What is no expression is said elsewhere.
  if (!read.ok) return []
  const { root, placeOf } = read.value.bounded
  const scope = new Map<string, Shape>([
    ['payload', payload ?? ANY],
    ...(['topic', 'schema', 'correlation'] as const).map((name) => [name, ofKinds('string')] as const),
    ['attempt', ofKinds('int')],
    ['inputs', ANY],
  ])
  const { problems, shape } = payload === undefined ? { problems: [], shape: ANY } : typeProblems(root, scope)
  const fitting = wanted === undefined ? [] : fitProblems(root, { scope, wanted })
  const found = [...problems, ...fitting].map((problem) => foundOf(problem, text, placeOf(problem.node)))
  if (gives !== 'any' && !mayBe(gives)(shape))
    found.push({
      finding: { code: 'circuit/payload-mismatch', message: `${WRONG_KIND[gives]}: it gives ${inWords(shape)}` },
      part: undefined,
      meant: undefined,
    })
  return found
}

function foundOf({ node, severity, message, unknown, instead }: TypeProblem, text: string, at: number | undefined): Found {
  const near = unknown && nearest(unknown.word, unknown.known)
  const hint = near === undefined ? '' : `; did you mean ${near}?`
  const part = at === undefined ? undefined : partOf(node, text, at)
  const isName = textOf(node) !== undefined || /^[A-Za-z_][A-Za-z0-9_]*$/.test(near ?? '')
  // A number may be written in another way than this one reads it.
  const isWritten = instead !== undefined && part !== undefined && `${text.slice(part.from, part.to)}.0` === instead
  const meant = isWritten ? instead : isName ? near : undefined
  return { finding: { code: 'circuit/payload-mismatch', severity, message: message + hint }, part, meant }
}

/** Where what a problem is about stands: a member's name, the inside of a text, else the one sign that the node begins with. */
function partOf(node: TypeProblem['node'], text: string, at: number): TextRange | undefined {
  const kind = node?.exprKind
  const written = textOf(node)
  if (written !== undefined) {
    const isPlain = /^['"]/.test(text.slice(at)) && text.startsWith(written + text[at], at + 1)
    return isPlain ? { from: at + 1, to: at + 1 + written.length } : { from: at, to: at + 1 }
  }
  if (kind?.case === 'selectExpr') {
    // Of has(…) the place is that of the macro: the member is the last one inside.
    const isMember = new RegExp(`\\.\\s*${kind.value.field}(?![A-Za-z0-9_])`, 'g')
    const inside = kind.value.testOnly ? text.slice(at, closing(text, at)) : text.slice(at)
    const matches = [...inside.matchAll(isMember)]
    const found = kind.value.testOnly ? matches.at(-1) : matches[0]
    if (found === undefined) return undefined
    const to = at + found.index + found[0].length
    return { from: to - kind.value.field.length, to }
  }
  const from = at + (/^[\s.]*/.exec(text.slice(at))?.[0].length ?? 0)
  const word = /^(?:-?[0-9]+|[A-Za-z_][A-Za-z0-9_]*|[-+*/%<>=!&|?]+|.)/u.exec(text.slice(from))?.[0] ?? ''
  return word === '' ? undefined : { from, to: from + word.length }
}

/** Where the bracket closes that opens behind `at`. */
function closing(text: string, at: number): number {
  let depth = 0
  for (let index = text.indexOf('(', at); index >= 0 && index < text.length; index += 1) {
    if (text[index] === '(') depth += 1
    else if (text[index] === ')') depth -= 1
    if (depth === 0) return index
  }
  return text.length
}
