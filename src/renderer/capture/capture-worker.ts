import type { Clock } from '../../shared/base/index.ts'
import { connectBrowserSocket, fromDomPort, messagePortTransport } from '../../shared/transport/index.ts'
import { CaptureDesk } from './capture-desk.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

/** The capture worker: everything is in CaptureDesk; here are the clock, the port and the page. */
interface WorkerScope {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage(message: FromWorker, transfer: readonly ArrayBuffer[]): void
}
const scope = globalThis as unknown as WorkerScope

const clock: Clock = {
  wallNs: () => BigInt(Math.round((performance.timeOrigin + performance.now()) * 1_000)) * 1_000n,
  monotonicMs: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

const desk = new CaptureDesk({
  clock,
  random: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
  post: (message, transfer = []) => scope.postMessage(message, transfer),
  connect: async (link) => ('port' in link ? messagePortTransport(fromDomPort(link.port)) : await connectBrowserSocket(link.url)),
})
scope.onmessage = (event) => desk.take(event.data as ToWorker)
