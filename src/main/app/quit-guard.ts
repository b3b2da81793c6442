import { type App, type BrowserWindow, dialog } from 'electron'

export interface QuitGuardOptions {
  readonly app: App
  readonly window: BrowserWindow
  /** Run id of what quitting would end. */
  readonly running: () => string | undefined
  readonly close: (reason: string) => Promise<void>
}

/** Quitting asks when a run would end by it, and always closes the engine before the process goes. */
export function guardQuit({ app, window, running, close }: QuitGuardOptions): void {
  let state: 'open' | 'agreed' | 'closed' = 'open'
  const shut = (reason: string): void => {
    if (state !== 'open') return
    state = 'agreed'
    const quit = (): void => {
      state = 'closed'
      app.quit()
    }
    close(reason).then(quit, quit)
  }
  const mayClose = (): boolean => state !== 'open' || running() === undefined || asksToStop(window)
  window.on('close', (event) => {
    if (!mayClose()) event.preventDefault()
    else if (state !== 'closed') shut('the window was closed')
  })
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (mayClose()) shut('the app was quit')
  })
  // Told by the system or a supervisor: nobody is there to be asked.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => shut(signal))
}

function asksToStop(window: BrowserWindow): boolean {
  const choice = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: 'A run is in progress',
    detail: 'Quitting cancels it. The cancellation goes on the record; nothing half-written is published.',
    buttons: ['Keep it running', 'Cancel the run and quit'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return choice === 1
}
