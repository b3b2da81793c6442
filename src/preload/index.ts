import { contextBridge, ipcRenderer } from 'electron'
import { HOST_CHANNEL, type HostBridge, PORT_CHANNEL } from '../shared/host/index.ts'

// Ten lines on purpose: the page gets one function, and a MessagePort when it asked for one. Nothing of Electron is exposed.
const bridge: HostBridge = { invoke: (request) => ipcRenderer.invoke(HOST_CHANNEL, request) }
contextBridge.exposeInMainWorld('vbusHost', bridge)
ipcRenderer.on(PORT_CHANNEL, (event) => {
  window.postMessage(PORT_CHANNEL, window.location.origin, [...event.ports])
})
