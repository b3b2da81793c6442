import { Fault } from '../../shared/base/index.ts'
import { type Candidate, EVENT_CHANNEL, type HostBridge, type HostEvent, type HostRequest } from '../../shared/host/index.ts'
import { ask } from './ask.ts'
import type { Desktop } from './host.ts'

/** What the desktop app lends beside the bus. */
export function desktop(bridge: HostBridge): Desktop {
  const candidate = async (request: HostRequest): Promise<Candidate> => {
    const { candidate: answered } = await ask(bridge, request)
    if (answered === undefined) throw new Fault('internal/unexpected', 'the app named no folder')
    return answered
  }
  return {
    setMenu: async (items) => void (await ask(bridge, { op: 'menu.set', items })),
    notify: async (title, body) => void (await ask(bridge, { op: 'notify', title, body })),
    onEvent: (listener) => {
      const onMessage = (message: MessageEvent): void => {
        // Only this window itself can post such a message: it is the preload script's.
        if (message.source !== window || message.origin !== window.location.origin) return
        const { channel, message: event } = (message.data ?? {}) as { channel?: unknown; message?: HostEvent }
        if (channel === EVENT_CHANNEL && event !== undefined) listener(event)
      }
      window.addEventListener('message', onMessage)
      return () => window.removeEventListener('message', onMessage)
    },
    openStart: async () => void (await ask(bridge, { op: 'start.window' })),
    start: {
      list: async () => (await ask(bridge, { op: 'start.list' })).start ?? { recent: [], samples: [] },
      choose: async () => (await ask(bridge, { op: 'start.choose' })).candidate,
      create: (handle, sample) => candidate({ op: 'start.create', handle, sample }),
      trust: (handle) => candidate({ op: 'start.trust', handle }),
      open: async (handle) => void (await ask(bridge, { op: 'start.open', handle })),
      attach: async (url, token) => void (await ask(bridge, { op: 'start.attach', url, token })),
    },
  }
}
