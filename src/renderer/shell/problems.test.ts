import { describe, expect, it } from 'vitest'
import { countProblems, PROBLEMS_MAX, Problems } from './problems.ts'

const titled = (title: string) => ({ source: 'runs', severity: 'failure', title }) as const

describe('problems', () => {
  it('WN32 are kept newest first, bounded; what gave way is counted', () => {
    const problems = new Problems(() => 7)
    for (let index = 0; index < PROBLEMS_MAX + 3; index += 1) problems.add(titled(`p${index}`))
    const { list, dropped } = problems.store.getState()
    expect(list).toHaveLength(PROBLEMS_MAX)
    expect(list[0]).toMatchObject({ title: `p${PROBLEMS_MAX + 2}`, timeMs: 7, times: 1 })
    expect(dropped).toBe(3)
  })

  it('WN32 the same one again is counted, and each goes only when it is dismissed or all are cleared', () => {
    const problems = new Problems(() => 7)
    problems.add(titled('a'))
    problems.add(titled('a'))
    problems.add(titled('b'))
    expect(problems.store.getState().list.map(({ title, times }) => [title, times])).toEqual([
      ['b', 1],
      ['a', 2],
    ])
    problems.dismiss(problems.store.getState().list[0]?.id ?? 0)
    expect(problems.store.getState().list.map(({ title }) => title)).toEqual(['a'])
    problems.clear()
    expect(problems.store.getState().list).toEqual([])
  })

  it('WN45 what is wrong as things stand is replaced by what its part finds next, and goes when that is nothing', () => {
    const problems = new Problems(() => 7)
    const standing = (title: string) => ({ severity: 'failure', title, code: 'circuit/bad-value', place: 'a 1:1', goTo: () => {} }) as const
    problems.add(titled('a'))
    problems.stand('circuits', [standing('x'), standing('y')])
    expect(countProblems(problems.store.getState())).toBe(3)
    problems.stand('circuits', [standing('y')])
    expect(problems.store.getState().standing['circuits']?.map(({ title }) => title)).toEqual(['y'])
    problems.clear()
    expect(countProblems(problems.store.getState())).toBe(1)
    problems.stand('circuits', [])
    expect(countProblems(problems.store.getState())).toBe(0)
    const many = Array.from({ length: PROBLEMS_MAX + 5 }, (_, index) => standing(`p${index}`))
    problems.stand('circuits', many)
    expect(countProblems(problems.store.getState())).toBe(PROBLEMS_MAX)
  })
})
