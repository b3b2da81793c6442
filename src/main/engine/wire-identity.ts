import { OWNER_GRANTS } from '../workspace/session-token.ts'
import type { OwnRights, Verdict } from './authority.ts'
import { CredentialDesk } from './credential-desk.ts'
import type { EngineCore } from './engine-core.ts'
import { type CredentialServiceDeps, credentialServices, type NamespaceView } from './services/credential-services.ts'
import type { Service } from './services/service.ts'

const NOTHING = { publish: [], subscribe: [], execute: [] }

/** The services that concern who may come in and what they may do. */
export function identityServices(core: EngineCore): Record<string, Service> {
  const { recorder, admissions, clock, random } = core
  const desk = new CredentialDesk({
    recorder,
    admissions,
    config: () => core.files.config,
    policy: () => core.files.policy,
    random: (into) => into.set(random.bytes(into.length)),
    nowMs: () => Number(clock.wallNs() / 1_000_000n),
    parties: () => core.spine.parties(),
    revoke: (credential) => core.spine.revoke(credential),
  })
  const explain: CredentialServiceDeps['explain'] = (who, namespace, { act, what }) => {
    const verdicts = ownRightsOf(core, who, namespace).map((own) => admissions.authority.explain(who, own, act, what))
    const best = verdicts.find(({ allowed }) => allowed) ?? verdicts.find(({ role }) => role !== undefined) ?? verdicts[0]
    return best as Verdict
  }
  return credentialServices({ desk, credentials: () => recorder.state.credentials, explain, namespaces: () => namespacesOf(core) })
}

/** What the credentials of `who` that are known say by themselves: of connections, on the record, in the files; at the end none at all. */
function ownRightsOf(core: EngineCore, who: string, namespace: string): OwnRights[] {
  const { config, policy } = core.files
  const { tokens, keys } = core.recorder.state.credentials
  const found: OwnRights[] = []
  for (const party of core.spine.parties())
    if (party.identity === who && party.namespace === namespace && party.own !== undefined) found.push(party.own)
  for (const [kind, table] of [
    ['token', tokens],
    ['key', keys],
  ] as const)
    for (const [id, { subject, namespace: its, roles, publish, subscribe, execute }] of Object.entries(table))
      if (subject === who && its === namespace) found.push({ grants: { publish, subscribe, execute }, roles, source: `${kind} ${id}` })
  for (const rule of policy.bus.certificates)
    if (rule.identity === who && rule.namespace === namespace)
      found.push({ grants: NOTHING, roles: rule.roles, source: `certificate ${rule.subject}` })
  const component = Object.hasOwn(config.components, who) ? config.components[who] : undefined
  if (component !== undefined && 'grants' in component && namespace === 'default')
    found.push({ grants: component.grants, roles: [], source: `component ${who}` })
  if (who === core.admissions.ownerIdentity) found.push({ grants: OWNER_GRANTS, roles: [], source: 'the owner' })
  return [...found, { grants: NOTHING, roles: [], source: '' }]
}

function namespacesOf(core: EngineCore): NamespaceView[] {
  const { namespaces, crossings } = core.files.policy.bus
  const topics = core.spine.topics()
  const parties = core.spine.parties()
  const { tokens, keys } = core.recorder.state.credentials
  const names = new Set([
    'default',
    ...Object.keys(namespaces),
    ...crossings.flatMap(({ from, to }) => [from, to]),
    ...topics.map(({ namespace }) => namespace),
    ...parties.map(({ namespace }) => namespace),
    ...[...Object.values(tokens), ...Object.values(keys)].map(({ namespace }) => namespace),
  ])
  names.delete('')
  return [...names].sort().map((namespace) => {
    const own = topics.filter((each) => each.namespace === namespace)
    const sum = (of: 'messages' | 'bytes'): string => String(own.reduce((total, each) => total + each[of], 0))
    const declared = Object.hasOwn(namespaces, namespace)
    return {
      namespace,
      declared,
      weight: (declared ? namespaces[namespace]?.weight : undefined) ?? 1,
      connections: parties.filter((party) => party.namespace === namespace).length,
      topics: own.length,
      messages: sum('messages'),
      bytes: sum('bytes'),
      crossings: crossings.filter(({ from }) => from === namespace).map(({ to, pattern }) => ({ to, pattern })),
    }
  })
}
