import type { CelNode, Comprehension } from '../rule/index.ts'
import { ANY, closedMap, listOf, mayBe, ofKinds, oneOf, type Shape, type ValueKind } from './payload-shape.ts'

/** What is wrong in an expression with the values that reach it. */
export interface TypeProblem {
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** What it is about. */
  readonly node: CelNode
  /** A name or a text that is none of those that there are. */
  readonly unknown?: { readonly word: string; readonly known: readonly string[] }
  /** What stands in the place of `node` instead: a whole number as a double. */
  readonly instead?: string
}

/** Shapes of the names that an expression reads; one that is not here may be anything. */
export type Scope = ReadonlyMap<string, Shape>

/** Problems of one expression that are kept: what is wrong at one place is often wrong further out as well. */
export const PROBLEMS_MAX = 20

/**
 * Follows what an expression does with values whose shapes are known, and says what cannot work whatever they are: members that cannot be there,
 * operators and functions that do not take such values, comparisons that always come out the same. What is not known may be anything.
 */
export function typeProblems(root: CelNode, scope: Scope): { readonly problems: readonly TypeProblem[]; readonly shape: Shape } {
  const problems: TypeProblem[] = []
  const say: Say = (problem) => {
    if (problems.length < PROBLEMS_MAX) problems.push(problem)
  }
  const shape = shapeOf(root, { scope, say })
  return { problems, shape }
}

export type Say = (problem: TypeProblem) => void
interface Around {
  readonly scope: Scope
  readonly say: Say
}

const BOOL = ofKinds('bool')

/** A value in words. */
export const inWords = ({ kinds }: Shape): string =>
  kinds === undefined || kinds.size === 0 ? 'a value' : [...kinds].map(article).join(' or ')
const WORDS: Partial<Record<ValueKind, string>> = {
  double: 'a number (a double)',
  int: 'a whole number (an int)',
  uint: 'a whole number (a uint)',
  string: 'a text',
  bool: 'true or false',
  null: 'null',
  bytes: 'bytes',
}
const article = (kind: ValueKind): string => WORDS[kind] ?? `a ${kind}`

/** What a part of an expression may give. */
export function shapeOf(node: CelNode | undefined, around: Around): Shape {
  const kind = node?.exprKind
  if (node === undefined || kind === undefined) return ANY
  switch (kind.case) {
    case 'constExpr':
      return constant(kind.value.constantKind)
    case 'identExpr':
      return around.scope.get(kind.value.name) ?? ANY
    case 'selectExpr':
      return member(node, { ...kind.value, operand: shapeOf(kind.value.operand, around) }, around.say)
    case 'listExpr':
      return listOf(oneOf(kind.value.elements.map((each) => shapeOf(each, around))))
    case 'structExpr': {
      const members = new Map<string, Shape>()
      let isWhole = true
      for (const { keyKind, value } of kind.value.entries) {
        const name = keyKind.case === 'mapKey' ? textOf(keyKind.value) : undefined
        const shape = shapeOf(value, around)
        if (name === undefined) isWhole = false
        else members.set(name, shape)
      }
      return isWhole ? closedMap(members) : ofKinds('map')
    }
    case 'callExpr':
      return call(node, kind.value, around)
    case 'comprehensionExpr':
      return comprehension(kind.value, around)
    default:
      return ANY
  }
}

const CONSTANTS: Readonly<Record<string, ValueKind>> = {
  nullValue: 'null',
  boolValue: 'bool',
  int64Value: 'int',
  uint64Value: 'uint',
  doubleValue: 'double',
  stringValue: 'string',
  bytesValue: 'bytes',
}

function constant(given: { readonly case?: string | undefined; readonly value?: unknown } | undefined): Shape {
  const kind = CONSTANTS[given?.case ?? '']
  if (kind === undefined) return ANY
  return kind === 'string' ? { ...ofKinds('string'), texts: new Set([String(given?.value)]) } : ofKinds(kind)
}

/** A text that is written out. */
export function textOf(node: CelNode | undefined): string | undefined {
  const kind = node?.exprKind
  if (kind?.case !== 'constExpr' || kind.value.constantKind.case !== 'stringValue') return undefined
  return kind.value.constantKind.value
}

/** A whole number that is written out. */
function wholeOf(node: CelNode | undefined): bigint | undefined {
  const kind = node?.exprKind
  return kind?.case === 'constExpr' && kind.value.constantKind.case === 'int64Value' ? kind.value.constantKind.value : undefined
}

interface Select {
  readonly operand: Shape
  readonly field: string
  readonly testOnly: boolean
}

function member(node: CelNode, { operand, field, testOnly }: Select, say: Say): Shape {
  if (!mayBe('map')(operand)) {
    const severity = testOnly ? 'warning' : 'error'
    say({ severity, message: `${inWords(operand)} has no members, so no ${field}`, node })
    return testOnly ? BOOL : ANY
  }
  const found = operand.member(field)
  if (found === undefined) {
    const known = operand.names()
    const message = `no ${field} can be there: the members are ${shown(known)}`
    say({ severity: testOnly ? 'warning' : 'error', message, node, unknown: { word: field, known } })
  }
  return testOnly ? BOOL : (found ?? ANY)
}

/** Names that a message lists. */
const SHOWN_MAX = 12
export const shown = (names: readonly string[]): string => {
  if (names.length === 0) return 'none'
  return names.length > SHOWN_MAX ? `${names.slice(0, SHOWN_MAX).join(', ')}, …` : names.join(', ')
}

interface Call {
  readonly function: string
  readonly target?: CelNode | undefined
  readonly args: readonly CelNode[]
}

const NUMBERS: readonly ValueKind[] = ['int', 'uint', 'double']
const same = (kinds: readonly ValueKind[]): readonly Overload[] => kinds.map((kind) => [kind, kind, kind] as const)
const compare = (kinds: readonly ValueKind[]): readonly Overload[] => kinds.flatMap((a) => kinds.map((b) => [a, b, 'bool'] as const))

/** Kinds of two operands, and of what comes out. */
type Overload = readonly [left: ValueKind, right: ValueKind, gives: ValueKind]
const ORDERED: readonly Overload[] = [
  ...compare(NUMBERS),
  ...(['bool', 'string', 'bytes', 'timestamp', 'duration'] as const).map((kind) => [kind, kind, 'bool'] as const),
]
const ON_TEXT: readonly Overload[] = [['string', 'string', 'bool']]

/** What operators and functions of two values take (CEL's standard definitions; src/shared/circuit/expression-types.test.ts holds this against the evaluator). */
const OF_TWO: Readonly<Record<string, readonly Overload[]>> = {
  '_+_': [
    ...same(['int', 'uint', 'double', 'string', 'bytes', 'list', 'duration']),
    ['timestamp', 'duration', 'timestamp'],
    ['duration', 'timestamp', 'timestamp'],
  ],
  '_-_': [...same(['int', 'uint', 'double', 'duration']), ['timestamp', 'timestamp', 'duration'], ['timestamp', 'duration', 'timestamp']],
  '_*_': same(['int', 'uint', 'double']),
  '_/_': same(['int', 'uint', 'double']),
  '_%_': same(['int', 'uint']),
  '_<_': ORDERED,
  '_<=_': ORDERED,
  '_>_': ORDERED,
  '_>=_': ORDERED,
  contains: ON_TEXT,
  startsWith: ON_TEXT,
  endsWith: ON_TEXT,
  matches: ON_TEXT,
}

/** What functions of one value take, and what comes out; `undefined` takes whatever there is. */
const OF_ONE: Readonly<Record<string, readonly [takes: readonly ValueKind[] | undefined, gives: ValueKind | undefined]>> = {
  '-_': [['int', 'double'], undefined],
  '!_': [['bool'], 'bool'],
  size: [['string', 'bytes', 'list', 'map'], 'int'],
  int: [['int', 'uint', 'double', 'string', 'timestamp', 'duration'], 'int'],
  uint: [['int', 'uint', 'double', 'string'], 'uint'],
  double: [['int', 'uint', 'double', 'string'], 'double'],
  string: [['int', 'uint', 'double', 'bool', 'bytes', 'string', 'timestamp', 'duration'], 'string'],
  bytes: [['string', 'bytes'], 'bytes'],
  bool: [['bool', 'string'], 'bool'],
  timestamp: [['string', 'int', 'timestamp'], 'timestamp'],
  duration: [['string', 'int', 'duration'], 'duration'],
  type: [undefined, 'type'],
  '@not_strictly_false': [undefined, 'bool'],
}

const NAMES: Readonly<Record<string, string>> = { '_?_:_': '?', '@in': 'in', '-_': '-', '!_': '!' }
const called = (name: string): string => NAMES[name] ?? name.replaceAll('_', '')

function call(node: CelNode, { function: name, target, args }: Call, around: Around): Shape {
  const { say } = around
  const parts = target === undefined ? args : [target, ...args]
  const shapes = parts.map((part) => shapeOf(part, around))
  const [left = ANY, right = ANY] = shapes
  if (name === '_[_]') return entry(node, { of: left, at: right, key: args.at(-1) }, say)
  if (name === '_==_' || name === '_!=_') {
    checkEqual(node, parts, { shapes, isEqual: name === '_==_', say })
    return BOOL
  }
  if (name === '_&&_' || name === '_||_') {
    for (const [index, shape] of shapes.entries()) requireBool(parts[index]!, shape, say)
    return BOOL
  }
  if (name === '_?_:_') {
    requireBool(parts[0] ?? node, left, say)
    return oneOf(shapes.slice(1))
  }
  if (name === '@in') {
    if (!mayBe('list')(right) && !mayBe('map')(right))
      say({ severity: 'error', message: `in looks into a list or a map, not into ${inWords(right)}`, node })
    else if (!mayBe('list')(right) && !(['string', 'bool', ...NUMBERS] as const).some((kind) => mayBe(kind)(left)))
      say({ severity: 'error', message: `${inWords(left)} is no name of a map's`, node })
    return BOOL
  }
  const overloads = Object.hasOwn(OF_TWO, name) && shapes.length === 2 ? OF_TWO[name] : undefined
  if (overloads !== undefined) return ofTwo(node, { name, overloads, left, right, parts }, say)
  const one = Object.hasOwn(OF_ONE, name) && shapes.length === 1 ? OF_ONE[name] : undefined
  if (one === undefined) return ANY
  const [takes, gives] = one
  if (takes !== undefined && !takes.some((kind) => mayBe(kind)(left)))
    say({ severity: 'error', message: `${called(name)} takes no ${inWords(left).replace(/^an? /, '')}`, node })
  return gives === undefined ? { ...ANY, kinds: left.kinds } : ofKinds(gives)
}

function requireBool(node: CelNode, shape: Shape, say: Say): void {
  if (!mayBe('bool')(shape)) say({ severity: 'error', message: `this is ${inWords(shape)}, not true or false`, node })
}

interface Two {
  readonly name: string
  readonly overloads: readonly Overload[]
  readonly left: Shape
  readonly right: Shape
  readonly parts: readonly CelNode[]
}

function ofTwo(node: CelNode, { name, overloads, left, right, parts }: Two, say: Say): Shape {
  const fitting = overloads.filter(([a, b]) => mayBe(a)(left) && mayBe(b)(right))
  if (fitting.length > 0) return ofKinds(...new Set(fitting.map(([, , gives]) => gives)))
  const message = `${called(name)} does not take ${inWords(left)} and ${inWords(right)}`
  const areNumbers = [left, right].every((shape) => NUMBERS.some((kind) => mayBe(kind)(shape)))
  const whole = parts.find((part) => wholeOf(part) !== undefined)
  if (!areNumbers) say({ severity: 'error', message, node })
  else if (name === '_%_') say({ severity: 'error', message: `${message}: write int(…) around what is no whole number`, node })
  else if (whole === undefined) say({ severity: 'error', message: `${message}: write int(…) or double(…)`, node })
  else {
    const instead = `${wholeOf(whole)}.0`
    say({ severity: 'error', message: `${message}: numbers of a payload are doubles, write ${instead}`, node: whole, instead })
  }
  return ofKinds(...new Set(overloads.map(([, , gives]) => gives)))
}

/** Two values that are never equal are worth a warning: it is no error, but not what anybody means. */
function checkEqual(
  node: CelNode,
  parts: readonly CelNode[],
  { shapes, isEqual, say }: { readonly shapes: readonly Shape[]; readonly isEqual: boolean; readonly say: Say },
): void {
  const [left = ANY, right = ANY] = shapes
  if (left.kinds === undefined || right.kinds === undefined) return
  const comes = `this is always ${!isEqual}`
  const alike = (kind: ValueKind): string => (NUMBERS.includes(kind) ? 'number' : kind)
  const kinds = new Set([...left.kinds].map(alike))
  // Whether something is null is asked of values that are never null as well.
  if (kinds.has('null') || right.kinds.has('null')) return
  const common = [...right.kinds].map(alike).filter((kind) => kinds.has(kind))
  if (common.length === 0) {
    say({ severity: 'warning', message: `${inWords(left)} never equals ${inWords(right)}: ${comes}`, node })
    return
  }
  if (common.some((kind) => kind !== 'string') || left.texts === undefined || right.texts === undefined) return
  if (left.texts.size === 0 || [...left.texts].some((text) => right.texts!.has(text))) return
  if (parts.every((part) => textOf(part) !== undefined)) return
  const [word, index] = textOf(parts[1]) === undefined ? [textOf(parts[0]), 0] : [textOf(parts[1]), 1]
  const known = [...(index === 1 ? left : right).texts!]
  const message = `it is one of ${shown(known)}: ${comes}`
  say({
    severity: 'warning',
    message,
    node: word === undefined ? node : parts[index]!,
    ...(word !== undefined && { unknown: { word, known } }),
  })
}

interface Entry {
  readonly of: Shape
  readonly at: Shape
  readonly key: CelNode | undefined
}

function entry(node: CelNode, { of, at, key }: Entry, say: Say): Shape {
  const [isList, isMap] = [mayBe('list')(of), mayBe('map')(of)]
  if (!isList && !isMap) {
    say({ severity: 'error', message: `${inWords(of)} has no entries`, node })
    return ANY
  }
  const name = textOf(key)
  if (isMap && !isList && name !== undefined) return member(key ?? node, { operand: of, field: name, testOnly: false }, say)
  if (isList && !isMap && !NUMBERS.some((kind) => mayBe(kind)(at))) {
    say({ severity: 'error', message: `entries of a list are counted: ${inWords(at)} names none`, node: key ?? node })
    return ANY
  }
  return isList && !isMap ? of.item() : ANY
}

function comprehension(loop: Comprehension, { scope, say }: Around): Shape {
  const range = shapeOf(loop.iterRange, { scope, say })
  const [isList, isMap] = [mayBe('list')(range), mayBe('map')(range)]
  if (!isList && !isMap && loop.iterRange !== undefined)
    say({ severity: 'error', message: `${inWords(range)} holds nothing to go over`, node: loop.iterRange })
  const item = isList === isMap ? ANY : isList ? range.item() : ofKinds('string')
  const { kinds } = shapeOf(loop.accuInit, { scope, say })
  const inside: Around = {
    scope: new Map([...scope, [loop.iterVar2, ANY], [loop.iterVar, item], [loop.accuVar, { ...ANY, kinds }]]),
    say,
  }
  shapeOf(loop.loopCondition, inside)
  const step = shapeOf(loop.loopStep, inside)
  const result = shapeOf(loop.result, inside)
  // A list that is made holds what the last step adds to it, of which nothing is followed.
  return step.kinds?.has('list') === true ? { ...ANY, kinds: result.kinds } : result
}
