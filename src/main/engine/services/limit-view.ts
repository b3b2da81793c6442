import { PROCESSES_MAX } from '../../operators/index.ts'
import type { BusPolicy, Rates } from '../../workspace/bus-policy.ts'
import type { ComponentDecl } from '../../workspace/config-types.ts'
import { accountOf, toMembers } from './quota-view.ts'

/** One limit that is in force for somebody, and where it was written. */
export interface LimitView {
  readonly kind: 'process' | 'place' | 'rate' | 'cap' | 'quota'
  /** The member as its file has it: `memory_mb`, `messages_per_s`, `wall_s`. */
  readonly what: string
  /** Of a cap the operator type; of a quota the account, `identity/NAME`. */
  readonly of: string
  /** Of a quota `hour`, `day` or `total`. */
  readonly per: string
  readonly value: number
  /** Of a quota: used in its window and reserved by open jobs; else null. */
  readonly used: number | null
  readonly source: 'workspace.yaml' | 'policy.yaml' | 'advertisement' | 'engine'
  /** Where in the source: `components.fabric.limits.memory_mb`. */
  readonly place: string
  /** Of all limits of the same thing this one decides. */
  readonly binds: boolean
}

/** A role of somebody, and what gave it. */
export interface RoleView {
  readonly role: string
  readonly source: string
}

export interface LimitQuestion {
  readonly identity: string
  readonly namespace: string
  readonly roles: readonly RoleView[]
  readonly policy: BusPolicy
  /** Undefined: no component of the workspace. */
  readonly component: ComponentDecl | undefined
  /** What it says of itself, `resource_limits` of its advertisement; undefined when it is not here. */
  readonly advertised: Readonly<Record<string, unknown>> | undefined
  /** What an account used in a window, reservations included, by the names of policy.yaml. */
  readonly usedOf: (account: string, per: 'hour' | 'day' | 'total') => Readonly<Record<string, number>>
}

type Found = Omit<LimitView, 'binds'>
const NOTHING = { of: '', per: '', used: null } as const

/** Every limit that is in force for an identity, with where each was written; of several of one thing the one that decides is marked. */
export function limitsOf(question: LimitQuestion): readonly LimitView[] {
  const found = [...ofProcess(question), ...ofRates(question), ...ofCaps(question), ...ofQuotas(question)]
  return found.map((limit) => ({ ...limit, binds: found.every((other) => !decidesOver(other, limit)) }))
}

const named = (members: object): [string, number][] =>
  Object.entries(members).filter((entry): entry is [string, number] => typeof entry[1] === 'number')

/** Whether `other` makes `limit` moot: of the same thing, and less is left of it. */
function decidesOver(other: Found, limit: Found): boolean {
  if (other === limit || other.kind !== limit.kind || other.what !== limit.what) return false
  if (limit.kind === 'cap' && other.of !== limit.of) return false
  const left = ({ value, used }: Found): number => value - (used ?? 0)
  return left(other) < left(limit)
}

function ofProcess({ identity, component, advertised }: LimitQuestion): Found[] {
  const found: Found[] = []
  const process = { ...NOTHING, kind: 'process' } as const
  if (component !== undefined && 'limits' in component) {
    const { memoryMb, heartbeatS, startS, cpus, processesMax } = component.limits
    const written = { memory_mb: memoryMb, heartbeat_s: heartbeatS, start_s: startS, cpus, processes: processesMax }
    for (const [what, value] of named(written))
      found.push({ ...process, what, value, source: 'workspace.yaml', place: `components.${identity}.limits.${what}` })
    if (processesMax === undefined) found.push({ ...process, what: 'processes', value: PROCESSES_MAX, source: 'engine', place: 'default' })
  }
  for (const [what, value] of named(advertised ?? {}))
    found.push({ ...NOTHING, kind: 'place', what, value, source: 'advertisement', place: `resource_limits.${what}` })
  return found
}

const rateMembers = ({ messagesPerS, bytesPerS, connections, subscriptions }: Rates): object => ({
  messages_per_s: messagesPerS,
  bytes_per_s: bytesPerS,
  connections,
  subscriptions,
})

/** Those of roles take the place of the policy's general ones, which are not for components. */
function ofRates({ roles, policy, component }: LimitQuestion): Found[] {
  const rate = { ...NOTHING, kind: 'rate', source: 'policy.yaml' } as const
  const byRole = roles.flatMap(({ role }) =>
    named(rateMembers(policy.roles[role]?.rates ?? {})).map(([what, value]) => ({
      ...rate,
      what,
      value,
      place: `roles.${role}.rates.${what}`,
    })),
  )
  const general = component === undefined ? named(rateMembers(policy.rates)) : []
  return [
    ...byRole,
    ...general
      .filter(([what]) => byRole.every((own) => own.what !== what))
      .map(([what, value]) => ({ ...rate, what, value, place: `rates.${what}` })),
  ]
}

function ofCaps({ roles, policy }: LimitQuestion): Found[] {
  return roles.flatMap(({ role }) =>
    Object.entries(policy.roles[role]?.caps ?? {}).flatMap(([type, amounts]) =>
      named(toMembers(amounts)).map(([what, value]) => ({
        ...NOTHING,
        kind: 'cap' as const,
        what,
        of: type,
        value,
        source: 'policy.yaml' as const,
        place: `roles.${role}.caps.${type}.${what}`,
      })),
    ),
  )
}

function ofQuotas({ identity, namespace, roles, policy, usedOf }: LimitQuestion): Found[] {
  const accounts = new Set([`identity/${identity}`, `namespace/${namespace}`, ...roles.map(({ role }) => `role/${role}`)])
  return policy.quotas.flatMap((rule, index) => {
    const account = accountOf(rule)
    if (!accounts.has(account)) return []
    const used = usedOf(account, rule.per)
    return named(toMembers(rule.limits)).map(([what, value]) => ({
      kind: 'quota' as const,
      what,
      of: account,
      per: rule.per,
      value,
      used: used[what] ?? 0,
      source: 'policy.yaml' as const,
      place: `quotas[${index}].${what}`,
    }))
  })
}
