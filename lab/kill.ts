import { resultsFolder } from '../bench/lib/brokers.ts'
import { killCycles } from '../src/main/engine/kill-cycles.testing.ts'
import { end, roundsOr, say } from './lib/outcome.ts'

/** `npm run lab:kill`: 200 times kill -9 of the engine while it acknowledges durable messages; on the clone's disk. `--rounds N` */
const CYCLES = 200

const report = await killCycles(roundsOr(CYCLES), {
  below: resultsFolder(),
  onCycle: (cycle, acknowledged) => say(`kill ${cycle + 1}: ${acknowledged} acknowledged before`),
})
end({ ok: report.lost === 0 && report.gaps === 0 && report.verifies && !report.setAside, ...report })
