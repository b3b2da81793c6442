import { expect, it } from 'vitest'
import { giveBatch, LITTLE_BATCH_BYTES, takeBatch } from './batches.ts'
import { FREE_BATCHES_MAX } from './limits.ts'

it('SP4 memory of batches is used again, no more of it than its limit, and never by two at once', () => {
  const taken = Array.from({ length: FREE_BATCHES_MAX + 1 }, () => takeBatch(false, 1))
  expect(new Set(taken).size).toBe(FREE_BATCHES_MAX + 1)
  for (const batch of taken) giveBatch(batch)
  const again = Array.from({ length: FREE_BATCHES_MAX + 1 }, () => takeBatch(false, 1))
  expect(new Set(again).size).toBe(FREE_BATCHES_MAX + 1)
  expect(again.filter((batch) => taken.includes(batch))).toHaveLength(FREE_BATCHES_MAX)
  // What was made for one large item is not kept.
  const large = takeBatch(false, LITTLE_BATCH_BYTES + 1)
  giveBatch(large)
  expect(takeBatch(false, LITTLE_BATCH_BYTES + 1)).not.toBe(large)
})
