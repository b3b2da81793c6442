import { describe, expect, it } from 'vitest'
import { faultMatrix, meetFault } from './fault-matrix.testing.ts'

describe('a log whose disk fails', () => {
  it.each(faultMatrix([3]).map((fault) => [`${fault.error} at ${fault.call} ${fault.at}, ${fault.mode}`, fault] as const))(
    'LG1 LG5 LG7 %s: nothing is acknowledged afterwards, nothing acknowledged is lost',
    async (_name, fault) => {
      const { wrong } = await meetFault(fault)
      expect(wrong).toEqual([])
    },
  )

  it('LG5 the planned faults really fall, on both sides of the first acknowledgement', async () => {
    const outcomes = []
    for (const at of [1, 4]) outcomes.push(await meetFault({ call: 'syncData', at, error: 'EIO', mode: 'once' }))
    expect(outcomes.map(({ fell, acknowledged }) => [fell, acknowledged > 0])).toContainEqual(['appending', true])
    expect(outcomes.every(({ fell }) => fell !== 'never')).toBe(true)
  })
})
