import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Finding, recordFindings } from './findings.ts'

const finding = (rows: number): Finding => ({
  rule: 'D7-value-missing',
  check: 'missing',
  action: 'kept',
  table: 'master',
  column: 'a',
  rowIds: Array.from({ length: rows }, (_, row) => row * 2),
  detail: 'a: rows kept',
})

describe('recorded findings', () => {
  it('DR1 hold their row numbers and a hash over them as uint32 little-endian', () => {
    const bytes = Buffer.from([0, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0])
    expect(recordFindings([finding(3)])).toEqual([
      {
        rule: 'D7-value-missing',
        rows: 3,
        action: 'kept',
        detail: 'a: rows kept',
        row_ids: [0, 2, 4],
        row_ids_sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    ])
  })

  it('DR1 hold at most 8,192 row numbers each and 40,000 together; count and hash cover all', () => {
    const recorded = recordFindings([finding(8192), ...Array.from({ length: 5 }, () => finding(9000))])
    expect(recorded.map(({ row_ids }) => row_ids.length)).toEqual([8192, 8192, 8192, 8192, 7232, 0])
    expect(recorded.map(({ rows }) => rows)).toEqual([8192, 9000, 9000, 9000, 9000, 9000])
    expect(recorded[5]?.row_ids_sha256).toBe(recorded[1]?.row_ids_sha256)
  })
})
