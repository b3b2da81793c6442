import { type Clock, Fault, type FaultCode } from '../../shared/base/index.ts'
import type { SpineJournal, SpineProbe } from './contract.ts'
import type { EngineVoice } from './engine-voice.ts'
import { OUTSIDE_REFUSAL_KEYS_MAX } from './limits.ts'
import type { Port } from './port.ts'
import { RefusalLedger, type RefusalPolicy } from './refusal-ledger.ts'
import type { RefusedEnvelope } from './router-host.ts'
import { noteRefusal } from './sessions.ts'

/** Identities of those who have none yet: this, or this and `@ADDRESS`. */
const OUTSIDE = 'anonymous'
const OUTSIDE_WINDOW_MS = 60_000

export interface RefusalSetting {
  readonly policy: RefusalPolicy
  readonly clock: Clock
  readonly journal: SpineJournal
  readonly voice: EngineVoice
  readonly probe: SpineProbe | undefined
  disconnect(port: Port, code: number, reason: string): void
}

/** Refuses: tells the party, counts, and disconnects who is refused too often. */
export class RefusalDesk {
  readonly #setting: RefusalSetting
  readonly #inside: RefusalLedger
  /** Before a hello, by source and minute. */
  readonly #outside: RefusalLedger

  constructor(setting: RefusalSetting) {
    const { policy, clock, journal } = setting
    this.#setting = setting
    this.#inside = new RefusalLedger(policy, clock, (window) => journal.refusals(window))
    const outside = { disconnectAfter: Number.POSITIVE_INFINITY, windowMs: OUTSIDE_WINDOW_MS, keysMax: OUTSIDE_REFUSAL_KEYS_MAX }
    this.#outside = new RefusalLedger(outside, clock, (window) => journal.refusals(window))
  }

  /** Counts one that concerns no connected party. */
  count(identity: string, code: FaultCode, topic: string): void {
    const ledger = identity.startsWith(OUTSIDE) ? this.#outside : this.#inside
    ledger.count(identity, code, topic)
  }

  refuse(port: Port, fault: Fault, envelope: RefusedEnvelope): void {
    if (port.isClosed) return
    const { journal, voice, disconnect } = this.#setting
    const { identity, isRunParty } = port.party
    this.tell(port, fault, envelope)
    this.#probe(port, envelope)
    if (isRunParty) journal.partyRefused(port.party, fault.code, envelope.topic)
    if (!this.#inside.count(identity, fault.code, envelope.topic) || port.isEngine) return
    voice.fault(port, '', new Fault('authz/too-many-refusals', `${identity} was refused too often`).toView())
    disconnect(port, 4403, 'refused too often')
  }

  /** What is beyond a rate or quota disconnects nobody. */
  refuseExcess(port: Port, fault: Fault, envelope: RefusedEnvelope, isTold: boolean): void {
    if (isTold) this.tell(port, fault, envelope)
    this.#inside.note(port.party.identity, fault.code, envelope.topic)
    this.#probe(port, envelope)
  }

  tell(port: Port, fault: Fault, envelope: RefusedEnvelope): void {
    noteRefusal(port, envelope.publisherSeq, fault)
    if (port.isClosed) return
    this.#setting.voice.fault(port, envelope.id, fault.toView(), {
      ...(envelope.topic !== '' && { topic: envelope.topic }),
      ...(envelope.publisherSeq > 0 && { publisher_seq: String(envelope.publisherSeq) }),
    })
  }

  /** Says how much a reader lost, once it reads again. @param tally is counted up */
  tellLost(port: Port, tally: { dropped: number; expired: number }): void {
    if (!port.outbox.hasRoom) return
    const dropped = port.outbox.takeDropped()
    if (dropped > 0) {
      tally.dropped += dropped
      const fault = new Fault('spine/dropped', `${dropped} events were dropped: you read too slowly`, { dropped: String(dropped) })
      this.#setting.voice.fault(port, '', fault.toView(), { dropped: String(dropped) })
    }
    const expired = port.outbox.takeExpired()
    if (expired > 0) {
      tally.expired += expired
      const fault = new Fault('spine/expired', `${expired} messages were past their deadline`, { expired: String(expired) })
      this.#setting.voice.fault(port, '', fault.toView(), { expired: String(expired) })
    }
  }

  #probe({ space }: Port, { topic }: RefusedEnvelope): void {
    const { probe } = this.#setting
    if (probe !== undefined && topic !== '' && space.knows(topic)) probe.refused(topic, space.namespace)
  }

  flush(): void {
    this.#inside.flush()
    this.#outside.flush()
  }
}
