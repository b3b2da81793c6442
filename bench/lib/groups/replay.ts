import { type Bench, type BenchGroup, JETSTREAM, RUNS } from '../group.ts'
import { Party } from '../party.ts'
import type { PeerName } from '../party-messages.ts'
import { type BrokerAddress, KEPT_TOPIC } from '../peer.ts'
import { type BenchRow, ratioRow } from '../report.ts'

const MESSAGES = 300_000
const BYTES = 256
const FILL_S = 6
/** Rounds until the readers are warm. */
const WARM_UP = 3
const GOAL = { id: 'replay_256', goal: 4, unit: 'msg/s', better: 'higher' } as const

/** Fills a topic and reads it from its first message on, on a new connection each time. */
async function openReplay(bench: Bench, peer: PeerName, address: BrokerAddress): Promise<() => Promise<number>> {
  const lane = await bench.lane({ address, topic: KEPT_TOPIC, isDurable: true, publisher: peer, subscriber: peer })
  await lane.latency(BYTES, MESSAGES / FILL_S, FILL_S * 1_000)
  const common = { do: 'open', role: 'respond', peer, address, topic: KEPT_TOPIC, progressPath: '', connections: 1 } as const
  const reader = new Party(peer)
  bench.closeLater(() => reader.close())
  await reader.ask({ ...common })
  return async () => (await reader.ask({ do: 'replay', count: MESSAGES })).perS ?? Number.NaN
}

async function measure(bench: Bench): Promise<BenchRow[]> {
  const ours = await openReplay(bench, 'vbus', (await bench.engine()).address)
  const theirs = await openReplay(bench, 'jetstream', (await bench.nats({ store: 'file' })).address)
  const [mine, others]: [number[], number[]] = [[], []]
  for (let run = 1 - WARM_UP; run <= RUNS; run++) {
    const pair = [await ours(), await theirs()] as const
    if (run < 1) continue
    mine.push(pair[0])
    others.push(pair[1])
    bench.say(`  run ${run}/${RUNS}: ours ${Math.round(pair[0])}, JetStream ${Math.round(pair[1])} msg/s`)
  }
  return [ratioRow(GOAL, mine, `${JETSTREAM}, Node client`, others)]
}

/** A durable topic read again from its first message. */
export const replay: BenchGroup = { rows: [GOAL.id], measure }
