import type { FaultCode } from '../../shared/base/index.ts'
import { overlaps } from '../../shared/topic/index.ts'
import { type Grants, isAllowed, type PartyView, type PortSpec } from '../spine/index.ts'
import type { Amounts, BusPolicy, PatternLists, Rates, RolePolicy } from '../workspace/bus-policy.ts'

/** What a credential says by itself; see `PortSpec.own`. */
export type OwnRights = NonNullable<PortSpec['own']>
/** How the credential of a circuit is called; such has its own grants and nobody else's. */
export const CIRCUIT_SOURCE = 'circuit '
export type Act = keyof PatternLists
/** What the policy adds to a credential's own grants and takes from them. */
export type Rights = Required<Pick<PortSpec, 'grants' | 'denied' | 'roles' | 'caps' | 'rates'>>

/** Sets of roles compiled at once; beyond it they are compiled again. */
export const COMPILED_MAX = 1_024

interface CompiledRoles {
  readonly names: readonly string[]
  readonly grants: Grants
  readonly denied: Grants
  readonly caps: Readonly<Record<string, Amounts>>
  readonly rates: Rates
}

/** Whether a party may do something, and what decided it. */
export interface Verdict {
  readonly allowed: boolean
  /** Why, in words for a person. */
  readonly reason: string
  /** What a refusal is called. */
  readonly code?: FaultCode
  /** The credential's name, e.g. `token 0190…`; absent when there is none. */
  readonly source?: string
  /** The role that grants or denies; absent when the credential itself does. */
  readonly role?: string
  /** The pattern or operator type that decided. */
  readonly by?: string
  /** `execute`: what one job may ask for at most. */
  readonly caps?: Amounts
}

const DENIED: Readonly<Record<Act, FaultCode>> = {
  publish: 'authz/publish-denied',
  subscribe: 'authz/subscribe-denied',
  execute: 'authz/execute-denied',
}
const EMPTY: Grants = { publish: [], subscribe: [], execute: [] }

/**
 * Effective rights of parties: a credential's own grants and those of its roles, minus what any of the roles denies
 * (docs/decisions/0007-the-whole-bus.md). What roles add up to is compiled once per policy.
 */
export class Authority {
  readonly #policy: () => BusPolicy
  #compiled = new Map<string, CompiledRoles>()
  #compiledFor: BusPolicy | undefined

  constructor(policy: () => BusPolicy) {
    this.#policy = policy
  }

  /** @param isComponent a registered component: the policy's general rates are not for it, those of its roles are. */
  rightsOf(identity: string, own: OwnRights, isComponent = false): Rights {
    const { names, grants, denied, caps, rates } = this.#rolesOf(identity, own)
    const general = isComponent ? {} : this.#policy().rates
    const isCircuit = own.source.startsWith(CIRCUIT_SOURCE)
    if (isCircuit) return { grants: own.grants, denied, roles: names, caps, rates: { ...general, ...rates } }
    return {
      grants: {
        publish: merged(own.grants.publish, grants.publish),
        subscribe: merged(own.grants.subscribe, grants.subscribe),
        execute: merged(own.grants.execute, grants.execute),
      },
      denied,
      roles: names,
      caps,
      rates: { ...general, ...rates },
    }
  }

  /** For `Spine.policyChanged`: the rights by the policy as it is now. Undefined for the engine's own parts, which have none of these. */
  regrant = (party: PartyView): Rights | undefined =>
    party.own === undefined ? undefined : this.rightsOf(party.identity, party.own, party.isRunParty === true)

  /** Says whether who holds this credential may do something, and which grant or role decides. */
  explain(identity: string, own: OwnRights, act: Act, what: string): Verdict {
    const { roles } = this.#policy()
    const { names, caps } = this.#rolesOf(identity, own)
    const source = own.source === '' ? {} : { source: own.source }
    for (const role of names) {
      const by = member(roles, role)?.deny[act].find((pattern) => meets(act, pattern, what))
      if (by !== undefined) return { allowed: false, code: DENIED[act], reason: `role ${role} denies ${act} ${by}`, ...source, role, by }
    }
    if (act === 'subscribe' && what.startsWith('inbox.'))
      return { allowed: false, code: DENIED[act], reason: 'an inbox is its owner’s alone', ...source }
    const capped = act === 'execute' && caps[what] !== undefined ? { caps: caps[what] } : {}
    const byOwn = own.grants[act].find((pattern) => matchesOne(act, pattern, what))
    if (byOwn !== undefined) return { allowed: true, reason: `${own.source} grants ${act} ${byOwn}`, ...source, by: byOwn, ...capped }
    for (const role of names) {
      const by = member(roles, role)?.[act].find((pattern) => matchesOne(act, pattern, what))
      if (by !== undefined) return { allowed: true, reason: `role ${role} grants ${act} ${by}`, ...source, role, by, ...capped }
    }
    const asked = names.length === 0 ? 'no grant of its own and no role' : `no grant of its own nor of ${names.join(', ')}`
    return { allowed: false, code: DENIED[act], reason: `${asked} covers ${act} ${what}`, ...source }
  }

  #rolesOf(identity: string, own: OwnRights): CompiledRoles {
    const policy = this.#policy()
    if (this.#compiledFor !== policy) {
      this.#compiledFor = policy
      this.#compiled = new Map()
    }
    const names = merged(own.roles, member(policy.identities, identity)?.roles ?? [])
    const key = names.join(' ')
    const known = this.#compiled.get(key)
    if (known !== undefined) return known
    if (this.#compiled.size >= COMPILED_MAX) this.#compiled.clear()
    const made = compile(policy, names)
    this.#compiled.set(key, made)
    return made
  }
}

/** As the Spine takes a deny: it reaches `system.` only by name, and all that it overlaps. */
const meets = (act: Act, pattern: string, what: string): boolean =>
  act === 'execute' ? pattern === what : pattern.startsWith('system.') === what.startsWith('system.') && overlaps(pattern, what)
const matchesOne = (act: Act, pattern: string, what: string): boolean => (act === 'execute' ? pattern === what : isAllowed([pattern], what))
/** A member the policy has; `constructor` and its like are names too. */
const member = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
const merged = (left: readonly string[], right: readonly string[]): readonly string[] =>
  right.length === 0 ? left : [...new Set([...left, ...right])]

/** A role the policy does not have (any more) gives nothing and takes nothing. */
function compile(policy: BusPolicy, names: readonly string[]): CompiledRoles {
  const found = names.map((name) => member(policy.roles, name)).filter((role) => role !== undefined)
  const types = new Set(found.flatMap(({ caps }) => Object.keys(caps)))
  return {
    names,
    grants: union(found, (role) => role),
    denied: union(found, ({ deny }) => deny),
    caps: Object.fromEntries([...types].map((type) => [type, tightest(found.map(({ caps }) => member(caps, type) ?? {}))])),
    rates: tightest(found.map(({ rates }) => rates)),
  }
}

function union(roles: readonly RolePolicy[], of: (role: RolePolicy) => PatternLists): Grants {
  return roles.reduce<Grants>(
    (all, role) => ({
      publish: merged(all.publish, of(role).publish),
      subscribe: merged(all.subscribe, of(role).subscribe),
      execute: merged(all.execute, of(role).execute),
    }),
    EMPTY,
  )
}

/** Of each limit that any of them names the lowest. */
function tightest<T extends { readonly [K in keyof T]?: number }>(limits: readonly T[]): T {
  const lowest: Record<string, number> = {}
  for (const each of limits)
    for (const [name, value] of Object.entries<number | undefined>(each))
      if (value !== undefined) lowest[name] = Math.min(value, lowest[name] ?? Number.POSITIVE_INFINITY)
  return lowest as T
}
