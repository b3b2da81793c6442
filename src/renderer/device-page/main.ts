/** The hidden window that drives a webgpu device inside the app (docs/spec/device.md DV13): a party on the bus like any host, by a port. */
import { sha256 } from '@noble/hashes/sha2.js'
import { Fault } from '../../shared/base/index.ts'
import { connectBus } from '../../shared/client/index.ts'
import { deviceCapabilities, serveDevice, type TensorBackend } from '../../shared/device/index.ts'
import { fromDomPort, messagePortTransport } from '../../shared/transport/index.ts'
import { nextPort } from '../hosts/next-port.ts'
import { pageClock } from '../hosts/page-clock.ts'
import { pageRandom } from '../hosts/page-random.ts'
import { openPageBackend } from './page-backend.ts'

const MIB = 1024 * 1024

async function main(): Promise<void> {
  const coming = nextPort()
  const asked = new URLSearchParams(window.location.search)
  const name = asked.get('name') ?? ''
  const backend: TensorBackend | Fault = await openPageBackend().catch((error: unknown) => Fault.from(error))
  const options = { client: 'vbus-device-window/0.1.0', clock: pageClock, random: pageRandom }
  const bus = await connectBus(messagePortTransport(fromDomPort(await coming.port)), options)
  bus.onClose = () => window.close()
  await serveDevice({
    bus,
    clock: pageClock,
    name,
    backend,
    budgetBytes: Number(asked.get('memory_mb')) * MIB,
    host: {
      sha256,
      environment: { browser: navigator.userAgent },
      // A page is told neither its processor time nor its memory: what is told as 0 is not known.
      usage: () => ({ cpuMs: 0, maxRssBytes: 0 }),
    },
  })
  await bus.request('system.control.operators', deviceCapabilities(bus.session.identity, backend, 'webgpu'))
}

main().catch(() => window.close())
