import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launchApp } from './support/electron-app.ts'
import { Keyboard } from './support/keyboard.ts'
import { axeFindings, goTo, regionsMissed, watchPolicy } from './support/page-checks.ts'
import { makeWorkspace, ROOT, type TestWorkspace } from './support/workspace.ts'

/** The circuit editor in the real app on a real engine: built, applied and rolled back by keyboard alone, and looked at in each theme. */
test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)

const SCREENS = join(ROOT, 'test-results/screens')
const PART = `format: arqonbus.circuit.v1
name: part
nodes:
  first: {kind: map, to: '{"value": payload.value}'}
  second: {kind: probe}
edges:
  - {from: first, to: second}
inputs: {in: first}
outputs: {out: second}
`
const WHOLE = `format: arqonbus.circuit.v1
name: whole
nodes:
  source: {kind: topic, topic: whole.in}
  gate: {kind: filter, where: 'payload.value > 1.0'}
  part: {kind: circuit, file: ./part.circuit.yaml}
  sink: {kind: topic, topic: whole.out}
  lost: {kind: dead_letter, topic: whole.lost}
edges:
  - {from: source, to: gate}
  - {from: gate, to: part, durable: true}
  - {from: part, to: sink}
  - {from: gate.error, to: lost}
`

const PLAIN = `format: arqonbus.circuit.v1
name: plain
nodes:
  in: {kind: topic, topic: plain.in}
  twice: {kind: map, to: '{"value": payload.value * 2.0}'}
  out: {kind: topic, topic: plain.out}
edges:
  - {from: in, to: twice}
  - {from: twice, to: out}
`

let workspace: TestWorkspace
let launched: LaunchedApp
let page: Page
let keyboard: Keyboard
let policy: () => readonly string[]

test.beforeAll(async () => {
  workspace = await makeWorkspace()
  await mkdir(join(workspace.dir, 'circuits'), { recursive: true })
  await writeFile(join(workspace.dir, 'circuits/part.circuit.yaml'), PART)
  await writeFile(join(workspace.dir, 'circuits/whole.circuit.yaml'), WHOLE)
  await writeFile(join(workspace.dir, 'circuits/plain.circuit.yaml'), PLAIN)
  launched = await launchApp(workspace)
  page = launched.page
  policy = watchPolicy(page)
  keyboard = new Keyboard(page)
  await expect(page.getByRole('contentinfo')).toContainText('Connected as')
  await mkdir(SCREENS, { recursive: true })
})
test.afterAll(async () => {
  await launched?.app.close()
  await workspace?.[Symbol.asyncDispose]()
})

const canvas = () => page.getByRole('application', { name: 'Canvas' })
const canvasRegion = () => page.locator('[data-region="canvas"]')
const node = (name: string) => page.getByRole('group', { name, exact: true })
const fileText = (name: string): Promise<string> => readFile(join(workspace.dir, 'circuits', name), 'utf8')

/** Adds a kind of node after the selected one. */
async function add(kind: string): Promise<void> {
  await keyboard.press('Tab')
  await expect(page.getByRole('dialog', { name: 'Add a node' })).toBeVisible()
  await keyboard.type(kind)
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('VX30 a person with a keyboard alone builds a circuit, saves it, applies it, changes it and rolls it back', async () => {
  await keyboard.press('Control+2')
  await expect(page.getByRole('main', { name: 'Circuits' })).toBeVisible()
  await expect(page.locator('.view-loading')).toHaveCount(0)
  await expect(canvas()).toBeVisible()
  await keyboard.press('Shift+N')
  await expect(page.getByRole('dialog', { name: 'New circuit' })).toBeVisible()
  await keyboard.type('hello')
  await keyboard.press('Enter')
  await expect(node('topic source')).toBeVisible()
  await keyboard.reach(canvas())
  await keyboard.press('ArrowRight', 'ArrowRight')
  await expect(node('probe look')).toBeFocused()
  await add('delay')
  await expect(node('delay delay')).toBeFocused()
  await keyboard.press('F2')
  await page.getByRole('dialog', { name: 'Rename delay' }).waitFor()
  await keyboard.type('later')
  await keyboard.press('Enter')
  await expect(node('delay later')).toBeVisible()
  await keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'Connect later to' })).toBeVisible()
  await keyboard.type('sink')
  await keyboard.press('Enter')
  await expect(page.getByRole('gridcell', { name: 'sink', exact: true }).first()).toBeVisible()
  await keyboard.press('Control+s')
  await expect.poll(() => fileText('hello.circuit.yaml').catch(() => '')).toContain('{from: later, to: sink}')
  await applyByKeyboard('hello runs as version 1')
  // Another version, and back.
  await keyboard.reach(canvas())
  await keyboard.press('Escape', 'ArrowRight')
  await expect(node('topic source')).toBeFocused()
  await keyboard.press('ArrowRight')
  await add('throttle')
  await keyboard.press('Control+s')
  await expect.poll(() => fileText('hello.circuit.yaml')).toContain('throttle')
  await applyByKeyboard('hello runs as version 2')
  await keyboard.command('Roll back one version')
  await confirmByKeyboard(/^Roll hello back to version 1\?$/)
  await expect(desk()).toContainText('hello runs as version 1 again')
  const status = JSON.stringify(await workspace.vbus('circuit', 'status', 'hello', '--workspace', workspace.dir))
  expect(status).toContain('"version":1')
  // What is edited is still the newest, and every act of it can be taken back.
  await keyboard.press('Control+z')
  await expect(node('throttle throttle')).toHaveCount(0)
  expect(policy()).toEqual([])
})

const desk = () => page.getByRole('region', { name: 'Desk' })
const bar = () => page.getByRole('region', { name: 'What runs' })

const isIn = (region: ReturnType<typeof desk>): Promise<boolean> => region.evaluate((element) => element.contains(document.activeElement))

/** F6 leads from region to region. */
async function toRegion(region: ReturnType<typeof desk>): Promise<void> {
  for (let step = 0; step < 20 && !(await isIn(region)); step += 1) await keyboard.press('F6')
  expect(await isIn(region)).toBe(true)
}

/** The form that asks is the first in the desk. */
async function confirmByKeyboard(name: RegExp): Promise<void> {
  const form = desk().getByRole('form', { name })
  await expect(form).toBeVisible()
  await toRegion(desk())
  const act = form.getByRole('button').first()
  await keyboard.reach(act)
  await keyboard.press('Enter')
  await expect(form).toHaveCount(0)
}

/** Plans, reviews, applies. */
async function applyByKeyboard(done: string): Promise<void> {
  await keyboard.press('p')
  await expect(desk().getByRole('button', { name: 'Apply the plan' })).toBeVisible()
  await keyboard.press('Control+Enter')
  await confirmByKeyboard(/^Apply .*\?$/)
  await expect(desk()).toContainText(done)
}

/** Follows a link to a part of a circuit. */
async function follow(selection: string): Promise<void> {
  const id = /^id: ([0-9a-f-]{36})/m.exec(await readFile(join(workspace.dir, 'workspace.yaml'), 'utf8'))?.[1] ?? ''
  const link = `vbus://w/${id}/circuits?sel=${encodeURIComponent(selection)}`
  await launched.app.evaluate(({ app }, text) => void app.emit('second-instance', {}, ['electron', '.', text], '/'), link)
}

test('VX31 VX26 a link to a node opens its circuit; a sub-circuit opens in place', async () => {
  await follow('node:whole.circuit.yaml#part')
  await expect(node('sub-circuit part')).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('file')
  await canvas().focus()
  await keyboard.press('e')
  await expect(node('map part.first')).toBeVisible()
})

test('VX31 VX32 WN21 a link to an edge selects it; what passes it is edited by keyboard, each as one step of undo', async () => {
  await follow('edge:whole.circuit.yaml#source.out->gate.in')
  await canvas().focus()
  await keyboard.press('2')
  const form = page.getByRole('complementary', { name: 'Inspector' })
  const line = page.locator('.cm-line', { hasText: 'from: source' })
  const before = '  - {from: source, to: gate}'
  await expect(line).toHaveText(before)
  expect(await regionsMissed(page)).toEqual([])
  await toRegion(form)
  await keyboard.reach(form.getByRole('textbox', { name: 'where' }))
  await keyboard.type('payload.value > 0.0')
  await keyboard.press('Tab')
  await expect(line).toContainText("where: 'payload.value > 0.0'")
  await keyboard.type('lab.value')
  await keyboard.press('Enter', 'Tab', 'Space')
  await expect(form.getByRole('checkbox', { name: 'durable' })).toBeChecked()
  await expect(line).toHaveText("  - {from: source, to: gate, where: 'payload.value > 0.0', schema: lab.value, durable: true}")
  await page.screenshot({ path: join(SCREENS, 'circuits-edge.png') })
  await canvas().focus()
  await keyboard.press('Control+z', 'Control+z')
  await expect(line).toContainText("where: 'payload.value > 0.0'}")
  await keyboard.press('Control+z')
  await expect(line).toHaveText(before)
  await form.getByRole('button', { name: 'gate', exact: true }).click()
  await expect(form).toContainText('#gate')
  await form.getByRole('button', { name: /^out → part/ }).click()
  await expect(page.getByText('Edge gate.out->part.in selected')).toBeAttached()
  await expect(form.getByRole('checkbox', { name: 'durable' })).toBeChecked()
  await canvas().focus()
  await keyboard.press('1')
})

test('VX22 VX25 VX29 VX10 laid out as one step of undo; searched; users of a topic; outlined; copied as YAML', async () => {
  const standing = page.locator('.circuit-standing')
  await canvas().focus()
  await keyboard.press('Escape', 'l')
  await expect(standing).toContainText('unsaved')
  await keyboard.press('Control+z')
  await expect(standing).not.toContainText('unsaved')
  await page.getByRole('searchbox', { name: 'Search nodes' }).fill('whole.lost')
  await expect(page.getByText('1 found')).toBeVisible()
  await keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('#lost')
  await canvas().focus()
  await keyboard.press('t')
  const users = page.getByRole('dialog', { name: 'Users of a topic' })
  await keyboard.type('whole.in')
  await expect(users).toContainText('source')
  await keyboard.press('Escape')
  await expect(users).toHaveCount(0)
  const outline = page.getByRole('region', { name: 'Outline' })
  await expect(outline).toContainText('gate')
  await canvas().focus()
  await keyboard.press('o')
  await expect(outline).toHaveCount(0)
  await keyboard.press('o')
  await expect(outline).toContainText('gate')
  await page.getByRole('searchbox', { name: 'Search nodes' }).fill('gate')
  await keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('#gate')
  await canvas().focus()
  await keyboard.press('Control+c')
  const copied = await launched.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain("gate: {kind: filter, where: 'payload.value > 1.0'}")
  await keyboard.press('Control+v')
  await expect(standing).toContainText('6 nodes')
  await keyboard.press('Control+z')
  await expect(standing).toContainText('5 nodes')
})

test('VX65 VX66 by keyboard: a test run is held at an edge, its message looked at, stepped and released, and compared', async () => {
  const status = (): Promise<string> =>
    workspace.vbus('circuit', 'status', '--workspace', workspace.dir).then((told) => JSON.stringify(told))
  await keyboard.press('Control+2')
  await page.getByRole('combobox', { name: 'Circuit', exact: true }).selectOption('plain.circuit.yaml')
  await expect(node('map twice')).toBeVisible()
  await keyboard.command('Test the circuit')
  const test = desk().getByRole('region', { name: 'Test run' })
  await toRegion(desk())
  await keyboard.reach(test.getByRole('textbox', { name: /^Inputs/ }))
  await keyboard.press('Control+a')
  await keyboard.type(
    '{"topic":"plain.in","payload":{"value":1}}\n{"topic":"plain.in","payload":{"value":2}}\n{"topic":"plain.in","payload":{"value":3}}',
  )
  await keyboard.press('Tab')
  await keyboard.type(
    '{"topic":"plain.out","payload":{"value":2}}\n{"topic":"plain.out","payload":{"value":4}}\n{"topic":"plain.out","payload":{"value":6}}',
  )
  await keyboard.command('Start test with breakpoints')
  await expect(test).toContainText('Test run in test-')
  await expect(bar()).toContainText('test run in test-')
  await toRegion(canvasRegion())
  await keyboard.press('w', 'w')
  await expect(page.getByText('Edge twice.out->out.in selected')).toBeAttached()
  await keyboard.press('b')
  await expect(desk().getByRole('heading', { name: 'Breakpoint on twice.out->out.in' })).toBeVisible()
  await keyboard.command('Put messages into the test')
  await expect(page.locator('.cedge-figure', { hasText: '3 held' })).toBeVisible()
  await expect(test).toContainText('3 inside')
  await toRegion(canvasRegion())
  await keyboard.press('b')
  const held = desk().getByRole('list', { name: 'Messages that wait, the oldest first' }).getByRole('listitem')
  await expect(held).toHaveCount(3)
  await expect(desk().getByRole('region', { name: 'Payload', exact: true })).toContainText('2')
  await page.screenshot({ path: join(SCREENS, 'circuits-test-held.png') })
  await toRegion(canvasRegion())
  await keyboard.press('n')
  await expect(held).toHaveCount(2)
  await keyboard.press('r')
  await expect(held).toHaveCount(0)
  await keyboard.command('Finish test and compare')
  await expect(test).toContainText('Everything came out as expected')
  await expect(bar()).toContainText('Not applied')
  expect(await status()).not.toContain('"plain"')
  // Cancelled: what is held goes nowhere.
  await keyboard.command('Start test with breakpoints')
  await expect(test).toContainText('Test run in test-')
  await keyboard.command('Cancel test')
  await expect(test).not.toContainText('Test run in test-')
  await keyboard.command('Show or hide the desk')
  await expect(desk()).toHaveCount(0)
})

test('VX68 what is whole in sight stays so when the desk opens beside it', async () => {
  await goTo(page, 'Circuits')
  await page.getByRole('combobox', { name: 'Circuit', exact: true }).selectOption('plain.circuit.yaml')
  // Canvas and desk alone: there is room for all of it.
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  if (await inspector.isVisible()) await inspector.getByRole('button', { name: 'Close inspector' }).click()
  await expect(inspector).toBeHidden()
  await canvas().focus()
  await keyboard.press('Escape', 'o', 'f')
  await expect(page.getByRole('region', { name: 'Outline' })).toHaveCount(0)
  await expect(node('topic out')).toBeInViewport({ ratio: 1 })
  for (const _ of ['open', 'close']) {
    await keyboard.press('Shift+D')
    await expect(node('topic in')).toBeInViewport({ ratio: 1 })
    await expect(node('topic out')).toBeInViewport({ ratio: 1 })
  }
  await keyboard.press('o')
})

test('VX67 a node that is pressed while an edge was selected is selected, and the other way round, every time', async () => {
  await goTo(page, 'Circuits')
  await page.getByRole('combobox', { name: 'Circuit', exact: true }).selectOption('plain.circuit.yaml')
  const chosen = page.locator('.react-flow__node.selected, .cedge.selected')
  const edge = page.locator('.react-flow__edge').first().locator('.react-flow__edge-interaction')
  for (let round = 0; round < 12; round += 1) {
    const box = await edge.boundingBox()
    if (box === null) throw new Error('the edge is not in sight')
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await expect(page.locator('.cedge.selected')).toHaveCount(1)
    await expect(chosen).toHaveCount(1)
    await node(round % 2 === 0 ? 'map twice' : 'topic in').click()
    await expect(page.locator('.react-flow__node.selected')).toHaveCount(1)
    await expect(chosen).toHaveCount(1)
  }
})

for (const [name, media] of [
  ['light', { colorScheme: 'light', contrast: 'no-preference' }],
  ['dark', { colorScheme: 'dark', contrast: 'no-preference' }],
  ['contrast', { colorScheme: 'light', contrast: 'more' }],
] as const) {
  test(`VX28 WN23 the editor has no axe violation, near and far: ${name}`, async () => {
    await page.emulateMedia(media)
    await goTo(page, 'Circuits')
    const found: string[] = []
    for (const [view, key] of [
      ['canvas', '1'],
      ['both', '2'],
      ['yaml', '3'],
    ] as const) {
      await canvas().or(page.getByRole('grid').first()).first().focus()
      await keyboard.press(key)
      await expect(page.locator('.circuit-panes')).toHaveClass(new RegExp(view))
      await page.screenshot({ path: join(SCREENS, `circuits-${view}-${name}.png`) })
      found.push(...(await axeFindings(page, { isEnhanced: name === 'contrast' })).map((line) => `${view}: ${line}`))
    }
    await keyboard.press('1')
    expect(found).toEqual([])
    expect(policy()).toEqual([])
  })
}
