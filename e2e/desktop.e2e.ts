import { readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type LaunchedApp, launchApp } from './support/electron-app.ts'
import { makeWorkspace, type TestWorkspace } from './support/workspace.ts'

/** The app as the operating system knows it: links, the menu, notifications. In the real Electron. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

let workspace: TestWorkspace
let workspaceId: string
let launched: LaunchedApp
test.beforeAll(async () => {
  workspace = await makeWorkspace()
  workspaceId = /^id: ([0-9a-f-]{36})/m.exec(await readFile(join(workspace.dir, 'workspace.yaml'), 'utf8'))?.[1] ?? ''
})
test.afterAll(async () => {
  await launched?.app.close()
  await workspace?.[Symbol.asyncDispose]()
})

test('WN61 a link of a workspace that was never opened here leads to the start screen, which says so', async () => {
  const { app, page } = await launchApp(workspace, { arguments: [`vbus://w/${workspaceId}/audit`] })
  await expect(page.getByText(/never opened on this machine/)).toBeVisible()
  await app.close()
})

test('WN61 once it was opened, a link opens it at the place; a further one brings the same window there', async () => {
  const first = await launchApp(workspace)
  await expect(first.page.getByRole('main', { name: 'Overview' })).toBeVisible()
  await first.app.close()
  launched = await launchApp(workspace, { arguments: [`vbus://w/${workspaceId}/audit?sel=record:1`] })
  const { app, page } = launched
  await expect(page.getByRole('main', { name: 'Audit' })).toBeVisible()
  await app.evaluate(
    ({ app: running }, link) => void running.emit('second-instance', {}, ['electron', '.', link], '/'),
    `vbus://w/${workspaceId}/runs`,
  )
  await expect(page.getByRole('main', { name: 'Runs' })).toBeVisible()
  // A link of another workspace is not this window's.
  const foreign = `vbus://w/${workspaceId.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}/topics`
  await app.evaluate(({ app: running }, link) => void running.emit('second-instance', {}, ['electron', '.', link], '/'), foreign)
  await app.evaluate(
    ({ app: running }, link) => void running.emit('second-instance', {}, ['electron', '.', link], '/'),
    `vbus://w/${workspaceId}/settings`,
  )
  await expect(page.getByRole('main', { name: 'Settings' })).toBeVisible()
})

test("WN62 the menu holds the page's commands, and choosing one runs it there", async () => {
  const { app, page } = launched
  const titles = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [])
  expect(titles).toContain('Window')
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('shell.go-topics')?.click())
  await expect(page.getByRole('main', { name: 'Topics' })).toBeVisible()
})

test('WN63 a breach is told by the operating system while the window is not in front', async () => {
  const { app, page } = launched
  await app.evaluate(({ BrowserWindow, Notification }) => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    const show = Notification.prototype.show
    Notification.prototype.show = function (this: Electron.Notification) {
      told.push(`${this.title} | ${this.body}`)
      show.call(this)
    }
    Notification.isSupported = () => true
    for (const window of BrowserWindow.getAllWindows()) window.isFocused = () => false
  })
  await page.getByRole('button', { name: 'Start run' }).click()
  await page.getByRole('button', { name: 'Emergency stop' }).click()
  const told = () => app.evaluate(() => (globalThis as unknown as { told: string[] }).told)
  await expect.poll(told, { timeout: 30_000 }).toEqual([expect.stringMatching(/^Run cancelled \| /)])
})

test('WN65 another workspace is chosen in a start screen of its own', async () => {
  const { app, page } = launched
  const opened = await app.evaluate(async ({ app: running }) => running.getPath('appData'))
  await page.keyboard.press('Control+Shift+O')
  const lock = join(opened, 'vbus-control-room', 'start', 'SingletonLock')
  await expect.poll(() => readlink(lock).catch(() => ''), { timeout: 30_000 }).toMatch(/-\d+$/)
  process.kill(Number((await readlink(lock)).split('-').at(-1)), 'SIGTERM')
})
