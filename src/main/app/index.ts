import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, protocol, session } from 'electron'
import { systemClock } from '../platform/index.ts'
import { parseArguments } from './arguments.ts'
import { deviceWindows } from './device-window.ts'
import { EngineLink } from './engine-link.ts'
import { hardenApp, hardenSession } from './harden.ts'
import { serveHost } from './host-service.ts'
import { createWindow, loadPage, reviveAfterCrash } from './main-window.ts'
import { setMenu } from './menu.ts'
import { signAcknowledgement } from './owner.ts'
import { APP_SCHEME, servePage } from './page-files.ts'
import { guardQuit } from './quit-guard.ts'
import { saveFile } from './save-file.ts'

const EXIT_USAGE = 2

/** out/main of the build; the installation is two folders up. */
const BUILD = join(import.meta.dirname, '..')
const INSTALL_ROOT = join(BUILD, '..')

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(EXIT_USAGE)
}

function openedWorkspace(): string {
  const { workspaceDir } = parseArguments(process.argv, process.cwd())
  if (workspaceDir === undefined) fail('usage: control-room --workspace DIR')
  try {
    return realpathSync.native(workspaceDir)
  } catch {
    return fail(`no workspace at ${workspaceDir}; make one: npx vbus init DIR`)
  }
}

/** Every workspace has a profile of its own: its window's place, its settings, and the lock that makes it one window a workspace. */
function ownProfile(workspaceDir: string): string {
  const name = createHash('sha256').update(workspaceDir).digest('hex').slice(0, 16)
  return join(app.getPath('appData'), 'vbus-control-room', name)
}

async function start(workspaceDir: string, userDataDir: string): Promise<void> {
  await app.whenReady()
  hardenSession(session.defaultSession)
  protocol.handle(APP_SCHEME, (request) => servePage(join(BUILD, 'renderer'), request))
  setMenu(process.platform === 'darwin')
  const preload = join(BUILD, 'preload', 'index.cjs')
  const link = new EngineLink({
    workspaceDir,
    installRoot: INSTALL_ROOT,
    uiDir: join(BUILD, 'renderer'),
    logWorker: pathToFileURL(join(import.meta.dirname, 'log-worker.js')),
    openDeviceWindow: deviceWindows(preload),
  })
  const window = createWindow({
    preload,
    userDataDir,
    title: `${basename(workspaceDir)} · VBUS Control Room`,
  })
  serveHost(window.webContents, {
    attach: (port) => link.attach(port),
    saveFile: (name, bytes) => saveFile(window, name, bytes),
    signAcknowledgement: (record, reason) => signAcknowledgement(link.workspaceId, record, reason),
  })
  guardQuit({ app, window, running: () => link.running, close: (reason) => link.close(reason) })
  reviveAfterCrash(window, () => systemClock.monotonicMs())
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  await loadPage(window)
}

protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
hardenApp(app)
const workspaceDir = openedWorkspace()
const userDataDir = ownProfile(workspaceDir)
app.setPath('userData', userDataDir)
// Root can only run without (end-to-end tests); everybody else has every page's process sandboxed, whatever a window asks for.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
if (app.requestSingleInstanceLock()) {
  start(workspaceDir, userDataDir).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    app.exit(1)
  })
} else {
  app.quit()
}
