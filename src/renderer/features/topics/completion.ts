import { FIELDS, OPERATORS_OF } from '../../capture/filter/language.ts'
import { type Token, tokensOf } from '../../capture/filter/lexer.ts'

/** One thing that may stand where the caret is. */
export interface Completion {
  readonly text: string
  readonly hint: string
  /** What it takes the place of: characters before the caret. */
  readonly instead: number
}

export const COMPLETIONS_MAX = 12
const CONNECTIVES = ['and', 'or', 'not'] as const

/** What may follow the text before the caret: fields, operators of the field, values that were captured, or connectives. */
export async function completionsAt(
  before: string,
  valuesOf: (field: string, begun: string) => Promise<readonly string[]>,
): Promise<readonly Completion[]> {
  const tokens = tokensOf(before)
  if ('message' in tokens) return []
  const words = tokens.slice(0, -1)
  const last = words.at(-1)
  const isOpen = last !== undefined && last.end === before.length && last.is === 'word'
  const begun = isOpen ? last.text : ''
  const [previous, beforeThat] = isOpen ? [words.at(-2), words.at(-3)] : [words.at(-1), words.at(-2)]
  if (previous?.is === 'operator') return await values(beforeThat, begun, valuesOf)
  const field = isOpen ? undefined : fieldOf(previous)
  const isValue = words.at(isOpen ? -3 : -2)?.is === 'operator'
  if (field !== undefined && !isValue) return OPERATORS_OF[field.kind].map((operator) => ({ text: operator, hint: field.name, instead: 0 }))
  const offered = FIELDS.map(({ name, hint }) => ({ text: name === 'payload' ? 'payload.' : name, hint }))
  const isFollowing = previous !== undefined && previous.is !== 'open' && !isConnective(previous)
  const all = isFollowing
    ? [...CONNECTIVES.map((text) => ({ text: text as string, hint: '' })), ...offered]
    : [...offered, { text: 'not', hint: '' }]
  return all
    .filter(({ text }) => text.startsWith(begun) && text !== begun)
    .slice(0, COMPLETIONS_MAX)
    .map((item) => ({ ...item, instead: begun.length }))
}

const isConnective = (token: Token): boolean => token.is === 'word' && (CONNECTIVES as readonly string[]).includes(token.text)

const fieldOf = (token: Token | undefined): (typeof FIELDS)[number] | undefined =>
  token?.is === 'word' ? FIELDS.find(({ name }) => name === token.text.split('.')[0]) : undefined

async function values(
  token: Token | undefined,
  begun: string,
  valuesOf: (field: string, begun: string) => Promise<readonly string[]>,
): Promise<readonly Completion[]> {
  const field = fieldOf(token)
  if (field === undefined) return []
  const found = await valuesOf(field.name, begun)
  return found
    .filter((text) => text !== begun)
    .slice(0, COMPLETIONS_MAX)
    .map((text) => ({ text: /^[^\s()"=!<>~]+$/.test(text) ? text : JSON.stringify(text), hint: field.name, instead: begun.length }))
}

/** The filter with a completion in the place of what was begun, and where the caret then stands. */
export function withCompletion(
  value: string,
  caret: number,
  { text, instead }: Completion,
): { readonly value: string; readonly caret: number } {
  const before = value.slice(0, caret - instead)
  const gap = before === '' || /[\s(]$/.test(before) || /[=<>~]$/.test(text) ? '' : instead > 0 || /[=<>~!]$/.test(before) ? '' : ' '
  const tail = text.endsWith('.') ? '' : ' '
  const made = `${before}${gap}${text}${tail}`
  return { value: made + value.slice(caret), caret: made.length }
}
