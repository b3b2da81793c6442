import { type ChildProcess, fork } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Broker } from './brokers.ts'
import type { PartyAnswer, PartyCommand, PeerName } from './party-messages.ts'

const WARM_UP_MS = 300
const MEASURE_MS = 1_500
/** Messages under way, from publisher to subscriber: as many as this holds, at most WINDOW_MAX. */
const WINDOW_BYTES = 4 << 20
const WINDOW_MAX = 8192
const ANSWER_MS_MAX = 60_000

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function ask(child: ChildProcess, command: PartyCommand): Promise<PartyAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer to ${command.do}`)), ANSWER_MS_MAX)
    child.once('message', (message) => {
      clearTimeout(timer)
      const answer = message as PartyAnswer
      if (answer.error === undefined) resolve(answer)
      else reject(new Error(answer.error))
    })
    child.send(command)
  })
}

let lanes = 0

/** A broker with one publisher and one subscriber, each a process of its own, measured again and again. */
export class Lane {
  readonly #publisher = fork(join(import.meta.dirname, 'party-process.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  readonly #subscriber = fork(join(import.meta.dirname, 'party-process.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  readonly broker: Broker
  readonly #isDurable: boolean

  private constructor(broker: Broker, isDurable: boolean) {
    this.broker = broker
    this.#isDurable = isDurable
  }

  static async open(peer: PeerName, broker: Broker, isDurable: boolean): Promise<Lane> {
    const lane = new Lane(broker, isDurable)
    const progressPath = join(tmpdir(), `vbus-bench-${process.pid}-${++lanes}.sock`)
    const { address } = broker
    await ask(lane.#publisher, { do: 'publish', peer, address, progressPath })
    await ask(lane.#subscriber, { do: 'subscribe', peer, address, progressPath })
    return lane
  }

  /** Publisher, broker, subscriber. */
  get pids(): readonly number[] {
    return [this.#publisher.pid ?? 0, this.broker.pid, this.#subscriber.pid ?? 0]
  }

  /** Messages per second that arrived, while the publisher floods with at most a window of messages under way. */
  async measure(bytes: number): Promise<number> {
    return (await this.measureDetailed(bytes)).rate
  }

  async measureDetailed(bytes: number): Promise<{ rate: number; sent: number }> {
    const window = Math.min(WINDOW_MAX, Math.max(64, Math.floor(WINDOW_BYTES / bytes)))
    await ask(this.#subscriber, { do: 'arm', every: Math.max(1, window >> 3) })
    const flooding = ask(this.#publisher, { do: 'flood', bytes, forMs: WARM_UP_MS + MEASURE_MS + 100, window, isDurable: this.#isDurable })
    await sleep(WARM_UP_MS)
    const before = await ask(this.#subscriber, { do: 'count' })
    await sleep(MEASURE_MS)
    const after = await ask(this.#subscriber, { do: 'count' })
    const { sent = 0 } = await flooding
    for (let tries = 0; tries < 100; tries++) {
      const { count = 0 } = await ask(this.#subscriber, { do: 'count' })
      if (count >= sent) break
      if (tries === 99) throw new Error(`${sent - count} of ${sent} messages did not arrive`)
      await sleep(30)
    }
    return { rate: ((after.count ?? 0) - (before.count ?? 0)) / (((after.atUs ?? 0) - (before.atUs ?? 0)) / 1e6), sent }
  }

  close(): void {
    this.#publisher.kill('SIGKILL')
    this.#subscriber.kill('SIGKILL')
    this.broker.stop()
  }
}
