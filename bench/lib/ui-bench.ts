import type { ElectronApplication, Page } from '@playwright/test'
import { type LaunchedApp, launchApp } from '../../e2e/support/electron-app.ts'
import { makeWorkspace, type TestWorkspace } from '../../e2e/support/workspace.ts'
import { type MainThread, readTrace, TRACE_CATEGORIES } from './page-trace.ts'
import type { BenchRow } from './report.ts'

/** What one view measures: each file in bench/ui/ exports one as `view`. */
export interface UiBenchView {
  /** Ids of its rows: a target of the window, and what of it (`T5.busy`). */
  readonly rows: readonly string[]
  readonly measure: (ui: UiBench) => Promise<BenchRow[]>
}

/** What a view is measured with: the real Electron on a real engine. What it opened is closed when the view is done. */
export class UiBench {
  readonly say: (line: string) => void
  readonly #opened: (() => Promise<unknown>)[] = []

  constructor(say: (line: string) => void) {
    this.say = say
  }

  /** A fresh workspace of its own. */
  async workspace(): Promise<TestWorkspace> {
    const workspace = await makeWorkspace()
    this.closeLater(async () => await workspace[Symbol.asyncDispose]())
    return workspace
  }

  /** The app on a workspace, its engine in the app's own process. */
  async launch(workspace: TestWorkspace, switches: readonly string[] = []): Promise<LaunchedApp> {
    const launched = await launchApp(workspace, { switches })
    this.closeLater(() => launched.app.close())
    return launched
  }

  /** What the page's main thread does while `work` goes on, by Chromium's own trace. */
  async trace({ app, page }: LaunchedApp, work: () => Promise<unknown>): Promise<MainThread> {
    const pid = await pagePid(app, page)
    await app.evaluate(
      ({ contentTracing }, categories) => contentTracing.startRecording({ included_categories: categories }),
      [...TRACE_CATEGORIES],
    )
    await work()
    const file = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording())
    return await readTrace(file, pid)
  }

  closeLater(close: () => Promise<unknown>): void {
    this.#opened.push(close)
  }

  async close(): Promise<void> {
    for (const close of this.#opened.splice(0).toReversed()) await close()
  }
}

/** Process id of the page. */
export async function pagePid(app: ElectronApplication, page: Page): Promise<number> {
  const window = await app.browserWindow(page)
  return await window.evaluate((browserWindow: { webContents: { getOSProcessId(): number } }) => browserWindow.webContents.getOSProcessId())
}
