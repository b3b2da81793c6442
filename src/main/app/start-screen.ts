import { app, type BrowserWindow, dialog } from 'electron'
import { Fault } from '../../shared/base/index.ts'
import { type LinkPath, START_PATH } from '../../shared/host/index.ts'
import { nodeBinary } from '../engine/index.ts'
import { serveHost } from './host-service.ts'
import { INSTALLATION, serveOwnPage } from './installation.ts'
import { createWindow, loadPage } from './main-window.ts'
import { configDir } from './owner.ts'
import { RemoteLink } from './remote-link.ts'
import { StartDesk } from './start-desk.ts'
import { commonPowers, openLinks, openWindow } from './window-powers.ts'

export interface StartScreenOptions {
  readonly userDataDir: string
  /** A link to a workspace that was never opened here. */
  readonly link: LinkPath | undefined
}

/** The window without a workspace: choose, create, trust, or join an engine elsewhere, which this window then shows. */
export async function startScreen({ userDataDir, link }: StartScreenOptions): Promise<void> {
  await app.whenReady()
  serveOwnPage()
  const window = createWindow({ preload: INSTALLATION.preload, userDataDir, title: 'VBUS Control Room' })
  let remote: RemoteLink | undefined
  const desk = new StartDesk({
    configDir: configDir(),
    commandLine: { command: nodeBinary(INSTALLATION.root), args: [INSTALLATION.commandLine] },
    chooseFolder: () => chooseFolder(window),
    open: (path) => {
      openWindow(path)
      app.quit()
    },
    attach: async (url, token) => {
      remote = await RemoteLink.tried(url, token)
      window.setTitle(`${new URL(remote.url).host} · VBUS Control Room`)
      void loadPage(window)
    },
  })
  serveHost(window.webContents, {
    ...commonPowers(window),
    attach: async (port) => {
      if (remote === undefined) throw new Fault('workspace/not-found', 'no workspace is open in this window')
      await remote.attach(port)
    },
    signAcknowledgement: () => {
      throw new Fault('auth/person-key', 'a breach is acknowledged where its rig is: npx vbus breach ack --reason "…"')
    },
    signPolicy: () => {
      throw new Fault('auth/person-key', 'a policy is applied where its rig is: npx vbus policy apply FILE')
    },
    keepPolicy: () => {},
    signRelease: () => {
      throw new Fault('auth/person-key', 'a run is released where its rig is: npx vbus release RUN --reason "…"')
    },
    start: (request) => desk.answer(request),
  })
  openLinks(window)
  await loadPage(window, link === undefined ? START_PATH : `${START_PATH}?unknown=${link.workspaceId}`)
}

async function chooseFolder(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
  return canceled ? undefined : filePaths[0]
}
