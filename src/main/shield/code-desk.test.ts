import { expect, it } from 'vitest'
import type { Clock } from '../../shared/base/index.ts'
import { testRandom } from '../spine/spine.testing.ts'
import { CODE_MS, CODES_MAX, CodeDesk } from './code-desk.ts'

function desk() {
  let now = 0
  const clock: Clock = { wallNs: () => 0n, monotonicMs: () => now, after: () => () => {} }
  return { codes: new CodeDesk(clock, testRandom), pass: (ms: number) => void (now += ms) }
}

it('SH13 takes a code once', () => {
  const { codes } = desk()
  const [one, two] = [codes.mint(), codes.mint()]
  expect(one).toMatch(/^[A-Za-z0-9_-]{32}$/)
  expect([codes.redeem(two), codes.redeem(two), codes.redeem('x'), codes.redeem(''), codes.redeem(one)]).toEqual([
    true,
    false,
    false,
    false,
    true,
  ])
})

it('SH13 takes no code after 60 s', () => {
  const { codes, pass } = desk()
  const code = codes.mint()
  pass(CODE_MS - 1)
  const other = codes.mint()
  pass(1)
  expect([codes.redeem(code), codes.redeem(other)]).toEqual([false, true])
})

it('SH13 keeps so many codes and lets the oldest go', () => {
  const { codes } = desk()
  const all = Array.from({ length: CODES_MAX + 1 }, () => codes.mint())
  expect([codes.redeem(all[0] as string), codes.redeem(all[1] as string), codes.redeem(all[CODES_MAX] as string)]).toEqual([
    false,
    true,
    true,
  ])
})
