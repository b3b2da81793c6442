import { parseArgs } from 'node:util'
import { finish } from './lib/report.ts'
import { windowRows } from './lib/window-process.ts'

/** `npm run bench:ui`: the window's figures. `--json FILE` keeps them; exit 1 when a goal is missed. */
const rows = await windowRows((line) => void process.stderr.write(`${line}\n`))
const asTargets = rows.map((row) => ({
  ...row,
  id: { window_first_paint: 'T13.first-paint', window_engine_rss: 'T13.engine-rss' }[row.id] ?? row.id,
}))
process.exit(finish(asTargets, parseArgs({ options: { json: { type: 'string' } } }).values.json))
