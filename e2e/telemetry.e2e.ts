import { join } from 'node:path'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { connectSocket, nodeHasher, systemClock, systemRandom } from '../src/main/platform/index.ts'
import { type Client, connectBus } from '../src/shared/client/index.ts'
import { type EngineProcess, serveEngine } from './support/engine-process.ts'
import { axeFindings, goTo, watchPolicy } from './support/page-checks.ts'
import { makeWorkspace, ROOT, type TestWorkspace } from './support/workspace.ts'

/** Telemetry and Replay on a real engine: its numbers, a traced message from chart to record, and a replay beside its recording. */
let workspace: TestWorkspace
let engine: EngineProcess
let browser: Browser
let page: Page
let policy: () => readonly string[]

const SHOTS = join(ROOT, 'test-results', 'screenshots')
const TRACE = 'ab'.repeat(16)

test.beforeAll(async () => {
  workspace = await makeWorkspace()
  engine = await serveEngine(workspace)
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  const context = await browser.newContext({ viewport: { width: 1_360, height: 850 } })
  page = await context.newPage()
  policy = watchPolicy(page)
  const bus = await connected('default')
  const trace = { traceId: new Uint8Array(16).fill(0xab), spanId: new Uint8Array(8).fill(0xcd) }
  for (let number = 1; number <= 5; number += 1) {
    await bus.publish('pipeline.asked', { number }, { trace })
    await bus.publish('pipeline.answered', { double: 2 * number }, { trace })
  }
  await bus.close()
  await page.goto(engine.ready.ui)
})
test.afterAll(async () => {
  await browser?.close()
  await engine?.[Symbol.asyncDispose]()
  await workspace?.[Symbol.asyncDispose]()
})

/** A client of the namespace that may speak and listen on the topics of these tests. */
async function connected(namespace: string): Promise<Client> {
  const grants = ['--publish', 'pipeline.>', '--subscribe', 'pipeline.>', '--namespace', namespace]
  const { token } = await workspace.vbus('token', '--subject', 'tester', ...grants, '--workspace', workspace.dir)
  const random = systemRandom(systemClock)
  const fill = (into: Uint8Array): void => into.set(random.bytes(into.length))
  const socket = await connectSocket(engine.ready.ws)
  return await connectBus(socket, { token: String(token), client: 'test', clock: systemClock, random: fill, hasher: nodeHasher })
}

test('VM1 VM2 VM3 numbers come as charts that say what is now, and as a table; errors by topic, operator and code', async () => {
  await goTo(page, 'Telemetry')
  await expect(page.getByRole('img', { name: /^Event-loop delay: p50 .* ms$/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Commit to disk: / })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Topics' }).getByRole('row', { name: /pipeline\.asked/ })).toBeVisible()
  await expect(page.getByText('Nothing was refused since the engine started')).toBeVisible()
  await page.screenshot({ path: join(SHOTS, 'telemetry-light.png') })
  await page.getByRole('button', { name: 'Tables' }).click()
  const table = page.getByRole('grid', { name: 'Tables' })
  await expect(table.getByRole('columnheader', { name: 'Event-loop delay p99, ms' })).toBeAttached()
  await expect(table.getByRole('row').nth(1)).toBeVisible()
  await page.getByRole('button', { name: 'Charts' }).click()
})

test('VM7 from a topic to its trace, to a span, to its message and to the record at its position', async () => {
  await page.getByRole('button', { name: 'Show traces of pipeline.asked' }).click()
  const traces = page.getByRole('grid', { name: 'Traces' })
  // It stands below what asked for it, and comes to be seen.
  await expect(traces).toBeInViewport()
  await traces.getByRole('row', { name: /tester/ }).click()
  const waterfall = page.getByRole('grid', { name: 'Waterfall' })
  await waterfall
    .getByRole('row', { name: /commit pipeline\.asked/ })
    .first()
    .click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.getByRole('article', { name: 'commit pipeline.asked' })).toBeVisible()
  await expect(inspector.getByRole('button', { name: new RegExp(TRACE) })).toBeVisible()
  await page.screenshot({ path: join(SHOTS, 'telemetry-trace.png') })
  await inspector.getByRole('button', { name: 'Show the record of the span' }).click()
  await expect(inspector.getByRole('heading', { name: 'Record' }).first()).toBeVisible()
})

test('VM2 at a moment of the past no rate of now is shown, and the view says so', async () => {
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(page.getByText('Rates and delays are not on the record')).toBeVisible()
  await expect(page.getByRole('img', { name: /Event-loop/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Live', exact: true }).click()
  await expect(page.getByRole('img', { name: /Event-loop/ })).toBeVisible()
})

test('VP1 VP2 VP3 VP4 VP6 a range is stepped through into a test namespace, beside its recording, with a verdict', async () => {
  const worker = await connected('test-1')
  await worker.subscribe('pipeline.asked', ({ envelope }) => {
    const { number } = JSON.parse(new TextDecoder().decode(envelope.payload)) as { number: number }
    void worker.publish('pipeline.answered', { double: number === 4 ? 0 : 2 * number })
  })
  await goTo(page, 'Replay')
  const form = page.getByRole('form', { name: 'New replay' })
  await form.getByLabel('Namespace').fill('default')
  await form.getByLabel('Topics to play again').fill('pipeline.asked')
  await form.getByLabel('Topics to compare').fill('pipeline.answered')
  await expect(form.getByText('Nothing that matters may live there').first()).toBeVisible()
  await expect(form.getByRole('button', { name: 'Start replay' })).toHaveAttribute('aria-disabled', 'true')
  await form.getByLabel('Namespace').fill('test-1')
  await form.getByLabel('Step by step').check()
  await form.getByRole('button', { name: 'Start replay' }).click()
  const framed = page.getByRole('region', { name: 'Replayed' })
  await expect(framed).toContainText('Replayed into test-1: not what happened')
  await expect(framed).toContainText('standing still')
  const rows = framed.getByRole('grid', { name: 'Recording and replay' })
  await framed.getByRole('button', { name: 'Step one message' }).click()
  await expect(rows.getByRole('row', { name: /pipeline\.answered 1 .*same/ })).toBeVisible()
  await expect(framed).toContainText('1 played')
  await page.screenshot({ path: join(SHOTS, 'replay-steps.png') })
  await framed.getByRole('button', { name: 'Pause or resume the replay' }).click()
  await expect(framed.getByRole('status', { name: 'Verdict' })).toContainText('One message differs')
  const verdict = framed.getByRole('table', { name: 'Verdict' })
  await expect(verdict.getByRole('row', { name: /pipeline\.answered 5 5 1 № 4/ })).toBeVisible()
  await verdict
    .getByRole('button', { name: /^Message at position/ })
    .first()
    .click()
  const message = page.getByRole('complementary', { name: 'Inspector' }).getByRole('article', { name: /^Message at position/ })
  await expect(message).toContainText('pipeline.answered')
  await page.screenshot({ path: join(SHOTS, 'replay-verdict.png') })
  await worker.close()
})

test('VP1 VP6 a range is walked at the slowest and at the highest speed, to its end, and comes out the same', async () => {
  const worker = await connected('test-2')
  await worker.subscribe('pipeline.asked', ({ envelope }) => {
    const { number } = JSON.parse(new TextDecoder().decode(envelope.payload)) as { number: number }
    void worker.publish('pipeline.answered', { double: 2 * number })
  })
  const form = page.getByRole('form', { name: 'New replay' })
  const framed = page.getByRole('region', { name: 'Replayed' })
  await form.getByLabel('Namespace').fill('test-2')
  await form.getByLabel('Step by step').uncheck()
  await form.getByLabel('Speed').selectOption({ label: '0.01×' })
  await form.getByRole('button', { name: 'Start replay' }).click()
  await expect(framed).toContainText('Replayed into test-2')
  await expect(framed.getByLabel('Speed')).toHaveValue('0.01')
  const same = framed.getByRole('grid', { name: 'Recording and replay' }).getByRole('row', { name: /pipeline\.answered \d .*✓/ })
  await expect(same.first()).toBeVisible()
  // What took moments takes a hundred times as long: the rest of it at another speed, while it runs.
  await framed.getByLabel('Speed').selectOption({ label: '100×' })
  const verdict = framed.getByRole('status', { name: 'Verdict' })
  await expect(verdict).toContainText('The same came of it')
  await expect(verdict).toContainText('5 messages')
  await expect(same).toHaveCount(5)
  await form.getByLabel('Speed').selectOption({ label: '100×' })
  await form.getByRole('button', { name: 'Start replay' }).click()
  await expect(page.getByRole('grid', { name: 'Replays' }).getByText('test-2')).toHaveCount(2)
  await expect(verdict).toContainText('The same came of it')
  await worker.close()
})

test('VP6 a replay in which nothing was played says so, and why', async () => {
  const form = page.getByRole('form', { name: 'New replay' })
  await form.getByLabel('Namespace').fill('test-3')
  await form.getByLabel('Topics to play again').fill('nothing.was.sent')
  await form.getByLabel('Topics to compare').fill('nothing.came')
  await form.getByRole('button', { name: 'Start replay' }).click()
  const framed = page.getByRole('region', { name: 'Replayed' })
  await expect(framed).toContainText('Replayed into test-3')
  await expect(framed).toContainText('Nothing was played')
  await expect(framed).toContainText('only durable topics are recorded')
})

test('WN23 neither view has an axe violation, light and dark', async () => {
  await page.getByRole('button', { name: 'Close inspector' }).click()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    for (const view of ['Telemetry', 'Replay'] as const) {
      await goTo(page, view)
      expect(await axeFindings(page), `${view} ${scheme}`).toEqual([])
      await page.screenshot({ path: join(SHOTS, `${view.toLowerCase()}-${scheme}.png`) })
    }
  }
  expect(policy()).toEqual([])
})
