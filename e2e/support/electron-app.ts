import { chmod, chown, copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron } from '../../scripts/electron.mjs'
import { ROOT, type TestWorkspace } from './workspace.ts'

const LAUNCH_TIMEOUT_MS = 60_000
/**
 * Playwright's own, which it passes only to an Electron that it found by itself: the app is not ready before Playwright is. Without it Playwright comes
 * while windows are being opened, and now and then waits for ever.
 */
const LOADER = join(ROOT, 'node_modules/playwright-core/lib/server/electron/loader.js')
/** A user without rights for the sandbox tests: Debian's `nobody`. */
export const PLAIN_UID = 65_534

export const isRoot = process.getuid?.() === 0

export interface LaunchedApp {
  readonly app: ElectronApplication
  readonly page: Page
}

export interface LaunchOptions {
  /** Runs the app as an unprivileged user and with Chromium's sandbox; without it, root runs it with --no-sandbox. */
  readonly isSandboxed?: boolean
  /** Chromium's, for this launch alone. */
  readonly switches?: readonly string[]
  /** The app's own; by default the workspace. */
  readonly arguments?: readonly string[]
  /** Another person: with a configuration folder of its own. */
  readonly isStranger?: boolean
}

/** Launches the real Electron on the workspace. */
export async function launchApp(
  workspace: TestWorkspace,
  { isSandboxed = false, switches = [], arguments: own = ['--workspace', workspace.dir], isStranger = false }: LaunchOptions = {},
): Promise<LaunchedApp> {
  const electron = await findElectron({ forTests: true })
  if (electron === undefined) throw new Error('no Electron can be had here')
  const asPlainUser = isSandboxed && isRoot
  const { ELECTRON_RUN_AS_NODE: _, ...owner } = workspace.env
  const env = isStranger ? { ...owner, VBUS_CONFIG_DIR: join(workspace.home, 'stranger') } : owner
  const app = await _electron.launch({
    executablePath: asPlainUser ? await plainUserLauncher(workspace, electron.path) : electron.path,
    args: ['-r', LOADER, ROOT, ...own, ...switches],
    // Playwright passes --no-sandbox otherwise: only root needs it.
    chromiumSandbox: isSandboxed || !isRoot,
    env: asPlainUser ? { ...env, ...(await plainUserDisplay(workspace)) } : env,
    timeout: LAUNCH_TIMEOUT_MS,
  })
  return { app, page: await app.firstWindow() }
}

/** A program that gives up root before it becomes Electron. Playwright passes it Electron's arguments. */
async function plainUserLauncher(workspace: TestWorkspace, electron: string): Promise<string> {
  const file = join(workspace.home, 'electron-as-plain-user')
  await writeFile(file, `#!/bin/sh\nexec setpriv --reuid=${PLAIN_UID} --regid=${PLAIN_UID} --clear-groups -- '${electron}' "$@"\n`)
  await chmod(file, 0o755)
  return file
}

/** The display's key, readable by that user. */
async function plainUserDisplay(workspace: TestWorkspace): Promise<Record<string, string>> {
  const key = process.env['XAUTHORITY']
  if (key === undefined) return {}
  const copy = join(workspace.home, 'xauthority')
  await copyFile(key, copy)
  await chown(copy, PLAIN_UID, PLAIN_UID)
  return { XAUTHORITY: copy }
}
