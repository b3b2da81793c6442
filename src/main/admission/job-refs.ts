import { PAYLOAD_DEPTH_MAX } from './limits.ts'

const REF = /^sha256:([0-9a-f]{64})$/

/**
 * Content addresses that a job's payload names: every `*_ref` member, at any depth, and the texts of its `inputs`. In the order they stand,
 * each once; SHA-256 in hex. What is no content address is none of ours.
 */
export function jobRefs(payload: unknown, most: number): string[] {
  const found = new Set<string>()
  const take = (value: unknown): void => {
    const [, sha256] = typeof value === 'string' ? (REF.exec(value) ?? []) : []
    if (sha256 !== undefined && found.size < most) found.add(sha256)
  }
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > PAYLOAD_DEPTH_MAX) return
    for (const [name, member] of Object.entries(value)) {
      if (!Array.isArray(value) && name.endsWith('_ref')) take(member)
      walk(member, depth + 1)
    }
  }
  if (typeof payload === 'object' && payload !== null && 'inputs' in payload && Array.isArray(payload.inputs)) payload.inputs.forEach(take)
  walk(payload, 0)
  return [...found]
}
