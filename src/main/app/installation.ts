import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { protocol, session } from 'electron'
import { hardenSession } from './harden.ts'
import { APP_SCHEME, servePage } from './page-files.ts'

/** out/main of the build; the installation is two folders up. */
const BUILD = join(import.meta.dirname, '..')

/** Where the parts of this installation lie. */
export const INSTALLATION = {
  root: join(BUILD, '..'),
  preload: join(BUILD, 'preload', 'index.cjs'),
  page: join(BUILD, 'renderer'),
  logWorker: pathToFileURL(join(import.meta.dirname, 'log-worker.js')),
  commandLine: join(BUILD, '..', 'src', 'cli', 'main.ts'),
} as const

/** The page's own origin, and no way out of it. Called once the app is ready, before any window. */
export function serveOwnPage(): void {
  hardenSession(session.defaultSession)
  protocol.handle(APP_SCHEME, (request) => servePage(INSTALLATION.page, request))
}
