import { describe, expect, it } from 'vitest'
import { mustHaveFindings } from './must-haves.ts'

const rows = (count: number, row: string): string =>
  `| view | must-have | test file | test |\n|---|---|---|---|\n${`${row}\n`.repeat(count)}`
const readTest = (path: string): string | undefined =>
  path === 'e2e/topics.e2e.ts' ? "test('VT1 counts what is dropped', async () => {" : undefined
const good = '| Topics | exact drop counter | `e2e/topics.e2e.ts` | VT1 counts what is dropped |'

describe('must-haves', () => {
  it('hold when each row names a test that is there', () => {
    expect(mustHaveFindings(rows(40, good), ['Topics'], readTest)).toEqual([])
  })

  it('find a test that is not there, a file that is not there, and a row that is none', () => {
    const page = rows(40, good)
    expect(mustHaveFindings(`${page}| Topics | tree | \`e2e/topics.e2e.ts\` | VT2 shows a tree |`, ['Topics'], readTest)).toHaveLength(1)
    expect(mustHaveFindings(`${page}| Cache | lanes | \`e2e/cache.e2e.ts\` | VC1 |`, ['Topics'], readTest)).toHaveLength(1)
    expect(mustHaveFindings(`${page}| Cache | lanes | soon |`, ['Topics'], readTest)).toEqual([
      'docs/reference/must-haves.md: not a row: | Cache | lanes | soon |',
    ])
  })

  it('find a view without a row, and a page that was hardly read', () => {
    expect(mustHaveFindings(rows(40, good), ['Topics', 'Cache'], readTest)).toEqual([
      'docs/reference/must-haves.md: nothing is listed for Cache',
    ])
    expect(mustHaveFindings(rows(3, good), ['Topics'], readTest)).toEqual(['docs/reference/must-haves.md: 3 rows, fewer than 40'])
  })
})
