import { Fault } from '../../shared/base/index.ts'
import { isPattern } from '../../shared/topic/index.ts'
import { ENVELOPE_BYTES_MAX, FRAME_BYTES_MAX } from '../../shared/wire/index.ts'
import type { HelloWorkspace, JobBroker } from './contract.ts'
import type { EngineVoice } from './engine-voice.ts'
import { INBOX_PREFIX, isAllowed, SYSTEM_PREFIX } from './grants.ts'
import { SUBSCRIPTIONS_MAX } from './limits.ts'
import type { Port } from './port.ts'
import type { TopicSpace } from './topic-space.ts'

export interface DeskSetting {
  readonly voice: EngineVoice
  readonly epoch: number
  readonly server: string
  readonly workspace: HelloWorkspace
  readonly queueBytesMax: number
  readonly systemSpace: TopicSpace
  readonly jobs: JobBroker | undefined
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function readPatterns(payload: Uint8Array): string[] {
  const body = readObject(payload)
  const { patterns } = body
  if (!Array.isArray(patterns) || patterns.length === 0 || patterns.length > SUBSCRIPTIONS_MAX) {
    throw new Fault('wire/bad-payload', 'patterns must be an array of 1 to 256 patterns')
  }
  for (const pattern of patterns) {
    if (typeof pattern !== 'string' || !isPattern(pattern))
      throw new Fault('wire/bad-topic', `not a pattern: ${JSON.stringify(pattern).slice(0, 300)}`)
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

/** Answers `system.control.*`: hello, subscribe, unsubscribe. */
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
    if (verb !== 'subscribe' && verb !== 'unsubscribe') throw new Fault('engine/unknown-service', `there is no system.control.${verb}`)
    const patterns = readPatterns(payload)
    if (verb === 'subscribe') this.#subscribe(port, patterns)
    else for (const pattern of patterns) this.#unsubscribe(port, pattern)
    this.#setting.voice.say(port, verb, id, { ok: true })
  }

  /** The program's name from a hello's payload, at most 100 characters. */
  clientOf(payload: Uint8Array): string {
    const { client } = readObject(payload)
    return typeof client === 'string' ? client.slice(0, 100) : ''
  }

  welcome(port: Port, id: string): void {
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
      limits: {
        frame_bytes: FRAME_BYTES_MAX,
        envelope_bytes: ENVELOPE_BYTES_MAX,
        queue_bytes: queueBytesMax,
        subscriptions: SUBSCRIPTIONS_MAX,
      },
    })
  }

  /** Takes all of a leaving party's subscriptions away. */
  forget(port: Port): void {
    for (const pattern of port.patterns) this.#unsubscribe(port, pattern)
  }

  #subscribe(port: Port, patterns: readonly string[]): void {
    const { grants, identity } = port.party
    for (const pattern of patterns) {
      if (pattern.startsWith(INBOX_PREFIX) || !isAllowed(grants.subscribe, pattern)) {
        throw new Fault('authz/subscribe-denied', `${identity} may not subscribe to ${pattern}`, { pattern })
      }
    }
    const added = new Set(patterns.filter((pattern) => !port.patterns.has(pattern)))
    if (port.patterns.size + added.size > SUBSCRIPTIONS_MAX)
      throw new Fault('spine/limit', `a connection has at most ${SUBSCRIPTIONS_MAX} subscriptions`)
    for (const pattern of added) {
      port.patterns.add(pattern)
      this.#spaceOf(port, pattern).subscribe(pattern, port)
    }
  }

  #unsubscribe(port: Port, pattern: string): void {
    if (port.patterns.delete(pattern)) this.#spaceOf(port, pattern).unsubscribe(pattern, port)
  }

  #spaceOf(port: Port, pattern: string): TopicSpace {
    return pattern.startsWith(SYSTEM_PREFIX) ? this.#setting.systemSpace : port.space
  }
}
