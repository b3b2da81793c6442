import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../e2e/support/workspace.ts'
import { buildWindow } from '../scripts/start/build.ts'
import { isBuildStale } from '../scripts/start/stale-build.ts'
import { type BenchRow, failedRow, finish } from './lib/report.ts'
import { UiBench, type UiBenchView } from './lib/ui-bench.ts'

/**
 * `npm run bench:ui`: the window's figures, measured in the real Electron on a real engine. Every file in bench/ui/ exports a `view`.
 * `--json FILE` keeps the figures, `--only ID,ID` measures the views with those rows (a prefix will do). Exit 1 when a goal is missed.
 */
const EXIT_USAGE = 2
const SCREEN = '-screen 0 1600x1000x24'
const FOLDER = join(import.meta.dirname, 'ui')
const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** Without a display, the same once more under one of its own. */
async function underDisplay(): Promise<number> {
  const child = spawn('xvfb-run', ['-a', '-s', SCREEN, process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' })
  const [code] = await once(child, 'close')
  return typeof code === 'number' ? code : 1
}

async function views(): Promise<readonly UiBenchView[]> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))
  return await Promise.all(names.sort().map(async (name) => ((await import(join(FOLDER, name))) as { view: UiBenchView }).view))
}

async function measureOne({ rows, measure }: UiBenchView): Promise<readonly BenchRow[]> {
  say(`${rows.join(', ')}:`)
  const ui = new UiBench((line) => say(`  ${line}`))
  try {
    return await measure(ui)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    say(`  could not be measured: ${why}`)
    return rows.map((id) => failedRow(id, why.slice(0, 200)))
  } finally {
    await ui.close()
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })
  const wanted = values.only?.split(',')
  const all = await views()
  const chosen = all.filter(({ rows }) => wanted === undefined || rows.some((row) => wanted.some((id) => row.startsWith(id))))
  if (chosen.length === 0) {
    say(`no row ${values.only}; there are: ${all.flatMap(({ rows }) => rows).join(', ')}`)
    return EXIT_USAGE
  }
  if (process.platform === 'linux' && !process.env['DISPLAY']) return await underDisplay()
  if (isBuildStale(ROOT)) await buildWindow(ROOT)
  const measured: BenchRow[] = []
  for (const view of chosen) measured.push(...(await measureOne(view)))
  return finish(measured, values.json)
}

process.exit(await main())
