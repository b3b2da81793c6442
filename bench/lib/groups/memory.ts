import { type Bench, type BenchGroup, RUNS } from '../group.ts'
import { KEPT_TOPIC, LIVE_TOPIC } from '../peer.ts'
import { absoluteRow, type BenchRow } from '../report.ts'

const GOAL = { id: 'rss_slope', goal: 1, unit: 'MiB per 100k messages', better: 'lower' } as const
const PER_S = 60_000
const FOR_MS = 2_500
const WARM_UP_ROUNDS = 2
const MIB = 1_048_576

/**
 * Growth of the engine's resident memory, after a collection, per 100,000 messages: least squares over rounds of an even load, half of it
 * durable, after two rounds of warming up.
 */
export async function rssSlope(bench: Bench, rounds: number): Promise<number> {
  const engine = await bench.engine()
  const { address } = engine
  const live = await bench.lane({ address, topic: LIVE_TOPIC, isDurable: false, publisher: 'vbus', subscriber: 'vbus' })
  const kept = await bench.lane({ address, topic: KEPT_TOPIC, isDurable: true, publisher: 'vbus', subscriber: 'vbus' })
  const points: { readonly messages: number; readonly mib: number }[] = []
  let messages = 0
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
    const sent = await Promise.all([live, kept].map((lane) => lane.latency(256, PER_S / 2, FOR_MS)))
    messages += sent.reduce((sum, { acks }) => sum + (acks.sent ?? 0), 0)
    const mib = ((await engine.ask('memory')).rssBytes ?? Number.NaN) / MIB
    if (round >= WARM_UP_ROUNDS) points.push({ messages, mib })
    bench.say(`  ${messages.toLocaleString('en-US')} messages: ${mib.toFixed(1)} MiB resident`)
  }
  const meanX = points.reduce((sum, point) => sum + point.messages, 0) / points.length
  const meanY = points.reduce((sum, point) => sum + point.mib, 0) / points.length
  const covariance = points.reduce((sum, point) => sum + (point.messages - meanX) * (point.mib - meanY), 0)
  const variance = points.reduce((sum, point) => sum + (point.messages - meanX) ** 2, 0)
  return (covariance / variance) * 100_000
}

async function measure(bench: Bench): Promise<BenchRow[]> {
  return [absoluteRow(GOAL, [await rssSlope(bench, RUNS + 1)])]
}

export const memory: BenchGroup = { rows: [GOAL.id], measure }
