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

export function loadPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(`${APP_ORIGIN}/index.html`)
}
