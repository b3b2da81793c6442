import type { App, Session, WebContents } from 'electron'
import { APP_ORIGIN, isOwnPage } from './page-files.ts'

/** Closes every way out of the page that Electron would leave open. Called once, before any window exists. */
export function hardenApp(app: App): void {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
}

/** The page stays where it is, opens nothing, holds no webview. */
function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
}

/** No permission is ever granted, no device handed out, and nothing is loaded but our own files. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, decide) => {
    const isOwn = details.url.startsWith(`${APP_ORIGIN}/`) || details.url.startsWith('devtools://')
    decide({ cancel: !isOwn })
  })
}
