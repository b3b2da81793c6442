import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { killCycles } from './kill-cycles.testing.ts'

const CYCLES = 20

describe('an engine that is killed under load', () => {
  it('LG1 SP7 loses nothing that it acknowledged, in 20 kills, and leaves no gap', async () => {
    const report = await killCycles(CYCLES, { below: tmpdir() })
    expect(report).toMatchObject({ cycles: CYCLES, lost: 0, gaps: 0, verifies: true, setAside: false })
    expect(report.acknowledged).toBeGreaterThan(CYCLES)
    expect(report.stored).toBeGreaterThanOrEqual(report.acknowledged)
  }, 240_000)
})
