import { toHex, toNumber } from '../../../shared/state/index.ts'
import { covers } from '../../../shared/topic/index.ts'
import type { arqonbus } from '../../../shared/wire/generated/arqonbus.js'
import { isAllowed } from '../../spine/index.ts'

/** A message as a stream log has it. */
export interface KeptMessage {
  readonly index: number
  readonly pos: number
  readonly from: string
  readonly namespace: string
  readonly topic: string
}

/** Reads entries [first, last] of a stream log; those that retention dropped are left out. */
export type ReadKept = (log: string, first: number, last: number) => AsyncIterable<KeptMessage>

/** What a record tells that no grant in force allows. */
export interface Breaking {
  readonly record: number
  readonly kind: string
  readonly identity: string
  readonly topic: string
  readonly why: string
}

export interface PassedSpine {
  readonly ok: boolean
  /** Jobs, streams, durable messages, settled counts that were compared. */
  readonly acts: number
  readonly kept: number
  /** The first ones, at most BREAKING_MAX. */
  readonly broken: readonly Breaking[]
  /** Acts of parties whose grants a policy changed after they joined: the record does not say what they were then. */
  readonly undecided: number
}

export const BREAKING_MAX = 64
/** Stays of parties that are remembered for durable messages; of older ones it cannot be said. */
export const STAYS_MAX = 65_536

/** One connection's time on the bus. */
interface Stay {
  readonly namespace: string
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  readonly execute: readonly string[]
  readonly fromPos: number
  toPos: number
  isOpen: boolean
  /** A policy came after it joined. */
  isRegranted: boolean
}

type Act = 'publish' | 'subscribe' | 'execute'
type Verdict = 'granted' | 'undecided' | 'denied'

/**
 * Compares what a log says was done with the grants that it says were given: who was on the bus, and what each might do there. Callers give it
 * every record from the first one on, and say from which on they ask; what comes before is how it learns who was there.
 */
export class PassCheck {
  readonly #from: number
  readonly #readKept: ReadKept
  readonly #stays = new Map<string, Stay[]>()
  /** Whoever was there since the present engine started. */
  #seen = new Set<string>()
  readonly #connections = new Map<string, number>()
  readonly #types = new Map<string, string>()
  readonly #submitters = new Map<string, string>()
  readonly #consumers = new Set<string>()
  readonly #broken: Breaking[] = []
  #more = 0
  #stayCount = 0
  #acts = 0
  #kept = 0
  #undecided = 0

  /** @param from first record that is asked about. */
  constructor(from: number, readKept: ReadKept) {
    this.#from = from
    this.#readKept = readKept
  }

  get result(): PassedSpine {
    const { length } = this.#broken
    return { ok: length + this.#more === 0, acts: this.#acts, kept: this.#kept, broken: this.#broken, undecided: this.#undecided }
  }

  async take(record: arqonbus.v1.IRecord, number: number): Promise<void> {
    this.#parties(record)
    const isAsked = number >= this.#from
    this.#jobs(record, isAsked ? number : undefined)
    if (!isAsked) return
    const { streamStarted, consumerDefined, consumerMoved, anchor } = record
    const actor = record.actor?.id ?? ''
    if (streamStarted) this.#may(actor, 'publish', { number, kind: 'stream_started', topic: streamStarted.topic ?? '' })
    if (consumerDefined)
      for (const pattern of consumerDefined.patterns ?? [])
        this.#may(consumerDefined.owner ?? '', 'subscribe', { number, kind: 'consumer_defined', topic: pattern })
    if (consumerMoved) {
      const { namespace, name } = consumerMoved
      this.#acts += 1
      if (!this.#consumers.has(`${namespace}\n${name}`))
        this.#break({ record: number, kind: 'consumer_moved', identity: actor, topic: name ?? '', why: 'no such consumer was defined' })
    }
    if (anchor) await this.#anchored(anchor, number)
    this.#settled(record, number)
  }

  #parties(record: arqonbus.v1.IRecord): void {
    const { partyJoined, partyLeft, engineStarted, engineClosed, policyApplied, operatorAdvertised, consumerDefined } = record
    const pos = toNumber(record.pos)
    if (engineStarted || engineClosed) {
      for (const stays of this.#stays.values()) for (const stay of stays) end(stay, pos)
      this.#connections.clear()
      if (engineStarted) this.#seen = new Set()
    }
    if (policyApplied) for (const stays of this.#stays.values()) for (const stay of stays) if (stay.isOpen) stay.isRegranted = true
    if (partyJoined) this.#join(partyJoined, pos)
    if (partyLeft) this.#left(partyLeft.identity ?? '', pos)
    if (operatorAdvertised) this.#types.set(operatorAdvertised.identity ?? '', operatorAdvertised.operatorType ?? '')
    if (consumerDefined) this.#consumers.add(`${consumerDefined.namespace}\n${consumerDefined.name}`)
  }

  /** Of several connections of one identity the record does not say which one left: the grants of all count until the last one has. */
  #left(identity: string, pos: number): void {
    const open = (this.#stays.get(identity) ?? []).filter(({ isOpen }) => isOpen)
    const here = (this.#connections.get(identity) ?? open.length) - 1
    this.#connections.set(identity, Math.max(here, 0))
    if (here <= 0) for (const stay of open) end(stay, pos)
  }

  #join({ identity, namespace, publish, subscribe, execute }: arqonbus.v1.IPartyJoined, fromPos: number): void {
    const name = identity ?? ''
    this.#seen.add(name)
    this.#connections.set(name, (this.#connections.get(name) ?? 0) + 1)
    const grants = { publish: publish ?? [], subscribe: subscribe ?? [], execute: execute ?? [] }
    const stay: Stay = { namespace: namespace ?? '', ...grants, fromPos, toPos: Number.POSITIVE_INFINITY, isOpen: true, isRegranted: false }
    this.#stays.set(name, [...(this.#stays.get(name) ?? []), stay])
    if (++this.#stayCount <= STAYS_MAX) return
    for (const [who, stays] of this.#stays) {
      const open = stays.filter(({ isOpen }) => isOpen)
      this.#stayCount -= stays.length - open.length
      if (open.length === 0) this.#stays.delete(who)
      else this.#stays.set(who, open)
    }
  }

  #jobs({ actor, jobSubmitted, jobState, jobFinished }: arqonbus.v1.IRecord, number: number | undefined): void {
    const who = actor?.id ?? ''
    if (jobSubmitted) {
      this.#submitters.set(toHex(jobSubmitted.jobId), who)
      if (number !== undefined)
        this.#may(who, 'publish', {
          number,
          kind: 'job_submitted',
          topic: jobSubmitted.topic ?? '',
          namespace: jobSubmitted.namespace ?? '',
        })
    }
    if (jobState?.state === 'leased' && number !== undefined) {
      const at = { number, kind: 'job_state', topic: jobState.topic ?? '' }
      this.#may(jobState.operator ?? '', 'subscribe', at)
      const submitter = this.#submitters.get(toHex(jobState.jobId))
      const type = this.#types.get(jobState.operator ?? '')
      if (submitter !== undefined && type !== undefined) this.#may(submitter, 'execute', { ...at, topic: type })
    }
    if (!jobFinished) return
    this.#submitters.delete(toHex(jobFinished.jobId))
    if (number !== undefined)
      this.#may(jobFinished.operator ?? who, 'publish', { number, kind: 'job_finished', topic: jobFinished.topic ?? '' })
  }

  /** Ephemeral messages are on the record by their counts: whoever sent them was on the bus. */
  #settled({ quotaSettled, circuitSettled, circuitPath }: arqonbus.v1.IRecord, number: number): void {
    if (quotaSettled && (quotaSettled.jobId ?? []).length === 0)
      this.#was(quotaSettled.identity ?? '', { number, kind: 'quota_settled', topic: '' })
    if (circuitSettled) this.#was(`circuit-${circuitSettled.circuit}`, { number, kind: 'circuit_settled', topic: '' })
    if (circuitPath) this.#was(`circuit-${circuitPath.circuit}`, { number, kind: 'circuit_path', topic: circuitPath.outputTopic ?? '' })
  }

  async #anchored({ log, first, last }: arqonbus.v1.IAnchor, number: number): Promise<void> {
    for await (const message of this.#readKept(log ?? '', toNumber(first), toNumber(last))) {
      this.#kept += 1
      const stays = (this.#stays.get(message.from) ?? []).filter(({ fromPos, toPos }) => fromPos <= message.pos && message.pos <= toPos)
      const verdict = judge(stays, 'publish', message.topic, message.namespace)
      if (verdict === 'undecided') this.#undecided += 1
      if (verdict === 'denied')
        this.#break({
          record: number,
          kind: 'anchor',
          identity: message.from,
          topic: message.topic,
          why: `entry ${message.index} of ${log}, position ${message.pos}: ${stays.length === 0 ? 'not on the bus then' : 'no grant to publish it'}`,
        })
    }
  }

  #may(identity: string, act: Act, at: { number: number; kind: string; topic: string; namespace?: string }): void {
    this.#acts += 1
    const stays = (this.#stays.get(identity) ?? []).filter(({ isOpen }) => isOpen)
    const verdict = judge(stays, act, at.topic, at.namespace)
    if (verdict === 'undecided') this.#undecided += 1
    if (verdict === 'denied')
      this.#break({
        record: at.number,
        kind: at.kind,
        identity,
        topic: at.topic,
        why: stays.length === 0 ? 'not on the bus then' : `no grant to ${act} it`,
      })
  }

  #was(identity: string, { number, kind, topic }: { number: number; kind: string; topic: string }): void {
    this.#acts += 1
    if (!this.#seen.has(identity)) this.#break({ record: number, kind, identity, topic, why: 'not on the bus since the engine started' })
  }

  #break(breaking: Breaking): void {
    if (this.#broken.length < BREAKING_MAX) this.#broken.push(breaking)
    else this.#more += 1
  }
}

function end(stay: Stay | undefined, pos: number): void {
  if (stay === undefined || !stay.isOpen) return
  stay.isOpen = false
  stay.toPos = pos
}

function judge(stays: readonly Stay[], act: Act, what: string, namespace?: string): Verdict {
  const own = stays.filter((stay) => namespace === undefined || stay.namespace === namespace)
  const isGranted = (stay: Stay): boolean => {
    if (act === 'execute') return stay.execute.includes(what)
    if (act === 'publish') return isAllowed(stay.publish, what)
    // An operator may be granted the topic itself, or be subscribed by a narrower pattern than it is granted.
    return isAllowed(stay.subscribe, what) || stay.subscribe.some((pattern) => covers(pattern, what))
  }
  if (own.some(isGranted)) return 'granted'
  return own.some(({ isRegranted }) => isRegranted) ? 'undecided' : 'denied'
}
