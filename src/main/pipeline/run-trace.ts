import { createHash } from 'node:crypto'
import type { Trace } from '../../shared/wire/index.ts'

/** The trace of a run: every job of it carries it, and who knows the run finds the trace. W3C ids of 16 and 8 bytes, from SHA-256 of the run's id. */
export function runTrace(runId: string): Trace {
  const hash = createHash('sha256').update(`vbus run trace\n${runId}`).digest()
  return { traceId: new Uint8Array(hash.subarray(0, 16)), spanId: new Uint8Array(hash.subarray(16, 24)) }
}
