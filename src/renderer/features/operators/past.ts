import type { AccountAnswer } from '../../data/parties.ts'
import type { CredentialRow, OperatorRow } from './rows.ts'

/** What the state at a moment has of these views (docs/spec/state.md); shapes of src/shared/state. */
interface PastJobs {
  readonly open: Readonly<
    Record<string, { topic: string; submitter: string; state: string; operator: string; attempt: number; record: number }>
  >
  readonly operators: Readonly<Record<string, { readonly type: string; readonly record: number }>>
}
type PastProcesses = Readonly<Record<string, { readonly pid: number; readonly confinement: string; readonly record: number }>>
interface PastIssued extends Omit<CredentialRow, 'kind' | 'id' | 'expires'> {
  readonly expires: number
}
interface PastCredentials {
  readonly tokens: Readonly<Record<string, PastIssued>>
  readonly keys: Readonly<Record<string, PastIssued>>
}
interface PastAmounts {
  readonly wallMs: number
  readonly cpuMs: number
  readonly runs: number
  readonly energyUj: number
  readonly bytes: number
  readonly messages: number
}
interface PastAccount {
  readonly hour: { readonly start: number; readonly used: PastAmounts }
  readonly day: { readonly start: number; readonly used: PastAmounts }
  readonly total: PastAmounts
  readonly reserved: PastAmounts
}
interface PastQuota {
  readonly accounts: Readonly<Record<string, Readonly<Record<string, PastAccount>>>>
}

/** Operators of which the record says that they ran: processes that were started, and who had advertised. */
export function pastOperators(processes: unknown, jobs: unknown): readonly OperatorRow[] {
  const started = (processes ?? {}) as PastProcesses
  const advertised = Object.entries(((jobs ?? {}) as Partial<PastJobs>).operators ?? {}).map(([key, rest]) => ({
    identity: key.slice(0, key.indexOf('/')),
    ...rest,
  }))
  const open = Object.entries(((jobs ?? {}) as Partial<PastJobs>).open ?? {})
  const names = new Set([...Object.keys(started), ...advertised.map(({ identity }) => identity)])
  return [...names].sort().map((identity) => {
    const process = started[identity]
    const own = advertised.find((each) => each.identity === identity)
    return {
      identity,
      type: own?.type ?? '',
      state: 'running',
      busy: undefined,
      places: undefined,
      jobs: open.filter(([, job]) => job.operator === identity).map(([id]) => toUuid(id)),
      device: '',
      confinement: process?.confinement ?? '',
      pid: process?.pid,
      heard: undefined,
      start: process === undefined ? 'own' : 'run',
      topics: [],
      capabilities: undefined,
      record: Math.max(process?.record ?? 0, own?.record ?? 0),
    }
  })
}

/** Record ids are 32 hex digits; ids of jobs are written as UUIDs. */
export const toUuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

export interface PastJob {
  readonly id: string
  readonly topic: string
  readonly submitter: string
  readonly state: string
  readonly operator: string
  readonly attempt: number
  readonly record: number
}

/** Jobs that were under way. */
export function pastJobs(jobs: unknown): readonly PastJob[] {
  return Object.entries(((jobs ?? {}) as Partial<PastJobs>).open ?? {}).map(([id, job]) => ({ id: toUuid(id), ...job }))
}

/** Tokens and keys that were in force. */
export function pastCredentials(credentials: unknown): readonly CredentialRow[] {
  const { tokens = {}, keys = {} } = (credentials ?? {}) as Partial<PastCredentials>
  const rows = (kind: CredentialRow['kind'], table: Readonly<Record<string, PastIssued>>): CredentialRow[] =>
    Object.entries(table).map(([id, { expires, ...rest }]) => ({
      ...rest,
      kind,
      id,
      expires: expires === 0 ? null : new Date(expires).toISOString(),
    }))
  return [...rows('token', tokens), ...rows('key', keys)]
}

const HOUR_MS = 3_600_000
const amounts = ({ wallMs, cpuMs, runs, energyUj, bytes, messages }: PastAmounts): Readonly<Record<string, number>> => ({
  wall_ms: wallMs,
  cpu_ms: cpuMs,
  runs,
  energy_j: energyUj / 1e6,
  bytes,
  messages,
})

/** The ledger's accounts. Limits stand in policy.yaml, whose hash alone is on the record. */
export function pastAccounts(quota: unknown): readonly AccountAnswer[] {
  const shelves = Object.values(((quota ?? {}) as Partial<PastQuota>).accounts ?? {})
  const found = shelves.flatMap((shelf) => Object.entries(shelf)).sort(([a], [b]) => (a < b ? -1 : 1))
  const window = (start: number, hours: number, used: PastAmounts) => ({
    since: new Date(start * hours * HOUR_MS).toISOString(),
    used: amounts(used),
  })
  return found.map(([account, { hour, day, total, reserved }]) => ({
    account,
    hour: window(hour.start, 1, hour.used),
    day: window(day.start, 24, day.used),
    total: amounts(total),
    reserved: amounts(reserved),
    limits: [],
  }))
}
