import { Fault } from '../../shared/base/index.ts'
import { isPattern } from '../../shared/topic/index.ts'
import { ENVELOPE_BYTES_MAX, FRAME_BYTES_MAX, isUuid } from '../../shared/wire/index.ts'
import { readConsumerName } from './consumer-table.ts'
import type { HelloWorkspace, JobBroker } from './contract.ts'
import type { DeltaTopics } from './delta-topic.ts'
import { type DurableDesk, readFollow } from './durable-desk.ts'
import type { EngineVoice } from './engine-voice.ts'
import type { ReceivedHello } from './hello.ts'
import { SUBSCRIPTIONS_MAX } from './limits.ts'
import type { Port } from './port.ts'
import type { RequestTable } from './request-table.ts'
import { readGroup, type Subscriptions } from './subscriptions.ts'

export interface DeskSetting {
  readonly voice: EngineVoice
  readonly epoch: number
  readonly server: string
  readonly workspace: HelloWorkspace
  readonly queueBytesMax: number
  readonly subscriptions: Subscriptions
  readonly durables: DurableDesk
  readonly deltas: DeltaTopics
  refuse(port: Port, verb: string, id: string, fault: Fault): void
  readonly requests: RequestTable
  readonly jobs: JobBroker | undefined
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function readPatterns({ patterns }: Record<string, unknown>): string[] {
  if (!Array.isArray(patterns) || patterns.length === 0 || patterns.length > SUBSCRIPTIONS_MAX) {
    throw new Fault('wire/bad-payload', 'patterns must be an array of 1 to 256 patterns')
  }
  for (const pattern of patterns) {
    // What is no string is not shown: it may be nested deeper than can be written.
    if (typeof pattern !== 'string') throw new Fault('wire/bad-topic', 'a pattern must be a string')
    if (!isPattern(pattern)) throw new Fault('wire/bad-topic', `not a pattern: ${JSON.stringify(pattern.slice(0, 300))}`)
  }
  return patterns as string[]
}

function readObject(payload: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(decoder.decode(payload))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {}
  throw new Fault('wire/bad-payload', 'the payload must be a JSON object')
}

/** Answers `system.control.*`: hello, subscribe, unsubscribe, stream, operators. */
export class ControlDesk {
  readonly #setting: DeskSetting

  constructor(setting: DeskSetting) {
    this.#setting = setting
  }

  /** @throws Fault for what it refuses; the caller counts and tells it. */
  take(port: Port, verb: string, id: string, payload: Uint8Array): void {
    if (verb === 'hello') throw new Fault('wire/bad-payload', 'this connection has said hello already')
    if (verb === 'operators' && this.#setting.jobs !== undefined) {
      this.#setting.voice.say(port, verb, id, this.#setting.jobs.advertise(port.party, payload))
      port.isOperator = true
      return
    }
    if (verb === 'stream') return this.#setting.voice.say(port, verb, id, this.#streamState(port, payload))
    if (verb === 'consumed') return this.#setting.durables.consumed(port, readObject(payload))
    if (verb !== 'subscribe' && verb !== 'unsubscribe') throw new Fault('engine/unknown-service', `there is no system.control.${verb}`)
    const { subscriptions, durables, deltas } = this.#setting
    const body = readObject(payload)
    const patterns = readPatterns(body)
    const group = readGroup(body['group'])
    const follow = verb === 'subscribe' ? readFollow(patterns, body) : undefined
    if (follow !== undefined) {
      durables.subscribe(port, follow).then(
        () => port.isClosed || this.#setting.voice.say(port, verb, id, { ok: true }),
        (error: unknown) => this.#setting.refuse(port, verb, id, Fault.from(error)),
      )
      return
    }
    if (verb === 'subscribe') {
      durables.requireFree(port, patterns)
      deltas.requireFeature(port, patterns)
      const before = subscriptions.patternsOf(port)
      subscriptions.add(port, patterns, group)
      if (group === '') deltas.join(port, patterns, before)
      port.reads?.changed(patterns)
    } else if (body['consumer'] !== undefined) durables.leave(port, readConsumerName(body['consumer']))
    else {
      for (const pattern of patterns) subscriptions.remove(port, pattern, group)
      durables.ended(port, patterns)
    }
    this.#setting.voice.say(port, verb, id, { ok: true })
  }

  /** A hello's payload. @throws Fault `wire/bad-payload` */
  readHello(id: string, payload: Uint8Array): ReceivedHello {
    const { client, session, features } = readObject(payload)
    return { id, client: typeof client === 'string' ? client.slice(0, 100) : '', session, features }
  }

  welcome(port: Port, id: string, isResumed: boolean): void {
    const { party } = port
    const { epoch, server, workspace, queueBytesMax } = this.#setting
    this.#setting.voice.say(port, 'hello', id, {
      identity: party.identity,
      actor_kind: party.actorKind,
      namespace: party.namespace,
      inbox: party.inbox,
      epoch,
      server,
      workspace,
      grants: party.grants,
      features: port.features,
      ...(port.session !== undefined && {
        session: {
          id: port.session.id,
          resumed: isResumed,
          accepted: String(port.acceptedSeq),
          durable: String(port.durableSeq),
          ...(port.session.refused.length > 0 && { refused: port.session.refused }),
        },
      }),
      limits: {
        frame_bytes: FRAME_BYTES_MAX,
        envelope_bytes: ENVELOPE_BYTES_MAX,
        queue_bytes: queueBytesMax,
        subscriptions: SUBSCRIPTIONS_MAX,
      },
    })
  }

  /** How far a stream of this party's session has come. */
  #streamState(port: Port, payload: Uint8Array): object {
    const { stream_id: id } = readObject(payload)
    if (typeof id !== 'string' || !isUuid(id)) throw new Fault('wire/bad-payload', 'stream_id must be a UUID')
    const stream = this.#setting.requests.get(Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1'))
    if (stream?.requester !== port || !stream.isStream || stream.isOver)
      throw new Fault('stream/mismatch', 'there is no open stream of yours with this id')
    return { chunks: stream.chunks, bytes: String(stream.bytes) }
  }
}
