import { randomFillSync } from 'node:crypto'
import type { Page } from '@playwright/test'
import { goTo } from '../../e2e/support/page-checks.ts'
import { growRuns } from '../lib/many-runs.ts'
import { percentiles } from '../lib/percentiles.ts'
import { absoluteRow } from '../lib/report.ts'
import type { UiBenchView } from '../lib/ui-bench.ts'

const OPEN = { id: 'T11.open', goal: 1_000, unit: 'ms', better: 'lower' } as const
const OLDEST = { id: 'T11.oldest', goal: 1_000, unit: 'ms', better: 'lower' } as const
const FILTER = { id: 'T11.filter', goal: 0, unit: 'ms', better: 'lower' } as const
const HOVER = { id: 'T11.hover', goal: 16, unit: 'ms', better: 'lower' } as const

const RUNS_SHOWN = 10_000
const TIMES = 5
const MOVES = 120

/** From the press of a link, or a key, to the frame in which a row with this text is on screen, by the page's own clock. */
function untilShown(page: Page, act: { readonly press: 'link' | 'End' | 'filter'; readonly row: string }): Promise<number> {
  return page.evaluate(async ({ press, row }) => {
    const grid = (): Element | null => document.querySelector('[role="grid"][aria-label="Runs"]')
    const start = performance.now()
    if (press === 'link') [...document.querySelectorAll<HTMLElement>('nav a')].find((link) => link.textContent === 'Runs')?.click()
    if (press === 'End') grid()?.scrollTo(0, Number.MAX_SAFE_INTEGER)
    if (press === 'filter') {
      const field = document.querySelector<HTMLInputElement>('[data-filter]')
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      set?.call(field, `seed:${row}`)
      field?.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const isThere = (): boolean =>
      [...(grid()?.querySelectorAll('[role="row"]') ?? [])].some((each) => each.textContent?.includes(row) === true)
    while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve))
    // The frame after the one in which it was laid out has been drawn.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return performance.now() - start
  }, act)
}

/** A list of 10,000 runs: opened, its end reached, filtered, and the pointer moved over it. */
export const view: UiBenchView = {
  rows: [OPEN, OLDEST, FILTER, HOVER].map(({ id }) => id),
  measure: async (ui) => {
    const workspace = await ui.workspace()
    ui.say(`putting ${RUNS_SHOWN} runs on the record`)
    process.env['VBUS_CONFIG_DIR'] = workspace.env['VBUS_CONFIG_DIR']
    await growRuns(workspace.dir, RUNS_SHOWN)
    const launched = await ui.launch(workspace)
    const { page } = launched
    await page.getByRole('heading', { name: /^(The rig is ready|Halted)/ }).waitFor({ timeout: 300_000 })
    const newest = shortOf(RUNS_SHOWN - 1)
    const times: { opened: number[]; oldest: number[]; filtered: number[] } = { opened: [], oldest: [], filtered: [] }
    for (let turn = 0; turn < TIMES; turn += 1) {
      await goTo(page, 'Overview')
      times.opened.push(await untilShown(page, { press: 'link', row: newest }))
      times.oldest.push(await untilShown(page, { press: 'End', row: shortOf(turn) }))
    }
    times.filtered.push(await untilShown(page, { press: 'filter', row: String(1_000 + (randomFillSync(new Uint8Array(1))[0] ?? 0)) }))
    await page.getByLabel('Filter runs').fill('')
    const box = await page.getByRole('grid', { name: 'Runs' }).boundingBox()
    if (box === null) throw new Error('the grid of runs is not on screen')
    const { busyMs } = await ui.trace(launched, async () => {
      for (let move = 0; move < MOVES; move += 1) {
        await page.mouse.move(box.x + 100 + move * 6, box.y + 30 + ((move * 13) % Math.max(40, box.height - 40)))
      }
    })
    ui.say(`open ${times.opened.map(Math.round).join(' ')} ms, oldest ${times.oldest.map(Math.round).join(' ')} ms`)
    return [
      absoluteRow(OPEN, times.opened),
      absoluteRow(OLDEST, times.oldest),
      absoluteRow(FILTER, times.filtered),
      absoluteRow(HOVER, [percentiles(busyMs).p95 ?? Number.NaN]),
    ]
  },
}

/** As the grid writes a run's id: its last nine characters. */
const shortOf = (number: number): string => `run-bench-${String(number).padStart(6, '0')}`.slice(-9)
