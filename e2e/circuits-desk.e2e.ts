import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { type EngineProcess, serveEngine } from './support/engine-process.ts'
import { axeFindings, goTo, watchPolicy } from './support/page-checks.ts'
import { makeWorkspace, ROOT, type TestWorkspace } from './support/workspace.ts'

/** Circuits beside their canvas, on a real engine: the text, problems, plan, apply, roll back, bindings, ways, breakpoints, test runs, the past. */
let workspace: TestWorkspace
let engine: EngineProcess
let browser: Browser
let page: Page
let policy: () => readonly string[]
/** The record of a way of a message. */
let wayRecord: string
interface Way {
  readonly steps: readonly { readonly node: string; readonly job_id: string }[]
  readonly source_pos: string
}

const SHOTS = join(ROOT, 'test-results', 'screenshots')
const ECHO = `format: arqonbus.circuit.v1
name: echo
namespace: test # breakpoints are for test namespaces
nodes:
  in: {kind: topic, topic: lab.in}
  loud: {kind: filter, where: 'payload.rms > 0.5'}
  double: {kind: map, to: '{"twice": payload.rms * 2.0}'}
  out: {kind: topic, topic: lab.out}
edges:
  - {from: in, to: loud}
  - {from: loud, to: double}
  - {from: double, to: out}
`
const KEEP = `format: arqonbus.circuit.v1
name: keep
nodes:
  in: {kind: topic, topic: lab.rows}
  row: {kind: map, to: '{"dataset": "lab", "rows": [{"a": payload.a}]}', schema: arqonbus.store.job.v1}
  archive: {kind: operator, type: generic, jobs: store.jobs, results: store.results, accepts: arqonbus.store.job.v1, gives: arqonbus.store.result.v1}
  kept: {kind: topic, topic: lab.kept}
edges:
  - {from: in, to: row}
  - {from: row, to: archive}
  - {from: archive, to: kept}
`

test.beforeAll(async () => {
  test.setTimeout(240_000)
  workspace = await makeWorkspace('circuits')
  await mkdir(join(workspace.dir, 'circuits'), { recursive: true })
  await writeFile(join(workspace.dir, 'circuits/echo.circuit.yaml'), ECHO)
  await writeFile(join(workspace.dir, 'circuits/keep.circuit.yaml'), KEEP)
  engine = await serveEngine(workspace)
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  const context = await browser.newContext({ viewport: { width: 1_360, height: 850 } })
  context.setDefaultTimeout(20_000)
  page = await context.newPage()
  policy = watchPolicy(page)
  await page.goto(engine.ready.ui)
  await goTo(page, 'Circuits')
})
test.afterAll(async () => {
  await browser?.close()
  await engine?.[Symbol.asyncDispose]()
  await workspace?.[Symbol.asyncDispose]()
})

const yaml = () => page.getByRole('textbox', { name: 'Circuit as YAML' })
const desk = () => page.getByRole('region', { name: 'Desk' })
const bar = () => page.getByRole('region', { name: 'What runs' })
const fileText = (name: string) => readFile(join(workspace.dir, 'circuits', name), 'utf8')

async function open(file: string): Promise<void> {
  const files = page.getByRole('combobox', { name: 'Circuit', exact: true })
  await files.selectOption(file)
  await expect(files).toHaveValue(file)
}

async function command(title: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const box = page.getByRole('dialog', { name: 'Omnibox' })
  await box.getByRole('combobox').fill(`>${title}`)
  await box.getByRole('option', { name: title }).first().click()
}

/** Plans, reviews, applies. */
async function apply(): Promise<void> {
  await bar().getByRole('button', { name: 'Plan', exact: true }).click()
  await desk().getByRole('button', { name: 'Apply the plan' }).click()
  await desk()
    .getByRole('form', { name: /^Apply .*\?$/ })
    .getByRole('button', { name: 'Apply', exact: true })
    .click()
}

/** Puts the cursor into a line of the text, `back` characters before its end. */
async function cursorIn(line: string, back = 0): Promise<void> {
  await page.locator('.cm-line', { hasText: line }).click()
  await page.keyboard.press('End')
  for (let left = back; left > 0; left -= 1) await page.keyboard.press('ArrowLeft')
}

test('VX43 VX42 the text and the canvas select the same, and typing is undone where anything else is', async () => {
  await open('echo.circuit.yaml')
  await command('Show canvas and YAML')
  await expect(yaml()).toContainText('payload.rms > 0.5')
  const loud = page.locator('.react-flow__node[data-id="loud"]')
  const canvas = (await page.locator('.react-flow').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height - 20]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 1_500, y, { steps: 4 })
  await page.mouse.up()
  await expect(loud).not.toBeInViewport()
  await cursorIn('loud: {kind', 5)
  // What the text selects is in sight.
  await expect(loud).toBeInViewport()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.locator('.cm-of-selected')).toContainText(["loud: {kind: filter, where: 'payload.rms > 0.5'}"])
  await page.keyboard.type('0.1 + ')
  await expect(yaml()).toContainText('payload.rms > 0.1 + 0.5')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(yaml()).toContainText('payload.rms > 0.5')
  await expect(page.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true')
  expect(await fileText('echo.circuit.yaml')).toBe(ECHO)
})

test('VX40 completion offers what the schema, the circuit and the engine know', async () => {
  await cursorIn('from: double', 4)
  await page.keyboard.press('Control+Space')
  const options = page.getByRole('listbox', { name: 'Completions' })
  await expect(options.getByRole('option', { name: /loud/ })).toBeVisible()
  await page.screenshot({ path: join(SHOTS, 'circuits-completion.png') })
  await page.keyboard.press('Escape')
})

test('VX45 what is wrong with the text is a problem of the window, with the way there and its fix', async () => {
  await cursorIn('format:')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('7')
  await page.keyboard.press('Control+Shift+M')
  const problem = page.getByRole('listitem').filter({ hasText: 'circuit/unknown-version' })
  await expect(problem).toBeVisible()
  await page.screenshot({ path: join(SHOTS, 'circuits-problems.png') })
  await problem.getByRole('button', { name: /^Write format/ }).click()
  await expect(problem).toHaveCount(0)
  await expect(yaml()).toContainText('format: arqonbus.circuit.v1')
  await expect(page.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true')
})

test('VX61 a plan is reviewed and applied, and the record of it is one press away', async () => {
  await apply()
  await expect(desk().getByText('echo runs as version 1')).toBeVisible()
  await expect(bar()).toContainText('active')
  await expect(bar()).toContainText('version 1')
  const record = desk()
    .getByRole('status')
    .getByRole('button', { name: /^Record \d+$/ })
  await record.click()
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('circuit_applied')
  await page.keyboard.press('Escape')
})

test('VX64 a breakpoint holds what reaches the edge: it is looked at, let go one by one, and all at once', async () => {
  await cursorIn('from: loud')
  await desk().getByRole('tab', { name: 'Held' }).click()
  await desk().getByRole('button', { name: 'Set or inspect a breakpoint' }).click()
  await expect(desk().getByRole('heading', { name: /Breakpoint on loud\.out->double\.in/ })).toBeVisible()
  for (const rms of [0.6, 0.7, 0.8]) {
    await workspace.vbus('pub', 'lab.in', '--namespace', 'test', '--data', `{"rms":${rms}}`, '--workspace', workspace.dir)
  }
  const held = desk().getByRole('list', { name: 'Messages that wait, the oldest first' }).getByRole('listitem')
  await expect(held).toHaveCount(3)
  await expect(desk().getByRole('region', { name: 'Payload', exact: true })).toContainText('0.6')
  for (const name of ['loud', 'double']) await expect(page.locator(`.react-flow__node[data-id="${name}"]`)).toBeInViewport()
  await page.screenshot({ path: join(SHOTS, 'circuits-held.png') })
  await desk().getByRole('button', { name: 'Step', exact: true }).click()
  await expect(held).toHaveCount(2)
  await desk().getByRole('button', { name: 'Release all' }).click()
  await expect(held).toHaveCount(0)
  await expect(bar()).toContainText('0 inside')
})

test('VX62 versions: applied again, compared, rolled back, drained; each asked once more', async () => {
  await cursorIn('loud: {kind', 5)
  await page.keyboard.press('Delete')
  await page.keyboard.type('1')
  await apply()
  await expect(desk().getByText('echo runs as version 2')).toBeVisible()
  await desk().getByRole('tab', { name: 'Versions' }).click()
  await desk().getByRole('button', { name: 'Compare with 1' }).click()
  await expect(page.getByText('The canvas shows what differs from version 1')).toBeVisible()
  await page.screenshot({ path: join(SHOTS, 'circuits-compare.png') })
  await desk().getByRole('button', { name: 'Stop comparing' }).click()
  await desk().getByRole('button', { name: 'Roll back to 1' }).click()
  await desk().getByRole('form', { name: 'Roll echo back to version 1?' }).getByRole('button', { name: 'Keep it as it is' }).click()
  await expect(bar()).toContainText('version 2')
  await desk().getByRole('button', { name: 'Roll back to 1' }).click()
  await desk().getByRole('button', { name: 'Roll back', exact: true }).click()
  await expect(desk().getByText('echo runs as version 1 again')).toBeVisible()
  await bar().getByRole('button', { name: 'Drain the circuit' }).click()
  await desk().getByRole('form', { name: 'Drain echo?' }).getByRole('button', { name: 'Drain', exact: true }).click()
  await expect(bar()).toContainText('drained')
})

test('VX60 a node is bound to another operator by a patch of its file, with a badge where that is simulated', async () => {
  await open('bowls.circuit.yaml')
  await desk().getByRole('tab', { name: 'Bindings' }).click()
  await desk().getByRole('combobox', { name: 'Binding file' }).selectOption('simulated.binding.yaml')
  const nvm = desk().getByRole('combobox', { name: 'Operator of nvm' })
  await expect(nvm).toHaveValue('nvm-sim')
  const before = await fileText('simulated.binding.yaml')
  await nvm.selectOption('nvm-notebook')
  await expect(nvm).toHaveValue('nvm-notebook')
  expect(await fileText('simulated.binding.yaml')).toBe(before.replace('nvm-sim', 'nvm-notebook'))
  await expect(desk().getByRole('row', { name: /^nvm/ }).getByText('SIM', { exact: true })).toBeVisible()
  await expect(
    desk()
      .getByRole('row', { name: /^archive/ })
      .getByText('SIM', { exact: true }),
  ).toHaveCount(0)
})

test('VX52 VX53 the way of a message is lit on the canvas, by its record', async () => {
  await open('keep.circuit.yaml')
  await apply()
  await expect(desk().getByText('keep runs as version 1')).toBeVisible()
  await workspace.vbus('pub', 'lab.rows', '--data', '{"a":1}', '--workspace', workspace.dir)
  await desk().getByRole('tab', { name: 'Ways' }).click()
  await expect(async () => {
    await desk().getByRole('button', { name: 'Read again' }).click()
    await expect(
      desk()
        .getByRole('button', { name: /^Light the way/ })
        .first(),
    ).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await desk()
    .getByRole('button', { name: /^Light the way/ })
    .first()
    .click()
  await expect(page.locator('.cnode.on-path').first()).toBeVisible()
  const lit = desk().getByRole('button', { name: /^Light the way/, pressed: true })
  wayRecord = /\d+$/.exec((await lit.getAttribute('aria-label')) ?? '')?.[0] ?? ''
  await expect(desk().getByRole('list', { name: 'Ways of messages' })).toContainText('came out')
  await page.screenshot({ path: join(SHOTS, 'circuits-ways.png') })
})

test('VX69 a record, a job, a span and a message in other views lead to the way on the canvas', async () => {
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const lit = page.locator('.cnode.on-path')
  const row = desk()
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `Light the way of record ${wayRecord}` }) })
  await row.getByRole('button', { name: 'Trace' }).click()
  const trace = (await row.getByRole('button', { name: 'Trace' }).getAttribute('title')) ?? ''
  expect(trace).toMatch(/^[0-9a-f]{32}$/)
  await row.getByTitle(`Record ${wayRecord}`).click()
  await expect(inspector).toContainText('circuit_path')
  const body = JSON.parse((await inspector.locator('pre.json').textContent()) ?? '{}') as Way
  const job = body.steps.find(({ node }) => node === 'archive')?.job_id ?? ''
  const jobId = job.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const workspaceId = /\/w\/([0-9a-f-]{36})\//.exec(page.url())?.[1] ?? ''
  for (const [view, selection] of [
    ['audit', `record:${wayRecord}`],
    ['operators', `job:${jobId}`],
    ['telemetry', `span:${trace}/0`],
    ['topics', `message:${body.source_pos}`],
  ] as const) {
    await desk().getByRole('button', { name: 'Put the way out' }).click()
    await expect(lit).toHaveCount(0)
    await open('echo.circuit.yaml')
    // In one step: between two, the window may write its own place over the link.
    await page.evaluate(
      (path) => {
        window.history.pushState(undefined, '', path)
        window.dispatchEvent(new PopStateEvent('popstate'))
      },
      `/w/${workspaceId}/${view}?sel=${encodeURIComponent(selection)}`,
    )
    await expect(page.getByRole('main', { name: 'Circuits' })).toHaveCount(0)
    if (view === 'topics') await command('Show its way through a circuit')
    else await inspector.getByRole('button', { name: 'Show its way through a circuit' }).click()
    await expect(page.getByRole('main', { name: 'Circuits' }), selection).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Circuit', exact: true })).toHaveValue('keep.circuit.yaml')
    await expect(lit.first(), selection).toBeVisible()
    await expect(desk().getByRole('button', { name: `Light the way of record ${wayRecord}`, pressed: true })).toBeVisible()
  }
})

test('VX63 a test run takes messages and says where what came out is not what was expected', async () => {
  await open('echo.circuit.yaml')
  await desk().getByRole('tab', { name: 'Test' }).click()
  await desk()
    .getByRole('textbox', { name: /^Inputs/ })
    .fill('{"topic":"lab.in","payload":{"rms":2}}')
  await desk()
    .getByRole('textbox', { name: /^Expected/ })
    .fill('{"topic":"lab.out","payload":{"twice":4}}')
  await desk().getByRole('button', { name: 'Run test' }).click()
  await expect(desk().getByText('Everything came out as expected')).toBeVisible()
  await desk()
    .getByRole('textbox', { name: /^Expected/ })
    .fill('{"topic":"lab.out","payload":{"twice":5}}')
  await desk().getByRole('button', { name: 'Run test' }).click()
  await expect(desk().getByText('It came out otherwise')).toBeVisible()
})

test('VX54 at a moment it is the version that ran then, and editing is closed', async () => {
  await open('echo.circuit.yaml')
  await desk().getByRole('tab', { name: 'Versions' }).click()
  const row = desk()
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: 'Roll back to 2' }) })
  const second = (await row.getByRole('button', { name: /^\d+$/ }).textContent()) ?? ''
  await page.getByRole('region', { name: 'Time' }).getByLabel('Record', { exact: true }).fill(second)
  await page.keyboard.press('Enter')
  await expect(bar()).toContainText('version 2 was what ran after record')
  await expect(yaml()).toContainText('payload.rms > 1.5')
  await expect(yaml()).toHaveAttribute('contenteditable', 'false')
  await page.screenshot({ path: join(SHOTS, 'circuits-moment.png') })
  await page.getByRole('region', { name: 'Time' }).getByLabel('Record', { exact: true }).fill('3')
  await page.keyboard.press('Enter')
  await expect(bar()).toContainText('nothing ran under this name')
  // Node by node what the record knew after the way of the one message that went through.
  await page.getByRole('region', { name: 'Time' }).getByLabel('Record', { exact: true }).fill(wayRecord)
  await page.keyboard.press('Enter')
  await open('keep.circuit.yaml')
  await expect(bar()).toContainText('version 1 was what ran after record')
  await expect(page.getByRole('group', { name: /^operator archive/ })).toContainText('1 message')
  await page.screenshot({ path: join(SHOTS, 'circuits-moment-counts.png') })
  await open('echo.circuit.yaml')
  await page.getByRole('button', { name: 'Live', exact: true }).click()
  await expect(bar()).toContainText('drained')
})

test('WN23 WN40 no violation of axe nor of the policy, in light, dark and high contrast', async () => {
  for (const [scheme, contrast] of [
    ['light', 'no-preference'],
    ['dark', 'no-preference'],
    ['dark', 'more'],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme, contrast })
    for (const tab of ['Plan', 'Versions', 'Bindings', 'Ways', 'Held', 'Test']) {
      await desk().getByRole('tab', { name: tab }).click()
      expect(await axeFindings(page, { isEnhanced: contrast === 'more' }), `${scheme} ${contrast} ${tab}`).toEqual([])
    }
    await page.screenshot({ path: join(SHOTS, `circuits-desk-${scheme}-${contrast}.png`) })
  }
  expect(policy()).toEqual([])
})
