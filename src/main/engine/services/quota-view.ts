import { accountNames, type QuotaAmounts } from '../../../shared/state/index.ts'
import type { QuotaLedger, QuotaRule } from '../../quota/index.ts'

const shownAmounts = ({ wallMs, cpuMs, runs, energyUj, bytes, messages }: QuotaAmounts): object => ({
  wall_ms: wallMs,
  cpu_ms: cpuMs,
  runs,
  energy_j: energyUj / 1e6,
  bytes,
  messages,
})

const HOUR_MS = 3_600_000
const HOURS_OF_DAY = 24

/** The account that a quota bounds. */
export const accountOf = ({ identity, role, namespace }: QuotaRule): string =>
  identity !== undefined ? `identity/${identity}` : role !== undefined ? `role/${role}` : `namespace/${namespace}`

/** The ledger as `vbus quota --json` prints it; of one identity, or all. */
export function quotaView(ledger: QuotaLedger, rules: readonly QuotaRule[], identity: string | undefined): object {
  const all = [...new Set([...accountNames(ledger.state), ...rules.map(accountOf)])].sort()
  const names = identity === undefined ? all : [`identity/${identity}`]
  const accounts = names.map((account) => {
    const { hour, inHour, inDay, total, reserved } = ledger.standing(account)
    const since = (hours: number): string => new Date(Math.floor(hour / hours) * hours * HOUR_MS).toISOString()
    const limits = rules.flatMap((rule, index) =>
      accountOf(rule) === account ? [{ per: rule.per, ...toMembers(rule.limits), place: `policy.yaml quotas[${index}]` }] : [],
    )
    const windows = {
      hour: { since: since(1), used: shownAmounts(inHour) },
      day: { since: since(HOURS_OF_DAY), used: shownAmounts(inDay) },
      total: shownAmounts(total),
    }
    return { account, reserved: shownAmounts(reserved), ...windows, limits }
  })
  return { accounts }
}

/** Amounts as policy.yaml and the services name them. */
export const toMembers = ({ wallS, cpuS, runs, energyJ, bytes, messages }: QuotaRule['limits']): object =>
  JSON.parse(JSON.stringify({ wall_s: wallS, cpu_s: cpuS, runs, energy_j: energyJ, bytes, messages })) as object

/** What an account used in a window and its open jobs have reserved, by the names of policy.yaml. */
export function usedMembers(ledger: QuotaLedger, account: string, per: QuotaRule['per']): Readonly<Record<string, number>> {
  const { inHour, inDay, total, reserved } = ledger.standing(account)
  const used = per === 'hour' ? inHour : per === 'day' ? inDay : total
  const sum = (of: keyof QuotaAmounts): number => used[of] + reserved[of]
  return {
    wall_s: sum('wallMs') / 1e3,
    cpu_s: sum('cpuMs') / 1e3,
    runs: sum('runs'),
    energy_j: sum('energyUj') / 1e6,
    bytes: sum('bytes'),
    messages: sum('messages'),
  }
}
