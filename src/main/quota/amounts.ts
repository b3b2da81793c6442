import { QUOTA_DIMENSIONS, type QuotaDimension } from '../../shared/state/index.ts'
import type { Amounts } from './contract.ts'

/** What a job asks for; a dimension that it does not name is undefined: it could be anything. */
export type Asked = { readonly [D in QuotaDimension]?: number | undefined }

/** A limit in the ledger's units; undefined: none. */
export function limitOf(amounts: Amounts, dimension: QuotaDimension): number | undefined {
  const scaled = (value: number | undefined, by: number): number | undefined => (value === undefined ? undefined : value * by)
  switch (dimension) {
    case 'wallMs':
      return scaled(amounts.wallS, 1e3)
    case 'cpuMs':
      return scaled(amounts.cpuS, 1e3)
    case 'energyUj':
      return scaled(amounts.energyJ, 1e6)
    default:
      return amounts[dimension]
  }
}

/** How a job says what it needs of a dimension. */
const CONSTRAINTS: Readonly<Record<QuotaDimension, string>> = {
  wallMs: 'constraints.max_runtime_ms',
  cpuMs: 'constraints.max_cpu_ms',
  runs: 'constraints.max_runs',
  energyUj: 'constraints.max_energy_joules',
  bytes: 'bytes',
  messages: 'messages',
}
const UNITS: Readonly<Record<QuotaDimension, readonly [unit: string, by: number]>> = {
  wallMs: ['s', 1e3],
  cpuMs: ['s of CPU', 1e3],
  runs: ['runs', 1],
  energyUj: ['J', 1e6],
  bytes: ['bytes', 1],
  messages: ['messages', 1],
}

export const constraintOf = (dimension: QuotaDimension): string => CONSTRAINTS[dimension]
export const shown = (value: number, dimension: QuotaDimension): string => `${value / UNITS[dimension][1]} ${UNITS[dimension][0]}`

/** The first dimension in which `asked` is beyond `limit`, or does not say. */
export function firstBeyond(
  asked: Asked,
  limitFor: (dimension: QuotaDimension) => number | undefined,
): { readonly dimension: QuotaDimension; readonly limit: number; readonly asked: number | undefined } | undefined {
  for (const dimension of QUOTA_DIMENSIONS) {
    const limit = limitFor(dimension)
    if (limit === undefined) continue
    const wanted = asked[dimension]
    if (wanted === undefined || wanted > limit) return { dimension, limit, asked: wanted }
  }
  return undefined
}
