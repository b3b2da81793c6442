import { type Bench, type BenchGroup, RUNS } from '../group.ts'
import { KEPT_TOPIC } from '../peer.ts'
import { absoluteRow, type BenchRow } from '../report.ts'

const PER_S = 50_000
const FOR_MS = 1_500
const GOAL = { id: 'event_loop_50k_p99', goal: 10, unit: 'ms', better: 'lower' } as const

async function measure(bench: Bench): Promise<BenchRow[]> {
  const engine = await bench.engine()
  const lane = await bench.lane({ address: engine.address, topic: KEPT_TOPIC, isDurable: true, publisher: 'vbus', subscriber: 'vbus' })
  const delays: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    await engine.ask('watch-delay')
    await lane.latency(256, PER_S, FOR_MS)
    const { delayP99Ms = Number.NaN } = await engine.ask('delay')
    if (run === 0) continue
    delays.push(delayP99Ms)
    bench.say(`  run ${run}/${RUNS}: event-loop delay p99 ${delayP99Ms.toFixed(2)} ms`)
  }
  return [absoluteRow(GOAL, delays)]
}

/** How late the engine's event loop is while 50,000 durable messages a second pass. */
export const eventLoop: BenchGroup = { rows: [GOAL.id], measure }
