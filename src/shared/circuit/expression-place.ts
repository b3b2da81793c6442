import type { TextRange } from './source-map.ts'

/** What an escape of a double-quoted text stands for, by the letter behind the backslash. */
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }
const BLANK_ESCAPES = new Set(['n', 't', 'r', 'v', 'f', ' ', '\t', '\n', '\r', 'L', 'P', '_'])

/** Places of the characters of a scalar that are not blank, in order: `[from, to)` of each. */
function marks(source: string, { from, to }: TextRange): readonly TextRange[] {
  const found: TextRange[] = []
  const quote = source[from]
  const isQuoted = quote === "'" || quote === '"'
  // The header of a block text, with its comment, is none of it.
  const isBlock = quote === '|' || quote === '>'
  let at = isBlock ? source.indexOf('\n', from) + 1 : isQuoted ? from + 1 : from
  const end = isQuoted ? to - 1 : to
  while (at < end) {
    const char = source[at]!
    let length = 1
    let isBlank = /\s/.test(char)
    if (quote === "'" && char === "'") length = 2
    else if (quote === '"' && char === '\\') {
      const letter = source[at + 1] ?? ''
      length = 2 + (HEX_DIGITS[letter] ?? 0)
      isBlank = BLANK_ESCAPES.has(letter)
    }
    if (!isBlank) found.push({ from: at, to: at + length })
    at += length
  }
  return found
}

/**
 * Where a part of a scalar's value stands in the text that holds it, however the scalar is written: plain, in quotes, over several lines.
 * @param scalar the scalar with its quotes or header
 * @param part `[from, to)` of the value
 * @returns undefined where that cannot be said
 */
export function placeInScalar(
  source: string,
  scalar: TextRange,
  { value, part }: { readonly value: string; readonly part: TextRange },
): TextRange | undefined {
  const places = marks(source, scalar)
  const count = (text: string): number => text.replaceAll(/\s/g, '').length
  if (places.length !== count(value)) return undefined
  const before = count(value.slice(0, part.from))
  const inside = count(value.slice(part.from, part.to))
  const first = places[before]
  const last = places[before + inside - 1]
  return inside === 0 || first === undefined || last === undefined ? undefined : { from: first.from, to: last.to }
}
