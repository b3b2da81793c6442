import { parseArgs } from 'node:util'
import { AUDIT_OPEN_ROWS, AUDIT_ROWS, auditOpenRows, auditRows } from './lib/audit-log.ts'
import { Bench, type BenchGroup } from './lib/group.ts'
import { cache } from './lib/groups/cache.ts'
import { circuit } from './lib/groups/circuit.ts'
import { circuitLanguage } from './lib/groups/circuit-language.ts'
import { durable } from './lib/groups/durable.ts'
import { eventLoop } from './lib/groups/event-loop.ts'
import { fanOut } from './lib/groups/fan-out.ts'
import { latency } from './lib/groups/latency.ts'
import { memory } from './lib/groups/memory.ts'
import { python } from './lib/groups/python.ts'
import { replay } from './lib/groups/replay.ts'
import { requests } from './lib/groups/requests.ts'
import { connections, topics } from './lib/groups/scale.ts'
import { stalled } from './lib/groups/stalled.ts'
import { throughput } from './lib/groups/throughput.ts'
import { type BenchRow, failedRow, finish } from './lib/report.ts'
import { machine, TOOLS } from './lib/tools.ts'
import { windowRows } from './lib/window-process.ts'

/**
 * `npm run bench`: the speed goals, side by side with peers in one sitting (docs/reference/bench.md). `--json FILE` keeps the figures,
 * `--only ID,ID` measures the groups with those rows (a prefix will do), `--profile DIR` keeps CPU profiles of the engine. Exit 1 when a
 * goal is missed.
 */
const EXIT_USAGE = 2
const EXIT_LISTENERS_MAX = 64
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const GROUPS: readonly BenchGroup[] = [
  throughput,
  fanOut,
  durable,
  replay,
  latency,
  requests,
  stalled,
  eventLoop,
  connections,
  topics,
  memory,
  python,
  cache,
  circuit,
  circuitLanguage,
  { rows: AUDIT_ROWS, measure: async (bench) => await auditRows(bench.say) },
  { rows: AUDIT_OPEN_ROWS, measure: async (bench) => await auditOpenRows(bench.say) },
  { rows: ['window_first_paint', 'window_engine_rss'], measure: async (bench) => await windowRows(bench.say) },
]

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' }, profile: { type: 'string' } } })
const wanted = values.only?.split(',')
const chosen = GROUPS.filter(({ rows }) => wanted === undefined || rows.some((row) => wanted.some((id) => row.startsWith(id))))
if (chosen.length === 0) {
  say(`no row ${values.only}; there are: ${GROUPS.flatMap(({ rows }) => rows).join(', ')}`)
  process.exit(EXIT_USAGE)
}

say(machine())
for (const { name, find } of Object.values(TOOLS)) if (find() === undefined) say(`not here: ${name} (npm run bench:peers)`)
const rows: BenchRow[] = []
// Each broker and party is ended with this process.
process.setMaxListeners(EXIT_LISTENERS_MAX)
for (const { rows: ids, measure } of chosen) {
  say(`${ids.join(', ')}:`)
  const bench = new Bench(say, values.profile)
  try {
    rows.push(...(await measure(bench)))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    say(`  could not be measured: ${why}`)
    rows.push(...ids.map((id) => failedRow(id, why.slice(0, 200))))
  } finally {
    await bench.close()
  }
}
process.exit(finish(rows, values.json))
