import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launchApp } from './support/electron-app.ts'
import { type EngineProcess, serveEngine } from './support/engine-process.ts'
import { Keyboard } from './support/keyboard.ts'
import { makeWorkspace, type TestWorkspace } from './support/workspace.ts'

/** One story for each kind of person, by keyboard alone, in the real Electron on a real engine. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(400_000)

const RUN_TIMEOUT_MS = 180_000
let workspace: TestWorkspace
let engine: EngineProcess
let launched: LaunchedApp
let page: Page
let keyboard: Keyboard

test.beforeAll(async () => {
  workspace = await makeWorkspace()
  // Refusals are counted for a second, not for a minute, before they are on the record.
  const policy = join(workspace.dir, 'policy.yaml')
  await writeFile(policy, (await readFile(policy, 'utf8')).replace('window_s: 60', 'window_s: 1'))
  await workspace.vbus('trust', '--workspace', workspace.dir)
  engine = await serveEngine(workspace)
  launched = await launchApp(workspace)
  page = launched.page
  keyboard = new Keyboard(page)
  await expect(rig()).toContainText('Ready')
})
test.afterAll(async () => {
  await launched?.app.close()
  await engine?.stop()
  await workspace?.[Symbol.asyncDispose]()
})

/** To a view by its key; a person waits for it before going on. */
async function goByKey(key: string, view: string): Promise<void> {
  await keyboard.press(key)
  await expect(page.getByRole('heading', { level: 1, name: view })).toBeVisible()
  await expect(page.locator('main .loading')).toHaveCount(0)
}

const rig = () => page.getByRole('status', { name: 'Rig state' })
const inspector = () => page.getByRole('complementary', { name: 'Inspector' })

/** The bundle of a run that failed in a workspace of somebody else. */
async function foreignBundle(): Promise<string> {
  await using other = await makeWorkspace()
  await flip(join(other.dir, 'data/critics.csv'))
  const failed: unknown = await other.vbus('run', '--workspace', other.dir).catch((error: unknown) => error)
  const run = /"run_id":"(run-[0-9a-f-]+)"/.exec((failed as { stdout: string }).stdout)?.[1] ?? ''
  const file = join(workspace.home, 'foreign.bundle')
  await other.vbus('audit', 'bundle', run, '-o', file, '--workspace', other.dir)
  return file
}

/** Changes one byte. @returns what the file was */
async function flip(file: string): Promise<Buffer> {
  const original = await readFile(file)
  const broken = Buffer.from(original)
  broken[400] = broken[400] === 0x31 ? 0x32 : 0x31
  await writeFile(file, broken)
  return original
}

test('WN21 a researcher runs, breaks an input, reads the failure, and acknowledges it, by keyboard alone', async () => {
  await keyboard.press('Alt+r')
  await expect(page.getByRole('main', { name: 'Runs' })).toBeVisible()
  await expect(rig()).toContainText('Last run passed', { timeout: RUN_TIMEOUT_MS })

  const file = join(workspace.dir, 'data/critics.csv')
  const original = await flip(file)
  await keyboard.press('Alt+r')
  await expect(rig()).toContainText('DATA_BREAKDOWN', { timeout: RUN_TIMEOUT_MS })

  // What the file should be, what it is, and what to do about it.
  await goByKey('Control+5', 'Runs')
  const lane = page.getByRole('main', { name: 'Runs' }).getByRole('region', { name: 'Breach' })
  await expect(lane).toContainText('data/changed')
  const evidence = lane.getByRole('table').getByRole('row').filter({ hasText: 'sha256' })
  const [expected, actual] = await evidence.getByRole('cell').allTextContents()
  expect(expected).toMatch(/^[0-9a-f]{64}$/)
  expect(actual).toMatch(/^[0-9a-f]{64}$/)
  expect(actual).not.toBe(expected)
  await expect(lane).toContainText('Restore the file')

  // While the breaker is open no run starts, and the window says so.
  await writeFile(file, original)
  await keyboard.press('Alt+r')
  await expect(page.getByRole('alert').filter({ hasText: 'engine/breaker-open' })).toBeVisible()
  await goByKey('Control+5', 'Runs')
  await keyboard.reach(lane.getByRole('textbox', { name: 'Reason' }))
  await keyboard.type('restored critics.csv from the archive')
  await keyboard.press('Enter')
  await expect(rig()).toContainText('Ready')

  // The acknowledgement is on the record, with the reason.
  await goByKey('Control+6', 'Audit')
  await keyboard.press('/')
  await keyboard.type('kind:breach_acknowledged')
  await keyboard.press('Escape')
  const records = page.getByRole('grid', { name: 'Audit records' })
  await keyboard.reach(records)
  await keyboard.press('End')
  await expect(inspector()).toContainText('restored critics.csv from the archive')
  await keyboard.press('/', 'Control+a', 'Delete', 'Escape')
})

test('WN21 an auditor steps through an earlier run with the state at each record, verifies the log, and follows a record to its checkpoint', async () => {
  // The run before the newest one.
  await goByKey('Control+5', 'Runs')
  await keyboard.press('j')
  const run = page.getByRole('region', { name: /^Run run-/ })
  await expect(run).toBeVisible()
  const id = ((await run.getAttribute('aria-label')) ?? '').slice('Run '.length)
  await goByKey('Control+6', 'Audit')
  await keyboard.press('/')
  await keyboard.type(`run:${id}`)
  await keyboard.press('Escape')
  const records = page.getByRole('grid', { name: 'Audit records' })
  const state = page.getByRole('region', { name: 'State after the record' })
  await expect(page.getByText(/^[\d,]+ of [\d,]+$/)).toBeVisible()
  await keyboard.reach(records)
  const selected = async (): Promise<string> => {
    const cells = await records.getByRole('row', { selected: true }).getByRole('gridcell').allTextContents()
    return cells[0] ?? 'none'
  }
  for (const key of ['Home', 'ArrowRight', 'ArrowRight']) {
    const before = await selected()
    await keyboard.press(key)
    await expect.poll(selected).not.toBe(before)
    const number = await selected()
    await expect(state.getByRole('heading', { name: `State after record ${Number(number).toLocaleString('en')}` })).toBeVisible()
    // The same state that another reader folds from the files.
    const told = await workspace.vbus('audit', 'state', number, '--path', 'size', '--workspace', workspace.dir)
    await expect(state.getByRole('button', { name: new RegExp(String(told['sha256'])) })).toBeVisible()
  }
  await keyboard.press('Shift+ArrowRight')
  await expect(page.getByRole('complementary', { name: 'The past' })).toBeVisible()

  await keyboard.press('Alt+v')
  await expect(page.getByText('The log holds.')).toBeVisible({ timeout: 60_000 })

  await keyboard.press('Alt+o')
  await expect(inspector().getByText(/^Record [\d,]+ is in the log of [\d,]+ records that was signed/)).toBeVisible({ timeout: 60_000 })
  await expect(inspector().getByText(/in checkpoint [\d,]+, signed by/)).toBeVisible()

  // What somebody else can check it by.
  const saved = join(workspace.home, 'run.bundle')
  await launched.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
  }, saved)
  await keyboard.reach(records)
  await keyboard.press('Home')
  await expect(inspector().getByRole('button', { name: id })).toBeVisible()
  await keyboard.press('Alt+e')
  await expect(page.getByRole('status').filter({ hasText: 'Bundle saved' })).toBeVisible()
  expect(await workspace.vbus('audit', 'check', saved)).toMatchObject({ type_of_file: 'bundle', run: id, pinned: false })
  await keyboard.press('/', 'Control+a', 'Delete', 'Escape', 'n')
})

test('WN21 an auditor checks a bundle that somebody gave: its key is not known until it is pinned, by keyboard alone', async () => {
  const bundle = await foreignBundle()
  await goByKey('Control+6', 'Audit')
  const chooser = page.waitForEvent('filechooser')
  await keyboard.command('Check a bundle')
  await (await chooser).setFiles(bundle)
  const verdict = page.getByRole('status').filter({ hasText: 'foreign.bundle holds' })
  await expect(verdict).toContainText(/signed by .*, not known to you/)
  await expect(verdict).toContainText('Breaches: 1')
  await expect(verdict).toContainText(/What ran was trusted with the person key [0-9a-f]{8}: its signature was checked here/)
  await keyboard.reach(verdict.getByRole('button', { name: 'Pin this key' }))
  await keyboard.press('Enter')
  await expect(verdict).toContainText('which you pinned')

  // One byte of it is another one.
  const bytes = await readFile(bundle)
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  const forged = join(workspace.home, 'forged.bundle')
  await writeFile(forged, bytes)
  const again = page.waitForEvent('filechooser')
  await keyboard.command('Check a bundle')
  await (await again).setFiles(forged)
  const alert = page.getByRole('alert').filter({ hasText: 'forged.bundle does not hold' })
  await expect(alert).toBeVisible()
  await keyboard.reach(alert.getByRole('button', { name: 'Close' }))
  await keyboard.press('Enter')
})

test('WN21 an operator’s keeper finds why a job was refused: its code, its record, and the grant that is missing, by keyboard alone', async () => {
  const issued = await workspace.vbus('token', '--workspace', workspace.dir, '--subject', 'student', '--publish', 'lab.notes')
  const token = join(workspace.home, 'student.token')
  await writeFile(token, `${String(issued['token'])}\n`, { mode: 0o600 })
  const job = ['jobs', 'submit', 'lab.jobs', '--data', '{"job":"add"}', '--url', engine.ready.ws, '--token-file', token]
  await expect(workspace.vbus(...job)).rejects.toThrow()

  await goByKey('Control+7', 'Operators')
  await keyboard.press('j')
  const refusals = page.getByRole('table', { name: 'Refusals' })
  const row = refusals.getByRole('row').filter({ hasText: 'student' })
  await expect(row).toContainText('authz/', { timeout: 30_000 })
  await expect(row).toContainText('lab.jobs')

  // Its record.
  await keyboard.reach(row.getByRole('button').first())
  await keyboard.press('Enter')
  await expect(inspector().getByRole('article', { name: /^Record / })).toContainText('authz/')

  // Whether it might, and what decides.
  await keyboard.press('i')
  await keyboard.reach(page.getByRole('combobox', { name: 'Identity' }))
  await keyboard.type('student')
  await keyboard.press('Tab', 'Tab')
  await keyboard.type('lab.jobs')
  await keyboard.press('Enter')
  await expect(page.getByRole('status', { name: 'Answer' })).toContainText('lab.jobs')
})
