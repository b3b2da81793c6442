import type { Page } from '@playwright/test'
import type { LaunchedApp } from '../../e2e/support/electron-app.ts'
import { goTo } from '../../e2e/support/page-checks.ts'
import { PacedPublisher } from '../lib/paced-publisher.ts'
import { absoluteRow, type BenchRow, failedRow } from '../lib/report.ts'
import { pagePid, type UiBench, type UiBenchView } from '../lib/ui-bench.ts'

const FLOOD_PER_S = 200_000
const LATENCY_PER_S = 50_000
const WARM_UP_MS = 7_000
const TRACE_MS = 5_000
const LATENCY_MS = 6_000
const BUFFERED = 1_000_000
const REACHED = 10_000_000
const RUNS = 3
const REACHED_MIB = 2_048
const TOPIC = 'bench.load'

/** What the page says of the capture, from what it shows. */
interface Captured {
  readonly taken: number
  readonly kept: number
  readonly byEngine: number
}

/** `1,234 / 1,000,000` as 1234. */
const numberOf = (text: string | undefined): number => Number.parseInt((text ?? '').replaceAll(',', ''), 10)

async function captured(page: Page): Promise<Captured> {
  const texts = await page.locator('.budget dd').allTextContents()
  return { taken: numberOf(texts[0]), kept: numberOf(texts[2]), byEngine: numberOf(texts[5]) }
}

/** Messages of the topic that the inspector shows: those that were taken. */
const takenOfTopic = async (page: Page): Promise<number> =>
  numberOf((await page.locator('.inspector dt:text-is("Captured") + dd').textContent()) ?? '')

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Until nothing more comes. */
async function settled(page: Page): Promise<void> {
  for (let before = -1; ; ) {
    await sleep(1_200)
    const { taken } = await captured(page)
    // The engine's own events go on, a few a second.
    if (taken - before < 50) return
    before = taken
  }
}

const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

async function residentMib({ app, page }: LaunchedApp): Promise<number> {
  const pid = await pagePid(app, page)
  return await app.evaluate(({ app: electron }, wanted) => {
    const found = electron.getAppMetrics().find((one) => one.pid === wanted)
    return (found?.memory.workingSetSize ?? Number.NaN) / 1_024
  }, pid)
}

async function open(ui: UiBench): Promise<{ readonly launched: LaunchedApp; readonly publisher: PacedPublisher }> {
  const workspace = await ui.workspace()
  const launched = await ui.launch(workspace)
  await launched.page.setViewportSize({ width: 1_360, height: 850 })
  await goTo(launched.page, 'Topics')
  const status = await workspace.vbus('status', '--workspace', workspace.dir)
  const token = await workspace.vbus('token', '--subject', 'bench', '--publish', 'bench.>', '--ttl', '1h', '--workspace', workspace.dir)
  const publisher = await PacedPublisher.open(String((status['engine'] as { ws: string }).ws), String(token['token']))
  ui.closeLater(() => publisher[Symbol.asyncDispose]())
  return { launched, publisher }
}

async function selectTopic(page: Page): Promise<void> {
  await page.getByRole('treeitem', { name: /load/ }).click()
  await page.locator('.inspector dt', { hasText: 'Captured' }).waitFor()
  await page.getByRole('treeitem', { name: /All topics/ }).click()
}

/** Frames a second by a callback in each, as an animation would have. */
const countFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const next = (): void => void requestAnimationFrame(next)
    next()
  })

async function flood(ui: UiBench, launched: LaunchedApp, publisher: PacedPublisher): Promise<BenchRow[]> {
  const { page } = launched
  ui.say(`warm-up: ${await publisher.pace(TOPIC, { perS: FLOOD_PER_S, forMs: WARM_UP_MS })} messages`)
  await selectTopic(page)
  await settled(page)
  await countFrames(page)
  const [before, sentBefore, topicBefore] = [await captured(page), publisher.sent, await takenOfTopic(page)]
  const memoryBefore = await residentMib(launched)
  let sent = 0
  const trace = await ui.trace(launched, async () => {
    sent = await publisher.pace(TOPIC, { perS: FLOOD_PER_S, forMs: TRACE_MS })
  })
  await settled(page)
  await sleep(1_500)
  const after = await captured(page)
  const taken = (await takenOfTopic(page)) - topicBefore
  const uncounted = publisher.sent - sentBefore - taken - (after.byEngine - before.byEngine)
  ui.say(
    `sent ${sent} in ${TRACE_MS} ms, captured ${taken}, dropped by the engine ${after.byEngine - before.byEngine}, frames ${trace.frames}`,
  )
  // Memory over four more buffers' worth.
  const fedBefore = publisher.sent
  await publisher.pace(TOPIC, { perS: FLOOD_PER_S, forMs: 2 * TRACE_MS })
  await settled(page)
  const slope = ((await residentMib(launched)) - memoryBefore) / ((publisher.sent - fedBefore + sent) / 100_000)
  return [
    absoluteRow({ id: 'T5.in', goal: FLOOD_PER_S * 0.95, unit: 'msg/s', better: 'higher' }, [(taken / TRACE_MS) * 1_000]),
    absoluteRow({ id: 'T5.busy', goal: 8, unit: 'ms p95', better: 'lower' }, [percentile(trace.busyMs, 0.95)]),
    absoluteRow({ id: 'T5.fps', goal: 58, unit: 'frames/s', better: 'higher' }, [(trace.frames / trace.durationMs) * 1_000]),
    absoluteRow({ id: 'T5.lost', goal: 0.5, unit: 'messages not counted', better: 'lower' }, [Math.abs(uncounted)]),
    absoluteRow({ id: 'memory.slope', goal: 1, unit: 'MiB/100k msg', better: 'lower' }, [slope]),
  ]
}

/** From the time a message carries to the frame after the one in which its row was drawn. */
async function latency(page: Page, publisher: PacedPublisher): Promise<BenchRow> {
  const watching = page.evaluate(async (forMs) => {
    const found: number[] = []
    const endMs = performance.now() + forMs
    let seen = ''
    const nowMs = (): number => performance.timeOrigin + performance.now()
    while (performance.now() < endMs) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const cells = [...document.querySelectorAll('.messages .grid-body .grid-row:last-child > *')]
      const time = cells[1]?.textContent ?? ''
      if (time === seen || !/^\d\d:\d\d:\d\d\.\d{3}$/.test(time)) continue
      seen = time
      // What this frame has drawn is on screen when the next one begins.
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
      const day = new Date()
      const sentMs = new Date(day.getFullYear(), day.getMonth(), day.getDate(), hours, minutes, 0).getTime() + seconds * 1_000
      found.push(nowMs() - sentMs)
    }
    return found
  }, LATENCY_MS - 1_500)
  await publisher.pace(TOPIC, { perS: LATENCY_PER_S, forMs: LATENCY_MS, isStamped: true })
  const values = (await watching).slice(10)
  return absoluteRow({ id: 'T6.p95', goal: 100, unit: 'ms', better: 'lower' }, [percentile(values, 0.95)])
}

/** From the key's event to the first row that the filter lets through being in the page. */
async function filtering(page: Page): Promise<BenchRow> {
  const found: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const before = numberOf((await page.locator('.messages .grid-body .grid-row > :first-child').first().textContent()) ?? '')
    const watching = page.evaluate(
      (first) =>
        new Promise<number>((resolve) => {
          let typedMs = 0
          const field = document.querySelector<HTMLInputElement>('[data-filter]')
          field?.addEventListener('input', (event) => (typedMs = event.timeStamp), { capture: true })
          const watch = new MutationObserver(() => {
            const rows = [...document.querySelectorAll('.messages .grid-body .grid-row')]
            const isThere = rows.length > 0 && Number(rows.at(-1)?.children[0]?.textContent) < first
            if (typedMs === 0 || !isThere) return
            watch.disconnect()
            requestAnimationFrame(() => resolve(performance.now() - typedMs))
          })
          watch.observe(document.querySelector('.messages') as Element, { childList: true, subtree: true, characterData: true })
        }),
      before,
    )
    // All that passes is older than what is on screen: half of the buffer is looked at before the first row is found.
    await page.getByRole('combobox', { name: 'Filter messages' }).fill(`topic = ${TOPIC} and pos < ${before - BUFFERED / 2 - run}`)
    found.push(await watching)
    await page.getByRole('combobox', { name: 'Filter messages' }).fill('')
    await sleep(500)
  }
  return absoluteRow({ id: 'T8.first', goal: 100, unit: 'ms', better: 'lower' }, found)
}

/** Ten million rows in the grid, and those at its ends and in between brought to the screen. */
async function reach(ui: UiBench, page: Page, publisher: PacedPublisher): Promise<BenchRow> {
  await page.getByRole('button', { name: 'Set capture budget' }).click()
  await page.getByRole('textbox', { name: 'Messages', exact: true }).fill(String(REACHED + 1_000))
  await page.getByLabel('MiB').fill(String(REACHED_MIB))
  await page.getByRole('button', { name: 'Set budget' }).click()
  await page.keyboard.press('Escape')
  for (let tries = 0; tries < 40 && (await captured(page)).kept < REACHED; tries += 1) {
    await publisher.pace('bench.tiny', { perS: 300_000, forMs: 4_000, payload: new Uint8Array(8) })
    await settled(page)
  }
  const { kept } = await captured(page)
  ui.say(`${kept} messages kept`)
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  const grid = page.getByRole('grid', { name: 'Messages' })
  await grid.focus()
  let reached = 0
  const rowAt = (index: number): Promise<boolean> =>
    grid
      .locator(`[role="row"][aria-rowindex="${index + 2}"] > :first-child`)
      .filter({ hasText: /\d/ })
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      )
  const rows = Number(await grid.getAttribute('aria-rowcount')) - 1
  await page.keyboard.press('Home')
  let isWhole = await rowAt(0)
  await page.keyboard.press('End')
  isWhole = (await rowAt(rows - 1)) && isWhole
  for (const share of [0.1, 0.37, 0.5, 0.93]) {
    const shown = await grid.evaluate(async (element, at) => {
      element.scrollTop = (element.scrollHeight - element.clientHeight) * at
      await new Promise((resolve) => setTimeout(resolve, 600))
      const all = [...element.querySelectorAll('.grid-body [role="row"]')].map((row) => Number(row.getAttribute('aria-rowindex')))
      return all[Math.floor(all.length / 2)] ?? -1
    }, share)
    isWhole = Math.abs(shown / rows - share) < 0.01 && isWhole
  }
  if (isWhole) reached = rows
  return absoluteRow({ id: 'T9.reach', goal: REACHED, unit: 'rows', better: 'higher' }, [reached])
}

/** Topics: what flows in, how the window bears it, and what of it can be found again. */
export const view: UiBenchView = {
  rows: ['T5.in', 'T5.busy', 'T5.fps', 'T5.lost', 'memory.slope', 'T6.p95', 'T8.first', 'T9.reach'],
  measure: async (ui) => {
    const { launched, publisher } = await open(ui)
    const { page } = launched
    const rows = await flood(ui, launched, publisher)
    rows.push(await latency(page, publisher))
    const { kept } = await captured(page)
    if (kept < BUFFERED) throw new Error(`only ${kept} messages are kept`)
    rows.push(await filtering(page))
    for (const { id, ours, unit } of rows) ui.say(`${id}: ${ours} ${unit}`)
    rows.push(await reach(ui, page, publisher).catch((error: unknown) => failedRow('T9.reach', String(error).slice(0, 200))))
    return rows
  },
}
