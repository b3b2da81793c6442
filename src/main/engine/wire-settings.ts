import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { refusalFault } from '../workspace/config.ts'
import { passphraseFileOf } from '../workspace/key-files.ts'
import { workspacePassphraseFile } from '../workspace/keys.ts'
import { readBounded } from '../workspace/open.ts'
import { parseWorkspacePolicy } from '../workspace/policy.ts'
import { temporalRules } from '../workspace/temporal-rules.ts'
import type { EngineCore } from './engine-core.ts'
import { hashComponents } from './integrity.ts'
import type { LimitQuestion, RoleView } from './services/limit-view.ts'
import type { Service } from './services/service.ts'
import { settingsServices, type TrustedThing } from './services/settings-services.ts'

/** The services that say what is in force and where it came from. */
export function settingsServicesOf(core: EngineCore): Record<string, Service> {
  return settingsServices({
    state: () => core.recorder.state,
    policy: () => {
      const { layout, config, policy } = core.files
      return { ...readBounded(layout.policyFile), rules: temporalRules(config, policy) }
    },
    check: async (source) => {
      const { config } = core.files
      const parsed = parseWorkspacePolicy(source, config)
      if (!parsed.ok) throw refusalFault(parsed.error)
      await core.admission.prepare(parsed.value.bus)
      return temporalRules(config, parsed.value)
    },
    trusted: () => ({ ...core.configuration.trust, things: trustedThings(core) }),
    logKeyProtection: () => {
      const passphrase = passphraseFileOf(core.files.layout.logKeyFile)
      if (passphrase === undefined) return 'plain'
      return passphrase === workspacePassphraseFile(core.configDir) ? 'file' : 'passphrase'
    },
    limitsFor: (identity, namespace) => limitQuestion(core, identity, namespace),
  })
}

/** What was trusted, beside what lies on the disk now. */
function trustedThings(core: EngineCore): readonly TrustedThing[] {
  const { configuration, files, options } = core
  const { configSha256, policySha256, components } = configuration.trust
  const fileNow = (path: string): string => (existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : '')
  return [
    { name: 'workspace.yaml', kind: 'file', trusted: configSha256, present: fileNow(files.layout.configFile) },
    { name: 'policy.yaml', kind: 'file', trusted: policySha256, present: fileNow(files.layout.policyFile) },
    ...Object.entries(components).map(([name, trusted]) => ({
      name,
      kind: 'component' as const,
      trusted,
      present: componentNow(core, name),
    })),
  ]

  function componentNow({ files: { config, layout } }: EngineCore, name: string): string {
    const decl = config.components[name]
    if (decl === undefined) return ''
    try {
      return hashComponents({ config: { ...config, components: { [name]: decl } }, layout }, options.installRoot)[0]?.sha256 ?? ''
    } catch {
      // A file of it is missing.
      return ''
    }
  }
}

function limitQuestion(core: EngineCore, identity: string, namespace: string): LimitQuestion {
  const { config, policy } = core.files
  const component = Object.hasOwn(config.components, identity) ? config.components[identity] : undefined
  return {
    identity,
    namespace,
    roles: rolesOf(core, identity, namespace),
    policy: policy.bus,
    component,
    advertised: core.jobs.resourceLimits(identity),
    usedOf: (account, per) => core.jobs.usedOf(account, per),
  }
}

/** Every role of an identity, and what gives it: its credentials that are known, and the policy. */
function rolesOf(core: EngineCore, identity: string, namespace: string): readonly RoleView[] {
  const { identities, certificates } = core.files.policy.bus
  const { keys } = core.recorder.state.credentials
  const found: RoleView[] = []
  const add = (source: string, roles: readonly string[]): void => {
    for (const role of roles) if (found.every((known) => known.role !== role)) found.push({ role, source })
  }
  if (Object.hasOwn(identities, identity)) add(`policy.yaml identities.${identity}`, identities[identity]?.roles ?? [])
  for (const party of core.spine.parties())
    if (party.identity === identity && party.namespace === namespace && party.own !== undefined) add(party.own.source, party.own.roles)
  for (const [id, key] of Object.entries(keys)) if (key.subject === identity && key.namespace === namespace) add(`key ${id}`, key.roles)
  for (const [index, rule] of certificates.entries())
    if (rule.identity === identity && rule.namespace === namespace) add(`policy.yaml certificates[${index}]`, rule.roles)
  return found
}
