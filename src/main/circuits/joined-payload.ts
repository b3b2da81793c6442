import { JOINED_BYTES_MAX } from './limits.ts'
import type { Parcel } from './parcel.ts'

const encoder = new TextEncoder()
const NULL = encoder.encode('null')
const COMMA = encoder.encode(',')

/** The payloads as one JSON list; they must be JSON. @returns undefined when it would be too large */
export const listOf = (parcels: readonly Parcel[]): Uint8Array | undefined =>
  spliced(
    ['[', ']'],
    parcels.map((parcel) => [parcel.payload]),
  )

/** The payloads as one JSON object, by port; they must be JSON. @returns undefined when it would be too large */
export const objectOf = (parcels: ReadonlyMap<string, Parcel>): Uint8Array | undefined =>
  spliced(
    ['{', '}'],
    [...parcels].map(([port, parcel]) => [encoder.encode(`${JSON.stringify(port)}:`), parcel.payload]),
  )

/** Payloads are copied as they are: no number changes its form. */
function spliced([open, close]: readonly [string, string], items: readonly (readonly Uint8Array[])[]): Uint8Array | undefined {
  const parts: Uint8Array[] = [encoder.encode(open)]
  for (const [i, item] of items.entries()) {
    if (i > 0) parts.push(COMMA)
    for (const part of item) parts.push(part.length === 0 ? NULL : part)
  }
  parts.push(encoder.encode(close))
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (length > JOINED_BYTES_MAX) return undefined
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
