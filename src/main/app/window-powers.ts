import { spawn } from 'node:child_process'
import { app, type BrowserWindow } from 'electron'
import { Fault } from '../../shared/base/index.ts'
import { systemClock } from '../platform/index.ts'
import { parseArguments } from './arguments.ts'
import { type HostPowers, tellPage } from './host-service.ts'
import { reviveAfterCrash } from './main-window.ts'
import { setMenu } from './menu.ts'
import { bringToFront, notifier } from './notifications.ts'
import { saveFile } from './save-file.ts'

/** Powers that every window has. */
export function commonPowers(window: BrowserWindow): Pick<HostPowers, 'saveFile' | 'setMenu' | 'notify' | 'openStart'> {
  const isMac = process.platform === 'darwin'
  setMenu(isMac)
  reviveAfterCrash(window, () => systemClock.monotonicMs())
  return {
    saveFile: (name, bytes) => saveFile(window, name, bytes),
    setMenu: (items) => setMenu(isMac, items, (id) => tellPage(window.webContents, { event: 'command', id })),
    notify: notifier(window),
    openStart: () => openWindow(),
  }
}

/** Opens a window on a workspace, or the start screen: each is a process of its own. */
export function openWindow(workspaceDir?: string): void {
  const own = app.isPackaged ? [] : [app.getAppPath()]
  const sandbox = app.commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []
  const args = [...own, ...sandbox, ...(workspaceDir === undefined ? [] : ['--workspace', workspaceDir])]
  spawn(process.execPath, args, { detached: true, stdio: 'ignore' }).unref()
}

/** A second start on the same workspace, or a link of the system, brings this window to the front and the page to the place. */
export function openLinks(window: BrowserWindow): void {
  const open = (argv: readonly string[]): void => {
    bringToFront(window)
    const { link } = parseArguments(argv, '/')
    if (link !== undefined) tellPage(window.webContents, { event: 'place', path: link.path })
  }
  app.on('second-instance', (_event, argv) => open(argv))
  app.on('open-url', (event, url) => {
    event.preventDefault()
    open([url])
  })
}

/** What a window that shows a workspace answers its page, should that pose as a start screen. */
export const noStart = async (): Promise<never> => {
  throw new Fault('host/not-starting', 'this window shows a workspace')
}
