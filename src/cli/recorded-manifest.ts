import type { arqonbus } from '../shared/wire/generated/arqonbus.js'

/** The gate whose evidence is the hash of the manifest that lies beside a run's outputs (docs/spec/pipeline.md). */
const MANIFEST_GATE = 'G7.1-manifest-written'

/** SHA-256 of a run's manifest, lower-case hex; undefined for any record but the one that has it. */
export function recordedManifest({ gate }: Pick<arqonbus.v1.IRecord, 'gate'>): string | undefined {
  if (gate?.rule !== MANIFEST_GATE || gate.ok !== true) return undefined
  const { sha256 } = JSON.parse(gate.evidence ?? '{}') as { readonly sha256?: unknown }
  return typeof sha256 === 'string' ? sha256 : undefined
}
