import { Bench } from '../bench/lib/group.ts'
import { rssSlope } from '../bench/lib/groups/memory.ts'
import { end, roundsOr, say } from './lib/outcome.ts'

/** `npm run lab:memory`: resident memory of the engine over millions of messages, half of them durable: its slope after warming up. */
const ROUNDS = 30
const SLOPE_MIB_MAX = 1

const bench = new Bench(say)
let slope: number
try {
  slope = await rssSlope(bench, roundsOr(ROUNDS))
} finally {
  await bench.close()
}
end({ ok: slope < SLOPE_MIB_MAX, mib_per_100k_messages: Number(slope.toFixed(3)), limit: SLOPE_MIB_MAX })
