import type { Fault } from '../../shared/base/index.ts'
import { matches } from '../../shared/topic/index.ts'
import type { AskingParty, Gate, TopicRule, Verdict } from './contract.ts'
import type { PolicyHook } from './policy-hook.ts'
import { SchemaGate } from './schema-gate.ts'
import type { SchemaRegistry } from './schema-registry.ts'

/** What a policy says about admission, loaded. */
export interface AdmissionRules {
  readonly topics: readonly TopicRule[]
  readonly registry: SchemaRegistry
  readonly hook: PolicyHook | undefined
}

export interface AdmissionSetting {
  readonly hasBlob: (namespace: string, sha256: string) => boolean
  /** A message that passed although its payload does not hold: the topic's policy only warns. */
  readonly onWarned: (party: AskingParty, fault: Fault, topic: string) => void
  /** Parties that are the engine itself; none of this concerns them. */
  readonly isOwn: (party: AskingParty) => boolean
}

/** Schemas and the policy's hook, asked before a message gets its position; the Spine's `AdmissionControl`. */
export class Admission {
  onSettled: () => void = () => undefined
  readonly #setting: AdmissionSetting
  readonly #connecting = new Set<() => void>()
  #rules: AdmissionRules

  constructor(setting: AdmissionSetting, rules: AdmissionRules) {
    this.#setting = setting
    this.#rules = rules
    this.#listen()
  }

  get schemas(): SchemaRegistry {
    return this.#rules.registry
  }

  /** Takes up another policy; callers have the Spine ask for its gates again in the same turn. */
  replace(rules: AdmissionRules): void {
    const { hook } = this.#rules
    this.#rules = rules
    this.#listen()
    // Not at once: who waits is asked about again when the old hook goes, and then the Spine must have the new gates.
    if (hook !== undefined) queueMicrotask(() => hook.close())
  }

  /** Undefined: whatever is granted passes. */
  gateFor(party: AskingParty, topic: string): Gate | undefined {
    if (this.#setting.isOwn(party)) return undefined
    const { topics, registry, hook } = this.#rules
    const { namespace } = party
    const rule = topics.find(
      ({ pattern, namespace: only }) => (only === undefined || only === namespace) && matches(pattern, topic),
    )?.schemas
    const gates: Gate[] = []
    if (hook !== undefined) gates.push(new HookGate(hook, party, topic))
    if (rule !== undefined && rule.check !== 'off') {
      const { hasBlob, onWarned } = this.#setting
      gates.push(
        new SchemaGate({
          registry,
          rule,
          hasBlob: (sha256) => hasBlob(namespace, sha256),
          onWarned: (fault) => onWarned(party, fault, topic),
        }),
      )
    }
    return composeGates(gates)
  }

  /** Whether a party may connect; asked before it is attached. A person is never shut out: who else could mend the policy? */
  async connect(party: AskingParty): Promise<Verdict> {
    if (party.actorKind === 'human') return undefined
    for (;;) {
      const { hook } = this.#rules
      if (hook === undefined) return undefined
      const { identity, actorKind: actor_kind, namespace, roles = [], transport, client } = party
      const request = { ask: 'connect', identity, actor_kind, namespace, roles, transport, client }
      const verdict = hook.ask(JSON.stringify(request), request)
      if (verdict !== 'wait') return verdict
      await new Promise<void>((resolve) => this.#connecting.add(resolve))
    }
  }

  close(): void {
    this.#rules.hook?.close()
  }

  #listen(): void {
    const { hook } = this.#rules
    if (hook === undefined) return
    hook.onSettled = () => {
      const waiting = [...this.#connecting]
      this.#connecting.clear()
      for (const resume of waiting) resume()
      this.onSettled()
    }
  }
}

class HookGate implements Gate {
  readonly #hook: PolicyHook
  readonly #party: AskingParty
  readonly #topic: string
  /** What was allowed last: asking for it again cannot end otherwise under this policy. */
  #allowed: string | undefined

  constructor(hook: PolicyHook, party: AskingParty, topic: string) {
    this.#hook = hook
    this.#party = party
    this.#topic = topic
  }

  check(_type: number, schema: string): Verdict | 'wait' {
    if (schema === this.#allowed) return undefined
    const { identity, actorKind: actor_kind, namespace, roles = [] } = this.#party
    const request = { ask: 'publish', identity, actor_kind, namespace, roles, topic: this.#topic, schema }
    const verdict = this.#hook.ask(JSON.stringify(request), request)
    if (verdict === undefined) this.#allowed = schema
    return verdict
  }
}

/** One gate of several, asked in order; the first that does not let pass decides. */
export function composeGates(gates: readonly Gate[]): Gate | undefined {
  const [first, ...others] = gates
  if (first === undefined || others.length === 0) return first
  return {
    check(type, schema, payload) {
      for (const gate of gates) {
        const verdict = gate.check(type, schema, payload)
        if (verdict !== undefined) return verdict
      }
      return undefined
    },
  }
}
