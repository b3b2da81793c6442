import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Party } from './party.ts'
import type { PartyAnswer, PeerName } from './party-messages.ts'
import type { BrokerAddress } from './peer.ts'

const WARM_UP_MS = 250
const MEASURE_MS = 1_000
/** Messages under way, from publisher to subscriber: as many as this holds, at most WINDOW_MAX. */
const WINDOW_BYTES = 4 << 20
const WINDOW_MAX = 8192
const LOOKS_MAX = 1_000
const LOOK_MS = 20

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export interface LaneSpec {
  readonly publisher: PeerName
  readonly subscriber: PeerName
  readonly address: BrokerAddress
  readonly topic: string
  /** Where what was published comes out, when it is another topic. */
  readonly subscribeTopic?: string
  readonly isDurable: boolean
  /** Messages under way at most, where a peer needs fewer; default 8192 or 4 MiB. */
  readonly window?: number
  /** Subscribers; default 1. */
  readonly connections?: number
}

let lanes = 0

/** One publisher and one subscriber of a broker, each a process of its own, measured again and again. */
export class Lane {
  readonly publisher: Party
  readonly subscriber: Party
  readonly #spec: LaneSpec

  private constructor(spec: LaneSpec) {
    this.#spec = spec
    this.publisher = new Party(spec.publisher)
    this.subscriber = new Party(spec.subscriber)
  }

  static async open(spec: LaneSpec): Promise<Lane> {
    const lane = new Lane(spec)
    const progressPath = join(tmpdir(), `vbus-bench-${process.pid}-${++lanes}.sock`)
    const { address, topic, connections = 1 } = spec
    const common = { do: 'open', address, topic, progressPath, connections } as const
    try {
      await lane.publisher.ask({ ...common, role: 'publish', peer: spec.publisher })
      await lane.subscriber.ask({ ...common, topic: spec.subscribeTopic ?? topic, role: 'subscribe', peer: spec.subscriber })
      return lane
    } catch (error) {
      lane.close()
      throw error
    }
  }

  /** Messages per second that arrived, while the publisher floods with at most a window of messages under way. */
  async rate(bytes: number): Promise<number> {
    const { isDurable } = this.#spec
    const window = Math.min(this.#spec.window ?? WINDOW_MAX, Math.max(64, Math.floor(WINDOW_BYTES / bytes)))
    await this.subscriber.ask({ do: 'arm', every: Math.max(1, window >> 3), isTimed: false })
    const flooding = this.publisher.ask({ do: 'flood', bytes, forMs: WARM_UP_MS + MEASURE_MS + 100, window, isDurable })
    const counted = await Promise.all([this.#countFor(WARM_UP_MS, MEASURE_MS), flooding])
    const [{ before, after }, { sent = 0 }] = counted
    await this.#arrived(sent)
    return ((after.count ?? 0) - (before.count ?? 0)) / (((after.atUs ?? 0) - (before.atUs ?? 0)) / 1e6)
  }

  async #countFor(warmUpMs: number, measureMs: number): Promise<{ before: PartyAnswer; after: PartyAnswer }> {
    await sleep(warmUpMs)
    const before = await this.subscriber.ask({ do: 'count' })
    await sleep(measureMs)
    return { before, after: await this.subscriber.ask({ do: 'count' }) }
  }

  /** How long messages took at an even pace, and their acknowledgements where the lane is durable. Microseconds. */
  async latency(bytes: number, perS: number, forMs: number): Promise<{ live: PartyAnswer; acks: PartyAnswer }> {
    await this.subscriber.ask({ do: 'arm', every: 1 << 30, isTimed: true })
    const acks = await this.publisher.ask({ do: 'pace', bytes, forMs, perS, isDurable: this.#spec.isDurable })
    await this.#arrived(acks.sent ?? 0)
    return { live: await this.subscriber.ask({ do: 'latency' }), acks }
  }

  async #arrived(sent: number): Promise<void> {
    for (let looks = 0; ; looks++) {
      const { count = 0 } = await this.subscriber.ask({ do: 'count' })
      if (count >= sent) return
      if (looks === LOOKS_MAX) throw new Error(`${sent - count} of ${sent} messages did not arrive`)
      await sleep(LOOK_MS)
    }
  }

  close(): void {
    this.publisher.close()
    this.subscriber.close()
  }
}
