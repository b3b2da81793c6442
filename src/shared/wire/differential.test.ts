import { describe, expect, it } from 'vitest'
import { DifferentialFuzz } from './differential.testing.ts'

const ROUNDS = 100_000

describe('peek and encoder beside the generated code', () => {
  it('WR1 WR2 WR3 WR4 WR5 WR6 agree on 100,000 mutated envelopes', () => {
    const seed = Date.now() % 2 ** 31
    const fuzz = new DifferentialFuzz(seed)
    let round = 0
    try {
      for (; round < ROUNDS; round++) fuzz.round()
    } catch (error) {
      throw new Error(`seed ${seed}, round ${round}: ${String(error)}`, { cause: error })
    }
    process.stdout.write(`differential fuzz: seed ${seed}, ${JSON.stringify(fuzz.report)}\n`)
    const { canonical, refused, reserved, encoded, 'bad-topic': badTopic } = fuzz.report
    expect(canonical + refused + reserved + badTopic).toBe(ROUNDS)
    // Each verdict was really reached, often.
    expect(Math.min(canonical, refused, encoded)).toBeGreaterThan(2_000)
    expect(Math.min(reserved, badTopic)).toBeGreaterThan(100)
  })
})
