import { createHash } from 'node:crypto'
import { Fault } from '../../../shared/base/index.ts'
import type { State } from '../../../shared/state/index.ts'
import type { TemporalRuleView } from '../../workspace/temporal-rules.ts'
import { type LimitQuestion, type LimitView, limitsOf } from './limit-view.ts'
import { type Body, optionalText, type Service, text } from './service.ts'

/** A policy as text; the largest that a workspace may have. */
const POLICY_CHARS_MAX = 1_048_576

/** What a person trusted, beside what is there now. Hashes hex. */
export interface TrustedThing {
  /** `workspace.yaml`, `policy.yaml`, or a component's id. */
  readonly name: string
  readonly kind: 'file' | 'component'
  readonly trusted: string
  /** Empty: it is not there. */
  readonly present: string
}

export interface SettingsServiceDeps {
  readonly state: () => State
  readonly policy: () => { readonly text: string; readonly sha256: string; readonly rules: readonly TemporalRuleView[] }
  /** The rules of a text that may become the policy. @throws Fault `policy/invalid`, and of the files that it names */
  readonly check: (source: string) => Promise<readonly TemporalRuleView[]>
  readonly trusted: () => { readonly person: string; readonly protection: string; readonly things: readonly TrustedThing[] }
  /** How the log's private key is kept: plain, sealed under a random passphrase, or under one of a person's own. */
  readonly logKeyProtection: () => 'plain' | 'file' | 'passphrase'
  readonly limitsFor: (identity: string, namespace: string) => LimitQuestion
}

/** What is in force, and where it came from: the policy, the trust, the keys, and every limit of an identity. */
export function settingsServices(deps: SettingsServiceDeps): Record<string, Service> {
  return {
    'system.policy.get': () => {
      const { text: source, sha256, rules } = deps.policy()
      const { trust } = deps.state()
      return { policy: source, sha256, record: trust.policySha256 === sha256 ? trust.record : null, rules }
    },
    'system.policy.check': async (body) => {
      const source = text(body, 'policy')
      if (source.length > POLICY_CHARS_MAX) throw new Fault('wire/bad-payload', `a policy has at most ${POLICY_CHARS_MAX} characters`)
      const rules = await deps.check(source)
      const sha256 = createHash('sha256').update(source).digest('hex')
      return { ok: true, sha256, previous_sha256: deps.policy().sha256, rules }
    },
    'system.trust.show': () => trustView(deps),
    'system.limits.show': (body, caller) => {
      const identity = optionalText(body, 'identity') ?? caller.id
      const question = deps.limitsFor(identity, namespaceOf(body, caller.namespace))
      const limits: readonly LimitView[] = limitsOf(question)
      return { identity, namespace: question.namespace, roles: question.roles, limits }
    },
  }
}

const namespaceOf = (body: Body, own: string): string => optionalText(body, 'namespace') ?? own

function trustView({ state, trusted, logKeyProtection }: SettingsServiceDeps): object {
  const { trust, log } = state()
  const { person, protection, things } = trusted()
  return {
    record: trust.record,
    person: { vkey: person, protection },
    log: { origin: log.origin, vkey: log.vkey, earlier: log.earlier, protection: logKeyProtection() },
    things: things.map((thing) => ({ ...thing, holds: thing.trusted === thing.present })),
  }
}
