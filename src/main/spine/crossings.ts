import type { Clock } from '../../shared/base/index.ts'
import { covers } from '../../shared/topic/index.ts'
import type { Crossing, CrossingWindow } from './contract.ts'
import { INBOX_PREFIX, SYSTEM_PREFIX } from './grants.ts'

const WINDOW_MS = 60_000

/** One rule of the policy, with what it carried in the present minute. */
export class CrossingRule {
  readonly from: string
  readonly to: string
  readonly pattern: string
  messages = 0
  bytes = 0

  constructor({ from, to, pattern }: Crossing) {
    this.from = from
    this.to = to
    this.pattern = pattern
  }

  covers(topic: string): boolean {
    return !topic.startsWith(SYSTEM_PREFIX) && !topic.startsWith(INBOX_PREFIX) && covers(this.pattern, topic)
  }
}

/** What the policy lets appear in another namespace, counted and told once a minute. */
export class Crossings {
  readonly #clock: Clock
  readonly #tell: (window: CrossingWindow) => void
  #rules: readonly CrossingRule[] = []
  #cancel: (() => void) | undefined

  constructor(clock: Clock, tell: (window: CrossingWindow) => void) {
    this.#clock = clock
    this.#tell = tell
  }

  /** Replaces the rules; what the old ones carried is told first. */
  replace(crossings: readonly Crossing[]): readonly CrossingRule[] {
    this.flush()
    this.#rules = crossings.map((crossing) => new CrossingRule(crossing))
    return this.#rules
  }

  count(rule: CrossingRule, bytes: number): void {
    rule.messages++
    rule.bytes += bytes
    this.#cancel ??= this.#clock.after(WINDOW_MS, () => this.flush())
  }

  flush(): void {
    this.#cancel?.()
    this.#cancel = undefined
    for (const rule of this.#rules) {
      const { from, to, pattern, messages, bytes } = rule
      if (messages === 0) continue
      rule.messages = 0
      rule.bytes = 0
      this.#tell({ from, to, pattern, messages, bytes })
    }
  }
}
