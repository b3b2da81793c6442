import type { JobConstraints } from '../../shared/circuit/index.ts'
import type { Parcel } from './parcel.ts'

const encoder = new TextEncoder()

/**
 * A job's payload with what the circuit lets it ask for as `constraints` (docs/reference/wire.md): where the message itself asks for less, that holds.
 * Without constraints the payload is what it was, and is not looked at. @returns undefined when it is no JSON object
 */
export function withConstraints(parcel: Parcel, constraints: JobConstraints): Uint8Array | undefined {
  const limits = {
    max_runtime_ms: constraints.maxRuntimeMs,
    max_cpu_ms: constraints.maxCpuMs,
    max_runs: constraints.maxRuns,
    max_energy_joules: constraints.maxEnergyJoules,
  }
  const set = Object.entries(limits).filter((entry): entry is [string, number] => entry[1] !== undefined)
  if (set.length === 0) return parcel.payload
  let body: unknown
  try {
    body = parcel.json()
  } catch {
    return undefined
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined
  const asked = (body as { readonly constraints?: unknown }).constraints
  const own = typeof asked === 'object' && asked !== null ? (asked as Readonly<Record<string, unknown>>) : {}
  const most = set.map(([name, limit]) => {
    const wish = own[name]
    return [name, typeof wish === 'number' && wish < limit ? wish : limit]
  })
  return encoder.encode(JSON.stringify({ ...body, constraints: { ...own, ...Object.fromEntries(most) } }))
}
