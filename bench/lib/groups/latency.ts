import { type Bench, type BenchGroup, NATS_TCP, RUNS } from '../group.ts'
import type { PartyAnswer } from '../party-messages.ts'
import { KEPT_TOPIC, LIVE_TOPIC } from '../peer.ts'
import { absoluteRow, type BenchRow, type Goal, ratioRow } from '../report.ts'

const FOR_MS = 1_500
const ACKS_PER_S = 1_000
const LIVE_PER_S = 10_000
const row = (id: string, goal: number, unit: string): Goal => ({ id, goal, unit, better: 'lower' })
const GOALS = {
  ackP50: row('ack_1k_p50', 0.6, 'ms'),
  ackP99: row('ack_1k_p99', 3, 'ms'),
  liveP50: row('live_10k_p50', 1.15, 'ms'),
  liveP99: row('live_10k_p99', 2, 'ms'),
  keptP50: row('live_10k_durable_p50', 1, 'ms'),
}

const p50 = (answers: readonly PartyAnswer[]): number[] => answers.map((answer) => (answer.p50 ?? Number.NaN) / 1e3)
const p99 = (answers: readonly PartyAnswer[]): number[] => answers.map((answer) => (answer.p99 ?? Number.NaN) / 1e3)

async function measure(bench: Bench): Promise<BenchRow[]> {
  const { address } = await bench.engine()
  const { address: theirs } = await bench.nats({})
  const ours = await bench.lane({ address, topic: LIVE_TOPIC, isDurable: false, publisher: 'vbus', subscriber: 'vbus' })
  const kept = await bench.lane({ address, topic: KEPT_TOPIC, isDurable: true, publisher: 'vbus', subscriber: 'vbus' })
  const nats = await bench.lane({ address: theirs, topic: LIVE_TOPIC, isDurable: false, publisher: 'nats', subscriber: 'nats' })
  const got = { acks: [] as PartyAnswer[], live: [] as PartyAnswer[], kept: [] as PartyAnswer[], nats: [] as PartyAnswer[] }
  for (let run = 0; run <= RUNS; run++) {
    const acked = await kept.latency(256, ACKS_PER_S, FOR_MS)
    const live = await ours.latency(256, LIVE_PER_S, FOR_MS)
    const other = await nats.latency(256, LIVE_PER_S, FOR_MS)
    const durable = await kept.latency(256, LIVE_PER_S, FOR_MS)
    if (run === 0) continue
    got.acks.push(acked.acks)
    got.live.push(live.live)
    got.nats.push(other.live)
    got.kept.push(durable.live)
    const us = ({ p50: half = 0, p99: most = 0 }: PartyAnswer): string => `${Math.round(half)}/${Math.round(most)} us`
    bench.say(`  run ${run}/${RUNS}: ack ${us(acked.acks)}, live ${us(live.live)}, NATS ${us(other.live)}, durable ${us(durable.live)}`)
  }
  return [
    absoluteRow(GOALS.ackP50, p50(got.acks)),
    absoluteRow(GOALS.ackP99, p99(got.acks)),
    ratioRow(GOALS.liveP50, p50(got.live), NATS_TCP, p50(got.nats)),
    ratioRow(GOALS.liveP99, p99(got.live), NATS_TCP, p99(got.nats)),
    absoluteRow(GOALS.keptP50, p50(got.kept)),
  ]
}

/** How long an acknowledgement takes at 1,000 a second, and a message at 10,000 a second. */
export const latency: BenchGroup = { rows: Object.values(GOALS).map(({ id }) => id), measure }
