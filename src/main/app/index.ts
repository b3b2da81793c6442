import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { basename, join } from 'node:path'
import { app, protocol } from 'electron'
import { readRecents } from '../workspace/recents.ts'
import { parseArguments } from './arguments.ts'
import { hardenApp } from './harden.ts'
import { configDir } from './owner.ts'
import { APP_SCHEME } from './page-files.ts'
import { startScreen } from './start-screen.ts'
import { workspaceWindow } from './workspace-window.ts'

const EXIT_USAGE = 2
/** Links of the system: `vbus://w/<workspace id>/<view>`. */
const LINK_SCHEME = 'vbus'

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(EXIT_USAGE)
}

/** The workspace that is named, or that a link means: one that was opened here before. Undefined: the start screen. */
function openedWorkspace({ workspaceDir, link }: ReturnType<typeof parseArguments>): string | undefined {
  const named = workspaceDir ?? readRecents(configDir()).find(({ id }) => id === link?.workspaceId)?.path
  if (named === undefined) return undefined
  try {
    return realpathSync.native(named)
  } catch {
    return fail(`no workspace at ${named}; make one: npx vbus init DIR`)
  }
}

/** Every workspace has a profile of its own, and so has the start screen: a window's place, its settings, and the lock that makes it one window a workspace. */
function ownProfile(workspaceDir: string | undefined): string {
  const name = workspaceDir === undefined ? 'start' : createHash('sha256').update(workspaceDir).digest('hex').slice(0, 16)
  return join(app.getPath('appData'), 'vbus-control-room', name)
}

protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
hardenApp(app)
const options = parseArguments(process.argv, process.cwd())
const workspaceDir = openedWorkspace(options)
const userDataDir = ownProfile(workspaceDir)
app.setPath('userData', userDataDir)
// An unpackaged app would make Electron itself the handler of these links.
if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
// Root can only run without (end-to-end tests); everybody else has every page's process sandboxed, whatever a window asks for.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
if (app.requestSingleInstanceLock()) {
  const opening =
    workspaceDir === undefined
      ? startScreen({ userDataDir, link: options.link })
      : workspaceWindow({ workspaceDir, userDataDir, title: basename(workspaceDir), place: options.link?.path })
  opening.catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    app.exit(1)
  })
} else {
  app.quit()
}
