import { type CelInput, type CelResult, celEnv, isCelError, mapType, plan, CelScalar as Scalar } from '@bufbuild/cel'
import { create } from '@bufbuild/protobuf'
import { TimestampSchema } from '@bufbuild/protobuf/wkt'
import { err, ok, type Result } from '../base/index.ts'
import { boundedCel, type CelNode } from './bounded-cel.ts'

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

const DAY_SECONDS = 86_400n
const toTimestamp = (day: number): CelInput => create(TimestampSchema, { seconds: BigInt(day) * DAY_SECONDS })

/**
 * Compiles a rule in CEL (github.com/google/cel-spec; regular expressions are RE2) over `row.COLUMN` and `as_of`, a timestamp.
 * @returns what is wrong with it, in words, when it does not parse, is beyond RULE_LIMITS, or names what is not there
 */
export function compileRule(expression: string, types: ReadonlyMap<string, RuleCellType>): Result<CelRule, string> {
  const found = new Set<string>()
  const bounded = boundedCel(expression, {
    names: new Set(['row', 'as_of']),
    known: 'row.COLUMN and as_of',
    hasMaps: false,
    ident: (name) => (name === 'row' ? '`row` stands alone: write row.COLUMN' : undefined),
    select: (operand, field) => columnOf(operand, field, { types, found }),
  })
  if (!bounded.ok) return err(bounded.error.message)
  const columns = [...found]
  if (columns.length === 0) return err('it looks at no column: write row.COLUMN')
  const env = celEnv({ variables: { row: mapType(Scalar.STRING, Scalar.DYN), as_of: Scalar.DYN } })
  const run = plan(env, bounded.value.root) as (context: Record<string, CelInput>) => CelResult
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

/** Takes `row.COLUMN` as a whole; any other member is none of a rule. */
function columnOf(
  operand: CelNode | undefined,
  field: string,
  { types, found }: { readonly types: ReadonlyMap<string, RuleCellType>; readonly found: Set<string> },
): { readonly problem: string | undefined } {
  const isRow = operand?.exprKind.case === 'identExpr' && operand.exprKind.value.name === 'row'
  if (!isRow) return { problem: `.${field} of something that is not row` }
  if (!types.has(field)) return { problem: `no column ${field}` }
  found.add(field)
  return { problem: undefined }
}
