/** An account of `system.quota.show`. */
export interface QuotaAccount {
  readonly account: string
  readonly hour: { readonly used: Readonly<Record<string, number>> }
  readonly day: { readonly used: Readonly<Record<string, number>> }
  readonly total: Readonly<Record<string, number>>
  readonly limits: readonly Readonly<Record<string, number | string>>[]
}

export interface QuotaLine {
  readonly account: string
  readonly per: string
  readonly dimension: string
  readonly used: number
  readonly limit: number
}

/** Limits that are told; those nearest to being reached come first. */
export const QUOTA_LINES_MAX = 6

/** Every declared limit beside what is used of it, the nearest first. */
export function quotaLines(accounts: readonly QuotaAccount[]): readonly QuotaLine[] {
  const lines = accounts.flatMap(({ account, hour, day, total, limits }) =>
    limits.flatMap(({ per, ...amounts }) => {
      const used = per === 'hour' ? hour.used : per === 'day' ? day.used : total
      return Object.entries(amounts).flatMap(([name, limit]) => {
        if (typeof limit !== 'number' || limit <= 0) return []
        // Limits are declared in seconds, what is used is counted in milliseconds.
        const isTime = name.endsWith('_s')
        const dimension = isTime ? `${name.slice(0, -1)}ms` : name
        return [{ account, per: String(per), dimension, used: used[dimension] ?? 0, limit: isTime ? limit * 1_000 : limit }]
      })
    }),
  )
  return lines.sort((a, b) => b.used / b.limit - a.used / a.limit).slice(0, QUOTA_LINES_MAX)
}
