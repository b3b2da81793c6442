import { readFileSync } from 'node:fs'
import { launchApp } from '../../e2e/support/electron-app.ts'
import { serveEngine } from '../../e2e/support/engine-process.ts'
import { makeWorkspace, ROOT, type TestWorkspace } from '../../e2e/support/workspace.ts'
import { buildWindow } from '../../scripts/start/build.ts'
import { isBuildStale } from '../../scripts/start/stale-build.ts'
import { absoluteRow } from './report.ts'

/** Launches of each kind; the first of each warms the disk's cache and does not count. */
const RUNS = 4
const FIRST_PAINT_MS_MAX = 3_000
const RSS_GROWTH_MB_MAX = 150
/** Memory is read this long after the first paint. */
const SETTLE_MS = 2_000

interface Launch {
  readonly firstPaintMs: number
  readonly mainRssMb: number
}

/** One cold start: from the launch to the page's first contentful paint, and what the main process then holds. */
async function measure(workspace: TestWorkspace): Promise<Launch> {
  const startMs = Date.now()
  const { app, page } = await launchApp(workspace)
  try {
    const paintedMs = await page.evaluate(async () => {
      const paint = await new Promise<PerformanceEntry>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const found = list.getEntriesByName('first-contentful-paint')[0]
          if (found !== undefined) resolve(found)
        })
        observer.observe({ type: 'paint', buffered: true })
      })
      return performance.timeOrigin + paint.startTime
    })
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
    return { firstPaintMs: paintedMs - startMs, mainRssMb: rssMb(app.process().pid ?? 0) }
  } finally {
    await app.close()
  }
}

function rssMb(pid: number): number {
  const kb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb) / 1024
}

async function repeat(workspace: TestWorkspace): Promise<Launch[]> {
  const launches: Launch[] = []
  for (let run = 0; run < RUNS; run += 1) launches.push(await measure(workspace))
  return launches.slice(1)
}

if (isBuildStale(ROOT)) await buildWindow(ROOT)
await using workspace = await makeWorkspace()
const holding = await repeat(workspace)
await using engine = await serveEngine(workspace)
const attached = await repeat(workspace)
await engine.stop()
const growth = holding.map(({ mainRssMb }, index) => mainRssMb - (attached[index]?.mainRssMb ?? Number.NaN))
const firstPaint = holding.map(({ firstPaintMs }) => firstPaintMs)
const rows = [
  absoluteRow({ id: 'window_first_paint', goal: FIRST_PAINT_MS_MAX, unit: 'ms', better: 'lower' }, firstPaint),
  absoluteRow({ id: 'window_engine_rss', goal: RSS_GROWTH_MB_MAX, unit: 'MB', better: 'lower' }, growth),
]
for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`)
