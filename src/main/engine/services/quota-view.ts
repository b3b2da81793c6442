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

const accountOf = ({ identity, role, namespace }: QuotaRule): string =>
  identity !== undefined ? `identity/${identity}` : role !== undefined ? `role/${role}` : `namespace/${namespace}`

/** The ledger as `vbus quota --json` prints it; of one identity, or all. */
export function quotaView(ledger: QuotaLedger, rules: readonly QuotaRule[], identity: string | undefined): object {
  const all = [...new Set([...accountNames(ledger.state), ...rules.map(accountOf)])].sort()
  const names = identity === undefined ? all : [`identity/${identity}`]
  const accounts = names.map((account) => {
    const { hour, inHour, inDay, total, reserved } = ledger.standing(account)
    const since = (hours: number): string => new Date(Math.floor(hour / hours) * hours * HOUR_MS).toISOString()
    const limits = rules.filter((rule) => accountOf(rule) === account).map(({ per, limits: most }) => ({ per, ...toMembers(most) }))
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
