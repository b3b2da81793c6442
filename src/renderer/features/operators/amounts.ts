import { formatBytes, formatCount } from '../../ui/format.ts'

const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 3 })

/** An amount with its unit, by the name that policy.yaml and workspace.yaml have for it. */
export function showAmount(what: string, value: number): string {
  if (what === 'bytes') return formatBytes(value)
  if (what === 'bytes_per_s') return `${formatBytes(value)}/s`
  if (what === 'memory_mb') return `${formatCount(value)} MiB`
  if (what === 'messages_per_s') return `${formatCount(value)}/s`
  if (what.endsWith('_s')) return `${decimals.format(value)} s`
  if (what.endsWith('_j')) return `${decimals.format(value)} J`
  return decimals.format(value)
}
