import { expect, it } from 'vitest'
import { pastCounts } from './past-counts.ts'

it('VX54 at a moment a node has the messages that the record tells of there, each once, and what was lost at it', () => {
  const { nodes, edges } = pastCounts({
    version: 3,
    names: {
      audio: { came: 9, passed: 4 },
      loud: { passed: 4, filtered: 5 },
      nvm: { passed: 4, 'path.job/expired': 1 },
      out: { passed: 3, 'path.out': 3, out: 2 },
      both: { joined: 6, late: 1 },
      'loud.out->nvm.in': { overflow: 2 },
    },
  })
  expect([...nodes].map(([name, { out, dropped }]) => [name, out, dropped])).toEqual([
    ['audio', 9, {}],
    ['loud', 9, { filtered: 5 }],
    ['nvm', 4, { 'job/expired': 1 }],
    ['out', 5, {}],
    ['both', 7, { late: 1 }],
  ])
  expect(edges.get('loud.out->nvm.in')).toMatchObject({ messages: 2, dropped: { overflow: 2 } })
})
