import { expect, it } from 'vitest'
import { TYPING_PAUSE_MS, TypingSteps } from './typing-steps.ts'

const typed = (from: number, insert: string, removed = 0) => [{ from, to: from + removed, insert }]

it('VX42 what is typed on is one step; another place, a pause, a new line or another act begins the next', () => {
  const steps = new TypingSteps()
  const first = steps.keyOf(typed(10, 'a'), 0)
  expect(steps.keyOf(typed(11, 'b'), 100)).toBe(first)
  expect(steps.keyOf(typed(11, '', 1), 200)).toBe(first)
  const elsewhere = steps.keyOf(typed(40, 'c'), 300)
  expect(elsewhere).not.toBe(first)
  const later = steps.keyOf(typed(41, 'd'), 300 + TYPING_PAUSE_MS + 1)
  expect(later).not.toBe(elsewhere)
  const line = steps.keyOf(typed(42, '\n  '), 1_400)
  expect(line).not.toBe(later)
  steps.end()
  expect(steps.keyOf(typed(45, 'e'), 1_500)).not.toBe(line)
  expect(steps.keyOf([...typed(46, 'f'), ...typed(60, 'f')], 1_600)).not.toBe(steps.keyOf(typed(47, 'g'), 1_601))
})
