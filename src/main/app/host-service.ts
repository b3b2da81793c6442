import { clipboard, type IpcMainInvokeEvent, ipcMain, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron'
import { Fault } from '../../shared/base/index.ts'
import {
  type Candidate,
  EVENT_CHANNEL,
  HOST_CHANNEL,
  type HostAnswer,
  type HostEvent,
  type HostRequest,
  type MenuItem,
  PORT_CHANNEL,
  parseHostRequest,
  type ReleaseWord,
  type StartRequest,
  type StartView,
} from '../../shared/host/index.ts'
import { fromMainPort, type PortLike } from '../../shared/transport/index.ts'
import { isOwnPage } from './page-files.ts'

/** Who a port is for. */
type PortUse = 'page' | 'capture'

/** What the host contract needs of the rest of the app. */
export interface HostPowers {
  /** Asks where, and saves there; false when the person thought better of it. */
  saveFile(name: string, bytes: Uint8Array): Promise<boolean>
  attach(port: PortLike): Promise<void>
  setMenu(items: readonly MenuItem[]): void
  notify(title: string, body: string): void
  openStart(): void
  /** Answers the start screen; `host/not-starting` in a window that shows a workspace. */
  start(request: StartRequest): Promise<{ readonly start?: StartView; readonly candidate?: Candidate }>
  signRelease(word: ReleaseWord): { readonly person: string; readonly signature: string }
  signPolicy(sha256: string, previousSha256: string): { readonly person: string; readonly signature: string }
  keepPolicy(sha256: string): void
  signAcknowledgement(record: number, reason: string): { readonly person: string; readonly signature: string }
}

/** Answers the host contract for one window, and nobody else: the sender must be that window's own page in its main frame. */
export function serveHost(contents: WebContents, powers: HostPowers): void {
  const open = new Map<PortUse, MessagePortMain>()
  const connect = async (use: PortUse): Promise<void> => {
    // One connection a page and one for its capture worker: a reloaded or reconnecting page leaves no old one behind.
    open.get(use)?.close()
    const { port1, port2 } = new MessageChannelMain()
    open.set(use, port1)
    await powers.attach(fromMainPort(port1))
    contents.mainFrame.postMessage(PORT_CHANNEL, use, [port2])
  }
  ipcMain.handle(HOST_CHANNEL, async (event, message: unknown): Promise<HostAnswer> => {
    try {
      if (!isOwnSender(event, contents)) throw new Fault('auth/bad-origin', 'this page may not speak to the app')
      const request = parseHostRequest(message)
      if (request === undefined) throw new Fault('wire/bad-payload', 'no such request')
      return await answer(request, powers, connect)
    } catch (error) {
      const { code, message: text, remedy } = Fault.from(error)
      return { ok: false, error: { code, message: text, remedy } }
    }
  })
}

async function answer(request: HostRequest, powers: HostPowers, connect: (use: PortUse) => Promise<void>): Promise<HostAnswer> {
  switch (request.op) {
    case 'bus.connect':
    case 'bus.capture':
      await connect(request.op === 'bus.capture' ? 'capture' : 'page')
      return { ok: true }
    case 'breach.sign':
      return { ok: true, signature: powers.signAcknowledgement(request.record, request.reason) }
    case 'release.sign':
      return { ok: true, signature: powers.signRelease(request) }
    case 'policy.sign':
      return { ok: true, signature: powers.signPolicy(request.sha256, request.previousSha256) }
    case 'policy.keep':
      powers.keepPolicy(request.sha256)
      return { ok: true }
    case 'clipboard.write':
      clipboard.writeText(request.text)
      return { ok: true }
    case 'file.save':
      return { ok: true, isSaved: await powers.saveFile(request.name, request.bytes) }
    case 'menu.set':
      powers.setMenu(request.items)
      return { ok: true }
    case 'start.window':
      powers.openStart()
      return { ok: true }
    case 'notify':
      powers.notify(request.title, request.body)
      return { ok: true }
    default:
      return { ok: true, ...(await powers.start(request)) }
  }
}

function isOwnSender(event: IpcMainInvokeEvent, contents: WebContents): boolean {
  return event.sender === contents && event.senderFrame === contents.mainFrame && isOwnPage(event.senderFrame.url)
}

/** Tells the page of a window something. A page that is loading does not hear it. */
export function tellPage(contents: WebContents, event: HostEvent): void {
  if (!contents.isDestroyed()) contents.mainFrame.postMessage(EVENT_CHANNEL, event)
}
