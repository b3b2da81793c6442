import { expect, test } from '@playwright/test'
import { type BareApp, launchBare } from './support/devtools.ts'
import { makeWorkspace } from './support/workspace.ts'

/** What happens when the page's process dies, in the real Electron. */
async function evaluate(app: BareApp, expression: string): Promise<unknown> {
  const answer = await app.call('Runtime.evaluate', { expression, returnByValue: true })
  return (answer?.['result'] as { value?: unknown } | undefined)?.value
}

const RIG = "document.querySelector('[aria-label=\"Rig state\"]')?.textContent ?? ''"

test('WN26 a page whose process died is loaded again', async () => {
  await using workspace = await makeWorkspace()
  await using app = await launchBare(workspace)
  await expect.poll(() => evaluate(app, RIG)).toContain('Ready')
  await evaluate(app, 'globalThis.isOldPage = true')
  await app.call('Page.crash')
  await expect.poll(async () => `${await evaluate(app, RIG)} ${await evaluate(app, 'globalThis.isOldPage')}`).toMatch(/^Ready.* undefined$/)
  expect(app.process.exitCode).toBe(null)
  await expect
    .poll(async () => (await workspace.vbus('status', '--workspace', workspace.dir))['engine'])
    .toMatchObject({ pid: app.process.pid })
})
