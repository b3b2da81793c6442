/** What is counted, in whole units: milliseconds, runs, microjoules, bytes, messages. */
export const QUOTA_DIMENSIONS = ['wallMs', 'cpuMs', 'runs', 'energyUj', 'bytes', 'messages'] as const
export type QuotaDimension = (typeof QUOTA_DIMENSIONS)[number]

/** Every dimension, absent ones being 0. */
export type QuotaAmounts = Readonly<Record<QuotaDimension, number>>

export const NO_AMOUNTS: QuotaAmounts = { wallMs: 0, cpuMs: 0, runs: 0, energyUj: 0, bytes: 0, messages: 0 }

/** Sums and differences stay whole, never below 0 and never beyond what a double counts exactly. */
const bounded = (value: number): number => Math.min(Math.max(Math.ceil(value), 0), Number.MAX_SAFE_INTEGER)

const combine = (make: (dimension: QuotaDimension) => number): QuotaAmounts => ({
  wallMs: bounded(make('wallMs')),
  cpuMs: bounded(make('cpuMs')),
  runs: bounded(make('runs')),
  energyUj: bounded(make('energyUj')),
  bytes: bounded(make('bytes')),
  messages: bounded(make('messages')),
})

/** Whole amounts of partial ones: what is missing is 0, fractions count as a whole. */
export const toAmounts = (some: { readonly [D in QuotaDimension]?: number | undefined }): QuotaAmounts => combine((d) => some[d] ?? 0)
export const addAmounts = (a: QuotaAmounts, b: QuotaAmounts): QuotaAmounts => combine((d) => a[d] + b[d])
export const subtractAmounts = (a: QuotaAmounts, b: QuotaAmounts): QuotaAmounts => combine((d) => a[d] - b[d])
export const isNothing = (amounts: QuotaAmounts): boolean => QUOTA_DIMENSIONS.every((dimension) => amounts[dimension] === 0)
