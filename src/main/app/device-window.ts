import { app, BrowserWindow, MessageChannelMain } from 'electron'
import { PORT_CHANNEL } from '../../shared/host/index.ts'
import { fromMainPort, messagePortTransport } from '../../shared/transport/index.ts'
import type { OpenDeviceWindow } from '../engine/index.ts'
import { APP_ORIGIN } from './page-files.ts'

/** Opens hidden windows that drive webgpu devices by Chromium's own WebGPU: Dawn cannot be loaded into Electron. */
export function deviceWindows(preload: string): OpenDeviceWindow {
  return async ({ device, memoryMb, attach }) => {
    const window = new BrowserWindow({
      show: false,
      skipTaskbar: true,
      focusable: false,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        webSecurity: true,
        // It is never seen, and its signs of life must come once a second.
        backgroundThrottling: false,
      },
    })
    const contents = window.webContents
    const closed = new Promise<string>((resolve) => {
      contents.on('render-process-gone', (_event, { reason }) => resolve(reason))
      window.on('closed', () => resolve('closed'))
    })
    // Not from within the event: Chromium is still taking the dead process apart.
    void closed.then(() => setImmediate(() => !window.isDestroyed() && window.destroy()))
    const { port1, port2 } = new MessageChannelMain()
    attach(messagePortTransport(fromMainPort(port1)))
    const query = new URLSearchParams({ name: device, memory_mb: String(memoryMb) })
    try {
      await window.loadURL(`${APP_ORIGIN}/device.html?${query}`)
      contents.mainFrame.postMessage(PORT_CHANNEL, undefined, [port2])
    } catch (error) {
      window.destroy()
      throw error
    }
    return {
      pid: contents.getOSProcessId(),
      isSandboxed: !app.commandLine.hasSwitch('no-sandbox'),
      closed,
      close: () => !window.isDestroyed() && window.destroy(),
    }
  }
}
