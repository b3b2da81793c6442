import { describe, expect, it } from 'vitest'
import { RULE_LIMITS } from './bounded-cel.ts'
import { compileRule, type RuleCell, type RuleCellType } from './cel-rule.ts'

const TYPES: ReadonlyMap<string, RuleCellType> = new Map([
  ['votes', 'int'],
  ['rating', 'float'],
  ['released', 'date'],
  ['title', 'string'],
])
const FILM: Readonly<Record<string, RuleCell>> = { votes: 3, rating: 2.5, released: 10, title: 'AAA' }

const judged = (expression: string, cells: Readonly<Record<string, RuleCell>> = FILM): boolean | string => {
  const compiled = compileRule(expression, TYPES)
  if (!compiled.ok) throw new Error(compiled.error)
  return compiled.value.judge((column) => cells[column], 15_000)
}
const refused = (expression: string): string => {
  const compiled = compileRule(expression, TYPES)
  return compiled.ok ? '' : compiled.error
}

describe('a rule in CEL', () => {
  it('DP1 judges whole numbers, decimals, dates, text and what is missing', () => {
    expect(judged('row.votes % 2 == 1 && row.rating < 3.0')).toBe(true)
    expect(judged('row.released > as_of')).toBe(false)
    expect(judged('row.released.getFullYear() == 1970')).toBe(true)
    expect(judged('row.title.matches("^A+$") && row.title in ["AAA", "B"]')).toBe(true)
    expect(judged('["A", "AAA"].exists(x, x == row.title)')).toBe(true)
    expect(judged('row.rating == null || row.rating >= 0.0', {})).toBe(true)
  })

  it('DP1 says why it has no verdict, and never guesses one', () => {
    expect(judged('row.rating >= 0.0', {})).toContain('no matching overload')
    expect(judged('row.votes')).toBe('its value is not true or false')
    expect(judged('1 / (row.votes - 3) > 0')).toContain('zero')
  })

  it('DP2 is refused before it runs when it is no CEL or names what is not there', () => {
    expect(refused('row.votes +')).toMatch(/^not CEL: /)
    expect(refused('row.budget > 1')).toBe('no column budget')
    expect(refused('budget > 1')).toContain('no name budget')
    expect(refused('row["votes"] > 1')).toContain('stands alone')
    expect(refused('1 == 1')).toContain('looks at no column')
    expect(refused('row.title.matches(row.title)')).toContain('not written out')
    expect(refused('{"a": row.votes}["a"] > 1')).toContain('not written out')
  })

  it('DP2 is bounded: length, nodes, comprehensions in one another, entries of a list', () => {
    const { charsMax, nodesMax, listItemsMax } = RULE_LIMITS
    expect(refused(`row.votes > ${' '.repeat(charsMax)}1`)).toBe(`longer than ${charsMax} characters`)
    expect(refused(Array.from({ length: 150 }, () => 'row.votes>1').join('||'))).toBe(`more than ${nodesMax} nodes`)
    expect(refused('["a"].all(x, ["b"].all(y, x == y)) && row.votes > 1')).toBe('more than 1 comprehension inside another')
    const entries = (count: number): string => `row.votes in [${Array.from({ length: count }, (_, index) => index).join(',')}]`
    expect(refused(entries(listItemsMax))).toBe('')
    expect(refused(entries(listItemsMax + 1))).toBe(`a list of more than ${listItemsMax} entries`)
  })
})
