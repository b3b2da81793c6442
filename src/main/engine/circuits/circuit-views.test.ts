import { expect, it } from 'vitest'
import type { CircuitStats } from '../../circuits/index.ts'
import { TESTS_CHARS_MAX, testViews } from './circuit-views.ts'

const NODE = { in: 7, out: 7, joined: 0, errors: 0, dropped: {}, queued: 0, busy: 0, ignored: {} }
const tried = (id: string, nodes: number) => {
  const names = Array.from({ length: nodes }, (_, index) => `a-rather-long-name-of-a-node-${index}`)
  const stats = { state: 'running', inside: 3, lost: 0, nodes: Object.fromEntries(names.map((name) => [name, NODE])), edges: {} }
  return { id, name: 'marks', namespace: `test-${id}`, outputs: [], more: 0, stats: stats as unknown as CircuitStats }
}

it('CD13 test runs are told with their counts, as far as a message holds them: of the largest they are left out, and it says so', () => {
  const [small, large] = testViews([tried('s', 3), tried('l', 5_000)])
  expect(small).toMatchObject({ test_id: 's', inside: 3, nodes: { 'a-rather-long-name-of-a-node-2': { in: 7, out: 7 } } })
  expect(large).toMatchObject({ test_id: 'l', inside: 3, nodes: {}, edges: {}, truncated: true })
  expect(JSON.stringify([small, large]).length).toBeLessThan(TESTS_CHARS_MAX)
})
