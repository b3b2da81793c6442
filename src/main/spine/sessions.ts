import { type Clock, Fault } from '../../shared/base/index.ts'
import { REFUSAL_MESSAGE_MAX, SESSION_KEPT_MS, SESSION_REFUSALS_MAX, SESSIONS_MAX } from './limits.ts'
import type { Port } from './port.ts'

/** A numbered message that was refused: its fault may have been lost with the connection. */
export interface SessionRefusal {
  readonly publisher_seq: string
  readonly code: string
  readonly message: string
}

/** What outlives a connection: who it belongs to and the last port that had it. */
export interface Session {
  readonly id: string
  readonly identity: string
  readonly namespace: string
  port: Port
  refused: readonly SessionRefusal[]
  /** When its connection ended; undefined while it has one. */
  leftMs: number | undefined
}

/** Keeps a refusal with the session of its publisher, whether or not there is a connection to tell it on. */
export function noteRefusal({ session }: Port, publisherSeq: number, fault: Fault): void {
  if (session === undefined || publisherSeq === 0) return
  const refusal = { publisher_seq: String(publisherSeq), code: fault.code, message: fault.message.slice(0, REFUSAL_MESSAGE_MAX) }
  session.refused = [...session.refused.slice(1 - SESSION_REFUSALS_MAX), refusal]
}

/** Sessions by their secret ids, in memory: those with a connection and those that lost theirs not long ago. */
export class Sessions {
  readonly #clock: Clock
  /** Those without connection lie in the order in which they lost it. */
  readonly #byId = new Map<string, Session>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get size(): number {
    return this.#byId.size
  }

  /**
   * Gives a session to a port: its own again, or a new one.
   * @returns the port that had it before
   * @throws Fault `spine/session` for another's, `spine/limit` when all there may be are in use
   */
  claim(id: string, port: Port): Port | undefined {
    const { identity, namespace } = port.party
    this.#forgetOld()
    const known = this.#byId.get(id)
    if (known !== undefined) {
      if (known.identity !== identity || known.namespace !== namespace)
        throw new Fault('spine/session', 'the session belongs to another identity or namespace')
      const before = known.port
      known.port = port
      known.leftMs = undefined
      port.session = known
      return before
    }
    if (this.#byId.size >= SESSIONS_MAX && !this.#forgetOldest()) throw new Fault('spine/limit', `at most ${SESSIONS_MAX} sessions`)
    port.session = { id, identity, namespace, port, refused: [], leftMs: undefined }
    this.#byId.set(id, port.session)
    return undefined
  }

  /** Its connection ended; nothing when another has it by now. */
  left(port: Port): void {
    const { session } = port
    if (session === undefined || session.port !== port) return
    session.leftMs = this.#clock.monotonicMs()
    this.#byId.delete(session.id)
    this.#byId.set(session.id, session)
  }

  /** Ends one for good. */
  forget({ session }: Port): void {
    if (session !== undefined) this.#byId.delete(session.id)
  }

  #forgetOld(): void {
    const before = this.#clock.monotonicMs() - SESSION_KEPT_MS
    for (const { id, leftMs } of this.#byId.values()) {
      if (leftMs === undefined) continue
      if (leftMs > before) return
      this.#byId.delete(id)
    }
  }

  #forgetOldest(): boolean {
    for (const { id, leftMs } of this.#byId.values()) if (leftMs !== undefined) return this.#byId.delete(id)
    return false
  }
}
