import {
  type CelInput,
  type CelResult,
  type CelValue,
  celEnv,
  isCelError,
  isCelList,
  isCelMap,
  isCelUint,
  plan,
  CelScalar as Scalar,
} from '@bufbuild/cel'
import { err, ok, type Result } from '../base/index.ts'
import { type BoundedCel, boundedCel, type CelNode, type CelProblem } from '../rule/index.ts'

/** What an expression has to give: true or false, a map (a JSON object), or anything. */
export type Gives = 'bool' | 'map' | 'any'

export const EXPRESSION_LIMITS = {
  /** Entries of a list or map of the payload that a comprehension may go over. */
  itemsMax: 1_000,
  /** Payload bytes x nodes of the expression x entries that a comprehension goes over: about a second at the very most. */
  workMax: 2 ** 30,
  /** What a character of a regular expression, as often as it is repeated there, counts more than a node. */
  patternStep: 8,
  /** Values of one result. */
  resultValuesMax: 20_000,
  resultDepthMax: 64,
  /** Characters of all texts of one result. */
  resultCharsMax: 512 * 1024,
} as const

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue }

/** What an expression may read. A member that `reads` does not list is not looked at. */
export interface ExpressionInput {
  /** The payload as JSON; numbers are doubles. */
  readonly payload?: unknown
  /** Bytes of the payload as it came: they bound the work. */
  readonly payloadBytes?: number
  readonly topic?: string
  readonly schema?: string
  readonly correlation?: string
  /** From 1. */
  readonly attempt?: number
  /** Of a join: input name -> payload. */
  readonly inputs?: unknown
}
export type ExpressionName = 'payload' | 'topic' | 'schema' | 'correlation' | 'attempt' | 'inputs'
const NAMES: readonly ExpressionName[] = ['payload', 'topic', 'schema', 'correlation', 'attempt', 'inputs']

/** Functions and macros of the CEL standard library, beside its operators. */
const FUNCTIONS = new Set(
  (
    'int uint double bool bytes string timestamp duration type dyn getSeconds getMinutes getHours getMilliseconds getFullYear getMonth getDate ' +
    'getDayOfMonth getDayOfWeek getDayOfYear size contains endsWith startsWith matches'
  ).split(' '),
)

export interface Expression {
  readonly text: string
  /** Names it looks at: without `payload` and `inputs` nobody has to parse a payload. */
  readonly reads: ReadonlySet<ExpressionName>
  /** The value as JSON (whole numbers beyond 2^53 as text, bytes as base64), or in words why there is none. Throws nothing but what a getter of `input` throws. */
  evaluate(input: ExpressionInput): Result<JsonValue, string>
}

const env = celEnv({
  variables: {
    payload: Scalar.DYN,
    topic: Scalar.STRING,
    schema: Scalar.STRING,
    correlation: Scalar.STRING,
    attempt: Scalar.INT,
    inputs: Scalar.DYN,
  },
})

/**
 * Compiles an expression of a circuit: CEL within the bounds of src/shared/rule, over `payload`, `topic`, `schema`, `correlation`, `attempt` and `inputs`.
 * @returns what is wrong with it, in words
 */
export function compileExpression(text: string, { gives }: { readonly gives: Gives }): Result<Expression, string> {
  const read = readExpression(text, { gives })
  if (!read.ok) return err(read.error.message)
  const { bounded, run } = read.value
  const reads = bounded.reads as ReadonlySet<ExpressionName>
  return ok({ text, reads, evaluate: (input) => evaluate(input, { bounded, reads, gives, run }) })
}

/** An expression taken apart: as what compileExpression compiles, for whoever wants to know where something stands in it. */
export function readExpression(
  text: string,
  { gives }: { readonly gives: Gives },
): Result<{ readonly bounded: BoundedCel; readonly run: Compiled['run'] }, CelProblem> {
  const bounded = boundedCel(text, { names: new Set(NAMES), known: NAMES.join(', '), hasMaps: true, functions: FUNCTIONS })
  if (!bounded.ok) return bounded
  const whole = (message: string): Result<never, CelProblem> => err({ message, at: undefined })
  const certain = certainKind(bounded.value.root)
  if (gives !== 'any' && certain !== undefined && certain !== gives) return whole(WRONG_KIND[gives])
  const problem = bounded.value.patterns.map(patternProblem).find((each) => each !== undefined)
  if (problem !== undefined) return whole(problem)
  try {
    return ok({ bounded: bounded.value, run: plan(env, bounded.value.root) as unknown as Compiled['run'] })
  } catch (error) {
    return whole(`not CEL: ${String((error as Error).message).slice(0, 200)}`)
  }
}

/** What is said of an expression that gives something else than its place wants. */
export const WRONG_KIND = { bool: 'it does not give true or false', map: 'it does not give a map: write {"name": value}' } as const

interface Compiled {
  readonly bounded: BoundedCel
  readonly reads: ReadonlySet<ExpressionName>
  readonly gives: Gives
  readonly run: (context: Record<string, CelInput>) => CelResult
}

/** Members that nobody reads are not touched: a payload may be parsed when it is asked for. */
function givenOf(input: ExpressionInput, reads: ReadonlySet<ExpressionName>): Record<string, CelInput> {
  const given: Record<string, CelInput> = {}
  if (reads.has('payload')) given['payload'] = (input.payload ?? null) as CelInput
  if (reads.has('inputs')) given['inputs'] = (input.inputs ?? {}) as CelInput
  if (reads.has('attempt')) given['attempt'] = BigInt(input.attempt ?? 1)
  for (const name of ['topic', 'schema', 'correlation'] as const) if (reads.has(name)) given[name] = input[name] ?? ''
  return given
}

function evaluate(input: ExpressionInput, { bounded, reads, gives, run }: Compiled): Result<JsonValue, string> {
  const given = givenOf(input, reads)
  const problem = tooMuch(given, input.payloadBytes ?? 0, bounded)
  if (problem !== undefined) return err(problem)
  try {
    const value = run(given)
    if (isCelError(value)) return err(value.message)
    if (gives === 'bool') return typeof value === 'boolean' ? ok(value) : err('its value is not true or false')
    if (gives === 'map' && !isCelMap(value)) return err('its value is not a map')
    return toJson(value)
  } catch (error) {
    // A value that CEL has no notion of, or one nested beyond the stack: no verdict, and said so.
    return err(error instanceof RangeError ? 'its value is nested too deeply' : String((error as Error).message).slice(0, 200))
  }
}

/** What is wrong with a regular expression: CEL says so only once it meets a text. */
function patternProblem(pattern: string): string | undefined {
  const tried = boundedCel(`"".matches(${JSON.stringify(pattern)})`, { names: new Set(), known: '', hasMaps: false })
  if (!tried.ok) return tried.error.message
  const value = (plan(env, tried.value.root) as unknown as Compiled['run'])({})
  return isCelError(value) ? `not RE2: ${value.message.slice(0, 200)}` : undefined
}

/** Steps for one character of a text at most: RE2 writes out what is repeated so many times, up to 1,000 in all. */
function patternSteps(pattern: string): number {
  let times = 1
  for (const [, least, most] of pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g))
    times = Math.min(1_000, times * Math.max(1, Number(most || least)))
  return pattern.length * times
}

function tooMuch(
  given: Readonly<Record<string, unknown>>,
  bytes: number,
  { nodes, hasComprehension, patterns }: BoundedCel,
): string | undefined {
  const { payload, inputs } = given
  if (payload === undefined && inputs === undefined) return undefined
  const items = hasComprehension ? Math.max(longest(payload), longest(inputs), 1) : 1
  if (items > EXPRESSION_LIMITS.itemsMax) return `it would go over ${items} entries, more than ${EXPRESSION_LIMITS.itemsMax}`
  const steps = nodes * (1 + EXPRESSION_LIMITS.patternStep * patterns.reduce((sum, pattern) => sum + patternSteps(pattern), 0))
  return bytes * steps * items > EXPRESSION_LIMITS.workMax ? 'the payload is too large for this expression' : undefined
}

/** Entries of the longest list or map inside a JSON value. */
function longest(value: unknown): number {
  let most = 0
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null) continue
    const parts = Object.values(next)
    most = Math.max(most, parts.length)
    if (most > EXPRESSION_LIMITS.itemsMax) return most
    for (const part of parts) if (typeof part === 'object') waiting.push(part)
  }
  return most
}

/** What the outermost operation of an expression gives whatever the values; undefined where they decide. */
function certainKind(node: CelNode | undefined): 'bool' | 'map' | 'other' | undefined {
  const kind = node?.exprKind
  if (kind?.case === 'structExpr') return 'map'
  if (kind?.case === 'listExpr') return 'other'
  if (kind?.case === 'constExpr') return kind.value.constantKind.case === 'boolValue' ? 'bool' : 'other'
  if (kind?.case === 'selectExpr') return kind.value.testOnly ? 'bool' : undefined
  if (kind?.case === 'identExpr') return kind.value.name === 'payload' || kind.value.name === 'inputs' ? undefined : 'other'
  if (kind?.case !== 'callExpr') return undefined
  const name = kind.value.function
  if (/^(_(&&|\|\||[=!]=|[<>]=?)_|!_|@in|contains|endsWith|startsWith|matches|bool)$/.test(name)) return 'bool'
  if (/^(_[+*/%-]_|-_|size|int|uint|double|string|bytes|timestamp|duration|type|get[A-Z]\w+)$/.test(name)) return 'other'
  return undefined
}

/** A CEL value as JSON, within the limits of a result. */
function toJson(value: CelValue): Result<JsonValue, string> {
  const used = { values: 0, chars: 0 }
  const take = (each: CelValue, depth: number): JsonValue => {
    used.values += 1
    if (used.values > EXPRESSION_LIMITS.resultValuesMax)
      throw new Error(`its result has more than ${EXPRESSION_LIMITS.resultValuesMax} values`)
    if (depth > EXPRESSION_LIMITS.resultDepthMax) throw new Error(`its result is nested deeper than ${EXPRESSION_LIMITS.resultDepthMax}`)
    if (each === null || typeof each === 'boolean') return each
    if (typeof each === 'string') return text(each)
    if (typeof each === 'number') {
      if (Number.isFinite(each)) return each
      throw new Error(`its result holds ${each}, which JSON does not know`)
    }
    if (typeof each === 'bigint') return whole(each)
    if (isCelUint(each)) return whole(each.value)
    if (each instanceof Uint8Array) return text(btoa(Array.from(each, (byte) => String.fromCharCode(byte)).join('')))
    if (isCelList(each)) return [...each].map((item) => take(item, depth + 1))
    if (isCelMap(each)) return Object.fromEntries([...each].map(([key, item]) => [name(key), take(item, depth + 1)]))
    throw new Error('its result holds a value that JSON does not know: write string(…)')
  }
  const text = (each: string): string => {
    used.chars += each.length
    if (used.chars > EXPRESSION_LIMITS.resultCharsMax)
      throw new Error(`its result has more than ${EXPRESSION_LIMITS.resultCharsMax} characters`)
    return each
  }
  const name = (key: unknown): string => {
    if (typeof key === 'string') return text(key)
    throw new Error('its result has a name that is no text')
  }
  return ok(take(value, 0))
}

const whole = (value: bigint): number | string => (Number.isSafeInteger(Number(value)) ? Number(value) : String(value))
