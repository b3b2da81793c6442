import { parse } from '@bufbuild/cel'
import { err, ok, type Result } from '../base/index.ts'

/** What one expression may hold. It is bounded before it ever runs, so that no value can make it run long. */
export const RULE_LIMITS = {
  /** Characters of the text. */
  charsMax: 2_000,
  /** Nodes of its syntax tree, macros unfolded. */
  nodesMax: 400,
  /** Comprehensions (`all`, `exists`, `map`, `filter`) inside one another. */
  comprehensionDepthMax: 1,
  /** Entries of a list or map that is written out. */
  listItemsMax: 64,
} as const

export type CelNode = ReturnType<typeof parse>['expr']

/** What an expression of one kind may name. */
export interface CelDialect {
  readonly names: ReadonlySet<string>
  /** The names, in words. */
  readonly known: string
  /** Whether maps may be written out. */
  readonly hasMaps: boolean
  /** Functions that there are; undefined: not looked at. */
  readonly functions?: ReadonlySet<string>
  /** @returns what is wrong with a name that stands here, one of `names` or bound by a comprehension */
  ident?(name: string): string | undefined
  /** @returns an answer for `operand.field` as a whole; undefined: the operand is looked at for itself */
  select?(operand: CelNode | undefined, field: string): { readonly problem: string | undefined } | undefined
}

export interface BoundedCel {
  readonly root: CelNode
  /** Names of the dialect that it reads. */
  readonly reads: ReadonlySet<string>
  readonly nodes: number
  /** Whether it goes over a list or map. */
  readonly hasComprehension: boolean
  /** Regular expressions of `matches`. */
  readonly patterns: readonly string[]
  /** Where a node stands in the text: of a member its dot, of an operator the operator. */
  readonly placeOf: (node: CelNode) => number | undefined
}

/** Why an expression is none, and where in it (UTF-16 offset). */
export interface CelProblem {
  readonly message: string
  /** Undefined: as a whole. */
  readonly at: number | undefined
}

/**
 * Parses CEL (github.com/google/cel-spec; regular expressions are RE2) and holds its syntax tree against RULE_LIMITS and the dialect.
 */
export function boundedCel(expression: string, dialect: CelDialect): Result<BoundedCel, CelProblem> {
  if (expression.length > RULE_LIMITS.charsMax) return err({ message: `longer than ${RULE_LIMITS.charsMax} characters`, at: undefined })
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(expression)
  } catch (error) {
    const message = `not CEL: ${(error as Error).message.split('\n')[0]?.slice(0, 200)}`
    return err({ message, at: (error as { readonly location?: { readonly start: { readonly offset: number } } }).location?.start.offset })
  }
  const placeOf = (node: CelNode): number | undefined => parsed.sourceInfo?.positions[String(node?.id)]
  const root = parsed.expr
  const survey: Survey = { dialect, reads: new Set(), nodes: 0, hasComprehension: false, patterns: [], problem: undefined, node: undefined }
  walk(root, { survey, bound: new Set(), depth: 0 })
  const { problem, node, reads, nodes, hasComprehension, patterns } = survey
  return problem === undefined
    ? ok({ root, reads, nodes, hasComprehension, patterns, placeOf })
    : err({ message: problem, at: node && placeOf(node) })
}

interface Survey {
  readonly dialect: CelDialect
  readonly reads: Set<string>
  nodes: number
  hasComprehension: boolean
  readonly patterns: string[]
  problem: string | undefined
  /** The node that the problem was found at. */
  node: CelNode | undefined
}

interface Visit {
  readonly survey: Survey
  /** Names that comprehensions around this node bind. */
  readonly bound: ReadonlySet<string>
  /** Comprehensions around this node. */
  readonly depth: number
}

function walk(node: CelNode | undefined, visit: Visit): void {
  const { survey } = visit
  if (node === undefined || survey.problem !== undefined) return
  survey.nodes += 1
  survey.node = node
  if (survey.nodes > RULE_LIMITS.nodesMax) survey.problem = `more than ${RULE_LIMITS.nodesMax} nodes`
  const { exprKind: kind } = node
  if (kind.case === 'identExpr') walkName(kind.value.name, visit)
  else if (kind.case === 'selectExpr') walkSelect(kind.value, visit)
  else if (kind.case === 'callExpr') walkCall(kind.value, visit)
  else if (kind.case === 'listExpr') {
    if (kind.value.elements.length > RULE_LIMITS.listItemsMax) survey.problem = `a list of more than ${RULE_LIMITS.listItemsMax} entries`
    for (const element of kind.value.elements) walk(element, visit)
  } else if (kind.case === 'structExpr') walkMap(kind.value, visit)
  else if (kind.case === 'comprehensionExpr') walkComprehension(kind.value, visit)
}

function walkName(name: string, { survey, bound }: Visit): void {
  if (bound.has(name)) return
  const { dialect } = survey
  if (dialect.names.has(name)) survey.reads.add(name)
  survey.problem = dialect.names.has(name) ? dialect.ident?.(name) : `no name ${name}: there are ${dialect.known}`
}

function walkSelect({ operand, field }: { readonly operand?: CelNode | undefined; readonly field: string }, visit: Visit): void {
  const answer = visit.survey.dialect.select?.(operand, field)
  if (answer === undefined) walk(operand, visit)
  else visit.survey.problem = answer.problem
}

interface Call {
  readonly target?: CelNode | undefined
  readonly args: readonly CelNode[]
  readonly function: string
}

function walkCall({ target, args, function: name }: Call, visit: Visit): void {
  const { survey } = visit
  const last = args.at(-1)?.exprKind
  if (name === 'matches' && last?.case !== 'constExpr') survey.problem = 'the pattern of matches is not written out'
  else if (/^[a-z]/i.test(name) && survey.dialect.functions?.has(name) === false) survey.problem = `no function ${name}`
  if (name === 'matches' && last?.case === 'constExpr' && last.value.constantKind.case === 'stringValue')
    survey.patterns.push(last.value.constantKind.value)
  for (const part of [target, ...args]) walk(part, visit)
}

interface MapLiteral {
  readonly messageName: string
  readonly entries: readonly {
    readonly keyKind: { readonly case?: string | undefined; readonly value?: unknown }
    readonly value?: CelNode | undefined
  }[]
}

function walkMap({ messageName, entries }: MapLiteral, visit: Visit): void {
  const { survey } = visit
  if (!survey.dialect.hasMaps) survey.problem = 'maps and messages are not written out in a rule'
  else if (messageName !== '') survey.problem = `no message ${messageName}`
  else if (entries.length > RULE_LIMITS.listItemsMax) survey.problem = `a map of more than ${RULE_LIMITS.listItemsMax} entries`
  for (const { keyKind, value } of entries) {
    if (keyKind.case === 'mapKey') walk(keyKind.value as CelNode, visit)
    walk(value, visit)
  }
}

/** A walk over a list or the members of a map. */
export interface Comprehension {
  readonly iterRange?: CelNode | undefined
  readonly iterVar: string
  readonly iterVar2: string
  readonly accuVar: string
  readonly accuInit?: CelNode | undefined
  readonly loopCondition?: CelNode | undefined
  readonly loopStep?: CelNode | undefined
  readonly result?: CelNode | undefined
}

function walkComprehension(loop: Comprehension, visit: Visit): void {
  const { survey, bound } = visit
  const depth = visit.depth + 1
  survey.hasComprehension = true
  if (depth > RULE_LIMITS.comprehensionDepthMax) {
    survey.problem = `more than ${RULE_LIMITS.comprehensionDepthMax} comprehension inside another`
    return
  }
  walk(loop.iterRange, { ...visit, depth })
  const inside = { ...visit, depth, bound: new Set([...bound, loop.iterVar, loop.iterVar2, loop.accuVar]) }
  for (const part of [loop.accuInit, loop.loopCondition, loop.loopStep, loop.result]) walk(part, inside)
}
