import { alternate, type Bench, type BenchGroup, NATS_TCP } from '../group.ts'
import { LIVE_TOPIC } from '../peer.ts'
import { type BenchRow, ratioRow } from '../report.ts'

const SUBSCRIBERS = 10
const GOAL = { id: 'fan_out_10_256', goal: 1.6, unit: 'msg/s in', better: 'higher' } as const

async function measure(bench: Bench): Promise<BenchRow[]> {
  const common = { topic: LIVE_TOPIC, isDurable: false, connections: SUBSCRIBERS }
  const { address } = await bench.engine()
  const { address: theirs } = await bench.nats({})
  const ours = await bench.lane({ ...common, address, publisher: 'vbus', subscriber: 'vbus' })
  const nats = await bench.lane({ ...common, address: theirs, publisher: 'nats', subscriber: 'nats' })
  const got = await alternate(bench, { ours: () => ours.rate(256), nats: () => nats.rate(256) })
  return [ratioRow(GOAL, got.ours, NATS_TCP, got.nats)]
}

/** One publisher, ten subscribers on connections of their own: messages in per second. */
export const fanOut: BenchGroup = { rows: [GOAL.id], measure }
