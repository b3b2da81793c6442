import { describe, expect, it } from 'vitest'
import { cutHash, formatBytes, formatCount, formatDuration, formatScore, shortActor, shortRun } from './format.ts'

describe('words and numbers', () => {
  it('WN9 are written the same way everywhere', () => {
    expect([0, 999, 1_000, 59_949, 59_950, 61_000, 3_600_000].map(formatDuration)).toEqual([
      '0 ms',
      '999 ms',
      '1.0 s',
      '59.9 s',
      '1 min 00 s',
      '1 min 01 s',
      '60 min 00 s',
    ])
    expect([0, 1_023, 1_024, 1_048_576].map(formatBytes)).toEqual(['0 B', '1023 B', '1.0 KiB', '1.0 MiB'])
    expect(formatCount(12_345_678n)).toBe('12,345,678')
    expect(cutHash('3f9a4c00000000000000c41e')).toBe('3f9a4c…c41e')
    expect(shortRun('run-01a1fdf9-c5d2-7106-a1ce')).toBe('7106-a1ce')
    expect(shortActor('person.01ff717f6f1472c394cf21543f8e56df.window')).toBe('person.01ff…56df.window')
    expect(shortActor('controller')).toBe('controller')
    expect([0.6264, null, Number.NaN].map(formatScore)).toEqual(['0.626', '—', '—'])
  })
})
