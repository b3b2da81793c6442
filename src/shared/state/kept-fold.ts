import type { arqonbus } from '../wire/generated/arqonbus.js'
import { toHex, toNumber } from './values.ts'

/** Phases kept for reuse, of all runs together; the oldest makes room. Their content is let go with them. */
export const KEPT_PHASES_MAX = 20
/** Content addresses remembered of one kept phase; a phase that has more is not kept. */
export const KEPT_OUTPUTS_MAX = 64

/** What a phase of a passed run left for later ones (docs/spec/pipeline.md PL18). */
export interface KeptPhase {
  readonly key: string
  readonly phase: string
  readonly run: string
  /** First and last record of the phase in that run. */
  readonly records: readonly [number, number]
  /** Names its answers and outputs in the content store. */
  readonly sha256: string
  /** Content addresses, `sha256:HEX`. */
  readonly outputs: readonly string[]
  /** Canonical JSON: SHA-256 of each part of the key. */
  readonly parts: string
}

/** Oldest first. A key that is kept again is the newest of its kind; the older one goes. */
export function applyKept(kept: readonly KeptPhase[], record: arqonbus.v1.IRecord): readonly KeptPhase[] {
  const body = record.phaseKept
  if (!body) return kept
  const entry: KeptPhase = {
    key: toHex(body.key),
    phase: body.phase ?? '',
    run: record.run ?? '',
    records: [toNumber(body.firstRecord), toNumber(body.lastRecord)],
    sha256: toHex(body.keptSha256),
    outputs: (body.outputs ?? []).slice(0, KEPT_OUTPUTS_MAX),
    parts: body.parts ?? '{}',
  }
  return [...kept.filter(({ key }) => key !== entry.key), entry].slice(-KEPT_PHASES_MAX)
}
