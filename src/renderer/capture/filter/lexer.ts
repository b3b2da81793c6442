import { type FilterError, OPERATORS, type Operator } from './language.ts'

export interface Token {
  readonly is: 'word' | 'text' | 'operator' | 'open' | 'close' | 'end'
  /** A word or text without its quotes. */
  readonly text: string
  readonly at: number
  readonly end: number
}

const WORD = /[^\s()"=!<>~]/

/** A filter's tokens; the last is `end`. */
export function tokensOf(source: string): readonly Token[] | FilterError {
  const tokens: Token[] = []
  let at = 0
  while (at < source.length) {
    const char = source[at] as string
    const operator = OPERATORS.find((sign: Operator) => source.startsWith(sign, at))
    if (/\s/.test(char)) at += 1
    else if (char === '(' || char === ')') tokens.push({ is: char === '(' ? 'open' : 'close', text: char, at, end: ++at })
    else if (operator !== undefined) tokens.push({ is: 'operator', text: operator, at, end: (at += operator.length) })
    else if (char === '"') {
      const token = quoted(source, at)
      if ('message' in token) return token
      tokens.push(token)
      at = token.end
    } else if (WORD.test(char)) {
      let end = at
      while (end < source.length && WORD.test(source[end] as string)) end += 1
      tokens.push({ is: 'word', text: source.slice(at, end), at, end })
      at = end
    } else return { message: `${char} means nothing here`, at, end: at + 1 }
  }
  tokens.push({ is: 'end', text: '', at: source.length, end: source.length })
  return tokens
}

/** Text between quotes; `\"` and `\\` stand for themselves. */
function quoted(source: string, at: number): Token | FilterError {
  let text = ''
  for (let i = at + 1; i < source.length; i += 1) {
    const char = source[i] as string
    if (char === '"') return { is: 'text', text, at, end: i + 1 }
    if (char === '\\' && i + 1 < source.length) text += source[++i]
    else text += char
  }
  return { message: 'the text has no closing quote', at, end: source.length }
}
