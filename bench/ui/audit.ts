import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { absoluteRow, type BenchRow, type Goal } from '../lib/report.ts'
import type { UiBench, UiBenchView } from '../lib/ui-bench.ts'

const RECORDS = 1_000_000
const STEPS = 25
/** Somewhere in the middle: nothing of it is known before. */
const STEP_FROM = 700_000
/** The first state of a long log is folded once. */
const FIRST_STATE_MS_MAX = 240_000
const GROW = join(import.meta.dirname, '..', 'lib', 'long-log-process.ts')

const FIRST_PAGE: Goal = { id: 'T12.first-page', goal: 300, unit: 'ms', better: 'lower' }
const FIRST_STATE: Goal = { id: 'T12.first-state', goal: 0, unit: 's', better: 'lower' }
const STEP: Goal = { id: 'T12.step', goal: 50, unit: 'ms', better: 'lower' }
const VERIFY: Goal = { id: 'T12.verify', goal: 3, unit: 's', better: 'lower' }
const CANCEL: Goal = { id: 'T12.cancel', goal: 0.5, unit: 's', better: 'lower' }

/** What a person does, and what is then to be seen. */
interface Act {
  readonly press?: { readonly key: string; readonly altKey?: boolean }
  readonly click?: string
  readonly until: string
}

/** Milliseconds by the page's clock from an act until the frame in which its effect is there. */
async function paintedAfter(page: Page, act: Act): Promise<number> {
  return await page.evaluate(async ({ press, click, until }) => {
    const start = performance.now()
    if (click !== undefined) document.querySelector<HTMLElement>(click)?.click()
    if (press !== undefined)
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true }))
    while (document.querySelector(until) === null) await new Promise((resolve) => requestAnimationFrame(resolve))
    return performance.now() - start
  }, act)
}

const GRID = '[role="grid"][aria-label="Audit records"]'
const stateOf = (record: number): string => `[data-state-record="${record}"]`

async function goToRecord(page: Page, record: number): Promise<number> {
  const start = performance.now()
  await page.getByLabel('Filter records').fill(String(record))
  await page.keyboard.press('Enter')
  await page.getByLabel('Filter records').fill('')
  await page.locator(stateOf(record)).waitFor({ timeout: FIRST_STATE_MS_MAX })
  await page.getByRole('grid', { name: 'Audit records' }).focus()
  return performance.now() - start
}

async function measure(ui: UiBench): Promise<BenchRow[]> {
  const workspace = await ui.workspace()
  ui.say(`a log of ${RECORDS.toLocaleString('en-US')} records ...`)
  await promisify(execFile)(process.execPath, [GROW, workspace.dir, String(RECORDS)], { env: workspace.env })
  const { page } = await ui.launch(workspace)
  await page.getByRole('status', { name: 'Rig state' }).filter({ hasText: 'Ready' }).waitFor({ timeout: FIRST_STATE_MS_MAX })
  const firstPage = await paintedAfter(page, { click: 'a[href="#audit"]', until: `${GRID} .grid-body .kind` })
  ui.say(`first page ${Math.round(firstPage)} ms`)
  const verify = (await paintedAfter(page, { press: { key: 'v', altKey: true }, until: '.verify-outcome.held strong' })) / 1_000
  ui.say(`verified in ${verify.toFixed(2)} s`)
  await paintedAfter(page, { press: { key: 'v', altKey: true }, until: '.verify-progress .meter' })
  const cancel = (await paintedAfter(page, { press: { key: 'x', altKey: true }, until: '.verify-outcome.cancelled' })) / 1_000
  const firstState = (await goToRecord(page, STEP_FROM)) / 1_000
  ui.say(`first state in ${firstState.toFixed(1)} s`)
  const steps: number[] = []
  for (let step = 1; step <= STEPS; step++)
    steps.push(await paintedAfter(page, { press: { key: 'ArrowRight' }, until: stateOf(STEP_FROM + step) }))
  ui.say(`steps ${steps.map((ms) => Math.round(ms)).join(' ')} ms`)
  return [
    absoluteRow(FIRST_PAGE, [firstPage]),
    absoluteRow(FIRST_STATE, [firstState]),
    absoluteRow(STEP, steps),
    absoluteRow(VERIFY, [verify]),
    absoluteRow(CANCEL, [cancel]),
  ]
}

/** The Audit view on a log of a million records. */
export const view: UiBenchView = { rows: [FIRST_PAGE.id, FIRST_STATE.id, STEP.id, VERIFY.id, CANCEL.id], measure }
