import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { commandsHarness } from './support/commands-harness.ts'
import { launchApp } from './support/electron-app.ts'
import { serveEngine } from './support/engine-process.ts'
import { Keyboard } from './support/keyboard.ts'
import { axeFindings, goTo, RAIL, regionsMissed, watchPolicy } from './support/page-checks.ts'
import { serveFolder } from './support/static-server.ts'
import { makeWorkspace } from './support/workspace.ts'

/** The shell, on a bus that the test drives: commands, time bar, omnibox, arrangement, links, themes. */
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

interface Opened {
  readonly page: Page
  readonly policy: () => readonly string[]
}

async function openPage(path = '', colorScheme: 'light' | 'dark' = 'light'): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1_360, height: 850 }, colorScheme })
  const page = await context.newPage()
  const policy = watchPolicy(page)
  await page.goto(`${server.url}${path}`)
  await expect(page.getByRole('slider', { name: 'Time cursor' })).toBeEnabled()
  return { page, policy }
}

test('WN34 every command of the registry is carried out by each of its keys, or by its name in the omnibox', async () => {
  const { page } = await openPage()
  const harness = commandsHarness(page)
  const commands = await harness.all()
  expect(commands.length).toBeGreaterThan(20)
  const silent: string[] = []
  const ran = new Set<string>()
  for (const command of commands) {
    for (const keys of command.keys.length > 0 ? command.keys : [undefined]) {
      await harness.ready(command)
      const before = await harness.counts(command.id)
      if (keys === undefined) await harness.pickInOmnibox(command.title)
      else await page.keyboard.press(keys.replace(/^Ctrl/, 'Control'))
      const after = await harness.counts(command.id)
      const hasRun = after.ran === before.ran + 1
      // It ran, or, where it cannot be done in this state, it said why. The state may have changed with the press: a layout that had begun.
      const isDone = hasRun
        ? after.refused === before.refused
        : after.refused === before.refused + 1 && (before.why ?? after.why) !== undefined
      if (!isDone) silent.push(`${command.id} by ${keys ?? 'its name'}${before.why === undefined ? '' : ` (${before.why})`}`)
      if (hasRun) ran.add(command.id)
    }
  }
  expect(silent).toEqual([])
  // What this state does not allow is the smaller part.
  expect(ran.size).toBeGreaterThan(commands.length / 2)
  await page.context().close()
})

test('WN34 a button that cannot be pressed says why, and copies itself as a command line, by keyboard too', async () => {
  const { page } = await openPage('?state=breach')
  const start = page.getByRole('button', { name: 'Start run', exact: true }).first()
  await start.focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu', { name: 'Start run: more' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'npx vbus run' })).toBeVisible()
  await expect(start).toBeFocused()
  await page.context().close()
})

test('WN36 WN42 the time cursor is a slider that says where it stands; at a moment the window is framed and says so', async () => {
  const { page } = await openPage()
  const slider = page.getByRole('slider', { name: 'Time cursor' })
  await expect(slider).toHaveAttribute('aria-valuetext', /^record 1,283, position 3849, /)
  await slider.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(slider).toHaveAttribute('aria-valuetext', /^record 1,282, position 3846, /)
  const past = page.getByRole('complementary', { name: 'The past' })
  await expect(past).toContainText('At record 1,282')
  await expect(page.getByRole('status', { name: 'Rig state' })).toContainText('At record 1,282')
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Home')
  await expect(slider).toHaveAttribute('aria-valuetext', /^record 0, /)
  const position = page.getByRole('textbox', { name: 'Position' })
  await position.fill('300')
  await position.press('Enter')
  await expect(past).toContainText('At record 100')
  const record = page.getByRole('textbox', { name: 'Record' })
  await record.fill('9999')
  await record.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'The time cursor could not go there' })).toContainText('there is no record 9999')
  await expect(past).toContainText('At record 100')
  await page.getByRole('button', { name: 'Live', exact: true }).click()
  await expect(past).toHaveCount(0)
  await expect(slider).toHaveAttribute('aria-valuetext', /^record 1,283, /)
  await page.context().close()
})

test('WN47 what is closed, left or taken away under the focus hands it on, and never loses it', async () => {
  const { page } = await openPage()
  const keyboard = new Keyboard(page)
  const main = page.getByRole('main')
  await keyboard.press('Control+3')
  // A panel is closed: back to what opened it.
  const budget = main.getByRole('button', { name: 'Set capture budget' })
  await keyboard.reach(budget)
  await keyboard.press('Enter')
  await expect(main.getByRole('textbox', { name: 'MiB' })).toBeVisible()
  await keyboard.press('Escape')
  await expect(budget).toBeFocused()
  // Tab leaves a filter as it is; Esc goes on to its rows.
  const filter = main.getByRole('combobox', { name: 'Filter messages' })
  await keyboard.reach(filter, 'Shift+Tab')
  await expect(main.getByRole('option').first()).toBeVisible()
  await keyboard.press('Tab')
  await expect(filter).toHaveValue('')
  await expect(filter).not.toBeFocused()
  await keyboard.press('/', 'Escape', 'Escape')
  await expect(main.getByRole('grid', { name: 'Messages' })).toBeFocused()
  // The whole view goes: into the one that came.
  await keyboard.press('Control+6')
  await expect(main.getByRole('grid', { name: 'Audit records' })).toBeFocused()
  // A control that is taken away: to what stands there now.
  const log = page.getByRole('contentinfo').getByRole('button', { name: 'Log' })
  await keyboard.reach(log)
  await keyboard.press('Enter')
  await keyboard.reach(page.getByRole('button', { name: 'Close panels' }), 'Shift+Tab')
  await keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Panels' })).toHaveCount(0)
  await expect(page.locator(':focus')).toHaveCount(1)
  await page.context().close()
})

test('WN37 the omnibox goes to a view, a topic and a moment, and what was picked comes first', async () => {
  const { page } = await openPage()
  const box = page.getByRole('dialog', { name: 'Omnibox' })
  const find = async (text: string): Promise<void> => {
    await page.keyboard.press('Control+p')
    await expect(box.getByRole('combobox')).toBeFocused()
    await page.keyboard.type(text)
  }
  await find('telem')
  await expect(box.getByRole('option').first()).toContainText('Telemetry')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main', { name: 'Telemetry' })).toBeVisible()
  await find('#fabric.prog')
  await expect(box.getByRole('option').first()).toContainText('fabric.progress')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main', { name: 'Topics' })).toBeVisible()
  await find(':812')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'The past' })).toContainText('At record 812')
  await find('')
  await expect(box.getByRole('option').first()).toContainText('fabric.progress')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
  await page.context().close()
})

test('WN35 a key is given to another command, a taken one is refused, and it is kept', async () => {
  const { page } = await openPage()
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'Keys of commands' }).click()
  const change = page.getByRole('button', { name: 'Change the key of Go to Cache' })
  await change.click()
  await page.keyboard.press('Control+1')
  await expect(page.getByText('Ctrl+1 is the key of “Go to Overview”')).toBeVisible()
  await page.keyboard.press('Alt+F9')
  await expect(page.getByRole('row').filter({ hasText: 'Go to Cache' })).toContainText('Alt+F9')
  await page.reload()
  await expect(page.getByRole('slider', { name: 'Time cursor' })).toBeEnabled()
  await page.keyboard.press('Alt+F9')
  await expect(page.getByRole('main', { name: 'Cache' })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Alt+F9')
  await page.context().close()
})

test('WN38 views lie beside each other, the arrangement is kept, and Reset layout brings the usual one back', async () => {
  const { page, policy } = await openPage()
  await goTo(page, 'Runs')
  await page.keyboard.press('Control+\\')
  await expect(page.locator('.flexlayout__tab_button')).toHaveCount(2)
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible()
  await page.keyboard.press('Control+Shift+m')
  const splitter = page.getByRole('separator', { name: 'Height of the panels' })
  await splitter.focus()
  await page.keyboard.press('ArrowUp')
  await expect(splitter).toHaveAttribute('aria-valuenow', '236')
  expect(await axeFindings(page)).toEqual([])
  await page.reload()
  await expect(page.getByRole('tab', { name: 'Runs' })).toBeVisible()
  await expect(page.getByRole('separator', { name: 'Height of the panels' })).toHaveAttribute('aria-valuenow', '236')
  await page.keyboard.press('Alt+Shift+l')
  await expect(page.locator('.flexlayout__tab_button')).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Panels' })).toHaveCount(0)
  await page.evaluate(() =>
    localStorage.setItem('vbus.layout.v1', '{"0197c3f2-1111-7000-8000-00000000abcd":{"centre":{"layout":{"type":"tab"}}}}'),
  )
  await page.reload()
  await expect(page.getByRole('slider', { name: 'Time cursor' })).toBeEnabled()
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page.locator('.flexlayout__tab_button')).toHaveCount(0)
  expect(policy()).toEqual([])
  await page.context().close()
})

test('WN39 every view’s link round-trips: opened, shown, and the address again', async () => {
  const { page } = await openPage()
  for (const view of RAIL) {
    await goTo(page, view)
    const path = `/w/0197c3f2-1111-7000-8000-00000000abcd/${view.toLowerCase()}?sel=record%3A58&pos=174`
    await page.goto(new URL(path, server.url).href)
    await expect(page.getByRole('main', { name: view })).toBeVisible()
    await expect(page.getByRole('complementary', { name: 'The past' })).toContainText('At record 58')
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('58')
    await expect(page).toHaveURL(new URL(path, server.url).href)
  }
  await goTo(page, 'Runs')
  await page.goBack()
  await expect(page.getByRole('main', { name: 'Settings' })).toBeVisible()
  await page.context().close()
})

test('WN21 F6 leads round every region of every view, both ways', async () => {
  const { page } = await openPage()
  for (const view of RAIL) {
    await goTo(page, view)
    expect(await regionsMissed(page), view).toEqual([])
  }
  await page.context().close()
})

test('WN31 a view beyond the grants says what is missing and who can grant it; the others work', async () => {
  const { page } = await openPage('?state=denied')
  await goTo(page, 'Runs')
  const main = page.getByRole('main', { name: 'Runs' })
  await expect(main).toContainText('Runs is beyond what you were granted')
  await expect(main).toContainText('authz/publish-denied')
  await expect(main).toContainText('--publish')
  expect(await axeFindings(page)).toEqual([])
  await goTo(page, 'Audit')
  await expect(page.getByRole('grid', { name: 'Audit records' })).toBeVisible()
  await page.context().close()
})

test('WN32 what fails is in Problems until it is cleared', async () => {
  const { page } = await openPage('?state=breach')
  await page.keyboard.press('Alt+r')
  await page.getByRole('button', { name: 'Problems' }).click()
  const panels = page.getByRole('region', { name: 'Panels' })
  await expect(panels.getByRole('listitem').first()).toContainText('engine/breaker-open')
  await expect(panels.getByRole('listitem').last()).toContainText('DATA_BREAKDOWN')
  expect(await axeFindings(page)).toEqual([])
  await panels.getByRole('button', { name: 'Clear' }).click()
  await expect(panels).toContainText('No problems')
  await page.context().close()
})

test('WN40 high contrast keeps text at 7:1 on every view, and no theme has an axe violation beside the inspector and the panels', async () => {
  const { page, policy } = await openPage()
  await goTo(page, 'Settings')
  await page.getByRole('radio', { name: 'High contrast' }).check()
  await page.keyboard.press('Control+Shift+l')
  for (const view of RAIL) {
    await goTo(page, view)
    expect(await axeFindings(page, { isEnhanced: true }), view).toEqual([])
  }
  expect(policy()).toEqual([])
  await page.context().close()
})

test('WN41 the first screen loads less than 450 kB of script, compressed', async () => {
  const assets = join(import.meta.dirname, '../out/renderer')
  const page = await readFile(join(assets, 'index.html'), 'utf8')
  const waiting = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const seen = new Set<string>()
  let bytes = 0
  for (const file of waiting) {
    if (seen.has(file)) continue
    seen.add(file)
    const text = await readFile(join(assets, file), 'utf8')
    bytes += gzipSync(text).byteLength
    // What it cannot run without: static imports. What it asks for later is not of the first load.
    for (const [, name] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) waiting.push(`assets/${name}`)
  }
  // The middle of the window is asked for at once.
  const dock = (await readdir(join(assets, 'assets'))).find((name) => /^dock-.*\.js$/.test(name)) ?? ''
  bytes += gzipSync(await readFile(join(assets, 'assets', dock))).byteLength
  expect(seen.size).toBeGreaterThan(0)
  expect(bytes).toBeLessThan(450_000)
})

test('WN43 when the engine comes back, view, selection, arrangement and the time cursor are what they were', async () => {
  await using workspace = await makeWorkspace()
  const engine = await serveEngine(workspace)
  const { app, page } = await launchApp(workspace)
  try {
    const rig = page.getByRole('status', { name: 'Rig state' })
    await expect(rig).toContainText('Ready')
    await goTo(page, 'Audit')
    const grid = page.getByRole('grid', { name: 'Audit records' })
    await grid.focus()
    await page.keyboard.press('Home')
    const inspector = page.getByRole('complementary', { name: 'Inspector' })
    await expect(inspector).toContainText('log_opened')
    await page.keyboard.press('Control+\\')
    await expect(page.locator('.flexlayout__tab_button')).toHaveCount(2)
    await page.getByRole('button', { name: 'One record back', exact: true }).click()
    const past = page.getByRole('complementary', { name: 'The past' })
    await expect(past).toContainText(/At record \d+/)
    const shown = async (): Promise<readonly (string | null)[]> => [
      await past.textContent(),
      await inspector.locator('.inspector-id').textContent(),
      new URL(page.url()).search,
    ]
    await expect(page).toHaveURL(/pos=/)
    const before = await shown()
    await engine.stop()
    await expect(page.getByText(/^Epoch 2$/)).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    expect(await shown()).toEqual(before)
    await expect(page.locator('.flexlayout__tab_button')).toHaveCount(2)
    await page.getByRole('button', { name: 'Live', exact: true }).click()
    await expect(rig).toContainText('Ready')
  } finally {
    await app.close()
    await engine.stop()
  }
})
