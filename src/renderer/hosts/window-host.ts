import { Fault } from '../../shared/base/index.ts'
import { type Bus, connectBus } from '../../shared/client/index.ts'
import { type HostAnswer, type HostBridge, type HostRequest, PORT_CHANNEL } from '../../shared/host/index.ts'
import { fromDomPort, messagePortTransport } from '../../shared/transport/index.ts'
import type { Host } from './host.ts'
import { pageClock } from './page-clock.ts'
import { pageRandom } from './page-random.ts'

/** How long the app may take to bring a port. */
const PORT_WAIT_MS = 10_000

async function ask(bridge: HostBridge, request: HostRequest): Promise<Extract<HostAnswer, { ok: true }>> {
  const answer = await bridge.invoke(request)
  if (answer.ok) return answer
  const code = Fault.isCode(answer.error.code) ? answer.error.code : 'internal/unexpected'
  throw new Fault(code, answer.error.message)
}

/** The next MessagePort that the preload script hands over. Only this window itself can post such a message. */
function nextPort(): { readonly port: Promise<MessagePort>; readonly cancel: () => void } {
  let cancel = (): void => {}
  const port = new Promise<MessagePort>((resolve, reject) => {
    const onMessage = (event: MessageEvent): void => {
      const [first] = event.ports
      if (event.source !== window || event.origin !== window.location.origin || event.data !== PORT_CHANNEL || first === undefined) return
      cancel()
      resolve(first)
    }
    const stopTimer = pageClock.after(PORT_WAIT_MS, () => {
      cancel()
      reject(new Fault('transport/closed', 'the app brought no port in time'))
    })
    cancel = () => {
      stopTimer()
      window.removeEventListener('message', onMessage)
    }
    window.addEventListener('message', onMessage)
  })
  return { port, cancel }
}

/** The desktop app: a MessagePort to the bus, the person's key, the clipboard. */
export function windowHost(bridge: HostBridge): Host {
  return {
    kind: 'window',
    connect: async (): Promise<Bus> => {
      const coming = nextPort()
      try {
        const [port] = await Promise.all([coming.port, ask(bridge, { op: 'bus.connect' })])
        return await connectBus(messagePortTransport(fromDomPort(port)), {
          client: 'vbus-window/0.1.0',
          clock: pageClock,
          random: pageRandom,
        })
      } finally {
        coming.cancel()
      }
    },
    signAcknowledgement: async (record, reason) => {
      const { signature } = await ask(bridge, { op: 'breach.sign', record, reason })
      if (signature === undefined) throw new Fault('auth/person-key', 'the app gave no signature')
      return signature
    },
    copyText: async (text) => {
      await ask(bridge, { op: 'clipboard.write', text })
    },
  }
}
