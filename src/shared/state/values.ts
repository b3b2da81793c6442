import type Long from 'long'

/** 64-bit fields as the protobuf code hands them over. */
export type Wide = number | Long | null | undefined

/** A count that is known to fit a double (record numbers, sizes, durations). */
export function toNumber(value: Wide): number {
  if (value === null || value === undefined) return 0
  return typeof value === 'number' ? value : value.toNumber()
}

export function toBigInt(value: Wide): bigint {
  if (value === null || value === undefined) return 0n
  return typeof value === 'number' ? BigInt(value) : BigInt(value.toString())
}

export function toHex(bytes: Uint8Array | null | undefined): string {
  let hex = ''
  for (const byte of bytes ?? []) hex += byte.toString(16).padStart(2, '0')
  return hex
}

/** Nanoseconds since 1970 UTC as RFC 3339 with milliseconds; empty for 0. */
export function toTime(ns: Wide): string {
  const value = toBigInt(ns)
  return value === 0n ? '' : new Date(Number(value / 1_000_000n)).toISOString()
}
