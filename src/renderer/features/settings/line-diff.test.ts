import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIFF_LINES_MAX, type DiffLine, diffLines, foldSame } from './line-diff.ts'

const marks = { same: ' ', out: '-', in: '+' } as const
const shown = (lines: readonly DiffLine[] | undefined): string => (lines ?? []).map(({ kind, text }) => marks[kind] + text).join('\n')
const side = (lines: readonly DiffLine[], kind: 'out' | 'in'): string =>
  lines
    .filter((line) => line.kind === 'same' || line.kind === kind)
    .map(({ text }) => text)
    .join('\n')
const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 40, size: 'max' }).map((lines) => lines.join('\n'))

describe('a reviewed change', () => {
  it('VS3 shows old beside new, line by line', () => {
    expect(shown(diffLines('a\nb\nc\nd', 'a\nx\nc\nd\ne'))).toBe(' a\n-b\n+x\n c\n d\n+e')
    expect(diffLines('a\nb', 'b')).toEqual([
      { kind: 'out', before: 1, text: 'a' },
      { kind: 'same', before: 2, after: 1, text: 'b' },
    ])
  })

  it('VS3 is exactly the two texts, with their numbers, and never longer than both', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const lines = diffLines(before, after) ?? []
        expect([side(lines, 'out'), side(lines, 'in')]).toEqual([before, after])
        const numbers = (of: 'before' | 'after') => lines.flatMap((line) => line[of] ?? [])
        expect(numbers('before')).toEqual(before.split('\n').map((_, index) => index + 1))
        expect(numbers('after')).toEqual(after.split('\n').map((_, index) => index + 1))
        if (before === after) expect(lines.every(({ kind }) => kind === 'same')).toBe(true)
      }),
    )
  })

  it('VS3 of two texts that have little in common shows one that is out and one that is in; too long a one is not compared', () => {
    const all = (word: string): string => Array.from({ length: 1_500 }, (_, line) => `${word} ${line}`).join('\n')
    const lines = diffLines(all('old'), all('new')) ?? []
    expect([side(lines, 'out'), side(lines, 'in')]).toEqual([all('old'), all('new')])
    expect(diffLines('\n'.repeat(DIFF_LINES_MAX), '')).toBeUndefined()
  })

  it('VS3 folds what is unchanged', () => {
    const before = Array.from({ length: 20 }, (_, line) => String(line)).join('\n')
    const folded = foldSame(diffLines(before, before.replace('\n10\n', '\nten\n')) ?? [])
    expect(folded.map((line) => (typeof line === 'number' ? line : line.text))).toEqual([
      7,
      '7',
      '8',
      '9',
      '10',
      'ten',
      '11',
      '12',
      '13',
      6,
    ])
  })
})
