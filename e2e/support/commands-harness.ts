import type { Page } from '@playwright/test'
import type { Services } from '../../src/renderer/services.ts'

export interface HarnessCommand {
  readonly id: string
  readonly title: string
  readonly keys: readonly string[]
}

/** How often a command ran and was refused, and why it cannot be done now. */
export interface CommandCounts {
  readonly ran: number
  readonly refused: number
  readonly why: string | undefined
}

type HarnessWindow = Window & { readonly harness: { readonly services: Services } }

/** The registry of the page under test, read from within the page. */
export function commandsHarness(page: Page): {
  all(): Promise<readonly HarnessCommand[]>
  /** In the command's own view, live, with nothing open and nothing focused. */
  ready(command: HarnessCommand): Promise<void>
  counts(id: string): Promise<CommandCounts>
  pickInOmnibox(title: string): Promise<void>
} {
  return {
    all: () =>
      page.evaluate(() => {
        const { commands, keymap } = (window as unknown as HarnessWindow).harness.services
        return commands.all.map((command) => ({ id: command.id, title: command.title, keys: [...keymap.keysOf(command)] }))
      }),
    ready: async ({ id }) => {
      await page.evaluate((command) => {
        const { panels, navigation, travel } = (window as unknown as HarnessWindow).harness.services
        panels.closeOmnibox()
        panels.setKeySheet(false)
        travel.live()
        const scope = command.slice(0, command.indexOf('.'))
        if (scope !== 'shell') navigation.go(scope as Parameters<typeof navigation.go>[0])
        for (const dialog of document.querySelectorAll('dialog[open]')) (dialog as HTMLDialogElement).close()
        ;(document.activeElement as HTMLElement | null)?.blur()
      }, id)
      // The view's page has come.
      await page.waitForFunction(() => document.querySelector('.view-loading') === null)
    },
    counts: (id) =>
      page.evaluate((command) => {
        const { commands } = (window as unknown as HarnessWindow).harness.services
        const { ran, refused } = commands.store.getState()
        const found = commands.find(command)
        return {
          ran: ran[command] ?? 0,
          refused: refused[command] ?? 0,
          why: found === undefined ? undefined : commands.unavailable(found),
        }
      }, id),
    pickInOmnibox: async (title) => {
      await page.keyboard.press('Control+k')
      const box = page.getByRole('dialog', { name: 'Omnibox' })
      await box.getByRole('combobox').fill(`>${title}`)
      await box.getByRole('option', { name: title }).first().click()
    },
  }
}
