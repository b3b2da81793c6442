import { expect, it } from 'vitest'
import { readTestLines, TEST_LINES_MAX } from './test-lines.ts'

it('VX63 inputs are one JSON object a line; the first that is none is named', () => {
  expect(readTestLines('\n{"topic":"input.audio","payload":{"rms":1}}\n\n')).toEqual({
    messages: [{ topic: 'input.audio', payload: { rms: 1 } }],
    problem: undefined,
  })
  expect(readTestLines('').messages).toEqual([])
  expect(readTestLines('{"topic":"a","payload":1}\n{"payload":2}').problem).toMatch(/^line 2: .*topic/)
  expect(readTestLines('{"topic":"a"}').problem).toMatch(/^line 1: .*payload/)
  expect(readTestLines('{"topic"').problem).toMatch(/^line 1: /)
  expect(readTestLines('7').problem).toMatch(/topic/)
  const many = '{"topic":"a","payload":1}\n'.repeat(TEST_LINES_MAX + 1)
  expect(readTestLines(many)).toMatchObject({ problem: expect.stringContaining(`line ${TEST_LINES_MAX + 1}`) as unknown })
})
