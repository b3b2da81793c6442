import { join } from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { axeFindings, goTo, overlappingTables, RAIL, watchPolicy } from './support/page-checks.ts'
import { serveFolder } from './support/static-server.ts'

/** The page in states that a real engine shows too briefly: every view, empty, loading, breached, altered, away. */
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

/** Views that look different in a state. */
const MATRIX = [
  ['ready', RAIL],
  ['breach', ['Overview', 'Runs']],
  ['altered', ['Audit']],
  ['empty', ['Overview', 'Runs']],
] as const

async function openPage(state: string, scheme: 'light' | 'dark' = 'light'): Promise<{ page: Page; policy: () => readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 1_360, height: 850 }, colorScheme: scheme })
  const page = await context.newPage()
  const policy = watchPolicy(page)
  await page.goto(`${server.url}?state=${state}`)
  return { page, policy }
}

for (const scheme of ['light', 'dark'] as const) {
  for (const [state, views] of MATRIX) {
    test(`WN23 WN3 every view is without an axe violation and inside the policy: ${state}, ${scheme}`, async () => {
      const { page, policy } = await openPage(state, scheme)
      for (const view of views) {
        await goTo(page, view)
        if (view === 'Audit') {
          await page.getByRole('button', { name: 'Verify', exact: true }).click()
          await expect(page.locator('.verify-outcome')).toBeVisible()
        }
        if (view === 'Topics') await expect(page.getByRole('grid', { name: 'Messages' }).getByRole('row').nth(1)).toBeVisible()
        if (view === 'Audit' || view === 'Topics') {
          await page.getByRole('grid').focus()
          await page.keyboard.press('End')
        }
        expect(await axeFindings(page), `${view} ${scheme}`).toEqual([])
      }
      expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(scheme)
      expect(policy()).toEqual([])
      await page.context().close()
    })
  }

  test(`WN23 loading and disconnected are without an axe violation: ${scheme}`, async () => {
    for (const state of ['loading', 'away']) {
      const { page } = await openPage(state, scheme)
      if (state === 'away') await expect(page.getByRole('alert')).toContainText('Disconnected from the engine')
      else await expect(page.getByRole('status', { name: 'Rig state' })).toContainText('Connecting')
      expect(await axeFindings(page), state).toEqual([])
      await page.context().close()
    }
  })
}

test('WN23 tables of a run lie beside or below each other at any width', async () => {
  const { page } = await openPage('ready')
  await goTo(page, 'Runs')
  await expect(page.getByRole('table', { name: 'Findings' })).toBeVisible()
  for (const width of [1_024, 1_200, 1_360, 1_440, 1_600, 1_920, 2_560]) {
    await page.setViewportSize({ width, height: 850 })
    expect(await overlappingTables(page), `${width} px`).toEqual([])
  }
  await page.context().close()
})

test('WN21 everything is reached by keyboard alone', async () => {
  const { page } = await openPage('breach')
  await expect(page.getByRole('heading', { name: /^Halted/ })).toBeVisible()
  await page.keyboard.press('Control+5')
  await expect(page.getByRole('main', { name: 'Runs' })).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Runs' })).toBeVisible()
  const focusedName = () => page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'))
  const regions = new Set<string>()
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('F6')
    regions.add((await focusedName()) ?? 'none')
  }
  expect([...regions]).toEqual(expect.arrayContaining(['commands', 'rail', 'runs', 'status', 'time', 'tools']))
  await page.getByRole('grid', { name: 'Runs' }).focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('grid', { name: 'Runs' }).getByRole('row', { selected: true })).toContainText('cancelled')
  await page.keyboard.press('Home')
  await page.getByRole('textbox', { name: 'Reason' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Say why: the reason goes on the record.')).toBeVisible()
  await page.keyboard.type('restored the file from the archive')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Breach acknowledged' })).toBeVisible()
  await page.keyboard.press('Control+6')
  await expect(page.getByRole('grid', { name: 'Audit records' })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('kind:gate')
  await expect(page.getByLabel('Filter records')).toHaveValue('kind:gate')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden()
  await page.context().close()
})

test('WN24 an acknowledgement is signed by the host and names the breach record', async () => {
  const { page } = await openPage('breach')
  await goTo(page, 'Runs')
  await page.getByRole('textbox', { name: 'Reason' }).fill('looked at it')
  await page.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Breach acknowledged' })).toBeVisible()
  const sent = await page.evaluate(() => {
    const { harness } = window as unknown as { harness: { bus: { requests: { topic: string; body: object }[] } } }
    return harness.bus.requests.find((request) => request.topic === 'system.breach.ack')?.body
  })
  expect(sent).toEqual({ reason: 'looked at it', attended: true, person: 'person+1+a', signature: 'c2ln' })
  await page.context().close()
})

test('WN25 a refused start is told with its code and remedy', async () => {
  const { page } = await openPage('breach')
  await page.getByRole('button', { name: 'Start run' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'The run was not started' })
  await expect(notice).toContainText('engine/breaker-open')
  await expect(notice).toContainText('vbus breach ack')
  await notice.getByRole('button', { name: /^Dismiss/ }).click()
  await expect(notice).toBeHidden()
  await page.context().close()
})

test('WN18 an altered log raises an alert that names record, file and offset', async () => {
  const { page } = await openPage('altered')
  await goTo(page, 'Audit')
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('record 731')
  await expect(alert).toContainText('00000000000000000000.seg')
  await expect(alert).toContainText('offset 204811')
  await alert.getByRole('button', { name: 'Show record 731' }).click()
  await expect(page.getByRole('article', { name: 'Record 731' })).toBeVisible()
  await page.context().close()
})

test('WN8 a lost connection is told, what was selected stays, and the window comes back by itself', async () => {
  const { page } = await openPage('ready')
  await goTo(page, 'Runs')
  await page.getByRole('grid', { name: 'Runs' }).focus()
  await page.keyboard.press('End')
  await page.evaluate(() => {
    const { harness } = window as unknown as {
      harness: { bus: { onClose: (code: number, reason: string) => void }; phasesSeen?: string[] }
    }
    const { bus } = harness
    const seen: string[] = []
    harness.phasesSeen = seen
    new MutationObserver(() => {
      const text = document.querySelector('.banner')?.textContent
      if (text) seen.push(text)
    }).observe(document.body, { childList: true, subtree: true })
    bus.onClose(4503, 'the engine stops')
  })
  await expect(page.getByRole('status', { name: 'Rig state' })).toContainText('Ready')
  const seen = await page.evaluate(() => (window as unknown as { harness: { phasesSeen: string[] } }).harness.phasesSeen)
  expect(seen.join(' ')).toContain('Disconnected from the engine')
  await expect(page.getByRole('grid', { name: 'Runs' }).getByRole('row', { selected: true })).toContainText('cancelled')
  await page.context().close()
})

test('WN23 nothing moves by itself, also without reduced motion', async () => {
  const { page } = await openPage('ready')
  for (const view of RAIL) {
    await goTo(page, view)
    expect(await page.evaluate(() => document.getAnimations().length), view).toBe(0)
  }
  await page.context().close()
})

test('WN17 a log of two million records opens at its end and reaches its beginning', async () => {
  const { page } = await openPage('ready&records=2000000')
  await goTo(page, 'Audit')
  const grid = page.getByRole('grid', { name: 'Audit records' })
  await expect(grid.getByRole('row').last()).toContainText('1999999')
  expect(await grid.getByRole('row').count()).toBeLessThan(80)
  await grid.focus()
  await page.keyboard.press('Home')
  await expect(grid.getByRole('row', { selected: true })).toContainText('log_opened')
  await page.context().close()
})

test('WN22 theme and density are kept over a reload', async () => {
  const { page } = await openPage('ready')
  await goTo(page, 'Settings')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.getByRole('radio', { name: 'Comfortable' }).check()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('html')).toHaveAttribute('data-density', 'comfortable')
  await page.context().close()
})

test('WN23 every gate of a phase is seen, also of one with more than a line of them', async () => {
  const { page } = await openPage('ready', 'dark')
  await goTo(page, 'Runs')
  await expect(page.locator('.gate-tick').first()).toBeVisible()
  const outside = await page
    .locator('.timeline-gates')
    .first()
    .evaluate((cell) => {
      const tick = cell.querySelector('.gate-tick')!
      while (cell.children.length < 16) cell.append(tick.cloneNode())
      const row = cell.closest('.timeline-row')!.getBoundingClientRect()
      const { clientWidth, clientHeight } = cell
      const isCut = getComputedStyle(cell).overflow !== 'visible' && (cell.scrollWidth > clientWidth || cell.scrollHeight > clientHeight)
      const places = [...cell.children].map((each) => each.getBoundingClientRect())
      return isCut || places.some(({ top, bottom, right }) => top < row.top || bottom > row.bottom || right > row.right)
    })
  expect(outside).toBe(false)
  await page.context().close()
})
