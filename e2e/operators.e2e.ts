import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type Client, connect, operate, submitJob } from '../sdk/typescript/src/node.ts'
import { type LaunchedApp, launchApp } from './support/electron-app.ts'
import { axeFindings, goTo, watchPolicy } from './support/page-checks.ts'
import { makeWorkspace, type TestWorkspace } from './support/workspace.ts'

/** Operators and Settings in the real Electron, with a real engine, an operator on its bus, and somebody who may not do everything. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)

const LAW = `
roles:
  guest: { publish: [nvm.jobs], subscribe: ['nvm.>'], execute: [nvm], caps: { nvm: { wall_s: 60 } } }
identities:
  ann: { roles: [guest] }
quotas:
  - { identity: ann, per: hour, limits: { wall_s: 5 } }
`

let workspace: TestWorkspace
let launched: LaunchedApp
let page: Page
let policy: () => readonly string[]
const clients: Client[] = []

/** A party on the app's own engine, by a token. */
async function joinBus(subject: string, ...grants: readonly string[]): Promise<Client> {
  const { token } = await workspace.vbus('token', '--workspace', workspace.dir, '--subject', subject, ...grants)
  const { engine } = (await workspace.vbus('status', '--workspace', workspace.dir)) as { engine: { ws: string } }
  const client = await connect(engine.ws, { token: String(token) })
  clients.push(client)
  return client
}

test.beforeAll(async () => {
  workspace = await makeWorkspace()
  const file = join(workspace.dir, 'policy.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace('window_s: 60', 'window_s: 1'))
  await appendFile(file, LAW)
  await workspace.vbus('trust', '--workspace', workspace.dir)
  launched = await launchApp(workspace)
  page = launched.page
  policy = watchPolicy(page)
  await expect(page.getByRole('heading', { name: 'The rig is ready' })).toBeVisible()
  const rig = await joinBus('nvm-rig', '--publish', 'nvm.>', '--subscribe', 'nvm.>', '--publish', 'system.control.>', '--execute', 'nvm')
  await operate(rig, {
    capabilities: {
      operator_id: 'nvm-1',
      operator_type: 'nvm',
      supported_schemas: ['arqonbus.nvm.job.v1'],
      resource_limits: { max_parallel_jobs: 2 },
    },
    topics: ['nvm.jobs'],
    handler: async (job) => {
      job.progress({ done: 1, total: 2 })
      if (job.body['job'] === 'slow')
        await new Promise((_, reject) => job.signal.addEventListener('abort', () => reject(job.signal.reason)))
      return { outputs: [], environment: { cells: 1_024 } }
    },
  })
})
test.afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()))
  await launched?.app.close()
  await workspace?.[Symbol.asyncDispose]()
})

const inspector = () => page.getByRole('complementary', { name: 'Inspector' })

test('VO1 VO3 the table tells who works here, and what limits each of them by whose word', async () => {
  await page.keyboard.press('Control+7')
  const grid = page.getByRole('grid', { name: 'Operators' })
  await expect(grid.getByRole('row').filter({ hasText: 'nvm-rig' })).toContainText('ready')
  await expect(grid.getByRole('row').filter({ hasText: 'device-sim0' })).toContainText('not running')
  await grid.focus()
  await page.keyboard.press('End')
  await expect(inspector()).toContainText('arqonbus.nvm.job.v1')
  const limits = page.getByRole('table', { name: 'Limits in force for nvm-rig' })
  await expect(limits.getByRole('row').filter({ hasText: 'max_parallel_jobs' })).toContainText('its advertisement')
  await page.keyboard.press('Home')
  const declared = page.getByRole('table', { name: 'Limits in force for device-sim0' })
  await expect(declared.getByRole('row').filter({ hasText: 'memory_mb' })).toContainText(
    'workspace.yaml components.device-sim0.limits.memory_mb',
  )
  await page.keyboard.press('/')
  await page.keyboard.type('nvm ready')
  await expect(grid.getByRole('row')).toHaveCount(2)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await grid.focus()
  await page.keyboard.press('End')
})

test('VO2 a job by its schema: told what is wrong, submitted by Ctrl-Enter, followed to its result', async () => {
  await page.keyboard.press('n')
  const form = page.getByRole('region', { name: 'New job' })
  await expect(form.getByLabel('Topic')).toHaveValue('nvm.jobs')
  await page.keyboard.press('Tab')
  await page.keyboard.type('arqonbus.nvm.job')
  await expect(form.getByRole('textbox', { name: 'program_ref' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(form.getByRole('alert')).toContainText('schema/invalid-payload')
  await form.getByRole('button', { name: 'As JSON' }).press('Enter')
  await form.getByRole('textbox', { name: 'Payload' }).fill('{"program":{"pulses":3},"constraints":{"max_runtime_ms":1000}}')
  await page.keyboard.press('Control+Enter')
  await expect(form.getByRole('status')).toContainText('ok, nvm-rig')
  await expect(form).toContainText('"cells": 1024')
})

test('VO2 VO5 a job under way is cancelled only when that was confirmed, and names its records', async () => {
  const form = page.getByRole('region', { name: 'New job' })
  await form.getByRole('textbox', { name: 'Payload' }).fill('{"job":"slow","program":{},"constraints":{"max_runtime_ms":60000}}')
  await page.keyboard.press('Control+Enter')
  await expect(form.getByRole('status')).toContainText('running, nvm-rig')
  await expect(form).toContainText('"done": 1')
  const grid = page.getByRole('grid', { name: 'Jobs' })
  await expect(grid.getByRole('row').filter({ hasText: 'running' })).toBeVisible()
  await grid.focus()
  await page.keyboard.press('Home')
  await expect(inspector()).toContainText('running')
  await page.keyboard.press('x')
  const question = page.getByRole('form', { name: /^Cancel job/ })
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await grid.focus()
  await page.keyboard.press('x')
  await question.getByRole('textbox', { name: 'Reason' }).fill('not needed')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('status')).toContainText('cancelled')
  await expect(inspector()).toContainText('cancelled')
  await expect(inspector().getByRole('button', { name: /^\d+$/ }).first()).toBeVisible()
  await form.getByRole('button', { name: 'Close the form' }).press('Enter')
})

test('VO4 a refusal is found, with who, code, and the quota that refused it', async () => {
  const ann = await joinBus('ann', '--publish', 'nvm.jobs', '--subscribe', 'nvm.>')
  const job = { topic: 'nvm.jobs', body: { program: {}, constraints: { max_runtime_ms: 9_000 } } }
  await expect(submitJob(ann, job)).rejects.toMatchObject({ code: 'quota/exceeded' })
  const row = page.getByRole('table', { name: 'Refusals' }).getByRole('row').filter({ hasText: 'quota/exceeded' })
  await expect(row).toContainText('nvm.jobs')
  await row.getByRole('button', { name: 'ann' }).press('Enter')
  await expect(inspector()).toContainText('policy.yaml quotas[0].wall_s')
})

test('VO6 what an identity could do, and why; a token is shown once and revoked by its record', async () => {
  await page.getByRole('grid', { name: 'Jobs' }).focus()
  await page.keyboard.press('i')
  const grid = page.getByRole('grid', { name: 'Identities' })
  await expect(grid.getByRole('row').filter({ hasText: 'ann' })).toContainText('guest')
  const can = page.getByRole('form', { name: 'What could it do?' })
  await can.getByRole('combobox', { name: 'Identity' }).fill('ann')
  await can.getByRole('textbox', { name: 'What', exact: true }).fill('pipeline.runs')
  await page.keyboard.press('Enter')
  await expect(can.getByRole('status')).toContainText('No')
  await expect(can.getByRole('status')).toContainText('authz/publish-denied')
  await grid.focus()
  await page.keyboard.press('g')
  const issue = page.getByRole('form', { name: 'Issue a token or an API key' })
  await issue.getByLabel('Identity').fill('visitor')
  await issue.getByLabel('May read').fill('pipeline.>')
  await page.keyboard.press('Enter')
  await expect(issue).toContainText('visitor')
  await page.keyboard.press('Enter')
  const secret = await page.getByRole('textbox', { name: 'Issued' }).inputValue()
  expect(secret).toMatch(/^ey/)
  await page.getByRole('button', { name: 'I have it' }).press('Enter')
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.body.outerHTML + location.href)
  expect(kept).not.toContain(secret)
  await grid.getByRole('row').filter({ hasText: 'visitor' }).click()
  await inspector()
    .getByRole('button', { name: /^Revoke token/ })
    .press('Enter')
  await page
    .getByRole('form', { name: /^Revoke token/ })
    .getByRole('button', { name: 'Revoke token' })
    .press('Enter')
  await expect(grid.getByRole('row').filter({ hasText: 'visitor' })).toHaveCount(0)
})

test('VO3 quotas are told with what is used, what is left and where the limit stands', async () => {
  await page.getByRole('grid', { name: 'Identities' }).focus()
  await page.keyboard.press('u')
  const row = page.getByRole('grid', { name: 'Quotas' }).getByRole('row').filter({ hasText: 'identity/ann' }).first()
  await expect(row).toContainText('5 s')
  await expect(row).toContainText('policy.yaml quotas[0]')
})

test('VS1 VS2 VS6 a policy is checked, reviewed line by line, signed and applied, and its record is linked', async () => {
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('main', { name: 'Settings' })).toBeVisible()
  await page.keyboard.press('p')
  const text = page.getByRole('textbox', { name: 'policy.yaml' })
  const before = await text.inputValue()
  await text.fill(before.replace('r2_max: 0.95', 'r2_max: 7'))
  await page.keyboard.press('Alt+Shift+V')
  await expect(page.getByRole('alert').filter({ hasText: 'policy/invalid' })).toBeVisible()
  await text.fill(before.replace('r2_max: 0.95', 'r2_max: 0.9'))
  await page.keyboard.press('Alt+Shift+V')
  const change = page.getByRole('table', { name: 'Change of the policy' })
  await expect(change.getByRole('row', { name: '− r2_max: 0.95' })).toBeVisible()
  await expect(change.getByRole('row', { name: '+ r2_max: 0.9' })).toBeVisible()
  await page.keyboard.press('Alt+Shift+A')
  await expect(page.getByRole('status').filter({ hasText: 'The policy is in force' }).first()).toBeVisible()
  expect(await readFile(join(workspace.dir, 'policy.yaml'), 'utf8')).toContain('r2_max: 0.9')
  await page
    .getByRole('button', { name: /^record \d+$/ })
    .first()
    .press('Enter')
  await expect(inspector()).toContainText('policy_applied')
})

test('VS4 VS5 a device proves its work; what is trusted holds', async () => {
  await page.getByRole('tab', { name: 'Policy and rules' }).focus()
  await page.keyboard.press('d')
  const grid = page.getByRole('grid', { name: 'Devices' })
  await grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('c')
  await expect(page.getByText('sim0 has proved its work').first()).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('t')
  const trusted = page.getByRole('table', { name: 'What is trusted' })
  await expect(trusted.getByRole('row').filter({ hasText: 'policy.yaml' })).toContainText('as trusted')
  await expect(page.getByRole('region', { name: 'Keys' })).toContainText('npx vbus key rotate')
})

test('VO7 at a moment both views show the record alone, and nothing can be changed', async () => {
  await page.keyboard.press(',')
  await expect(page.getByText('As the record says it at this moment').first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'What is trusted' })).toContainText('policy.yaml')
  await page.keyboard.press('Control+7')
  await page.getByRole('button', { name: 'Operators', exact: true }).press('Enter')
  const grid = page.getByRole('grid', { name: 'Operators' })
  await expect(grid.getByRole('row').filter({ hasText: 'nvm-rig' })).toContainText('running')
  await expect(grid).not.toContainText('Last heard')
  await expect(page.getByRole('button', { name: 'New job' }).first()).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Live', exact: true }).press('Enter')
})

test('VO1 VS1 every part is without an axe violation and inside the policy, light and dark', async () => {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await goTo(page, 'Operators')
    for (const part of ['Operators', 'Jobs', 'Quotas', 'Identities']) {
      await page.getByRole('button', { name: part, exact: true }).first().click()
      expect(await axeFindings(page), `${part} ${scheme}`).toEqual([])
    }
    await goTo(page, 'Settings')
    for (const tab of await page.getByRole('tablist', { name: 'Parts of the settings' }).getByRole('tab').all()) {
      await tab.click()
      expect(await axeFindings(page), `${await tab.innerText()} ${scheme}`).toEqual([])
    }
  }
  expect(policy()).toEqual([])
})

test('VS6 what was applied is trusted when the app starts again', async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()))
  await launched.app.close()
  launched = await launchApp(workspace)
  await expect(launched.page.getByRole('heading', { name: 'The rig is ready' })).toBeVisible()
})
