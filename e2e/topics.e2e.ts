import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launchApp } from './support/electron-app.ts'
import { axeFindings, goTo, watchPolicy } from './support/page-checks.ts'
import { makeWorkspace, type TestWorkspace } from './support/workspace.ts'

/** Topics in the real Electron, on a real engine, with messages that the command line published. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

let workspace: TestWorkspace
let launched: LaunchedApp
let page: Page
let policy: () => readonly string[]

const publish = async (topic: string, data: string, ...more: string[]): Promise<void> => {
  await workspace.vbus('pub', topic, '--workspace', workspace.dir, '--data', data, ...more)
}
const grid = () => page.getByRole('grid', { name: 'Messages' })
const rows = () =>
  grid()
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
const filter = () => page.getByRole('combobox', { name: 'Filter messages' })
const shoot = async (name: string): Promise<void> => {
  await page.screenshot({ path: join('test-results', `topics-${name}.png`) })
}

test.beforeAll(async () => {
  workspace = await makeWorkspace()
  launched = await launchApp(workspace)
  page = launched.page
  await page.setViewportSize({ width: 1_360, height: 850 })
  policy = watchPolicy(page)
  await goTo(page, 'Topics')
  await expect(page.getByRole('treeitem', { name: /All topics/ })).toBeVisible()
})
test.afterAll(async () => {
  await launched?.app.close()
  await workspace?.[Symbol.asyncDispose]()
})

test('VT1 VT2 VT10 messages come by the worker, a row each, and their topics stand in the tree', async () => {
  await publish('lab.readings', JSON.stringify({ probe: 'a1', celsius: 21.5, ok: true, tags: ['x', 'y'] }))
  await publish('lab.readings', JSON.stringify({ probe: 'a2', celsius: 35.25, ok: false, tags: [] }))
  await publish('lab.log', 'plain words')
  await expect(rows().filter({ hasText: 'lab.readings' })).toHaveCount(2)
  await expect(rows().filter({ hasText: 'plain words' })).toHaveCount(1)
  await expect(page.getByRole('treeitem', { name: /readings/ })).toBeVisible()
  await expect(page.getByRole('term').filter({ hasText: /^Taken$/ })).toBeVisible()
})

test('VT20 VT21 VT22 VT24 a filter is completed, narrows the rows, and what is wrong with one is told', async () => {
  await filter().click()
  await filter().pressSequentially('pay')
  await expect(page.getByRole('option', { name: /^payload\./, selected: true })).toBeVisible()
  await page.keyboard.press('Tab')
  await filter().pressSequentially('celsius > 30')
  await expect(filter()).toHaveValue('payload.celsius > 30')
  await expect(rows()).toHaveCount(1)
  await expect(rows().first()).toContainText('a2')
  await filter().fill('topic ~ lab.* and (')
  await expect(filter()).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('something is missing here')).toBeVisible()
  await filter().fill('lab plain')
  await expect(rows()).toHaveCount(1)
  await filter().fill('')
  await expect(rows().nth(2)).toBeVisible()
})

test('VT40 VT41 VT42 a payload is shown by its fields and bytes, and each points at the other', async () => {
  await rows().filter({ hasText: 'a1' }).click()
  const shown = page.getByRole('article', { name: /^Message at position/ })
  const celsius = shown.locator('[data-path="celsius"]')
  await expect(celsius).toContainText('21.5')
  await celsius.hover()
  const marked = shown.locator('.hex-byte.pointed')
  await expect(marked).toHaveCount(4)
  expect((await marked.allTextContents()).join(' ')).toBe('32 31 2e 35')
  await marked.first().hover()
  await expect(celsius).toHaveClass(/pointed/)
  await shown.getByRole('button', { name: 'Hex' }).click()
  await expect(shown.locator('[data-path="celsius"]')).toHaveCount(0)
  await shown.getByRole('button', { name: 'Protobuf' }).click()
  await expect(shown.getByRole('alert')).toContainText('capture/unreadable')
  await shown.getByRole('button', { name: 'JSON' }).click()
  await shoot('message')
})

test('VT43 two messages are compared field by field', async () => {
  await page.getByRole('button', { name: 'Compare with selected message' }).click()
  await rows().filter({ hasText: 'a2' }).click()
  const table = page.getByRole('table', { name: 'Comparison of two messages' })
  await expect(table.getByRole('row').filter({ hasText: 'payload.celsius' })).toContainText('35.25')
  await expect(table.getByRole('row').filter({ hasText: 'payload.ok' })).toContainText('≠')
  await shoot('compare')
  await page.getByRole('button', { name: 'Compare with selected message' }).click()
})

test('VT11 pausing the view is not pausing the capture', async () => {
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  const before = await rows().count()
  await publish('lab.log', 'while paused')
  await expect(page.getByText(/^[1-9]\d* new$/)).toBeVisible()
  expect(await rows().filter({ hasText: 'while paused' }).count()).toBe(0)
  expect(await rows().count()).toBe(before)
  await page.getByRole('button', { name: 'Live', exact: true }).click()
  await expect(rows().filter({ hasText: 'while paused' })).toHaveCount(1)
})

test('VT50 a message is published by its schema after a look, and the engine has the last word', async () => {
  await page.getByRole('button', { name: 'Publish message' }).click()
  const form = page.getByRole('form', { name: 'Publish a message' })
  await form.getByLabel('Topic').fill('lab.manual')
  await form.getByLabel('Payload').fill('{"from":"here"}')
  await form.getByRole('button', { name: 'Review' }).click()
  await form.getByRole('button', { name: 'Publish to lab.manual' }).click()
  await expect(rows().filter({ hasText: '{"from":"here"}' })).toHaveCount(1)
  await form.getByLabel('Schema').selectOption('arqonbus.nvm.job.v1')
  await expect(form.getByRole('button', { name: 'By schema' })).toBeVisible()
  await shoot('publish')
  await form.getByRole('button', { name: 'Review' }).click()
  await expect(form.getByRole('alert')).toContainText('schema/invalid-payload')
  await page.keyboard.press('Escape')
})

test('VT51 rows are exported', async () => {
  await launched.app.evaluate(
    ({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    },
    join(workspace.home, 'out.jsonl'),
  )
  await page.getByRole('button', { name: 'Export messages' }).click()
  await page.getByLabel('Format').selectOption('jsonl')
  await page.getByRole('button', { name: 'Export rows' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Exported' })).toBeVisible()
  const lines = (await readFile(join(workspace.home, 'out.jsonl'), 'utf8')).trim().split('\n')
  const topics = lines.map((line) => (JSON.parse(line) as { topic: string }).topic)
  expect(topics).toContain('lab.manual')
  expect(topics.filter((topic) => topic === 'lab.readings')).toHaveLength(2)
  await page.keyboard.press('Escape')
})

test('VT32 VT33 a message of the log is found by its position, and proven up to the record that anchors it', async () => {
  await publish('pipeline.notes', '{"kept":true}')
  await rows().filter({ hasText: '{"kept":true}' }).click()
  const shown = page.getByRole('article', { name: /^Message at position/ })
  await expect(shown).toContainText('durable')
  await expect(async () => {
    await shown.getByRole('button', { name: 'Prove' }).click({ timeout: 1_000 })
    await expect(shown.getByRole('status').filter({ hasText: 'On the record, anchored by' })).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
  await expect(shown.getByRole('button', { name: /^#\d/ })).toBeVisible()
})

test('VT45 an SVG is drawn in the app, too, where every request to elsewhere is refused', async () => {
  await publish('lab.picture', '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40"/></svg>')
  await rows().filter({ hasText: 'lab.picture' }).click()
  const picture = page.getByRole('img', { name: /^The payload drawn as a picture/ })
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(80)
})

test('VT52 consumers are listed, by name with where they stand', async () => {
  await page.getByRole('button', { name: 'Show consumers' }).click()
  await expect(page.getByText('No durable consumers')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('WN23 no axe violation and nothing outside the policy, light and dark', async () => {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    expect(await axeFindings(page), scheme).toEqual([])
    await shoot(scheme)
  }
  expect(policy()).toEqual([])
})
