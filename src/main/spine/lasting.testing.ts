import { type Client, type ClientOptions, connectBus } from '../../shared/client/index.ts'
import { memoryPair, type Transport } from '../../shared/transport/index.ts'
import type { PortSpec } from './contract.ts'
import { anyone, testClock, testRandom } from './spine.testing.ts'
import type { Spine } from './spine.ts'

/** How many frames a connection carries before it breaks: up to the engine, down to the client. */
interface Cut {
  readonly up: number
  readonly down: number
}

const NEVER: Cut = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY }

/** The client's end of a connection that breaks in the middle: what is over the cut is lost, and both sides are told. */
function breaking(ours: Transport, cut: Cut): Transport & { breakNow(): void } {
  let [up, down] = [0, 0]
  let isBroken = false
  const breakNow = (): void => {
    if (isBroken) return
    isBroken = true
    ours.close(1006, 'the line is cut')
  }
  const near: Transport & { breakNow(): void } = {
    kind: 'tcp',
    protocol: 'arqonbus.v1.proto',
    get bufferedBytes() {
      return ours.bufferedBytes
    },
    onFrame: () => {},
    onDrain: () => {},
    onClose: () => {},
    send: (frame) => {
      if (isBroken || ++up > cut.up) {
        breakNow()
        return 'sent'
      }
      return ours.send(frame)
    },
    pause: (isPaused) => ours.pause(isPaused),
    close: (code, reason) => ours.close(code, reason),
    breakNow,
  }
  ours.onFrame = (frame) => {
    if (isBroken || ++down > cut.down) return breakNow()
    near.onFrame(frame)
  }
  ours.onDrain = () => near.onDrain()
  ours.onClose = (code, reason) => near.onClose(code, reason)
  return near
}

const OPTIONS: ClientOptions = { client: 'lasting/1', random: testRandom, clock: testClock, backoff: { minMs: 1, maxMs: 2 } }

/** A lasting client whose first connections break at `cuts`. */
export async function lasting(
  spine: () => Spine,
  name: string,
  cuts: readonly Cut[] = [],
  options: Partial<ClientOptions> = {},
  spec: Partial<PortSpec> = {},
) {
  const lines: ReturnType<typeof breaking>[] = []
  const open = async (): Promise<Transport> => {
    const [ours, theirs] = memoryPair()
    const line = breaking(ours, cuts[lines.length] ?? NEVER)
    spine().attach(anyone(name, spec), theirs)
    lines.push(line)
    return line
  }
  const bus = await connectBus(open, { ...OPTIONS, ...options })
  return { bus, cut: () => lines.at(-1)?.breakNow(), connections: () => lines.length }
}

/** Resolves at the next connection: whether the session was known. */
export const back = (bus: Client): Promise<boolean> =>
  new Promise((resolve) => {
    const forget = bus.onReconnected((isResumed) => {
      forget()
      resolve(isResumed)
    })
  })
