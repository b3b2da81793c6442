import { open, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launchApp } from './support/electron-app.ts'
import { axeFindings, goTo, RAIL, watchPolicy } from './support/page-checks.ts'
import { makeWorkspace, type TestWorkspace } from './support/workspace.ts'

/** The control room in the real Electron, with a real engine in it and a real run of the demo workspace. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(240_000)

const RUN_TIMEOUT_MS = 150_000
let workspace: TestWorkspace
let launched: LaunchedApp
let page: Page
let policy: () => readonly string[]

test.beforeAll(async () => {
  workspace = await makeWorkspace()
  // Nothing is published here without a person's word.
  const law = join(workspace.dir, 'policy.yaml')
  await writeFile(law, (await readFile(law, 'utf8')).replace('person: false', 'person: true'))
  await workspace.vbus('trust', '--workspace', workspace.dir)
  launched = await launchApp(workspace)
  page = launched.page
  policy = watchPolicy(page)
})
test.afterAll(async () => {
  await launched?.app.close()
  await workspace?.[Symbol.asyncDispose]()
})

const rig = () => page.getByRole('status', { name: 'Rig state' })

test('WN1 WN2 shows the rig, at an address of its own', async () => {
  await expect(page.getByRole('heading', { name: 'The rig is ready' })).toBeVisible()
  await expect(page).toHaveURL(/^app:\/\/vbus\/w\/[0-9a-f-]{36}\/overview$/)
  await expect(page.getByText('Simulated device sim0')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('Connected as person.')
})

test('WN19 WN20 starts a run and shows its eight phases as they happen', async () => {
  await page.getByRole('button', { name: 'Start run' }).click()
  await expect(page.getByRole('main', { name: 'Runs' })).toBeVisible()
  await expect(rig()).toContainText('Running')
  const bars = page
    .getByRole('list')
    .filter({ has: page.getByRole('button', { name: /^GPU_INIT · run-/ }) })
    .getByRole('button')
  await expect(bars).toHaveCount(8)
  await goTo(page, 'Topics')
  const messages = page.getByRole('grid', { name: 'Messages' })
  await expect(messages.getByRole('row').filter({ hasText: 'fabric.progress' }).first()).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText(/^[1-9]\d* new$/)).toBeVisible()
  await messages.focus()
  await page.keyboard.press('Home')
  await expect(page.getByRole('article', { name: /^Message at position/ })).toContainText('Payload')
  await page.getByRole('button', { name: 'Live', exact: true }).click()
  await goTo(page, 'Runs')
  await expect(page.getByRole('region', { name: 'Release' })).toBeVisible({ timeout: RUN_TIMEOUT_MS })
})

test('WN68 WN20 a run that waits for a person is released by a word that the window signs, and shows its result', async () => {
  const asked = page.getByRole('region', { name: 'Release' })
  await expect(rig()).toContainText('Running')
  await asked.getByRole('button', { name: 'Release outputs' }).click()
  await expect(asked).toContainText('Say why: the reason goes on the record.')
  await asked.getByRole('textbox', { name: 'Reason' }).fill('Residuals looked at: no drift')
  await asked.getByRole('button', { name: 'Release outputs' }).click()
  await expect(rig()).not.toContainText('Running', { timeout: RUN_TIMEOUT_MS })
  // A breach would say here what went wrong.
  await expect(page.getByRole('region', { name: 'Breach' })).toHaveText([])
  await expect(rig()).toContainText('Last run passed')
  const scores = page.getByRole('table', { name: 'Scores on held-out rows' })
  await expect(scores.getByRole('row').filter({ hasText: 'ensemble' })).toContainText(/0\.\d{3}/)
  await expect(page.getByRole('table', { name: 'Findings' })).toContainText('D12-century-late')
  await page.getByRole('button', { name: /^MODEL_TRAINING · run-/ }).click()
  await expect(page.getByRole('region', { name: 'Gates of MODEL_TRAINING' })).toContainText('held')
})

test('WN18 verifies the log', async () => {
  await goTo(page, 'Audit')
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  await expect(page.getByText('The log holds.')).toBeVisible()
})

test('WN19 the emergency stop ends a run, which is no breach', async () => {
  await page.getByRole('button', { name: 'Start run' }).click()
  await expect(rig()).toContainText('Running')
  await page.getByRole('button', { name: 'Emergency stop' }).click()
  await expect(rig()).toContainText('Last run cancelled', { timeout: 30_000 })
  await expect(page.getByRole('region', { name: 'Breach' })).toHaveCount(0)
})

test('WN23 WN3 every view is without an axe violation and inside the policy, light and dark', async () => {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    for (const view of RAIL) {
      await goTo(page, view)
      expect(await axeFindings(page), `${view} ${scheme}`).toEqual([])
    }
  }
  expect(policy()).toEqual([])
})

test('WN8 a reloaded page connects again', async () => {
  await page.reload()
  await expect(rig()).toContainText('Ready')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('WN13 quitting with a run in progress asks first', async () => {
  await page.getByRole('button', { name: 'Start run' }).click()
  await expect(rig()).toContainText('Running')
  const asked = await launched.app.evaluate(({ app, dialog }) => {
    const seen: string[] = []
    dialog.showMessageBoxSync = (...args: unknown[]) => {
      seen.push((args.at(-1) as { message: string }).message)
      return 0
    }
    app.quit()
    return seen
  })
  expect(asked).toEqual(['A run is in progress'])
  await expect(rig()).toContainText('Running')
  await page.getByRole('button', { name: 'Emergency stop' }).click()
  await expect(rig()).toContainText('Last run cancelled', { timeout: 30_000 })
})

test('WN24 a changed input is a breach; a person acknowledges it with a reason', async () => {
  const file = join(workspace.dir, 'data/critics.csv')
  const original = await readFile(file)
  await writeFile(
    file,
    Buffer.concat([original.subarray(0, 400), Buffer.from([original[400] === 0x31 ? 0x32 : 0x31]), original.subarray(401)]),
  )
  await page.getByRole('button', { name: 'Start run' }).click()
  const lane = page.getByRole('region', { name: 'Breach' })
  await expect(lane).toContainText('DATA_BREAKDOWN', { timeout: 60_000 })
  await expect(rig()).toContainText('DATA_BREAKDOWN')
  await expect(lane).toContainText('data/changed')
  await expect(lane).toContainText('critics.csv')
  await expect(lane.getByRole('table')).toContainText('sha256')
  await writeFile(file, original)
  await lane.getByRole('textbox', { name: 'Reason' }).fill('restored critics.csv from the archive')
  await lane.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Breach acknowledged' })).toBeVisible()
  await expect(rig()).toContainText('Ready')
})

test('WN18 a broken byte is found, and the alert names record, file and offset', async () => {
  const folder = join(workspace.dir, '.vbus/audit')
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.seg')) ?? ''
  const segment = await open(join(folder, name), 'r+')
  const at = 4_000
  const { buffer } = await segment.read(Buffer.alloc(1), 0, 1, at)
  await segment.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, at)
  await segment.close()
  await goTo(page, 'Audit')
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'This log has been altered.' })
  await expect(alert).toContainText(name)
  await expect(alert).toContainText(/record \d+/)
  await expect(alert).toContainText(/offset \d+/)
  expect(await axeFindings(page)).toEqual([])
})
