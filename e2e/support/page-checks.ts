import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

export const RAIL = ['Overview', 'Circuits', 'Topics', 'Cache', 'Runs', 'Audit', 'Operators', 'Telemetry', 'Replay', 'Settings'] as const

/** Goes to a view by its link in the rail. */
export async function goTo(page: Page, view: (typeof RAIL)[number]): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }).click()
  await expect(page.getByRole('main', { name: view })).toBeVisible()
  // Its page has been fetched.
  await expect(page.locator('.view-loading')).toHaveCount(0)
}

/** Collects what the browser refused because of the policy (Chromium writes each to the console), and errors of the page itself. Call before the page loads. */
export function watchPolicy(page: Page): () => readonly string[] {
  const seen: string[] = []
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (/content security policy|trusted ?type|refused to/i.test(message.text())) seen.push(message.text())
  })
  return () => seen
}

/** What axe finds on the page as it is, one line each. `isEnhanced`: text is held to 7:1 instead of 4.5:1. */
export async function axeFindings(page: Page, { isEnhanced = false } = {}): Promise<readonly string[]> {
  // Legacy mode works in the page itself: Electron has no blank page for axe to finish in, and there are no frames here.
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (isEnhanced
    ? builder.options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
    : builder
  ).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

/** Regions of the page as it is that a round of F6, or one of Shift+F6, does not lead to. */
export async function regionsMissed(page: Page): Promise<readonly string[]> {
  const look = (): Promise<{ names: string[]; at: number }> =>
    page.evaluate(() => {
      const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.checkVisibility())
      const at = regions.findLastIndex((region) => region.contains(document.activeElement))
      return { names: regions.map((region) => region.dataset['region'] ?? ''), at }
    })
  const missed: string[] = []
  for (const key of ['F6', 'Shift+F6']) {
    const { names } = await look()
    const reached = new Set<number>()
    for (const _ of names) {
      await page.keyboard.press(key)
      reached.add((await look()).at)
    }
    missed.push(...names.filter((_, index) => !reached.has(index)).map((name) => `${key}: ${name}`))
  }
  return missed
}

/** Pairs of tables of which one lies on the other, by their names. */
export async function overlappingTables(page: Page): Promise<readonly string[]> {
  return await page.getByRole('table').evaluateAll((tables) =>
    tables.flatMap((table, at) => {
      const a = table.getBoundingClientRect()
      return tables.slice(at + 1).flatMap((other) => {
        const b = other.getBoundingClientRect()
        const isApart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
        return isApart ? [] : [`${table.getAttribute('aria-label')} and ${other.getAttribute('aria-label')}`]
      })
    }),
  )
}
