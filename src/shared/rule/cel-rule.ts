import { type CelInput, type CelResult, celEnv, isCelError, mapType, parse, plan, CelScalar as Scalar } from '@bufbuild/cel'
import { create } from '@bufbuild/protobuf'
import { TimestampSchema } from '@bufbuild/protobuf/wkt'
import { err, ok, type Result } from '../base/index.ts'

/** What one expression may hold. It is bounded before it ever runs, so that no row can make it run long. */
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

/** A value as a rule sees it: text, a number (of an int column: whole), a date as its days since 1970; undefined is missing, `null` in CEL. */
export type RuleCell = string | number | undefined
export type RuleCellType = 'string' | 'date' | 'int' | 'float'

export interface CelRule {
  readonly expression: string
  /** Columns it reads, in the order of their first mention. */
  readonly columns: readonly string[]
  /** True of a row that is in order. A text instead says why no verdict could be had: a missing value compared, another type. */
  judge(cell: (column: string) => RuleCell, asOfDay: number): boolean | string
}

type Node = ReturnType<typeof parse>['expr']
const DAY_SECONDS = 86_400n
const toTimestamp = (day: number): CelInput => create(TimestampSchema, { seconds: BigInt(day) * DAY_SECONDS })

/**
 * Compiles a rule in CEL (github.com/google/cel-spec; regular expressions are RE2) over `row.COLUMN` and `as_of`, a timestamp.
 * @returns what is wrong with it, in words, when it does not parse, is beyond RULE_LIMITS, or names what is not there
 */
export function compileRule(expression: string, types: ReadonlyMap<string, RuleCellType>): Result<CelRule, string> {
  if (expression.length > RULE_LIMITS.charsMax) return err(`longer than ${RULE_LIMITS.charsMax} characters`)
  let root: Node
  try {
    root = parse(expression).expr
  } catch (error) {
    return err(`not CEL: ${(error as Error).message.split('\n')[0]?.slice(0, 200)}`)
  }
  const survey = surveyOf(root, types)
  if (survey.problem !== undefined) return err(survey.problem)
  const columns = [...survey.columns]
  const env = celEnv({ variables: { row: mapType(Scalar.STRING, Scalar.DYN), as_of: Scalar.DYN } })
  const run = plan(env, root) as (context: Record<string, CelInput>) => CelResult
  return ok({
    expression,
    columns,
    judge(cell, asOfDay) {
      const row = new Map(columns.map((name) => [name, toInput(cell(name), types.get(name))]))
      const verdict = run({ row, as_of: toTimestamp(asOfDay) })
      if (isCelError(verdict)) return verdict.message
      return typeof verdict === 'boolean' ? verdict : 'its value is not true or false'
    },
  })
}

function toInput(cell: RuleCell, type: RuleCellType | undefined): CelInput {
  if (cell === undefined) return null
  if (typeof cell === 'string') return cell
  if (type === 'date') return toTimestamp(cell)
  return type === 'int' ? BigInt(cell) : cell
}

interface Survey {
  readonly columns: Set<string>
  nodes: number
  problem?: string
}

function surveyOf(root: Node, types: ReadonlyMap<string, RuleCellType>): Survey {
  const survey: Survey = { columns: new Set(), nodes: 0 }
  walk(root, { survey, types, bound: new Set(['row', 'as_of']), depth: 0 })
  if (survey.problem === undefined && survey.columns.size === 0) survey.problem = 'it looks at no column: write row.COLUMN'
  return survey
}

interface Visit {
  readonly survey: Survey
  readonly types: ReadonlyMap<string, RuleCellType>
  /** Names that mean something here. */
  readonly bound: ReadonlySet<string>
  /** Comprehensions around this node. */
  readonly depth: number
}

function walk(node: Node | undefined, visit: Visit): void {
  const { survey } = visit
  if (node === undefined || survey.problem !== undefined) return
  survey.nodes += 1
  if (survey.nodes > RULE_LIMITS.nodesMax) survey.problem = `more than ${RULE_LIMITS.nodesMax} nodes`
  const { exprKind: kind } = node
  if (kind.case === 'identExpr') {
    if (kind.value.name === 'row') survey.problem = '`row` stands alone: write row.COLUMN'
    else if (!visit.bound.has(kind.value.name)) survey.problem = `no name ${kind.value.name}: there are row.COLUMN and as_of`
  } else if (kind.case === 'selectExpr') walkSelect(kind.value, visit)
  else if (kind.case === 'callExpr') {
    const { target, args, function: name } = kind.value
    if (name === 'matches' && args.at(-1)?.exprKind.case !== 'constExpr') survey.problem = 'the pattern of matches is not written out'
    for (const part of [target, ...args]) walk(part, visit)
  } else if (kind.case === 'listExpr') {
    if (kind.value.elements.length > RULE_LIMITS.listItemsMax) survey.problem = `a list of more than ${RULE_LIMITS.listItemsMax} entries`
    for (const element of kind.value.elements) walk(element, visit)
  } else if (kind.case === 'structExpr') survey.problem = 'maps and messages are not written out in a rule'
  else if (kind.case === 'comprehensionExpr') walkComprehension(kind.value, visit)
}

function walkSelect({ operand, field }: { readonly operand?: Node | undefined; readonly field: string }, visit: Visit): void {
  const { survey, types } = visit
  const isRow = operand?.exprKind.case === 'identExpr' && operand.exprKind.value.name === 'row'
  if (!isRow) survey.problem = `.${field} of something that is not row`
  else if (!types.has(field)) survey.problem = `no column ${field}`
  else survey.columns.add(field)
}

interface Comprehension {
  readonly iterRange?: Node | undefined
  readonly iterVar: string
  readonly iterVar2: string
  readonly accuVar: string
  readonly accuInit?: Node | undefined
  readonly loopCondition?: Node | undefined
  readonly loopStep?: Node | undefined
  readonly result?: Node | undefined
}

function walkComprehension(loop: Comprehension, visit: Visit): void {
  const { survey, bound } = visit
  const depth = visit.depth + 1
  if (depth > RULE_LIMITS.comprehensionDepthMax) {
    survey.problem = `more than ${RULE_LIMITS.comprehensionDepthMax} comprehension inside another`
    return
  }
  walk(loop.iterRange, { ...visit, depth })
  const inside = { ...visit, depth, bound: new Set([...bound, loop.iterVar, loop.iterVar2, loop.accuVar]) }
  for (const part of [loop.accuInit, loop.loopCondition, loop.loopStep, loop.result]) walk(part, inside)
}
