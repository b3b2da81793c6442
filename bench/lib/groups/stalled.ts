import { type Bench, type BenchGroup, RUNS } from '../group.ts'
import { Party } from '../party.ts'
import { LIVE_TOPIC } from '../peer.ts'
import { absoluteRow, type BenchRow } from '../report.ts'

const BYTES = 1_024
const PER_S = 20_000
const FOR_MS = 3_000
const GOAL = { id: 'stalled_others_p99', goal: 1.5, unit: 'x of without', better: 'lower' } as const

/** One engine without and one with a subscriber that reads nothing: the p99 of another one's messages, in turn. */
async function measure(bench: Bench): Promise<BenchRow[]> {
  const open = async (isStalled: boolean) => {
    const { address } = await bench.engine()
    const lane = await bench.lane({ address, topic: LIVE_TOPIC, isDurable: false, publisher: 'vbus', subscriber: 'vbus' })
    if (!isStalled) return lane
    const stalled = new Party('vbus')
    bench.closeLater(() => stalled.close())
    // Opened as a responder of nothing: a party that only stalls.
    await stalled.ask({ do: 'open', role: 'respond', peer: 'vbus', address, topic: LIVE_TOPIC, progressPath: '', connections: 1 })
    await stalled.ask({ do: 'stall' })
    return lane
  }
  const [without, beside] = [await open(false), await open(true)]
  const ratios: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    const alone = (await without.latency(BYTES, PER_S, FOR_MS)).live.p99 ?? Number.NaN
    const other = (await beside.latency(BYTES, PER_S, FOR_MS)).live.p99 ?? Number.NaN
    if (run === 0) continue
    ratios.push(other / alone)
    bench.say(`  run ${run}/${RUNS}: p99 ${Math.round(other)} us beside a stalled subscriber, ${Math.round(alone)} us without`)
  }
  return [absoluteRow(GOAL, ratios)]
}

/** What a subscriber that never reads costs the others. */
export const stalled: BenchGroup = { rows: [GOAL.id], measure }
