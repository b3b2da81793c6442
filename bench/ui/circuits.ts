import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { LaunchedApp } from '../../e2e/support/electron-app.ts'
import { goTo } from '../../e2e/support/page-checks.ts'
import type { TestWorkspace } from '../../e2e/support/workspace.ts'
import { percentiles } from '../lib/percentiles.ts'
import { absoluteRow, type BenchRow } from '../lib/report.ts'
import type { UiBench, UiBenchView } from '../lib/ui-bench.ts'

const OPEN = { id: 'T1.open', goal: 1_000, unit: 'ms', better: 'lower' } as const
const PAN = { id: 'T2.pan', goal: 16, unit: 'ms p95', better: 'lower' } as const
const DRAG = { id: 'T2.drag', goal: 16, unit: 'ms p95', better: 'lower' } as const
const VALIDATE = { id: 'T3.validate', goal: 50, unit: 'ms', better: 'lower' } as const
/** Reading the YAML besides, after a node was added: only what changed is parsed. */
const CHECK = { id: 'T3.check', goal: 50, unit: 'ms', better: 'lower' } as const
const LAYOUT = { id: 'T3.layout', goal: 2_500, unit: 'ms', better: 'lower' } as const
const CANCEL = { id: 'T3.cancel', goal: 100, unit: 'ms', better: 'lower' } as const
/** 1: the file is the same bytes after it was opened, edited, undone and saved, and one edit touched one line; 0 when not. */
const IDENTITY = { id: 'T4.identity', goal: 1, unit: 'byte-identical', better: 'higher' } as const

const NODES = 1_000
const RUNS = 5
/** From all in sight to one column of nodes. */
const ZOOM_STEPS = 5
const STEPS = 60
const STEP_MS = 12
const FILE = 'large.circuit.yaml'

/** A thousand nodes that fan out and come together again. */
function largeCircuit(): string {
  const kinds = [
    "{kind: filter, where: 'true'}",
    '{kind: merge}',
    '{kind: map, to: \'{"value": payload}\'}',
    '{kind: probe}',
    '{kind: throttle, per_s: 10}',
  ]
  const nodes = Array.from({ length: NODES }, (_, index) => `  n${index}: ${kinds[index % kinds.length]}   # kept as it is`)
  const edges = Array.from({ length: NODES - 1 }, (_, before) => {
    const index = before + 1
    const first = `  - {from: n${Math.max(0, before - (index % 7))}, to: n${index}}`
    return index % 2 === 0 && index > 9 ? `${first}\n  - {from: n${index - 9}, to: n${index}}` : first
  })
  return `# large\nformat: arqonbus.circuit.v1\nname: large\nnodes:\n${nodes.join('\n')}\nedges:\n${edges.join('\n')}\n`
}

const SMALL = 'format: arqonbus.circuit.v1\nname: a-small\nnodes:\n  a: {kind: merge}\n  b: {kind: probe}\nedges:\n  - {from: a, to: b}\n'

async function open(ui: UiBench): Promise<{ readonly launched: LaunchedApp; readonly workspace: TestWorkspace }> {
  const workspace = await ui.workspace()
  await mkdir(join(workspace.dir, 'circuits'), { recursive: true })
  await writeFile(join(workspace.dir, 'circuits', FILE), largeCircuit())
  await writeFile(join(workspace.dir, 'circuits/a-small.circuit.yaml'), SMALL)
  const launched = await ui.launch(workspace)
  await goTo(launched.page, 'Circuits')
  await launched.page.locator('.react-flow__node[data-id="a"]').waitFor()
  return { launched, workspace }
}

/** From picking the file to the frame after the one that drew its first node, ms. */
function opening(page: Page): Promise<number> {
  return page.evaluate(async (file) => {
    const select = document.querySelector<HTMLSelectElement>('select.circuit-file')
    if (select === null) throw new Error('no list of circuits')
    const startMs = performance.now()
    select.value = file
    select.dispatchEvent(new Event('change', { bubbles: true }))
    while (document.querySelector('.react-flow__node[data-id="n0"]') === null) await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - startMs
  }, FILE)
}

/** Pointer moves about a place while the button is down. */
async function swing(page: Page, { x, y }: { readonly x: number; readonly y: number }): Promise<void> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 0; step < STEPS; step += 1) {
    await page.mouse.move(x + Math.sin(step / 8) * 90, y + Math.cos(step / 8) * 50)
    await page.waitForTimeout(STEP_MS)
  }
  await page.mouse.up()
}

/** A place of the pane without a node, and the middle of a node that is drawn as an element, in the window's pixels. */
function places(page: Page) {
  return page.evaluate(() => {
    const pane = document.querySelector('.circuit-canvas')?.getBoundingClientRect() ?? new DOMRect()
    const isFree = (x: number, y: number): boolean => document.elementFromPoint(x, y)?.classList.contains('react-flow__pane') === true
    const middle = { x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 }
    let free = { x: pane.x + 12, y: pane.y + 12 }
    for (let y = pane.top + 80; y < pane.bottom - 80; y += 9) if (isFree(middle.x, y)) free = { x: middle.x, y }
    for (const node of document.querySelectorAll('.react-flow__node')) {
      const { left, top, width, height, right, bottom } = node.getBoundingClientRect()
      const isInside = left > pane.left + 100 && right < pane.right - 100 && top > pane.top + 60 && bottom < pane.bottom - 60
      if (isInside) return { free, node: { x: left + width / 2, y: top + height / 3 } }
    }
    return { free, node: undefined }
  })
}

/** Panning and dragging at zooms from all in sight to the closest: of each the worst of all zooms. */
async function moving(ui: UiBench, launched: LaunchedApp): Promise<BenchRow[]> {
  const { page } = launched
  const canvas = page.getByRole('application', { name: 'Canvas' })
  const box = (await canvas.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await canvas.focus()
  await page.keyboard.press('f')
  await page.waitForTimeout(500)
  const [pans, drags]: [number[], number[]] = [[], []]
  for (let zoom = 0; zoom < ZOOM_STEPS; zoom += 1) {
    const { free, node } = await places(page)
    const p95 = async (at: { readonly x: number; readonly y: number }): Promise<number> =>
      percentiles((await ui.trace(launched, () => swing(page, at))).busyMs).p95 ?? 0
    const drawn = await page.locator('.react-flow__node').count()
    pans.push(await p95(free))
    // Below the zoom at which nodes are elements, the canvas finds what is pressed.
    drags.push(await p95(node ?? middle))
    ui.say(`zoom ${zoom}: ${drawn} nodes as elements, pan ${pans.at(-1)?.toFixed(1)} ms, drag ${drags.at(-1)?.toFixed(1)} ms p95`)
    await page.mouse.move(middle.x, middle.y)
    await page.mouse.wheel(0, -600)
    await page.waitForTimeout(400)
    // What is in the middle of a large circuit may be empty ground.
    await page.getByRole('searchbox', { name: 'Search nodes' }).fill('n500')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(400)
  }
  return [absoluteRow(PAN, [Math.max(...pans)]), absoluteRow(DRAG, [Math.max(...drags)])]
}

const standing = (page: Page) => page.locator('.circuit-standing')

/** From the key to the moved nodes; and from the cancel to the end of the layout. */
async function layouts(page: Page): Promise<BenchRow[]> {
  const canvas = page.getByRole('application', { name: 'Canvas' })
  const cancel = page.getByRole('button', { name: 'Cancel layout' })
  const laid: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    await canvas.focus()
    const startMs = Date.now()
    await page.keyboard.press('l')
    await cancel.waitFor({ timeout: 5_000 }).catch(() => undefined)
    await cancel.waitFor({ state: 'detached' })
    laid.push(Date.now() - startMs)
    await page.keyboard.press('Control+z')
  }
  const ended: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    await canvas.focus()
    await page.keyboard.press('l')
    await cancel.waitFor()
    ended.push(
      await cancel.evaluate(async (button) => {
        const startMs = performance.now()
        ;(button as HTMLButtonElement).click()
        while (button.isConnected) await new Promise((resolve) => setTimeout(resolve, 1))
        return performance.now() - startMs
      }),
    )
  }
  return [absoluteRow(LAYOUT, laid), absoluteRow(CANCEL, ended)]
}

/** What the worker itself says that validating took, and with reading. */
async function validations(page: Page): Promise<BenchRow[]> {
  const [found, whole]: [number[], number[]] = [[], []]
  for (let run = 0; run < RUNS; run += 1) {
    const before = await page.evaluate(() => performance.getEntriesByName('circuit-check').length)
    await page.getByRole('application', { name: 'Canvas' }).focus()
    await page.keyboard.press('a')
    await page.getByRole('dialog', { name: 'Add a node' }).waitFor()
    await page.keyboard.type('probe')
    await page.keyboard.press('Shift+Enter')
    await page.waitForFunction((count) => performance.getEntriesByName('circuit-check').length > count, before)
    const last = (name: string): Promise<number> =>
      page.evaluate((entry) => performance.getEntriesByName(entry).at(-1)?.duration ?? Number.NaN, name)
    whole.push(await last('circuit-check'))
    found.push(await last('circuit-validate'))
  }
  for (let run = 0; run < RUNS; run += 1) await page.keyboard.press('Control+z')
  return [absoluteRow(VALIDATE, found), absoluteRow(CHECK, whole)]
}

/** Opened, one node added, saved: one line more. Undone and saved: the bytes that were there. */
async function identity(page: Page, workspace: TestWorkspace): Promise<BenchRow> {
  const path = join(workspace.dir, 'circuits', FILE)
  const before = await readFile(path, 'utf8')
  const saved = async (): Promise<string> => {
    await page.keyboard.press('Control+s')
    await standing(page).getByText('unsaved').waitFor({ state: 'detached' })
    return await readFile(path, 'utf8')
  }
  await page.getByRole('application', { name: 'Canvas' }).focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await page.getByRole('dialog', { name: 'Add a node' }).waitFor()
  await page.keyboard.type('probe')
  await page.keyboard.press('Shift+Enter')
  await standing(page).getByText('unsaved').waitFor()
  const lines = before.split('\n')
  const added = (await saved()).split('\n').filter((line) => !lines.includes(line))
  await page.keyboard.press('Control+z')
  await standing(page).getByText('unsaved').waitFor()
  const isSame = (await saved()) === before
  return absoluteRow(IDENTITY, [isSame && added.length === 1 ? 1 : 0])
}

/** The circuit editor with a thousand nodes. */
export const view: UiBenchView = {
  rows: [OPEN, PAN, DRAG, VALIDATE, CHECK, LAYOUT, CANCEL, IDENTITY].map(({ id }) => id),
  measure: async (ui) => {
    const { launched, workspace } = await open(ui)
    const { page } = launched
    const rows = [absoluteRow(OPEN, [await opening(page)])]
    rows.push(await identity(page, workspace))
    rows.push(...(await validations(page)))
    rows.push(...(await layouts(page)))
    rows.push(...(await moving(ui, launched)))
    return rows
  },
}
