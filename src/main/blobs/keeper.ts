import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/index.ts'
import { type BusMessage, STREAM_WINDOW_BYTES } from '../../shared/wire/index.ts'
import type { BlobDesk } from './blob-desk.ts'
import type { IncomingBlob } from './incoming-blob.ts'
import { PUT_IDLE_MS, PUT_UNWRITTEN_BYTES_MAX, PUTS_OPEN_MAX } from './limits.ts'

const CREDIT_STEP_BYTES = STREAM_WINDOW_BYTES / 4
const CONTENT_TYPE_MAX = 255
const PUT_TOPIC = 'blobs.put'

interface KeeperPlace {
  readonly desk: BlobDesk
  readonly namespace: string
  readonly clock: Clock
  /** Less than PUT_UNWRITTEN_BYTES_MAX, for tests. */
  readonly unwrittenBytesMax?: number
}

interface Put {
  readonly id: string
  readonly from: string
  readonly inbox: string
  readonly contentType: string
  /** Writes one after the other; the last has all that came. */
  work: Promise<void>
  incoming: IncomingBlob | undefined
  received: number
  written: number
  credited: number
  chunks: number
  lastMs: number
  isOver: boolean
}

type Members = Readonly<Record<string, unknown>>

/** Receives the blobs of one namespace: streams on `blobs.put`, written and hashed as they come, answered on their sender's inbox. */
export class Keeper {
  readonly #bus: Pick<Bus, 'publish' | 'subscribe'>
  readonly #desk: BlobDesk
  readonly #namespace: string
  readonly #clock: Clock
  readonly #unwrittenBytesMax: number
  readonly #puts = new Map<string, Put>()
  #stopTimer: (() => void) | undefined

  private constructor(bus: Pick<Bus, 'publish' | 'subscribe'>, place: KeeperPlace) {
    this.#unwrittenBytesMax = place.unwrittenBytesMax ?? PUT_UNWRITTEN_BYTES_MAX
    this.#bus = bus
    this.#desk = place.desk
    this.#namespace = place.namespace
    this.#clock = place.clock
  }

  /** @param bus the keeper's own party in that namespace */
  static async open(bus: Pick<Bus, 'publish' | 'subscribe'>, place: KeeperPlace): Promise<Keeper> {
    const keeper = new Keeper(bus, place)
    await bus.subscribe(PUT_TOPIC, (message) => keeper.#take(message))
    return keeper
  }

  /** Gives up what is under way. */
  async close(): Promise<void> {
    this.#stopTimer?.()
    const under = [...this.#puts.values()]
    for (const put of under) this.#abandon(put)
    await Promise.all(under.map(({ work }) => work))
  }

  #take(message: BusMessage): void {
    const { type } = message.envelope
    if (type === 'stream_start') this.#start(message)
    else if (type === 'stream_chunk') this.#chunk(message)
    else if (type === 'stream_end') this.#end(message)
  }

  #start({ envelope, delivery }: BusMessage): void {
    const { id, replyTo: inbox } = envelope
    // Without a place to answer nobody could learn what the blob is called.
    if (inbox === undefined) return
    const { content_type: said } = readMembers(envelope.payload)
    const contentType = typeof said === 'string' ? said.slice(0, CONTENT_TYPE_MAX) : ''
    const put: Put = {
      ...{ id, from: delivery.from, inbox, contentType, work: Promise.resolve(), incoming: undefined },
      ...{ received: 0, written: 0, credited: 0, chunks: 0, lastMs: this.#clock.monotonicMs(), isOver: false },
    }
    if (this.#puts.size >= PUTS_OPEN_MAX) {
      return this.#refuse(put, new Fault('spine/limit', `${PUTS_OPEN_MAX} blobs are being received here already`))
    }
    this.#puts.set(id, put)
    this.#then(put, async () => {
      put.incoming = await this.#desk.receive()
    })
    this.#stopTimer ??= this.#watch()
  }

  #chunk(message: BusMessage): void {
    const put = this.#find(message)
    if (put === undefined) return
    const bytes = message.envelope.payload.slice()
    put.lastMs = this.#clock.monotonicMs()
    put.received += bytes.length
    put.chunks++
    const most = this.#desk.blobBytesMax(this.#namespace)
    if (put.received > most) return this.#refuse(put, new Fault('quota/exceeded', `a blob of more than ${most} bytes`, { limit: most }))
    if (put.received - put.written > this.#unwrittenBytesMax)
      return this.#refuse(put, new Fault('spine/limit', 'more was sent than the credit given', { limit: this.#unwrittenBytesMax }))
    this.#then(put, async () => {
      await put.incoming?.write(bytes)
      put.written += bytes.length
      if (put.written - put.credited < CREDIT_STEP_BYTES) return
      put.credited = put.written
      this.#say(put, { received: String(put.written) })
    })
  }

  #end(message: BusMessage): void {
    const put = this.#find(message)
    if (put === undefined) return
    const end = readMembers(message.envelope.payload)
    if (end['status'] !== 'complete') return this.#abandon(put)
    this.#then(put, async () => {
      const { incoming } = put
      if (incoming === undefined) return
      const { sha256, bytes } = await incoming.seal()
      if (end['sha256'] !== sha256 || Number(end['bytes']) !== bytes || Number(end['chunks']) !== put.chunks)
        throw new Fault('blob/mismatch', `what came is sha256:${sha256}, not what its sender announced`, { found: `sha256:${sha256}` })
      const { contentType, from: by } = put
      await this.#desk.keep(this.#namespace, incoming, { contentType, by })
      put.isOver = true
      this.#puts.delete(put.id)
      this.#say(put, { ref: `sha256:${sha256}`, bytes: String(bytes) })
    })
  }

  #find({ envelope, delivery }: BusMessage): Put | undefined {
    const put = this.#puts.get(envelope.correlationId ?? '')
    return put?.from === delivery.from ? put : undefined
  }

  /** Does one thing after the other; what fails ends the blob. */
  #then(put: Put, act: () => Promise<void>): void {
    put.work = put.work.then(async () => {
      if (put.isOver) return
      try {
        await act()
      } catch (error) {
        this.#refuse(put, toRefusal(error))
      }
    })
  }

  /** The answer first, so that who still sends knows why it is stopped. */
  #refuse(put: Put, fault: Fault): void {
    this.#say(put, { error: fault.toView() })
    this.#say(put, { cancel: fault.message })
    this.#abandon(put)
  }

  #abandon(put: Put): void {
    if (put.isOver) return
    put.isOver = true
    this.#puts.delete(put.id)
    put.work = put.work.then(async () => await put.incoming?.discard())
  }

  #say(put: Put, body: object): void {
    // Who has left needs no answer.
    this.#bus.publish(put.inbox, body, { type: 'control', correlationId: put.id }).catch(() => undefined)
  }

  #watch(): () => void {
    return this.#clock.after(PUT_IDLE_MS / 5, () => {
      const now = this.#clock.monotonicMs()
      for (const put of this.#puts.values()) if (now - put.lastMs > PUT_IDLE_MS) this.#abandon(put)
      this.#stopTimer = this.#puts.size > 0 ? this.#watch() : undefined
    })
  }
}

function toRefusal(error: unknown): Fault {
  if (error instanceof Fault) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return new Fault('request/refused', `the blob could not be written: ${code}`, { errno: code }, { cause: error })
}

function readMembers(payload: Uint8Array): Members {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(payload))
    return typeof value === 'object' && value !== null ? (value as Members) : {}
  } catch {
    return {}
  }
}
