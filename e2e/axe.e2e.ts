import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launchApp } from './support/electron-app.ts'
import { axeFindings, type RAIL, regionsMissed, watchPolicy } from './support/page-checks.ts'
import { makeWorkspace, ROOT, type TestWorkspace } from './support/workspace.ts'

/** Every view in every theme, on a workspace with a run that passed and one that was breached, with the inspector and the panels beside it. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(300_000)

type View = (typeof RAIL)[number]

const SCREENS = join(ROOT, 'test-results/screens')
const THEMES = [
  { name: 'light', media: { colorScheme: 'light', contrast: 'no-preference' }, panel: 'Jobs' },
  { name: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' }, panel: 'Log' },
  { name: 'contrast', media: { colorScheme: 'light', contrast: 'more' }, panel: 'Problems' },
] as const

let workspace: TestWorkspace
let workspaceId: string
let launched: LaunchedApp
let page: Page
let policy: () => readonly string[]
let passed: string
let breachRecord: number

test.beforeAll(async () => {
  workspace = await makeWorkspace()
  workspaceId = /^id: ([0-9a-f-]{36})/m.exec(await readFile(join(workspace.dir, 'workspace.yaml'), 'utf8'))?.[1] ?? ''
  passed = String((await workspace.vbus('run', '--workspace', workspace.dir))['run_id'])
  const file = join(workspace.dir, 'data/critics.csv')
  const bytes = await readFile(file)
  bytes[400] = bytes[400] === 0x31 ? 0x32 : 0x31
  await writeFile(file, bytes)
  // A breached run ends with an exit code of its own.
  await expect(workspace.vbus('run', '--workspace', workspace.dir)).rejects.toThrow()
  const after = await workspace.vbus('status', '--workspace', workspace.dir)
  breachRecord = (after['breach'] as { records: readonly number[] }).records[0] ?? -1
  launched = await launchApp(workspace)
  page = launched.page
  policy = watchPolicy(page)
  await expect(page.getByRole('status', { name: 'Rig state' })).toContainText('DATA_BREAKDOWN')
  await expect(page.getByRole('contentinfo')).toContainText('Connected as')
  await mkdir(SCREENS, { recursive: true })
})
test.afterAll(async () => {
  await launched?.app.close()
  await workspace?.[Symbol.asyncDispose]()
})

/** As the system opens a link. */
async function openLink(view: View, selection: string): Promise<void> {
  const link = `vbus://w/${workspaceId}/${view.toLowerCase()}?sel=${encodeURIComponent(selection)}`
  await launched.app.evaluate(({ app }, text) => void app.emit('second-instance', {}, ['electron', '.', text], '/'), link)
  await expect(page.getByRole('main', { name: view })).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible()
  await expect(page.locator('.loading')).toHaveCount(0)
}

const selections = (): readonly (readonly [View, string])[] => [
  ['Overview', `run:${passed}`],
  ['Topics', 'topic:fabric.progress'],
  ['Cache', `run:${passed}`],
  ['Runs', `phase:${passed}/MODEL_TRAINING`],
  ['Audit', `record:${breachRecord}`],
  ['Operators', 'device:sim0'],
  ['Telemetry', `record:${breachRecord}`],
  ['Replay', `record:${breachRecord - 1}`],
  ['Settings', 'device:sim0'],
]

for (const { name, media, panel } of THEMES) {
  test(`WN23 WN40 every view beside its inspector and the panels has no axe violation, and is kept as a picture: ${name}`, async () => {
    await page.emulateMedia(media)
    await page.getByRole('contentinfo').getByRole('button', { name: panel }).click()
    const found: string[] = []
    for (const [view, selection] of selections()) {
      await openLink(view, selection)
      await page.screenshot({ path: join(SCREENS, `${view.toLowerCase()}-${name}.png`) })
      found.push(...(await axeFindings(page, { isEnhanced: name === 'contrast' })).map((line) => `${view}: ${line}`))
      if (name === 'light') found.push(...(await regionsMissed(page)).map((line) => `${view}: ${line}`))
    }
    expect(found).toEqual([])
    expect(policy()).toEqual([])
  })
}

test('WN23 each view alone, without inspector and panels, is kept as a picture, light and dark', async () => {
  await page.keyboard.press('Alt+Shift+l')
  for (const { name, media } of THEMES.slice(0, 2)) {
    await page.emulateMedia(media)
    for (const [view, selection] of selections()) {
      await openLink(view, selection)
      await page.keyboard.press('Control+i')
      await expect(page.getByRole('complementary', { name: 'Inspector' })).toHaveCount(0)
      await page.screenshot({ path: join(SCREENS, `${view.toLowerCase()}-${name}-alone.png`) })
      await page.keyboard.press('Control+i')
      expect(await axeFindings(page), view).toEqual([])
    }
  }
  expect(policy()).toEqual([])
})

test('WN21 WN23 every part of a view has no axe violation and no region that F6 misses', async () => {
  await page.emulateMedia(THEMES[0].media)
  const found: string[] = []
  for (const [view, selection] of selections()) {
    await openLink(view, selection)
    const main = page.getByRole('main', { name: view })
    const sections =
      view === 'Operators' ? main.getByRole('group', { name: 'Parts of this view' }).getByRole('button') : main.getByRole('tab')
    for (const name of await sections.allTextContents()) {
      await sections.filter({ hasText: name }).first().click()
      await expect(page.locator('.loading')).toHaveCount(0)
      const problems = [...(await regionsMissed(page)), ...(await axeFindings(page))]
      found.push(...problems.map((line) => `${view}, ${name}: ${line}`))
    }
  }
  expect(found).toEqual([])
})
