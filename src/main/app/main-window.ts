import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { APP_ORIGIN } from './page-files.ts'
import { readWindowState, WINDOW_DEFAULT, WINDOW_MIN, writeWindowState } from './window-state.ts'

export interface WindowOptions {
  readonly preload: string
  readonly userDataDir: string
  readonly title: string
}

/** The one window. It is shown when its page has something to show. */
export function createWindow({ preload, userDataDir, title }: WindowOptions): BrowserWindow {
  const file = join(userDataDir, 'window.json')
  const kept = readWindowState(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...(kept?.bounds ?? WINDOW_DEFAULT),
    minWidth: WINDOW_MIN.width,
    minHeight: WINDOW_MIN.height,
    show: false,
    title,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1a1b' : '#fbfbfa',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  if (kept?.isMaximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writeWindowState(file, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }))
  return window
}

/** Crashes within this time of each other are one trouble too many: the window then stays as it is. */
const CRASH_PAUSE_MS = 10_000

/** A page whose process died is loaded again: the engine in this process, and whatever runs, go on. */
export function reviveAfterCrash(window: BrowserWindow, monotonicMs: () => number): void {
  let lastMs = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const now = monotonicMs()
    const isTooSoon = now - lastMs < CRASH_PAUSE_MS
    lastMs = now
    if (reason === 'clean-exit' || isTooSoon) return
    // Not from within the event: Chromium is still taking the dead process apart, and loading then ends the whole app (SIGTRAP).
    setImmediate(() => {
      if (!window.isDestroyed()) void loadPage(window)
    })
  })
}

/** Loads the page, at a place of it: its path, by default what it shows first. */
export function loadPage(window: BrowserWindow, path = '/index.html'): Promise<void> {
  return window.loadURL(`${APP_ORIGIN}${path}`)
}
