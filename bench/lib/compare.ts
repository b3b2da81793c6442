import type { Broker } from './brokers.ts'
import { Lane } from './lane.ts'
import type { PeerName } from './party-messages.ts'
import { type BenchRow, ratioRow } from './report.ts'

/** Runs of each side that count, after some that warm both up. */
const RUNS = 5
const WARM_UP_RUNS = 2

export interface Side {
  readonly peer: PeerName
  readonly start: () => Promise<Broker>
}

export interface Comparison {
  readonly id: string
  readonly bytes: number
  readonly isDurable: boolean
  readonly ours: Side
  readonly theirs: Side
  /** What the table calls the peer. */
  readonly peerName: string
  readonly goal: number
}

/** Measures two sides in alternation, in one sitting, so that what else the machine does falls on both. */
export async function compare(comparison: Comparison, say: (line: string) => void): Promise<BenchRow> {
  const { id, bytes, isDurable, peerName, goal } = comparison
  const ours: number[] = []
  const theirs: number[] = []
  const lanes: Lane[] = []
  try {
    for (const { peer, start } of [comparison.ours, comparison.theirs]) lanes.push(await Lane.open(peer, await start(), isDurable))
    const [mine, other] = lanes as [Lane, Lane]
    for (let run = 1 - WARM_UP_RUNS; run <= RUNS; run++) {
      const pair = [await mine.measure(bytes), await other.measure(bytes)] as const
      if (run < 1) continue
      ours.push(pair[0])
      theirs.push(pair[1])
      say(
        `${id} run ${run}/${RUNS}: ours ${Math.round(pair[0]).toLocaleString('en-US')}, ${peerName} ${Math.round(pair[1]).toLocaleString('en-US')} msg/s`,
      )
    }
  } finally {
    for (const lane of lanes) lane.close()
  }
  return ratioRow(id, ours, peerName, theirs, goal)
}
