import { expect, test } from '@playwright/test'
import { launchApp } from './support/electron-app.ts'
import { serveEngine } from './support/engine-process.ts'
import { goTo } from './support/page-checks.ts'
import { makeWorkspace } from './support/workspace.ts'

test('WN11 the window attaches to a running engine, and opens its own when that one ends', async () => {
  await using workspace = await makeWorkspace()
  const engine = await serveEngine(workspace)
  const { app, page } = await launchApp(workspace)
  try {
    const rig = page.getByRole('status', { name: 'Rig state' })
    await expect(rig).toContainText('Ready')
    await expect(page.getByText(/^Epoch 1$/)).toBeVisible()
    await goTo(page, 'Audit')
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByText('The log holds.')).toBeVisible()
    // A large answer and many small ones pass the relay whole.
    const grid = page.getByRole('grid', { name: 'Audit records' })
    await grid.focus()
    await page.keyboard.press('Home')
    await expect(page.getByRole('article', { name: 'Record 0' })).toContainText('vkey')
    await engine.stop()
    await expect(page.getByText(/^Epoch 2$/)).toBeVisible()
    await expect(rig).toContainText('Ready')
    await expect(page.getByRole('article', { name: 'Record 0' })).toContainText('vkey')
  } finally {
    await app.close()
    await engine.stop()
  }
})

test('WN13 an app that is told to end closes its engine cleanly', async () => {
  await using workspace = await makeWorkspace()
  const { app, page } = await launchApp(workspace)
  await expect(page.getByRole('status', { name: 'Rig state' })).toContainText('Ready')
  const child = app.process()
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
  const verdict = await workspace.vbus('audit', 'verify', workspace.dir)
  expect(verdict).toMatchObject({ ok: true, torn_tail: 0, first_bad: null })
  const shown = await workspace.vbus('status', '--workspace', workspace.dir)
  expect(shown['engine']).toBeNull()
})
