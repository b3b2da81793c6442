import { join } from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import type { FixtureBus } from './harness/fixture-bus.ts'
import { goTo } from './support/page-checks.ts'
import { serveFolder } from './support/static-server.ts'

/** What a real engine shows too rarely, on a bus that the test drives: lost and doubled messages, a budget that is full, keys that are off. */
let browser: Browser
let server: Awaited<ReturnType<typeof serveFolder>>

test.beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  server = await serveFolder(join(import.meta.dirname, '../out/harness'))
})
test.afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
})

type HarnessWindow = Window & { readonly harness: { readonly bus: FixtureBus; readonly stop: () => void } }

async function openPage(state = 'ready'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1_360, height: 850 } })
  const page = await context.newPage()
  await page.goto(`${server.url}?state=${state}`)
  await expect(page.getByRole('slider', { name: 'Time cursor' })).toBeEnabled()
  return page
}

/** Messages of one topic with the numbers given, after the harness's own have stopped. */
const emit = (page: Page, topic: string, numbers: readonly number[]): Promise<void> =>
  page.evaluate(
    ([name, list]) => {
      const { bus, stop } = (window as unknown as HarnessWindow).harness
      stop()
      const last = { onEmitted: bus.onEmitted }
      // The bus numbers by itself: what passes is numbered anew on its way out.
      for (const number of list) {
        bus.onEmitted = (message) =>
          last.onEmitted({ ...message, delivery: { ...message.delivery, pos: BigInt(number), seq: BigInt(number) } })
        bus.emit(name, { number }, 'lab')
      }
      bus.onEmitted = last.onEmitted
    },
    [topic, numbers] as const,
  )

const figure = (page: Page, name: string) =>
  page
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator('+ dd')

test('VT5 messages that are missing, doubled or late are marked, each by a sign of its own', async () => {
  const page = await openPage()
  await goTo(page, 'Topics')
  await expect(page.getByRole('treeitem', { name: /All topics/ })).toBeVisible()
  await emit(page, 'lab.counted', [500_001, 500_002, 500_005, 500_005, 500_004])
  const grid = page.getByRole('grid', { name: 'Messages' })
  await expect(grid.getByRole('img', { name: '2 missing before' })).toHaveText('⋯2')
  await expect(grid.getByRole('img', { name: 'duplicate' })).toHaveText('=')
  await expect(grid.getByRole('img', { name: 'late' })).toHaveText('↶')
  await page.context().close()
})

test('VT3 a budget holds: beyond it the oldest goes, and what went is counted exactly', async () => {
  const page = await openPage()
  await goTo(page, 'Topics')
  await expect(page.getByRole('treeitem', { name: /All topics/ })).toBeVisible()
  await page.getByRole('button', { name: 'Set capture budget' }).click()
  await page.getByRole('textbox', { name: 'Messages', exact: true }).fill('1000')
  await page.getByRole('button', { name: 'Set budget' }).click()
  await page.getByRole('button', { name: 'Empty the buffer' }).first().click()
  await emit(
    page,
    'lab.flood',
    Array.from({ length: 1_700 }, (_, index) => 600_000 + index),
  )
  const count = async (name: string): Promise<number> =>
    Number(/[\d,]+/.exec((await figure(page, name).textContent()) ?? '')?.[0].replaceAll(',', ''))
  await expect.poll(() => count('Dropped here')).toBeGreaterThanOrEqual(700)
  expect((await count('Taken')) - (await count('Kept')) - (await count('Dropped here'))).toBe(0)
  // The meter on top tells it in every view.
  await goTo(page, 'Runs')
  const dropped = page.getByRole('region', { name: 'Time' }).locator('.flow-meter dd').first()
  expect(Number((await dropped.textContent())?.replaceAll(',', ''))).toBeGreaterThanOrEqual(700)
  await page.context().close()
})

test('VT42 a field of a payload becomes a column and a filter', async () => {
  const page = await openPage()
  await goTo(page, 'Topics')
  await expect(page.getByRole('treeitem', { name: /All topics/ })).toBeVisible()
  await emit(page, 'lab.counted', [500_001, 500_002])
  const grid = page.getByRole('grid', { name: 'Messages' })
  await grid.getByRole('row').filter({ hasText: '{"number":500002}' }).click()
  await page.locator('[data-path="number"]').hover()
  await page.getByRole('button', { name: 'Column number' }).click()
  await expect(grid.getByRole('columnheader', { name: 'number' })).toBeVisible()
  await page.getByRole('button', { name: 'Filter by number' }).click()
  await expect(page.getByRole('combobox', { name: 'Filter messages' })).toHaveValue(/payload\.number = /)
  await expect(grid.getByRole('row').filter({ hasText: 'lab.counted' })).toHaveCount(1)
  await page.context().close()
})

test('VR8 the wheel zooms the time axis of a run under the pointer', async () => {
  const page = await openPage()
  await goTo(page, 'Runs')
  const zoom = page.getByRole('toolbar', { name: 'Zoom' })
  await expect(zoom).toContainText('0 ms to 4.1 s')
  await page.locator('.timeline-scale').hover()
  await page.mouse.wheel(0, -480)
  await expect(zoom).not.toContainText('0 ms to 4.1 s')
  await page.keyboard.press('f')
  await expect(zoom).toContainText('0 ms to 4.1 s')
  await page.context().close()
})

test('VA2 kinds of records are told along the whole list, and a click there goes there', async () => {
  const page = await openPage('breach')
  await goTo(page, 'Audit')
  const minimap = page.getByRole('img', { name: /^Minimap of record kinds: / })
  await expect(minimap).toHaveAccessibleName(/Breaches 1/)
  const grid = page.getByRole('grid', { name: 'Audit records' })
  await expect(grid.getByRole('row').filter({ hasText: /^1283/ })).toBeVisible()
  await minimap.click({ position: { x: 5, y: 2 } })
  const firstShown = async (): Promise<number> => Number(await grid.getByRole('row').nth(1).getAttribute('aria-rowindex'))
  await expect.poll(firstShown).toBeLessThan(60)
  await page.context().close()
})

test('WN21 keys of a single letter can be switched off', async () => {
  const page = await openPage()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet).toBeVisible()
  await page.keyboard.press('Escape')
  await goTo(page, 'Settings')
  await page.getByRole('checkbox', { name: /^Single keys/ }).uncheck()
  await goTo(page, 'Runs')
  await page.keyboard.press('?')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('Control+6')
  await expect(page.getByRole('main', { name: 'Audit' })).toBeVisible()
  await page.context().close()
})
