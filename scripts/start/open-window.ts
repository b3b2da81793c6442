import { spawn } from 'node:child_process'
import { describeElectron, findElectron } from '../electron.mjs'

/** An Electron that ends with an error this soon did not come up at all (a missing system library, no usable display). */
const START_MS = 8_000

/** Why no desktop window can be had here; undefined when nothing speaks against it. */
export function whyNoWindow(env: NodeJS.ProcessEnv, platform: string, uid: number | undefined): string | undefined {
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'there is no display'
  // Chromium's sandbox does not work as root, and without it this product does not open a window.
  if (platform === 'linux' && uid === 0) return 'Electron does not run sandboxed as root'
  return undefined
}

/**
 * Opens the desktop window, without a workspace on its start screen, and waits for its end.
 * @returns its exit code, or why there was none to wait for.
 */
export async function openWindow(root: string, workspace: string | undefined): Promise<number | string> {
  const electron = await findElectron()
  if (electron === undefined) return describeElectron(undefined)
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const startedMs = performance.now()
  const child = spawn(electron.path, [root, ...(workspace === undefined ? [] : ['--workspace', workspace])], { stdio: 'inherit', env })
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, forward)
  return new Promise((done) => {
    child.on('error', (error) => done(`Electron does not start: ${error.message}`))
    child.on('close', (code) => {
      for (const signal of signals) process.off(signal, forward)
      const failedAtOnce = code !== 0 && performance.now() - startedMs < START_MS
      done(failedAtOnce ? `Electron ended at once (exit ${code ?? 'by a signal'})` : (code ?? 0))
    })
  })
}
