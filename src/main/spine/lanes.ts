import type { Fault } from '../../shared/base/index.ts'
import { DELIVERED_HEAD_BYTES, envelopeStart, readDelivery } from '../../shared/wire/index.ts'
import type { DurableSink, JobBroker, SpineProbe } from './contract.ts'
import { DurableLane, type LaneOwner } from './durable-lane.ts'
import type { Further } from './further.ts'
import type { Port } from './port.ts'
import type { RefusedEnvelope } from './router-host.ts'
import type { TopicSpace } from './topic-space.ts'
import type { TopicEntry } from './topic-table.ts'

/** What the lanes need of the Spine around them. */
export interface LanesHost {
  readonly jobs: JobBroker | undefined
  readonly probe: SpineProbe | undefined
  readonly tally: { expired: number }
  spaces(): Iterable<TopicSpace>
  nowMs(): number
  tell(port: Port, fault: Fault, envelope: RefusedEnvelope): void
  laneAdvanced(): void
}

/** The lanes of all logs, and what becomes of a message once its log has it. */
export class Lanes implements LaneOwner {
  readonly #host: LanesHost
  readonly #further: Further
  readonly #lanes = new Map<DurableSink, DurableLane>()

  constructor(host: LanesHost, further: Further) {
    this.#host = host
    this.#further = further
  }

  /** Messages that are not yet on disk. */
  get pending(): number {
    let pending = 0
    for (const lane of this.#lanes.values()) pending += lane.pending
    return pending
  }

  at(sink: DurableSink): DurableLane {
    const known = this.#lanes.get(sink)
    if (known) return known
    const lane = new DurableLane(sink, this)
    this.#lanes.set(sink, lane)
    return lane
  }

  nowMs(): number {
    return this.#host.nowMs()
  }

  groupDurable(oldestMs: number): void {
    this.#host.probe?.committed(oldestMs)
  }

  deliverDurable(entry: TopicEntry, bytes: Uint8Array, start: number, end: number): void {
    if (this.#host.probe?.isFollowingDurable === true) this.#host.probe.durable(deliveredPos(bytes, start, end))
    const audience = entry.space.audienceOf(entry)
    const { subscribers } = audience
    const index = (entry.lane as DurableLane).position
    for (let i = 0; i < subscribers.length; i++) (subscribers[i] as Port).deliverDurable(index, bytes, start, end)
    if (!audience.isPlain) this.#further.durable(audience, bytes, [start, end])
  }

  expireDurable(entry: TopicEntry): void {
    const { subscribers, groups } = entry.space.audienceOf(entry)
    for (const port of subscribers) port.outbox.countExpired()
    this.#host.tally.expired += groups.length
  }

  jobDurable(pos: number, bytes: Uint8Array, start: number, end: number): void {
    this.#host.jobs?.durable(pos, bytes.slice(start, end))
  }

  jobVoided(pos: number): void {
    this.#host.jobs?.voided(pos)
  }

  refuseVoided(entry: TopicEntry, port: Port, publisherSeq: number, fault: Fault): void {
    if (publisherSeq === 0) return
    this.#host.tell(port.latest, fault, { id: '', topic: entry.name, publisherSeq })
    port.latest.oweAck()
  }

  laneOpened(lane: DurableLane): void {
    for (const space of this.#host.spaces()) {
      for (const entry of space.entries()) if (entry.lane === lane) entry.count(lane.lastSeq(entry.name), 0, 0)
    }
    this.laneAdvanced()
  }

  laneAdvanced(): void {
    this.#host.laneAdvanced()
  }
}

const deliveredPos = (bytes: Uint8Array, start: number, end: number): number =>
  Number(readDelivery(bytes, start + DELIVERED_HEAD_BYTES, envelopeStart(bytes, start, end))?.pos ?? 0n)
