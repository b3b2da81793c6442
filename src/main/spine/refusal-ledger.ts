import type { Clock, FaultCode } from '../../shared/base/index.ts'
import type { RefusalWindow } from './contract.ts'
import { REFUSAL_KEYS_MAX } from './limits.ts'

export interface RefusalPolicy {
  /** Refusals of one identity within a window after which it is disconnected. */
  readonly disconnectAfter: number
  readonly windowMs: number
  /** Identity and code pairs counted in one window; REFUSAL_KEYS_MAX unless said. */
  readonly keysMax?: number
}

interface Count {
  readonly identity: string
  readonly code: FaultCode
  readonly firstTopic: string
  count: number
  disconnected: boolean
}

/** Counts what was refused, per identity and code, and tells each window's counts once. */
export class RefusalLedger {
  readonly #policy: RefusalPolicy
  readonly #clock: Clock
  readonly #tell: (window: RefusalWindow) => void
  readonly #counts = new Map<string, Count>()
  readonly #perIdentity = new Map<string, number>()
  #cancel: (() => void) | undefined

  constructor(policy: RefusalPolicy, clock: Clock, tell: (window: RefusalWindow) => void) {
    this.#policy = policy
    this.#clock = clock
    this.#tell = tell
  }

  /** Counts one. @returns true when the identity has been refused too often in this window. */
  count(identity: string, code: FaultCode, topic: string): boolean {
    const known = this.#add(identity, code, topic)
    const total = (this.#perIdentity.get(known.identity) ?? 0) + 1
    this.#perIdentity.set(known.identity, total)
    const isTooMany = total >= this.#policy.disconnectAfter
    if (isTooMany) known.disconnected = true
    return isTooMany
  }

  #add(identity: string, code: FaultCode, topic: string): Count {
    this.#cancel ??= this.#clock.after(this.#policy.windowMs, () => this.flush())
    const isFull = this.#counts.size >= (this.#policy.keysMax ?? REFUSAL_KEYS_MAX) && !this.#counts.has(`${code} ${identity}`)
    const [who, what]: [string, FaultCode] = isFull ? ['*', 'authz/too-many-refusals'] : [identity, code]
    const key = `${what} ${who}`
    const known = this.#counts.get(key) ?? { identity: who, code: what, firstTopic: topic, count: 0, disconnected: false }
    known.count++
    this.#counts.set(key, known)
    return known
  }

  /** Counts one that is no reason to disconnect anybody: too much, not forbidden. */
  note(identity: string, code: FaultCode, topic: string): void {
    this.#add(identity, code, topic)
  }

  /** Tells the window's counts now and starts a new one. */
  flush(): void {
    this.#cancel?.()
    this.#cancel = undefined
    const counts = [...this.#counts.values()]
    this.#counts.clear()
    this.#perIdentity.clear()
    for (const count of counts) this.#tell(count)
  }
}
