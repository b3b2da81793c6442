import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchApp } from './support/electron-app.ts'
import { type EngineProcess, serveEngine } from './support/engine-process.ts'
import { axeFindings, watchPolicy } from './support/page-checks.ts'
import { makeWorkspace, type TestWorkspace } from './support/workspace.ts'

/** The desktop app without a workspace: its start screen, in the real Electron, on real folders and a real engine elsewhere. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

let workspace: TestWorkspace
test.beforeAll(async () => {
  workspace = await makeWorkspace()
})
test.afterAll(async () => {
  await workspace?.[Symbol.asyncDispose]()
})

test('WN65 without a workspace the app shows its start screen, inside the policy and without an axe violation', async () => {
  const { app, page } = await launchApp(workspace, { arguments: [] })
  const policy = watchPolicy(page)
  await expect(page.getByRole('heading', { name: 'Recent workspaces' })).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeFindings(page), colorScheme).toEqual([])
  }
  expect(policy()).toEqual([])
  await app.close()
})

test('WN65 an empty folder becomes a workspace of a sample, which opens in a window of its own', async () => {
  const { app, page } = await launchApp(workspace, { arguments: [] })
  const folder = join(workspace.home, 'fresh-rig')
  await mkdir(folder)
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await page.getByRole('button', { name: 'Choose folder' }).press('Enter')
  await expect(page.getByRole('heading', { name: folder })).toBeFocused()
  await page.getByRole('button', { name: 'Create movies' }).press('Enter')
  await ended
  // Another process opens the workspace's window, and its engine.
  const enginePid = async (): Promise<number> => {
    const { engine } = await workspace.vbus('status', '--workspace', folder)
    return (engine as { pid?: number } | null)?.pid ?? 0
  }
  await expect.poll(enginePid, { timeout: 60_000 }).toBeGreaterThan(0)
  process.kill(await enginePid(), 'SIGTERM')
  await expect.poll(enginePid, { timeout: 60_000 }).toBe(0)
})

test('WN65 a folder that nobody trusted shows what it would start, before anything is', async () => {
  const { app, page } = await launchApp(workspace, { arguments: [], isStranger: true })
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, workspace.dir)
  await page.getByRole('button', { name: 'Choose folder' }).press('Enter')
  await expect(page.getByRole('heading', { name: /^Trust / })).toBeFocused()
  await expect(page.getByText(/^fabric: python /)).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Recent workspaces' })).toBeVisible()
  await app.close()
})

test('WN66 joins an engine elsewhere by address and token; a wrong token is told, and the token is nowhere in the page', async () => {
  const engine: EngineProcess = await serveEngine(workspace)
  const issued = await workspace.vbus(
    'token',
    '--workspace',
    workspace.dir,
    '--subject',
    'visitor',
    '--subscribe',
    'system.>',
    '--publish',
    'system.>',
  )
  const token = String(issued['token'])
  const { app, page } = await launchApp(workspace, { arguments: [] })
  await page.getByRole('textbox', { name: 'Address' }).fill(engine.ready.ws)
  await page.getByLabel('Token').fill('not-a-token')
  await page.getByLabel('Token').press('Enter')
  await expect(page.getByRole('alert')).toContainText('auth/')
  await page.getByLabel('Token').fill(token)
  await page.getByLabel('Token').press('Enter')
  await expect(page.getByRole('contentinfo')).toContainText('Connected as visitor', { timeout: 30_000 })
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.documentElement.outerHTML)
  expect(kept).not.toContain(token)
  await app.close()
  await engine[Symbol.asyncDispose]()
})
