import { join } from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { type EngineProcess, serveEngine } from './support/engine-process.ts'
import { axeFindings, goTo, watchPolicy } from './support/page-checks.ts'
import { makeWorkspace, ROOT, type TestWorkspace } from './support/workspace.ts'

/** The Cache view of a real engine that has run the sample: its slots, its keys' lives, and any moment of the past. */
let workspace: TestWorkspace
let engine: EngineProcess
let browser: Browser
let page: Page
let policy: () => readonly string[]

const SHOTS = join(ROOT, 'test-results', 'screenshots')
const L2_SLOT = /^L2 slot \d+ · \w+\//

test.beforeAll(async () => {
  test.setTimeout(240_000)
  workspace = await makeWorkspace()
  engine = await serveEngine(workspace)
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  const context = await browser.newContext({ viewport: { width: 1_360, height: 850 } })
  page = await context.newPage()
  policy = watchPolicy(page)
  await page.goto(engine.ready.ui)
  await goTo(page, 'Cache')
})
test.afterAll(async () => {
  await browser?.close()
  await engine?.[Symbol.asyncDispose]()
  await workspace?.[Symbol.asyncDispose]()
})

const slots = () => page.getByRole('grid', { name: 'Cache slots' })
const filled = () => slots().getByRole('gridcell', { name: /slot \d+ · \w+\// })

test('VC1 VC8 every slot of the three tiers is there, empty, and fills while a run puts entries into it', async () => {
  test.setTimeout(240_000)
  await expect(slots().getByRole('gridcell')).toHaveCount(64 + 256 + 1_024)
  await expect(filled()).toHaveCount(0)
  await expect(page.getByText('The cache is empty')).toBeVisible()
  const run = workspace.vbus('run', '--workspace', workspace.dir)
  await expect(slots().getByRole('gridcell', { name: L2_SLOT }).first()).toBeVisible({ timeout: 120_000 })
  await run
  const { tiers } = (await workspace.vbus('cache', '--workspace', workspace.dir)) as { tiers: { entries: object[] }[] }
  await expect(filled()).toHaveCount(tiers.reduce((sum, { entries }) => sum + entries.length, 0))
})

test('VC2 VC7 a slot is reached by keyboard, and its key tells why it is there with the record that says so', async () => {
  await slots()
    .getByRole('gridcell', { name: /^L1 slot 0 / })
    .focus()
  await page.keyboard.press('ArrowDown')
  await expect(slots().getByRole('gridcell', { name: /^L2 slot 0 / })).toBeFocused()
  const key =
    (
      await slots()
        .getByRole('gridcell', { name: /^L2 slot 0 / })
        .getAttribute('aria-label')
    )?.split(' · ')[1] ?? ''
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.getByRole('article', { name: key })).toBeVisible()
  await expect(inspector).toContainText('Why it is here')
  await expect(inspector).toContainText(/in L2_WARM, slot 0/)
  const { because } = (await workspace.vbus('cache', 'why', key, '--workspace', workspace.dir)) as { because: { record: number } }
  await page.screenshot({ path: join(SHOTS, 'cache-life.png') })
  await inspector
    .getByRole('button', { name: `Record ${because.record}`, exact: true })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Record', exact: false }).first()).toBeVisible()
})

test('VC3 VC5 heat by keys, and a search that leaves out what it does not find', async () => {
  await page.keyboard.press('Escape')
  await slots()
    .getByRole('gridcell', { name: /^L1 slot 0 / })
    .focus()
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: 'Bytes' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('a')
  await expect(page.getByRole('button', { name: 'Age' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('/')
  await page.keyboard.type('model/')
  const entries = page.getByRole('grid', { name: 'Cache entries' })
  await expect(entries.getByRole('row', { name: /model\/xgboost/ })).toBeVisible()
  await expect(entries.getByRole('row', { name: /column\// })).toHaveCount(0)
  await page.screenshot({ path: join(SHOTS, 'cache-search.png') })
  await page.getByRole('searchbox', { name: 'Search keys' }).fill('')
})

test('VC6 at a record the cache is as it was after it, and before it, with what the record did', async () => {
  const { entries } = (
    (await workspace.vbus('cache', '--workspace', workspace.dir)) as { tiers: { entries: { put: number; key: string }[] }[] }
  ).tiers[1]!
  const newest = entries.toSorted((a, b) => b.put - a.put)[0]!
  await page.getByRole('region', { name: 'Time' }).getByLabel('Record', { exact: true }).fill(String(newest.put))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/put 1/)).toBeVisible()
  const slot = slots().getByRole('gridcell', { name: new RegExp(newest.key.slice(0, 30)) })
  await expect(slot).toHaveCount(1)
  await page.screenshot({ path: join(SHOTS, 'cache-moment.png') })
  await page.getByRole('button', { name: 'Before' }).click()
  await expect(slot).toHaveCount(0)
  await page.getByRole('button', { name: 'After' }).click()
  await expect(slot).toHaveCount(1)
  await page.getByRole('button', { name: 'Live', exact: true }).click()
})

test('VM6 VM7 the jobs of the run are one trace, named by the run, with a span for each job', async () => {
  await goTo(page, 'Telemetry')
  await page.getByRole('grid', { name: 'Traces' }).getByRole('row', { name: /run / }).first().click()
  const waterfall = page.getByRole('grid', { name: 'Waterfall' })
  await expect(waterfall.getByRole('row', { name: /^job / }).first()).toBeVisible()
  await expect(page.getByRole('table', { name: 'Operators' }).getByRole('row', { name: /data/ })).toBeVisible()
  await page.screenshot({ path: join(SHOTS, 'telemetry-run.png') })
  await goTo(page, 'Cache')
})

test('VC4 WN23 the view has its marks explained and no axe violation, light and dark', async () => {
  for (const word of ['Hit', 'Put', 'Promote', 'Demote', 'Evict', 'Miss'])
    await expect(page.getByText(word, { exact: false }).first()).toBeVisible()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    expect(await axeFindings(page), scheme).toEqual([])
    await page.screenshot({ path: join(SHOTS, `cache-${scheme}.png`) })
  }
  expect(policy()).toEqual([])
})
