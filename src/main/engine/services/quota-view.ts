import { accountAt, accountNames, type QuotaAmounts, type QuotaState } from '../../../shared/state/index.ts'
import type { QuotaRule } from '../../quota/index.ts'

const shownAmounts = ({ wallMs, cpuMs, runs, energyUj, bytes, messages }: QuotaAmounts): object => ({
  wall_ms: wallMs,
  cpu_ms: cpuMs,
  runs,
  energy_j: energyUj / 1e6,
  bytes,
  messages,
})

const shownWindow = ({ start, used }: { start: number; used: QuotaAmounts }, hours: number): object => ({
  since: new Date(start * hours * 3_600_000).toISOString(),
  used: shownAmounts(used),
})

const accountOf = ({ identity, role, namespace }: QuotaRule): string =>
  identity !== undefined ? `identity/${identity}` : role !== undefined ? `role/${role}` : `namespace/${namespace}`

/** The ledger as `vbus quota --json` prints it; of one identity, or all. */
export function quotaView(state: QuotaState, rules: readonly QuotaRule[], identity: string | undefined): object {
  const all = [...new Set([...accountNames(state), ...rules.map(accountOf)])].sort()
  const names = identity === undefined ? all : [`identity/${identity}`]
  const accounts = names.map((account) => {
    const { hour, day, total, reserved } = accountAt(state, account)
    const limits = rules.filter((rule) => accountOf(rule) === account).map(({ per, limits: most }) => ({ per, ...toMembers(most) }))
    const windows = { hour: shownWindow(hour, 1), day: shownWindow(day, 24), total: shownAmounts(total) }
    return { account, reserved: shownAmounts(reserved), ...windows, limits }
  })
  return { accounts }
}

/** A limit under the names that policy.yaml has for it. */
/** Amounts as policy.yaml and the services name them. */
export const toMembers = ({ wallS, cpuS, runs, energyJ, bytes, messages }: QuotaRule['limits']): object =>
  JSON.parse(JSON.stringify({ wall_s: wallS, cpu_s: cpuS, runs, energy_j: energyJ, bytes, messages })) as object
