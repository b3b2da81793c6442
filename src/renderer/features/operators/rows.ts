import type { AccountAnswer, CapabilityView, ConnectionAnswer, PartiesState } from '../../data/parties.ts'
import type { OperatorView } from '../../data/types.ts'
import { WORDS } from '../../words/operators.ts'

export type OperatorRowState = 'ready' | 'draining' | 'silent' | 'starting' | 'ended' | 'declared' | 'running'

/** An operator as this view lists it. What is not known is undefined. */
export interface OperatorRow {
  readonly identity: string
  readonly type: string
  readonly state: OperatorRowState
  readonly busy: number | undefined
  readonly places: number | undefined
  readonly jobs: readonly string[]
  readonly device: string
  readonly confinement: string
  readonly pid: number | undefined
  readonly heard: string | undefined
  /** Who starts it. */
  readonly start: 'run' | 'standing' | 'own'
  readonly topics: readonly string[]
  readonly capabilities: CapabilityView | undefined
  /** The record that says so, of the past. */
  readonly record?: number
}

const STATES: readonly string[] = ['ready', 'draining', 'silent', 'starting', 'ended']
const toState = (status: string): OperatorRowState => (STATES.includes(status) ? (status as OperatorRowState) : 'starting')

type Known = Pick<PartiesState, 'operators' | 'declared' | 'served'>

/** Who does jobs now, who did, and who is declared: one row an identity, by name. */
export function operatorRows({ operators, declared, served }: Known, processes: readonly OperatorView[]): readonly OperatorRow[] {
  const names = new Set([...declared, ...operators, ...processes].map(({ identity }) => identity))
  return [...names].sort().map((identity) => {
    const operator = operators.find((each) => each.identity === identity)
    const process = processes.find((each) => each.identity === identity)
    const declaration = declared.find((each) => each.identity === identity)
    const at = served.filter((each) => each.identity === identity)
    const state = operator === undefined ? (process === undefined ? 'declared' : toState(process.status)) : toState(operator.status)
    const isHere = state !== 'declared' && state !== 'ended'
    return {
      identity,
      type: operator?.operator_type ?? declaration?.operator_type ?? '',
      state,
      busy: isHere && operator !== undefined ? operator.jobs.length : undefined,
      places: isHere && operator !== undefined ? operator.places : undefined,
      jobs: operator?.jobs ?? [],
      device: declaration?.device ?? '',
      confinement: isHere ? (process?.confinement ?? at[0]?.confinement ?? '') : '',
      pid: isHere ? (operator?.pid ?? process?.pid ?? undefined) : undefined,
      heard: operator?.last_heard,
      start: declaration === undefined ? 'own' : declaration.standing ? 'standing' : 'run',
      topics: [...new Set(at.flatMap(({ topics }) => topics))],
      capabilities: operator?.capabilities,
    }
  })
}

/** Words that all must be found in what an operator's row says, whatever the case. */
export function operatorFilter(filter: string): (row: OperatorRow) => boolean {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return ({ identity, type, state, device, confinement, topics, capabilities }) => {
    const told = [identity, type, WORDS.states[state], device, confinement, ...topics, ...(capabilities?.supported_schemas ?? [])]
    const text = told.join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  }
}

/** Topics on which the operators that are here take jobs: none with wildcards, none of the engine's. */
export function jobTopics(rows: readonly OperatorRow[]): readonly string[] {
  const topics = rows.flatMap((row) => row.topics).filter((topic) => topic.endsWith('.jobs') && !/[*>]/.test(topic))
  return [...new Set(topics)].sort()
}

/** Schemas that an operator at this topic says it takes, then the others. */
export function schemasFor(rows: readonly OperatorRow[], topic: string, registered: readonly string[]): readonly string[] {
  const own = rows.filter(({ topics }) => topics.includes(topic)).flatMap(({ capabilities }) => capabilities?.supported_schemas ?? [])
  return [...new Set([...own, ...registered])]
}

/** A token or an API key as `system.token.list` and `system.key.list` tell it. */
export interface CredentialRow {
  readonly kind: 'token' | 'key'
  readonly id: string
  readonly subject: string
  readonly namespace: string
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  readonly execute: readonly string[]
  readonly roles: readonly string[]
  readonly expires: string | null
  readonly record: number
}

export interface IdentityRow {
  readonly identity: string
  readonly kind: string
  readonly connections: readonly ConnectionAnswer[]
  readonly credentials: readonly CredentialRow[]
  readonly namespaces: readonly string[]
  readonly roles: readonly string[]
}

/** Who is connected or holds a token or a key: one row an identity, by name. */
export function identityRows(connections: readonly ConnectionAnswer[], credentials: readonly CredentialRow[]): readonly IdentityRow[] {
  const names = new Set([...connections.map(({ identity }) => identity), ...credentials.map(({ subject }) => subject)])
  return [...names].sort().map((identity) => {
    const here = connections.filter((each) => each.identity === identity)
    const own = credentials.filter(({ subject }) => subject === identity)
    return {
      identity,
      kind: here[0]?.actor_kind ?? '',
      connections: here,
      credentials: own,
      namespaces: [...new Set([...here, ...own].map(({ namespace }) => namespace))],
      roles: [...new Set([...here, ...own].flatMap(({ roles }) => roles))],
    }
  })
}

/** One amount of an account: what was used of it, and the limit where there is one. */
export interface QuotaRow {
  readonly account: string
  readonly what: string
  readonly per: 'hour' | 'day' | 'total'
  readonly used: number
  readonly reserved: number
  readonly limit: number | undefined
  readonly place: string
}

/** Members of policy.yaml, and the same in the ledger's units. */
const MEMBERS: Readonly<Record<string, { readonly of: string; readonly by: number }>> = {
  wall_s: { of: 'wall_ms', by: 1e3 },
  cpu_s: { of: 'cpu_ms', by: 1e3 },
  runs: { of: 'runs', by: 1 },
  energy_j: { of: 'energy_j', by: 1 },
  bytes: { of: 'bytes', by: 1 },
  messages: { of: 'messages', by: 1 },
}

/** What has a limit first, by account; then what was used without one, in all. */
export function quotaRows(accounts: readonly AccountAnswer[]): readonly QuotaRow[] {
  const limited: QuotaRow[] = []
  const free: QuotaRow[] = []
  for (const { account, limits, reserved, total, ...windows } of accounts) {
    const used = { hour: windows.hour.used, day: windows.day.used, total }
    const row = (what: string, per: QuotaRow['per'], limit: number | undefined, place: string): QuotaRow => {
      const { of, by } = MEMBERS[what] ?? { of: what, by: 1 }
      return { account, what, per, used: (used[per][of] ?? 0) / by, reserved: (reserved[of] ?? 0) / by, limit, place }
    }
    const bounded = new Set<string>()
    for (const { per, place, ...most } of limits)
      for (const [what, limit] of Object.entries(most)) {
        bounded.add(what)
        limited.push(row(what, per, Number(limit), place))
      }
    for (const what of Object.keys(MEMBERS)) {
      const free_ = row(what, 'total', undefined, '')
      if (!bounded.has(what) && free_.used + free_.reserved > 0) free.push(free_)
    }
  }
  return [...limited, ...free]
}
