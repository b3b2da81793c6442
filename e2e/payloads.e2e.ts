import { join } from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import type { FixtureBus } from './harness/fixture-bus.ts'
import { axeFindings, goTo, watchPolicy } from './support/page-checks.ts'
import { serveFolder } from './support/static-server.ts'

/** Payloads that a rig seldom sends: a field that moves, a picture that means harm, bytes that take too long. One page on a bus that the test drives. */
test.describe.configure({ mode: 'serial' })

let browser: Browser
let server: Awaited<ReturnType<typeof serveFolder>>
let page: Page
let policy: () => readonly string[]
const fetched: string[] = []

type HarnessWindow = Window & { readonly harness: { readonly bus: FixtureBus; readonly stop: () => void } }

const emit = (topic: string, payloads: readonly string[]): Promise<void> =>
  page.evaluate(
    ([name, list]) => {
      const { bus } = (window as unknown as HarnessWindow).harness
      for (const text of list) bus.emit(name, new TextEncoder().encode(text), 'lab')
    },
    [topic, payloads] as const,
  )
const grid = () => page.getByRole('grid', { name: 'Messages' })
const shown = () => page.getByRole('article', { name: /^Message at position/ })

test.beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  server = await serveFolder(join(import.meta.dirname, '../out/harness'))
  page = await (await browser.newContext({ viewport: { width: 1_360, height: 850 } })).newPage()
  policy = watchPolicy(page)
  page.on('request', (request) => fetched.push(request.url()))
  await page.goto(server.url)
  await goTo(page, 'Topics')
  await expect(page.getByRole('treeitem', { name: /All topics/ })).toBeVisible()
  await page.evaluate(() => (window as unknown as HarnessWindow).harness.stop())
  // What the harness sends by itself would push the rows of these tests out of sight.
  await page.keyboard.press('Shift+Delete')
  await expect(page.getByText('0 shown')).toBeVisible()
})
test.afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
})

test('VT44 a field of a topic is plotted as its messages come, and listed', async () => {
  await emit('lab.probe', ['{"celsius":20.5}', '{"celsius":22}', '{"note":"door open"}'])
  await grid().getByRole('row').filter({ hasText: '"celsius":20.5' }).click()
  await page.locator('[data-path="celsius"]').hover()
  await page.getByRole('button', { name: 'Plot celsius' }).click()
  const panel = page.getByRole('region', { name: 'celsius of lab.probe' })
  await expect(panel.getByRole('img', { name: 'Plot of celsius, lab.probe: 22 now, between 20.5 and 22' })).toBeVisible()
  await expect(panel).toContainText('2 messages of those shown, 1 without a number')
  await emit('lab.probe', ['{"celsius":19.25}'])
  await expect(panel.getByRole('img', { name: 'Plot of celsius, lab.probe: 19.25 now, between 19.25 and 22' })).toBeVisible()
  await page.screenshot({ path: join('test-results', 'payloads-plot.png') })
  await panel.getByRole('button', { name: 'Table' }).click()
  const rows = panel.getByRole('grid', { name: 'Values of celsius, lab.probe' }).getByRole('row')
  await expect(rows).toHaveText([/^Position/, /19\.25$/, /22$/, /20\.5$/])
  await rows.nth(2).click()
  await expect(shown().locator('[data-path="celsius"]')).toContainText('22')
  // A filter holds in the plot, too.
  await page.getByRole('combobox', { name: 'Filter messages' }).fill('payload.celsius > 20')
  await expect(rows).toHaveCount(3)
  await page.getByRole('combobox', { name: 'Filter messages' }).fill('')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Close', exact: true }).click()
})

test('VT45 an SVG is a picture and nothing else: it runs nothing, loads nothing, and is no part of the page', async () => {
  const hostile = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="80" height="40"
    onload="top.document.title='harmed'"><script>parent.document.title='harmed'</script><script href="${server.url}harm.js"/>
    <image href="${server.url}harm.png" width="9" height="9"/><use href="${server.url}harm.svg#a"/>
    <foreignObject width="80" height="40"><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="${server.url}harm.html"/>
    <img src="${server.url}harm.gif" onerror="top.document.title='harmed'"/></body></foreignObject>
    <a href="javascript:top.document.title='harmed'"><rect width="80" height="40" fill="#07c"/></a></svg>`
  const title = await page.title()
  await emit('lab.picture', [hostile])
  await grid().getByRole('row').filter({ hasText: 'lab.picture' }).click()
  const picture = shown().getByRole('img', { name: /^The payload drawn as a picture/ })
  await expect(picture).toBeVisible()
  await expect(picture).toHaveAttribute('src', /^blob:/)
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(80)
  await picture.click()
  expect(await page.title()).toBe(title)
  expect(await page.locator('svg script, foreignObject, iframe').count()).toBe(0)
  expect(fetched.filter((url) => url.includes('harm'))).toEqual([])
  await expect(shown().locator('pre')).toContainText('foreignObject')
  await page.screenshot({ path: join('test-results', 'payloads-svg.png') })
  await shown().getByRole('button', { name: 'JSON' }).click()
  await expect(picture).toHaveCount(0)
})

test('VT40 a payload that takes longer than a second is given up, shown by its bytes, and the next one is read', async () => {
  // Its one name has so many parts that taking apart what lies below it is long work.
  const name = 'a.'.repeat(60_000)
  await emit('lab.slow', [`{"${name}":[${'1,'.repeat(2_100)}1]}`])
  await emit('lab.quick', ['{"fine":true}'])
  await grid().getByRole('row').filter({ hasText: 'lab.quick' }).click()
  await expect(shown().locator('[data-path="fine"]')).toContainText('true')
  await grid().getByRole('row').filter({ hasText: 'lab.slow' }).click()
  await expect(shown().getByRole('alert')).toContainText('capture/too-slow')
  await expect(shown().locator('.hex-byte').first()).toHaveText('7b')
  await grid().getByRole('row').filter({ hasText: 'lab.quick' }).click()
  await expect(shown().locator('[data-path="fine"]')).toContainText('true')
  expect(policy()).toEqual([])
})
