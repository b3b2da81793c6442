import { describe, expect, it } from 'vitest'
import { splitEvidence } from './evidence.ts'

describe('evidence', () => {
  it('WN20 puts what was expected beside what was found', () => {
    const { pairs, rest } = splitEvidence({ path: 'a.csv', expected_sha256: 'aa', actual_sha256: 'bb', bytes: 7 })
    expect(pairs).toEqual([{ name: 'sha256', expected: 'aa', actual: 'bb' }])
    expect(rest).toEqual([
      ['path', 'a.csv'],
      ['bytes', 7],
    ])
  })

  it('WN20 knows the other words for it, and leaves a lone one where it is', () => {
    expect(splitEvidence({ limit: 0.95, value: 0.99 }).pairs).toEqual([{ name: 'value', expected: 0.95, actual: 0.99 }])
    expect(splitEvidence({ registered: 'aa', found: 'bb' }).pairs).toHaveLength(1)
    expect(splitEvidence({ expected: 'ab'.repeat(32), actual: '' }).pairs[0]?.name).toBe('sha256')
    expect(splitEvidence({ expected: 'aa' })).toEqual({ pairs: [], rest: [['expected', 'aa']] })
  })
})
