import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Clock } from '../../shared/base/index.ts'
import { anyone, HandSink, join, testClock, testSpine, turns } from './spine.testing.ts'

const HOUR_NS = 3_600_000_000_000n

/** A wall clock that is set, before each message, to wherever the test says; its monotonic time goes on as it must. */
function jumpyClock(): Clock & { wall: bigint } {
  return {
    wall: 0n,
    wallNs() {
      return this.wall
    },
    monotonicMs: testClock.monotonicMs,
    after: testClock.after,
  }
}

it('SP1 SP7 a wall clock that jumps back and forth changes no order, no position and no delivery', async () => {
  const jump = fc.bigInt({ min: -20_000n * HOUR_NS, max: 400_000n * HOUR_NS })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(jump, fc.boolean()), { minLength: 2, maxLength: 40 }), async (messages) => {
      const clock = jumpyClock()
      const sink = new HandSink()
      const spine = testSpine({ clock, durable: (_namespace, topic) => (topic.startsWith('d.') ? sink : undefined) })
      const [sender, reader] = await Promise.all([join(spine, anyone('sender')), join(spine, anyone('reader'))])
      const live: number[] = []
      const kept: number[] = []
      const positions: bigint[] = []
      await reader.subscribe('e.x', ({ envelope, delivery }) => {
        live.push(envelope.payload[0] ?? -1)
        positions.push(delivery.pos)
      })
      await reader.subscribe('d.x', ({ envelope, delivery }) => {
        kept.push(envelope.payload[0] ?? -1)
        positions.push(delivery.pos)
      })
      const sent = messages.map(([wall, isDurable], number) => {
        clock.wall = wall
        return sender.publish(isDurable ? 'd.x' : 'e.x', new Uint8Array([number]))
      })
      await turns()
      sink.commit()
      await Promise.all(sent)
      await turns()
      const numbers = messages.map((_, number) => number)
      expect(live).toEqual(numbers.filter((number) => !messages[number]?.[1]))
      expect(kept).toEqual(numbers.filter((number) => messages[number]?.[1]))
      expect(positions.toSorted((a, b) => Number(a - b))).toEqual(numbers.map((number) => BigInt(number + 1)))
      spine.stop()
    }),
    { numRuns: 25 },
  )
})
