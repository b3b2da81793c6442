import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { type BareApp, launchBare } from '../../e2e/support/devtools.ts'
import { serveEngine } from '../../e2e/support/engine-process.ts'
import { goTo, RAIL, watchPolicy } from '../../e2e/support/page-checks.ts'
import { ROOT, type TestWorkspace } from '../../e2e/support/workspace.ts'
import { absoluteRow, type BenchRow } from '../lib/report.ts'
import type { UiBench, UiBenchView } from '../lib/ui-bench.ts'

const COLD_START = { id: 'T13.cold-start', goal: 2_000, unit: 'ms', better: 'lower' } as const
const INITIAL_JS = { id: 'T13.initial-js', goal: 450, unit: 'kB', better: 'lower' } as const
/** No `goal` of 0 can be told to the report: at most half a violation is none. */
const VIOLATIONS = { id: 'T16.violations', goal: 0.5, unit: 'violations', better: 'lower' } as const
const RECONNECT = { id: 'T17.reconnect', goal: 2_000, unit: 'ms', better: 'lower' } as const

/** Launches; the first warms the disk's cache and does not count. */
const LAUNCHES = 4
const RECONNECTS = 3
const RENDERER = join(ROOT, 'out/renderer')
const POLL_MS = 25
const POLLS_MAX = 1_200

/** Resolves in the page with the wall time, ms, at which the overview shows the rig: in the frame after the one that drew it. */
const FIRST_DATA = `new Promise((resolve) => {
  const isShown = () => document.querySelector('[aria-label="Rig state"]')?.textContent.includes('Ready')
    && document.querySelector('main[aria-label="Overview"] h1') !== null && document.querySelector('main .loading') === null
  const look = () => isShown() ? requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())) : requestAnimationFrame(look)
  look()
})`

/** From the launch to the first view with data, ms; the app is started as a person starts it. */
async function coldStart(workspace: TestWorkspace): Promise<number> {
  const startMs = Date.now()
  await using app = await launchBare(workspace)
  return (await firstData(app)) - startMs
}

/** The page is asked until there is one: what it navigates away from does not answer. */
async function firstData(app: BareApp): Promise<number> {
  for (let poll = 0; poll < POLLS_MAX; poll += 1) {
    const answer = await app.call('Runtime.evaluate', { expression: FIRST_DATA, awaitPromise: true, returnByValue: true })
    const { value } = (answer?.['result'] ?? {}) as { value?: unknown }
    if (typeof value === 'number') return value
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  throw new Error('no view with data was shown')
}

/** Script that the page loads before anything is clicked, gzipped, kB: what index.html names, and what those import statically. */
function initialScriptKb(): number {
  const named = [...readFileSync(join(RENDERER, 'index.html'), 'utf8').matchAll(/(?:src|href)="\.?\/(assets\/[^"]+\.js)"/g)]
  const found = new Set(named.map((match) => match[1] ?? ''))
  let bytes = 0
  // A set is walked over what is added meanwhile, too.
  for (const path of found) {
    const text = readFileSync(join(RENDERER, path))
    bytes += gzipSync(text).length
    for (const [, from = ''] of text.toString().matchAll(/(?:^|[;}])(?:import|export)[^;'"()]*["']\.\/([\w.-]+\.js)["']/g))
      found.add(`assets/${from}`)
  }
  if (found.size === 0) throw new Error('index.html names no script')
  return bytes / 1_000
}

/** Everything that the policy refuses while every view is shown, with the inspector and the panels. */
async function violations(ui: UiBench, workspace: TestWorkspace): Promise<number> {
  const { app, page } = await ui.launch(workspace)
  const seen = watchPolicy(page)
  const heading = page.getByRole('main', { name: 'Overview' }).getByRole('heading', { level: 1 })
  await heading.waitFor()
  // The load itself is watched, too.
  await page.reload()
  await heading.waitFor()
  for (const view of RAIL) {
    await goTo(page, view)
    for (const panel of ['M', 'B', 'L']) await page.keyboard.press(`Control+Shift+${panel}`)
  }
  await app.close()
  for (const line of seen()) ui.say(line)
  return seen().length
}

const shown = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const of = (selector: string): string => document.querySelector(selector)?.getAttribute('aria-label') ?? ''
    const tabs = [...document.querySelectorAll('[role="tab"]')].map((tab) => tab.textContent)
    return [of('main'), document.querySelector('.inspector-id')?.textContent, ...tabs, of('.bottom-dock')].join(' | ')
  })

/** From the end of the engine, killed, to the window on the next one, ms. @throws when the selection or the layout is another one */
async function reconnect(ui: UiBench, workspace: TestWorkspace): Promise<number> {
  await using engine = await serveEngine(workspace)
  const { app, page } = await ui.launch(workspace)
  await goTo(page, 'Audit')
  await page.keyboard.press('Control+\\')
  await page.keyboard.press('Control+Shift+L')
  await page.getByRole('grid', { name: 'Audit records' }).focus()
  await page.keyboard.press('Home')
  await page.locator('.inspector-id').waitFor()
  const before = await shown(page)
  const back = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const epochOf = (): string => /Epoch (\d+)/.exec(document.querySelector('footer')?.textContent ?? '')?.[1] ?? ''
        const was = epochOf()
        const look = (): void => {
          const isBack = epochOf() !== was && document.querySelector('footer')?.textContent?.includes('Connected as') === true
          if (isBack) resolve(performance.timeOrigin + performance.now())
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
  const killedMs = Date.now()
  process.kill(engine.ready.pid, 'SIGKILL')
  const tookMs = (await back) - killedMs
  const after = await shown(page)
  await app.close()
  if (after !== before) throw new Error(`the window showed ${before}, and then ${after}`)
  return tookMs
}

async function repeat(times: number, measureOne: () => Promise<number>): Promise<number[]> {
  const figures: number[] = []
  for (let run = 0; run < times; run += 1) figures.push(await measureOne())
  return figures
}

/** The shell: how soon it is there, how much is loaded for that, whether it stays inside its policy, and how it comes back. */
export const view: UiBenchView = {
  rows: [COLD_START, INITIAL_JS, VIOLATIONS, RECONNECT].map(({ id }) => id),
  measure: async (ui): Promise<BenchRow[]> => {
    const [fresh, workspace] = [await ui.workspace(), await ui.workspace()]
    const starts = await repeat(LAUNCHES, () => coldStart(fresh))
    return [
      absoluteRow(COLD_START, starts.slice(1)),
      absoluteRow(INITIAL_JS, [initialScriptKb()]),
      absoluteRow(VIOLATIONS, [await violations(ui, workspace)]),
      absoluteRow(RECONNECT, await repeat(RECONNECTS, () => reconnect(ui, workspace))),
    ]
  },
}
