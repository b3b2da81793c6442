import './styles.ts'
import { createRoot } from 'react-dom/client'
import { type HostBridge, START_PATH } from '../shared/host/index.ts'
import { App } from './app.tsx'
import { browserHost } from './hosts/browser-host.ts'
import { pageClock } from './hosts/page-clock.ts'
import { windowHost } from './hosts/window-host.ts'
import { createServices } from './services.ts'

declare global {
  interface Window {
    /** Put there by the preload script of the desktop app; absent in a browser. */
    readonly vbusHost?: HostBridge
  }
}

const host = window.vbusHost === undefined ? browserHost(window) : windowHost(window.vbusHost)
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

/** The desktop app opens its page there when no workspace was named. */
if (window.location.pathname === START_PATH && host.desktop !== undefined) {
  const { showStart } = await import('./start/show-start.tsx')
  showStart(root, host.desktop.start, window)
} else {
  createRoot(root).render(<App services={createServices(host, pageClock, window.localStorage)} />)
}
