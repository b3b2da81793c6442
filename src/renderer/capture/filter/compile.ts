import { TYPE, TYPE_NAMES } from '../../../shared/wire/index.ts'
import type { EnvelopeType } from '../../../shared/wire/message.ts'
import type { MessageStore } from '../message-store.ts'
import { previewOf } from '../preview.ts'
import { MARK, type RowBlock } from '../row-block.ts'
import { globMatcher } from './glob.ts'
import type { FilterNode, MarkName, Operator } from './language.ts'

/** Whether the message in this place of its columns passes. */
export type Test = (block: RowBlock, row: number, number: number) => boolean
type Comparison = Extract<FilterNode, { readonly is: 'compare' }>

export interface FilterContext {
  readonly store: MessageStore
  /** A payload as a value; undefined when it is none that can be looked into. */
  readonly payloadOf: (number: number) => unknown
  /** Ages are from here: ms since 1970. */
  readonly nowMs: number
}

/** Makes closures over the columns: what is the same for all messages of a topic, sender or schema is asked once for each. */
export function compileFilter(node: FilterNode, context: FilterContext): Test {
  switch (node.is) {
    case 'all':
      return () => true
    case 'not': {
      const of = compileFilter(node.of, context)
      return (block, row, number) => !of(block, row, number)
    }
    case 'and': {
      const [left, right] = [compileFilter(node.left, context), compileFilter(node.right, context)]
      return (block, row, number) => left(block, row, number) && right(block, row, number)
    }
    case 'or': {
      const [left, right] = [compileFilter(node.left, context), compileFilter(node.right, context)]
      return (block, row, number) => left(block, row, number) || right(block, row, number)
    }
    case 'word':
      return wordTest(node.text, context)
    case 'compare':
      return comparisonTest(node, context)
  }
}

/** A question about a number that is answered once: topics, senders and schemas are few, messages many. */
function remembered(ask: (number: number) => boolean): (number: number) => boolean {
  const answers: (boolean | undefined)[] = []
  return (number) => (answers[number] ??= ask(number))
}

function wordTest(text: string, { store }: FilterContext): Test {
  const wanted = text.toLowerCase()
  const isIn = (value: string): boolean => value.toLowerCase().includes(wanted)
  const topic = remembered((number) => isIn(store.topics.topicAt(number)))
  const from = remembered((number) => isIn(store.sources[number]?.from ?? ''))
  const schema = remembered((number) => isIn(store.schemas.textOf(number)))
  const type = remembered((number) => isIn(TYPE_NAMES[number] ?? ''))
  return (block, row, number) =>
    topic(block.topic[row] as number) ||
    from(block.source[row] as number) ||
    type(block.type[row] as number) ||
    schema(block.schema[row] as number) ||
    isIn(previewOf(store.payloadView(number)))
}

function comparisonTest(node: Comparison, context: FilterContext): Test {
  const { store, nowMs, payloadOf } = context
  switch (node.field) {
    case 'topic': {
      const is = remembered(textTest(node, (number) => store.topics.topicAt(number)))
      return (block, row) => is(block.topic[row] as number)
    }
    case 'from': {
      const is = remembered(textTest(node, (number) => store.sources[number]?.from ?? ''))
      return (block, row) => is(block.source[row] as number)
    }
    case 'schema': {
      const is = remembered(textTest(node, (number) => store.schemas.textOf(number)))
      return (block, row) => is(block.schema[row] as number)
    }
    case 'type': {
      const type = TYPE[node.text as EnvelopeType]
      return (block, row) => (block.type[row] === type) === (node.operator === '=')
    }
    case 'mark': {
      const mark = MARK[node.text as MarkName]
      return (block, row) => (((block.flags[row] as number) & mark) !== 0) === (node.operator === '=')
    }
    case 'payload': {
      const is = anyTest(node)
      return (_block, _row, number) => is(pathOf(payloadOf(number), node.path))
    }
    case 'age': {
      const holds = numberTest(node.operator, node.number ?? 0)
      return (block, row) => holds(Math.max(0, nowMs - (block.arrival[row] as number)))
    }
    default: {
      const column = { size: 'payloadLength', seq: 'seq', pos: 'pos' }[node.field] as 'payloadLength' | 'seq' | 'pos'
      const holds = numberTest(node.operator, node.number ?? 0)
      return (block, row) => holds(block[column][row] as number)
    }
  }
}

function textTest({ operator, text }: Comparison, textOf: (number: number) => string): (number: number) => boolean {
  if (operator === '=') return (number) => textOf(number) === text
  if (operator === '!=') return (number) => textOf(number) !== text
  const isLike = globMatcher(text)
  return (number) => isLike(textOf(number))
}

function numberTest(operator: Operator, wanted: number): (value: number) => boolean {
  switch (operator) {
    case '=':
      return (value) => value === wanted
    case '!=':
      return (value) => value !== wanted
    case '<':
      return (value) => value < wanted
    case '>':
      return (value) => value > wanted
    case '<=':
      return (value) => value <= wanted
    case '>=':
      return (value) => value >= wanted
    case '~':
      return () => false
  }
}

/** A payload field: numbers are compared as numbers, all else as text. What is not there passes `!=` alone. */
function anyTest({ operator, text, number }: Comparison): (value: unknown) => boolean {
  if (operator === '~') {
    const isLike = globMatcher(text)
    return (value) => value !== undefined && isLike(asText(value))
  }
  const holds = number === undefined ? undefined : numberTest(operator, number)
  return (value) => {
    const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    if (holds !== undefined && typeof found === 'number' && !Number.isNaN(found)) return holds(found)
    if (operator === '=') return value !== undefined && asText(value) === text
    return operator === '!=' && (value === undefined || asText(value) !== text)
  }
}

export const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** What lies at a path of a decoded payload: members of objects, numbers of lists. */
export function pathOf(value: unknown, path: readonly string[]): unknown {
  let at = value
  for (const segment of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, segment)) return undefined
    at = (at as Record<string, unknown>)[segment]
  }
  return at
}
