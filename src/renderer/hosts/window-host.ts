import { Fault } from '../../shared/base/index.ts'
import { type Bus, connectBus } from '../../shared/client/index.ts'
import { CAPTURE_PORT_CHANNEL, type HostBridge } from '../../shared/host/index.ts'
import { fromDomPort, messagePortTransport } from '../../shared/transport/index.ts'
import { ask } from './ask.ts'
import { desktop } from './desktop.ts'
import type { Host } from './host.ts'
import { nextPort } from './next-port.ts'
import { pageClock } from './page-clock.ts'
import { pageRandom } from './page-random.ts'

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
    captureLink: async () => {
      const coming = nextPort(CAPTURE_PORT_CHANNEL)
      try {
        const [port] = await Promise.all([coming.port, ask(bridge, { op: 'bus.capture' })])
        return { port }
      } finally {
        coming.cancel()
      }
    },
    signAcknowledgement: async (record, reason) => {
      const { signature } = await ask(bridge, { op: 'breach.sign', record, reason })
      if (signature === undefined) throw new Fault('auth/person-key', 'the app gave no signature')
      return signature
    },
    signRelease: async (word) => {
      const { signature } = await ask(bridge, { op: 'release.sign', ...word })
      if (signature === undefined) throw new Fault('auth/person-key', 'the app gave no signature')
      return signature
    },
    policy: {
      sign: async (sha256, previousSha256) => {
        const { signature } = await ask(bridge, { op: 'policy.sign', sha256, previousSha256 })
        if (signature === undefined) throw new Fault('auth/person-key', 'the app gave no signature')
        return signature
      },
      keep: async (sha256) => {
        await ask(bridge, { op: 'policy.keep', sha256 })
      },
    },
    copyText: async (text) => {
      await ask(bridge, { op: 'clipboard.write', text })
    },
    desktop: desktop(bridge),
    saveFile: async (name, bytes) => (await ask(bridge, { op: 'file.save', name, bytes })).isSaved === true,
  }
}
