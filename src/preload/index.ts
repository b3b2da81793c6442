import { contextBridge, ipcRenderer } from 'electron'
import { CAPTURE_PORT_CHANNEL, EVENT_CHANNEL, HOST_CHANNEL, type HostBridge, type HostEvent, PORT_CHANNEL } from '../shared/host/index.ts'

// Ten lines on purpose: the page gets one function, and a MessagePort when it asked for one. Nothing of Electron is exposed.
const bridge: HostBridge = { invoke: (request) => ipcRenderer.invoke(HOST_CHANNEL, request) }
contextBridge.exposeInMainWorld('vbusHost', bridge)
ipcRenderer.on(PORT_CHANNEL, (event, use: unknown) => {
  window.postMessage(use === 'capture' ? CAPTURE_PORT_CHANNEL : PORT_CHANNEL, window.location.origin, [...event.ports])
})
ipcRenderer.on(EVENT_CHANNEL, (_event, message: HostEvent) => {
  window.postMessage({ channel: EVENT_CHANNEL, message }, window.location.origin)
})
