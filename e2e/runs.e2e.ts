import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { type EngineProcess, serveEngine } from './support/engine-process.ts'
import { axeFindings, goTo, overlappingTables, watchPolicy } from './support/page-checks.ts'
import { makeWorkspace, ROOT, type TestWorkspace } from './support/workspace.ts'

/** Runs and Overview on a real engine: a full run, one that takes all over, and one that breaches. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(240_000)

const SHOTS = join(ROOT, 'test-results', 'screenshots')
let workspace: TestWorkspace
let engine: EngineProcess
let browser: Browser
let page: Page
let policy: () => readonly string[]

test.beforeAll(async () => {
  workspace = await makeWorkspace()
  engine = await serveEngine(workspace)
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  const context = await browser.newContext({ viewport: { width: 1_360, height: 850 } })
  page = await context.newPage()
  policy = watchPolicy(page)
  await page.goto(engine.ready.ui)
})
test.afterAll(async () => {
  await browser?.close()
  await engine?.[Symbol.asyncDispose]()
  await workspace?.[Symbol.asyncDispose]()
})

const rig = () => page.getByRole('status', { name: 'Rig state' })
const grid = () => page.getByRole('grid', { name: 'Runs' })
const tab = (name: string) => page.getByRole('tab', { name })

test('VW1 VR10 an empty rig says what to press; a run tells its phases and, once one like it has passed, what is left', async () => {
  await expect(page.getByRole('heading', { name: 'The rig is ready' })).toBeVisible()
  await expect(page.getByText('Press Start run to run the eight phases.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Storage' })).toContainText('audit log')
  await page.getByRole('button', { name: 'Start run' }).first().click()
  await expect(page.getByRole('main', { name: 'Runs' })).toBeVisible()
  await expect(page.getByText('no run like it has passed yet: nothing to estimate by')).toBeVisible()
  // Its lanes are there while it goes on.
  await expect(page.getByRole('img', { name: /^Gates: [1-9]\d*$/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /messages were routed during the run/ })).toBeVisible()
  await expect(rig()).toContainText('Running')
  await expect(rig()).toContainText('Last run passed', { timeout: 200_000 })
})

test('VR8 VR9 a run is drawn from its records: lanes, their table, zoom by keys and to a phase', async () => {
  await expect(page.getByRole('img', { name: /^Gates: \d+$/ })).toBeVisible()
  for (const lane of [
    'xgboost: trees over time',
    /^fabric: \d+$/,
    /messages were routed during the run/,
    /^proof of work: product-correct/,
  ])
    await expect(page.getByRole('img', { name: lane })).toBeVisible()
  await page.getByText('The lanes as a table').click()
  const table = page.getByRole('table', { name: 'The lanes as a table' })
  await expect(table.getByRole('row').filter({ hasText: 'fabric.jobs' }).first()).toContainText('ok')
  await page.getByText('The lanes as a table').click()
  // A phase took as long as it took, wherever that is told.
  const told = await grid().getByRole('row').nth(1).getByRole('gridcell').allTextContents()
  const took = await page.locator('.timeline-duration').allTextContents()
  expect(took).toHaveLength(8)
  expect(told.map((cell) => cell.replace('passed', ''))).toEqual(expect.arrayContaining(took))
  const shown = page.getByRole('toolbar', { name: 'Zoom' })
  const whole = await shown.textContent()
  await grid().focus()
  await page.keyboard.press('w')
  await expect(shown).not.toHaveText(whole ?? '')
  await page.keyboard.press('f')
  await expect(shown).toHaveText(whole ?? '')
  await page.getByRole('button', { name: /^MODEL_TRAINING · run-/ }).dblclick()
  await expect(shown).not.toHaveText(whole ?? '')
  await expect(page.getByRole('region', { name: 'Gates of MODEL_TRAINING' })).toContainText('G4.1-trees-xgboost')
})

test('VR11 results are drawn from the hash-checked predictions, with tables that say the same', async () => {
  await tab('Results').click()
  await expect(page.getByRole('img', { name: 'Predicted against actual: ensemble' })).toBeVisible()
  await expect(page.getByText(/^598 rows\. Drawn from .*predictions\.csv, whose content is/)).toBeVisible()
  await expect(page.getByRole('table', { name: 'What the trees ask for' }).getByRole('row').nth(1)).toContainText('%')
  await page.getByText('As a table').nth(1).click()
  await expect(page.getByRole('table', { name: 'Residuals over time' }).getByRole('row').nth(1)).toContainText('2006')
})

test('VR14 VR6 a cell of an output is followed to its source and rules; its record opens', async () => {
  await tab('Outputs').click()
  await expect(page.getByRole('table', { name: 'Files' }).getByRole('row').filter({ hasText: 'predictions.csv' })).toContainText('holds')
  await expect(page.getByRole('table', { name: 'Versions' })).toContainText('in force')
  const rows = page.getByRole('grid', { name: 'Rows of predictions' })
  await rows.getByRole('gridcell', { name: '1946-12-31' }).first().click()
  const why = page.getByRole('complementary', { name: 'Where the value comes from' })
  await expect(why).toContainText('D12-century-late')
  await expect(why).toContainText('2046-12-31 became 1946-12-31')
  await expect(why).toContainText('holds: data/master.sqlite is the content of record')
  await rows.focus()
  await page.keyboard.press('End')
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(why).toContainText('Models')
  await why.getByRole('button', { name: /^\d+$/ }).first().click()
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(/record/i)
  await page.keyboard.press('Control+i')
})

test('VR4 VR12 a plan says what would be taken over; the run that does it recorded the same', async () => {
  await page.getByRole('button', { name: 'Plan run' }).click()
  const plan = page.getByRole('table', { name: 'What each phase would do' })
  await expect(plan.getByRole('row').filter({ hasText: 'MODEL_TRAINING' })).toContainText('taken over')
  await expect(page.getByRole('table', { name: 'Inputs' }).getByRole('row').filter({ hasText: 'critics' })).toContainText('as registered')
  await expect(page.getByText('npx vbus run --mode incremental')).toBeVisible()
  await page.getByRole('button', { name: 'Run with these' }).click()
  await expect(rig()).toContainText('Running')
  await expect(rig()).toContainText('Last run passed', { timeout: 60_000 })
  await expect(grid().getByRole('row').filter({ hasText: 'incremental' })).toContainText('passed')
  await tab('Compare').click()
  await page.getByLabel('Beside run').selectOption({ index: 1 })
  await expect(page.getByText('Every phase recorded the same.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Outputs beside each other' })).not.toContainText('differs')
})

test('VR12 a run that breaches names it, and parts from the last one in that phase: D goes there', async () => {
  await flipByte(join(workspace.dir, 'data', 'critics.csv'))
  await page.getByRole('button', { name: 'Start run' }).click()
  const lane = page.getByRole('region', { name: 'Breach' })
  await expect(lane).toContainText('DATA_BREAKDOWN', { timeout: 60_000 })
  await expect(lane).toContainText('vbus breach ack')
  await tab('Compare').click()
  await page.getByLabel('Beside run').selectOption({ index: 2 })
  await expect(page.getByText(/^They part in DATA_LOADING\. \S+ was halted there: DATA_BREAKDOWN, data\/changed\.$/)).toBeVisible()
  await grid().focus()
  await page.keyboard.press('d')
  await expect(page).toHaveURL(/sel=phase%3Arun-[0-9a-f-]+%2FDATA_LOADING/)
  await page.getByRole('button', { name: 'Plan run' }).click()
  await expect(page.getByRole('list', { name: 'It would be refused' })).toContainText('engine/breaker-open')
  await page.getByRole('button', { name: 'Close plan' }).click()
  await page.getByLabel('Filter runs').fill('status:breached')
  await expect(grid().getByRole('row')).toHaveCount(2)
  await page.getByLabel('Filter runs').fill('')
})

test('VR13 VW3 at the time cursor the runs and the rig are as they were', async () => {
  await tab('Timeline').click()
  await page.getByRole('textbox', { name: 'Record', exact: true }).fill('200')
  await page.keyboard.press('Enter')
  await expect(page.getByText('What is shown is the run up to the record of the time cursor.')).toBeVisible()
  await expect(grid().getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('button', { name: /^MODEL_TRAINING · run-/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Breach' })).toHaveCount(0)
  await goTo(page, 'Overview')
  await expect(page.getByRole('heading', { name: 'The breaker was closed' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Throughput' })).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Last breaches' })).toContainText('None up to this record.')
  await expect(page.getByRole('region', { name: 'Last run' })).toContainText('running, started')
  await goTo(page, 'Topics')
  await expect(page.getByText(/^up to position \d+$/)).toBeVisible()
  await goTo(page, 'Overview')
  await page.getByRole('button', { name: 'Live' }).click()
  await expect(page.getByRole('heading', { name: /^Halted: DATA_BREAKDOWN/ })).toBeVisible()
})

test('VR9 VR11 no tab has an axe violation, in light and in dark, and no table lies on another', async () => {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await goTo(page, 'Overview')
    await expect(page.getByRole('region', { name: 'Storage' })).toContainText('free of')
    await page.screenshot({ path: join(SHOTS, `overview-${scheme}.png`) })
    expect(await axeFindings(page), `overview ${scheme}`).toEqual([])
    await goTo(page, 'Runs')
    await grid().getByRole('row').last().click()
    for (const name of ['Timeline', 'Results', 'Outputs', 'Compare']) {
      await tab(name).click()
      await expect(page.getByRole('tabpanel', { name })).toBeVisible()
      if (name === 'Results') await expect(page.getByRole('table', { name: 'What the trees ask for' })).toBeVisible()
      if (name === 'Outputs') await expect(page.getByRole('grid', { name: 'Rows of predictions' })).toBeVisible()
      await page.screenshot({ path: join(SHOTS, `runs-${name.toLowerCase()}-${scheme}.png`) })
      expect(await axeFindings(page), `${name} ${scheme}`).toEqual([])
      expect(await overlappingTables(page), `${name} ${scheme}`).toEqual([])
    }
  }
  expect(policy()).toEqual([])
})

async function flipByte(path: string): Promise<void> {
  await using file = await open(path, 'r+')
  const byte = new Uint8Array(1)
  await file.read(byte, 0, 1, 5_000)
  byte[0] = (byte[0] ?? 0) ^ 1
  await file.write(byte, 0, 1, 5_000)
}
