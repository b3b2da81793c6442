import { TYPE } from '../../../shared/wire/index.ts'
import {
  FIELDS,
  FILTER_CHARS_MAX,
  FILTER_PARTS_MAX,
  type FieldKind,
  type FilterError,
  type FilterNode,
  MARK_NAMES,
  OPERATORS_OF,
  type Operator,
  PATH_SEGMENTS_MAX,
} from './language.ts'
import { type Token, tokensOf } from './lexer.ts'

const UNITS: Readonly<Record<'bytes' | 'duration', Readonly<Record<string, number>>>> = {
  bytes: { '': 1, b: 1, kib: 1_024, mib: 1_048_576, kb: 1_000, mb: 1_000_000 },
  duration: { ms: 1, s: 1_000, min: 60_000, h: 3_600_000 },
}

class Refusal extends Error {
  readonly error: FilterError

  constructor(message: string, { at, end }: { readonly at: number; readonly end: number }) {
    super(message)
    this.error = { message, at, end: Math.max(end, at + 1) }
  }
}

/** Reads a filter; an empty one lets everything through. Never throws. */
export function parseFilter(source: string): FilterNode | FilterError {
  if (source.length > FILTER_CHARS_MAX)
    return { message: `at most ${FILTER_CHARS_MAX} characters`, at: FILTER_CHARS_MAX, end: source.length }
  const tokens = tokensOf(source)
  if ('message' in tokens) return tokens
  if (tokens.length === 1) return { is: 'all' }
  if (tokens.length > FILTER_PARTS_MAX * 4) return { message: `at most ${FILTER_PARTS_MAX} parts`, at: 0, end: source.length }
  try {
    return new Parser(tokens).whole()
  } catch (error) {
    if (error instanceof Refusal) return error.error
    throw error
  }
}

export const isFilterError = (parsed: FilterNode | FilterError): parsed is FilterError => 'message' in parsed

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0
  #parts = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): FilterNode {
    const node = this.#or()
    const left = this.#peek()
    if (left.is !== 'end') throw new Refusal(left.is === 'close' ? 'this ) closes nothing' : `${left.text} does not follow`, left)
    return node
  }

  #peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)] as Token
  }

  #take(): Token {
    const token = this.#peek()
    this.#at += 1
    return token
  }

  #isWord(text: string): boolean {
    const token = this.#peek()
    return token.is === 'word' && token.text === text && this.#peek(1).is !== 'operator'
  }

  #or(): FilterNode {
    let left = this.#and()
    while (this.#isWord('or')) {
      this.#take()
      left = { is: 'or', left, right: this.#and() }
    }
    return left
  }

  #and(): FilterNode {
    let left = this.#not()
    for (;;) {
      if (this.#isWord('and')) this.#take()
      else {
        const next = this.#peek()
        if (next.is === 'end' || next.is === 'close' || this.#isWord('or')) return left
      }
      left = { is: 'and', left, right: this.#not() }
    }
  }

  #not(): FilterNode {
    if (++this.#parts > FILTER_PARTS_MAX) throw new Refusal(`at most ${FILTER_PARTS_MAX} parts`, this.#peek())
    if (this.#isWord('not')) {
      this.#take()
      return { is: 'not', of: this.#not() }
    }
    const token = this.#take()
    if (token.is === 'open') {
      const node = this.#or()
      const close = this.#take()
      if (close.is !== 'close') throw new Refusal('a ) is missing', close)
      return node
    }
    if (token.is === 'text') return { is: 'word', text: token.text }
    if (token.is === 'end') throw new Refusal('something is missing here', token)
    if (token.is !== 'word') throw new Refusal(`a field or a word must stand before ${token.text}`, token)
    if (this.#peek().is === 'operator') return this.#comparison(token)
    if (token.text === 'and' || token.text === 'or') throw new Refusal(`something must stand before ${token.text}`, token)
    return { is: 'word', text: token.text }
  }

  #comparison(name: Token): FilterNode {
    const sign = this.#take()
    const value = this.#take()
    const [field = '', ...path] = name.text.split('.')
    const def = FIELDS.find((candidate) => candidate.name === field)
    if (def === undefined) throw new Refusal(`there is no field ${name.text}: ${FIELDS.map((one) => one.name).join(', ')}`, name)
    checkPath(field, path, name)
    const operator = sign.text as Operator
    if (!OPERATORS_OF[def.kind].includes(operator))
      throw new Refusal(`${field} takes ${OPERATORS_OF[def.kind].join(' ')}, not ${operator}`, sign)
    if (value.is !== 'word' && value.is !== 'text') throw new Refusal(`${field} ${operator} needs a value`, value)
    return { is: 'compare', field, path, kind: def.kind, operator, text: value.text, number: numberOf(def.kind, value) }
  }
}

function checkPath(field: string, path: readonly string[], name: Token): void {
  if (field !== 'payload' && path.length > 0) throw new Refusal(`${field} has no parts`, name)
  if (field === 'payload' && (path.length === 0 || path.some((segment) => segment === '')))
    throw new Refusal('payload needs a path: payload.status', name)
  if (path.length > PATH_SEGMENTS_MAX) throw new Refusal(`a path has at most ${PATH_SEGMENTS_MAX} segments`, name)
}

function numberOf(kind: FieldKind, value: Token): number | undefined {
  const match = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)([a-z]*)$/i.exec(value.text)
  const number = match === null ? undefined : Number(match[1])
  const unit = match?.[2]?.toLowerCase() ?? ''
  if (kind === 'bytes' || kind === 'duration') {
    const scale = UNITS[kind][unit]
    if (number === undefined || scale === undefined)
      throw new Refusal(kind === 'bytes' ? 'a size is a number with B, KiB or MiB' : 'an age is a number with ms, s, min or h', value)
    return number * scale
  }
  if (kind === 'count' && (number === undefined || unit !== '' || !Number.isSafeInteger(number) || number < 0))
    throw new Refusal('a whole number is needed here', value)
  if (kind === 'type' && !Object.hasOwn(TYPE, value.text)) throw new Refusal(`a type is one of ${Object.keys(TYPE).join(', ')}`, value)
  if (kind === 'mark' && !(MARK_NAMES as readonly string[]).includes(value.text))
    throw new Refusal(`a mark is one of ${MARK_NAMES.join(', ')}`, value)
  return unit === '' && value.is === 'word' ? number : undefined
}
