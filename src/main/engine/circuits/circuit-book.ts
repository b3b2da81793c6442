import { CIRCUIT_VERSIONS_MAX, CIRCUITS_MAX, toHex, toNumber } from '../../../shared/state/index.ts'
import type { arqonbus } from '../../../shared/wire/generated/arqonbus.js'
import type { Grants } from '../../spine/index.ts'

/** A node that the binding binds, and to whom. */
export interface Served {
  readonly node: string
  /** Jobs of the circuit there go to this operator alone. */
  readonly topic: string
  readonly operator: string
  readonly simulated: boolean
}

/** One version of a circuit, as the record that applied it says. Hashes hex. */
export interface AppliedCircuit {
  readonly name: string
  readonly version: number
  readonly record: number
  readonly by: string
  readonly namespace: string
  readonly circuitSha256: string
  readonly expandedSha256: string
  /** Empty: none. */
  readonly binding: string
  readonly bindingSha256: string
  /** The circuit's own first, then its sub-circuits', the binding last; their bytes lie in the content store. */
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[]
  readonly serves: readonly Served[]
  readonly grants: Grants
  /** Canonical JSON. */
  readonly limits: string
  readonly planSha256: string
  readonly nodes: number
  readonly edges: number
}

/** What each version of each circuit is made of, as far as the fold keeps versions (docs/spec/circuit-desk.md CD10). */
export class CircuitBook {
  readonly #versions = new Map<string, AppliedCircuit[]>()

  /** Takes a committed record, in order. */
  take(record: arqonbus.v1.IRecord, number: number): void {
    const body = record.circuitApplied
    if (!body) return
    const applied = toApplied(body, { record: number, by: record.actor?.id ?? '' })
    const versions = this.#versions.get(applied.name) ?? []
    if (versions.length === 0 && this.#versions.size >= CIRCUITS_MAX) return
    this.#versions.set(applied.name, [...versions, applied].slice(-CIRCUIT_VERSIONS_MAX))
  }

  /** Oldest first. */
  versionsOf(name: string): readonly AppliedCircuit[] {
    return this.#versions.get(name) ?? []
  }

  version(name: string, version: number): AppliedCircuit | undefined {
    return this.versionsOf(name).findLast((applied) => applied.version === version)
  }

  /** Contents that a version is made of. */
  get contents(): Set<string> {
    return new Set([...this.#versions.values()].flat().flatMap(({ files }) => files.map(({ sha256 }) => sha256)))
  }
}

function toApplied(body: arqonbus.v1.ICircuitApplied, act: { readonly record: number; readonly by: string }): AppliedCircuit {
  return {
    name: body.name ?? '',
    version: body.version ?? 0,
    ...act,
    namespace: body.namespace ?? '',
    circuitSha256: toHex(body.circuitSha256),
    expandedSha256: toHex(body.expandedSha256),
    binding: body.binding ?? '',
    bindingSha256: toHex(body.bindingSha256),
    files: (body.files ?? []).map(({ path, sha256, bytes }) => ({ path: path ?? '', sha256: toHex(sha256), bytes: toNumber(bytes) })),
    serves: (body.serves ?? []).map(({ node, topic, operator, simulated }) => ({
      node: node ?? '',
      topic: topic ?? '',
      operator: operator ?? '',
      simulated: simulated === true,
    })),
    grants: { publish: body.publish ?? [], subscribe: body.subscribe ?? [], execute: body.execute ?? [] },
    limits: body.limits ?? '{}',
    planSha256: toHex(body.planSha256),
    nodes: body.nodes ?? 0,
    edges: body.edges ?? 0,
  }
}
