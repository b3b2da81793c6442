import { expect, type Locator, type Page } from '@playwright/test'

const STEPS_MAX = 250

/** A person with a keyboard alone: nothing is clicked, hovered or filled. */
export class Keyboard {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  press(...keys: readonly string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.#page.keyboard.press(key)), Promise.resolve())
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  /** Walks to a control by Tab, or backwards by Shift+Tab. @throws when the focus does not come by it */
  async reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeVisible()
    for (let step = 0; step < STEPS_MAX; step += 1) {
      if (await target.evaluate((element) => element.contains(document.activeElement))) return
      await this.press(key)
    }
    throw new Error(`${STEPS_MAX} times ${key} do not lead to ${String(target)}`)
  }

  /** A command, by what it is called. */
  async command(title: string): Promise<void> {
    await this.press('Control+k')
    const box = this.#page.getByRole('dialog', { name: 'Omnibox' })
    await expect(box.getByRole('combobox')).toBeFocused()
    await this.type(title)
    await expect(box.getByRole('option', { name: title }).first()).toBeVisible()
    await this.press('Enter')
  }
}
