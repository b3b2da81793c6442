import { app } from 'electron'
import { readWorkspace } from '../workspace/open.ts'
import { rememberWorkspace } from '../workspace/recents.ts'
import { deviceWindows } from './device-window.ts'
import { EngineLink } from './engine-link.ts'
import { serveHost } from './host-service.ts'
import { INSTALLATION, serveOwnPage } from './installation.ts'
import { createWindow, loadPage } from './main-window.ts'
import { configDir, keepPolicy, signAcknowledgement, signPolicy, signRelease } from './owner.ts'
import { guardQuit } from './quit-guard.ts'
import { commonPowers, noStart, openLinks } from './window-powers.ts'

export interface WorkspaceWindowOptions {
  readonly workspaceDir: string
  readonly userDataDir: string
  readonly title: string
  /** Path of the link that opened it. */
  readonly place?: string | undefined
}

/** The window of one workspace, and its engine. */
export async function workspaceWindow({ workspaceDir, userDataDir, title, place }: WorkspaceWindowOptions): Promise<void> {
  await app.whenReady()
  serveOwnPage()
  const { root, preload, page, logWorker } = INSTALLATION
  const openDeviceWindow = deviceWindows(preload)
  const link = new EngineLink({ workspaceDir, installRoot: root, uiDir: page, logWorker, openDeviceWindow })
  const window = createWindow({ preload, userDataDir, title: `${title} · VBUS Control Room` })
  serveHost(window.webContents, {
    ...commonPowers(window),
    attach: (port) => link.attach(port),
    signAcknowledgement: (record, reason) => signAcknowledgement(link.workspaceId, record, reason),
    signRelease: ({ runId, verdict, reason }) => signRelease(workspaceDir, { runId, verdict, reason }),
    signPolicy: (sha256, previous) => signPolicy(link.workspaceId, sha256, previous),
    keepPolicy: (sha256) => keepPolicy(workspaceDir, sha256),
    start: noStart,
  })
  guardQuit({ app, window, running: () => link.running, close: (reason) => link.close(reason) })
  openLinks(window)
  remember(workspaceDir)
  const loaded = loadPage(window, place)
  link.prepare()
  await loaded
}

/** A workspace that cannot be read says so in its window; it is no recent one. */
function remember(workspaceDir: string): void {
  try {
    const { id, name } = readWorkspace(workspaceDir).config
    rememberWorkspace(configDir(), { id, name, path: workspaceDir })
  } catch {
    // Told by the engine's refusal, which names what is wrong.
  }
}
