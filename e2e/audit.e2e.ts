import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launchApp } from './support/electron-app.ts'
import { axeFindings, goTo } from './support/page-checks.ts'
import { makeWorkspace, ROOT, type TestWorkspace } from './support/workspace.ts'

/** The Audit view in the real Electron, on a real engine and a log of thirty thousand records. */
test.describe.configure({ mode: 'serial' })

const RECORDS = 30_000
let workspace: TestWorkspace
let launched: LaunchedApp
let page: Page

test.beforeAll(async () => {
  workspace = await makeWorkspace()
  const grow = join(ROOT, 'bench/lib/long-log-process.ts')
  await promisify(execFile)(process.execPath, [grow, workspace.dir, String(RECORDS)], { env: workspace.env })
  launched = await launchApp(workspace)
  page = launched.page
  await goTo(page, 'Audit')
})
test.afterAll(async () => {
  await launched?.app.close()
  await workspace?.[Symbol.asyncDispose]()
})

const grid = () => page.getByRole('grid', { name: 'Audit records' })
const statePane = () => page.getByRole('region', { name: 'State after the record' })
const title = (record: number) => statePane().getByRole('heading', { name: `State after record ${record.toLocaleString('en')}` })
const goToRecord = async (record: number): Promise<void> => {
  await page.getByLabel('Filter records').fill(String(record))
  await page.keyboard.press('Enter')
  await page.getByLabel('Filter records').fill('')
  await expect(title(record)).toBeVisible()
  await grid().focus()
}

test('VA1 the list ends with the newest record, and its first and any other are reached by keyboard', async () => {
  await expect(grid()).toHaveAttribute('aria-rowcount', /^300\d\d$/)
  await grid().focus()
  await page.keyboard.press('Home')
  await expect(grid().getByRole('row', { selected: true })).toContainText('log_opened')
  await goToRecord(20_000)
  await expect(grid().getByRole('row', { selected: true })).toContainText('20000')
})

test('VA4 VA7 stepping shows the whole state after each record, and what it changed; the time cursor goes along', async () => {
  await goToRecord(14_003)
  await page.keyboard.press('ArrowRight')
  await expect(title(14_004)).toBeVisible()
  const shown = await workspace.vbus('audit', 'state', '14004', '--path', 'size', '--workspace', workspace.dir)
  await expect(statePane().getByRole('button', { name: new RegExp(`copy state hash ${String(shown['sha256'])}`) })).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'The past' })).toContainText('At record 14,004')
  await expect(statePane().getByRole('region', { name: 'Changes' })).toContainText('size')
  await expect(
    statePane()
      .getByRole('treeitem', { name: /changed by this record/ })
      .first(),
  ).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(title(14_003)).toBeVisible()
  const before = await grid().getByRole('row', { selected: true }).innerText()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(title(14_003)).toBeHidden()
  const actorOf = (row: string): string => row.split('\n').find((cell) => /machine/.test(cell)) ?? row.split('\n')[3] ?? ''
  expect(actorOf(await grid().getByRole('row', { selected: true }).innerText())).toBe(actorOf(before))
})

test('VA5 two records are compared, and a value leads to the record that changed it last', async () => {
  await goToRecord(9_000)
  await page.keyboard.press('m')
  await expect(statePane()).toContainText('Marked: record 9,000')
  await goToRecord(9_400)
  await page.keyboard.press('d')
  const changes = statePane().getByRole('region', { name: 'Changes' })
  await expect(changes).toContainText('From record 9,000 to record 9,400')
  await expect(changes).toContainText('9001')
  const tree = statePane().getByRole('tree', { name: 'State' })
  await tree.focus()
  for (const key of ['End', 'ArrowUp', 'ArrowRight']) await page.keyboard.press(key)
  await expect(tree.getByRole('treeitem', { name: /^person/ })).toBeVisible()
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await expect(statePane()).toContainText('trust.person was last changed by')
})

test('VA3 a filter makes a list of its own, whose beginning and end are reached', async () => {
  const filter = page.getByLabel('Filter records')
  await filter.fill('kind:run_started')
  await expect(grid()).toHaveAttribute('aria-rowcount', '16')
  await grid().focus()
  await page.keyboard.press('End')
  await expect(grid().getByRole('row', { selected: true })).toContainText('run_started')
  await filter.fill('nonsense')
  await expect(page.getByText('“nonsense” is no kind')).toBeVisible()
  await filter.fill('')
  await expect(grid()).toHaveAttribute('aria-rowcount', /^300\d\d$/)
})

test('VA6 verifies the log and a range of it in the background', async () => {
  await goToRecord(5_000)
  await page.keyboard.press('m')
  await goToRecord(5_200)
  await page.getByRole('button', { name: 'Verify range' }).click()
  await expect(page.getByText('Records 5,000 to 5,200 hold.')).toBeVisible()
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  await expect(page.getByText('The log holds.')).toBeVisible({ timeout: 60_000 })
})

test('VA8 VA9 a record is proved in this window, and the log goes on from the checkpoint that was held', async () => {
  await goToRecord(777)
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByRole('button', { name: 'Prove record' }).click()
  await expect(inspector.getByText(/Record 777 is in the log of .* records that was signed/)).toBeVisible({ timeout: 60_000 })
  await expect(inspector.getByRole('img', { name: /^Inclusion of record 777/ })).toBeVisible()
  await expect(inspector.getByText(/record 777, in checkpoint .*, signed by/)).toBeVisible()
  await inspector.getByRole('button', { name: 'Check consistency' }).click()
  await expect(inspector.getByText('This machine holds no earlier checkpoint')).toBeVisible()
  await workspace.vbus('token', '--subject', 'someone', '--workspace', workspace.dir)
  await inspector.getByRole('button', { name: 'Check consistency' }).click()
  await expect(inspector.getByText(/begins with all .* of the earlier checkpoint/)).toBeVisible()
  await expect(inspector.getByRole('img', { name: /begins with the log of/ })).toBeVisible()
  // From any other size as well.
  await inspector.getByRole('textbox', { name: 'From size' }).fill('700')
  await page.keyboard.press('Enter')
  await expect(inspector.getByText(/begins with the log of 700, whose root the engine told/)).toBeVisible()
  await expect(inspector.getByRole('img', { name: /begins with the log of 700$/ })).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`VA4 the view is readable in ${theme}`, async () => {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme)
    await goToRecord(14_004)
    await page.setViewportSize({ width: 1_360, height: 850 })
    await page.screenshot({ path: `test-results/audit-${theme}.png` })
    expect(await axeFindings(page)).toEqual([])
  })
}
