import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Bus, Subscription } from '../../shared/client/index.ts'
import { matches } from '../../shared/topic/index.ts'
import { anyone, join, testSpine } from './spine.testing.ts'

const topic = fc.constantFrom('a', 'a.b', 'a.c', 'a.b.c', 'b')
const pattern = fc.constantFrom('>', 'a.*', 'a.>', '*.b', 'b', 'a.b.c')
const party = fc.nat({ max: 2 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('publish' as const), party, topic }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('subscribe' as const), party, pattern }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unsubscribe' as const), party, pattern }) },
)

it('SP1 delivers to each party what a small model says, once, in one order with positions without gaps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const spine = testSpine()
      const buses: Bus[] = await Promise.all(['p0', 'p1', 'p2'].map((name) => join(spine, anyone(name))))
      const got: string[][] = [[], [], []]
      const expected: string[][] = [[], [], []]
      // One subscription of everything a party subscribed to would hide doubles: each pattern has its own handler, and a message counts once per frame item.
      const open: Map<string, Subscription>[] = [new Map(), new Map(), new Map()]
      const last: (string | undefined)[] = []
      const seqs = new Map<string, number>()
      let pos = 0
      for (const act of steps) {
        const bus = buses[act.party] as Bus
        const subscriptions = open[act.party] as Map<string, Subscription>
        if (act.do === 'publish') {
          await bus.publish(act.topic, {})
          pos++
          seqs.set(act.topic, (seqs.get(act.topic) ?? 0) + 1)
          for (const [i, patterns] of open.entries()) {
            if ([...patterns.keys()].some((one) => matches(one, act.topic)))
              expected[i]?.push(`${pos} ${seqs.get(act.topic)} p${act.party} ${act.topic}`)
          }
        } else if (act.do === 'subscribe' && !subscriptions.has(act.pattern)) {
          const subscription = await bus.subscribe(act.pattern, ({ delivery, envelope }) => {
            const line = `${delivery.pos} ${delivery.seq} ${delivery.from} ${envelope.topic}`
            if (last[act.party] !== line) got[act.party]?.push(line)
            last[act.party] = line
          })
          subscriptions.set(act.pattern, subscription)
        } else if (act.do === 'unsubscribe') {
          await subscriptions.get(act.pattern)?.unsubscribe()
          subscriptions.delete(act.pattern)
        }
      }
      // A round trip each: whatever was on its way has come.
      await Promise.all(buses.map((bus) => bus.publish('end.of.test', {})))
      const isEnd = (line: string): boolean => !line.endsWith('end.of.test')
      expect(got.map((lines) => lines.filter(isEnd))).toEqual(expected)
      spine.stop()
    }),
    { numRuns: 40 },
  )
})
