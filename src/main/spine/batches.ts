import { BATCH_BYTES_MAX, DELIVERY_BYTES_MAX } from '../../shared/wire/index.ts'
import { FREE_BATCHES_MAX } from './limits.ts'

/** A batch while little goes out: most turns of most parties carry one message. */
export const LITTLE_BATCH_BYTES = 4_096
const WHOLE_BATCH_BYTES = BATCH_BYTES_MAX + DELIVERY_BYTES_MAX

const little: Uint8Array[] = []
const whole: Uint8Array[] = []

/**
 * Memory for outgoing batches, of all parties: a new one in each turn of each would be garbage outside the heap, for which the collector
 * walks the whole of it. Contents are as they were left.
 */
export function takeBatch(isBusy: boolean, need: number): Uint8Array {
  const bytes = Math.max(isBusy ? WHOLE_BATCH_BYTES : LITTLE_BATCH_BYTES, need)
  const free = bytes === LITTLE_BATCH_BYTES ? little : bytes === WHOLE_BATCH_BYTES ? whole : undefined
  return free?.pop() ?? Buffer.allocUnsafeSlow(bytes)
}

/** Gives one back that nobody looks at any more. */
export function giveBatch(batch: Uint8Array): void {
  const free = batch.length === LITTLE_BATCH_BYTES ? little : batch.length === WHOLE_BATCH_BYTES ? whole : undefined
  if (free !== undefined && free.length < FREE_BATCHES_MAX) free.push(batch)
}
