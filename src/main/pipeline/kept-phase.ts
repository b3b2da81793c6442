import { canonicalJson, type Evidence, Fault } from '../../shared/base/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { AnsweredJob } from './job-desk.ts'
import type { RunFacts } from './phases/phase-context.ts'

const FORMAT = 'vbus.kept-phase.v1'
/** Records that say what a phase found; gates, proofs and evidence are of the run that made them and are never said again. */
const FACT_KINDS = ['input', 'finding', 'ruleApplied', 'conservation', 'model', 'metrics', 'output'] as const
type FactRecord = Partial<arqonbus.v1.IRecord>

/** All that a phase left: what it recorded, what it was answered, which facts it handed on, and the content it names. */
export interface KeptPhaseContent {
  readonly phase: string
  readonly key: string
  readonly records: readonly FactRecord[]
  readonly jobs: readonly AnsweredJob[]
  /** The members of RunFacts that the phase changed. */
  readonly facts: Partial<RunFacts>
  /** Content addresses of what operators streamed: models, predictions. */
  readonly artifacts: readonly string[]
  /** Outputs, by their path in a version. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[]
  /** Addresses of the rows that the features make; known once they are built. */
  readonly rows?: RowAddresses
}
type PackedContent = Omit<KeptPhaseContent, 'records' | 'facts'> & {
  readonly format: string
  readonly records: readonly string[]
  readonly facts: Evidence
}

export interface RowAddresses {
  readonly train: string
  readonly all: string
}

export const isFact = (body: FactRecord): boolean => FACT_KINDS.some((kind) => body[kind] !== undefined)

export function encodeKept(content: KeptPhaseContent): Uint8Array {
  const records = content.records.map((body) => {
    const facts = Object.fromEntries(FACT_KINDS.flatMap((kind) => (body[kind] === undefined ? [] : [[kind, body[kind]]])))
    return Buffer.from(arqonbus.v1.Record.encode(facts).finish()).toString('base64')
  })
  return Buffer.from(canonicalJson({ ...content, format: FORMAT, records, facts: packFacts(content.facts) }))
}

/** @throws Fault `data/checksum` for bytes that are no kept phase with this key: their hash held, so whoever kept them kept something else. */
export function decodeKept(bytes: Uint8Array, key: string): KeptPhaseContent {
  const { format, records, facts, ...value } = JSON.parse(Buffer.from(bytes).toString('utf8')) as PackedContent
  if (format !== FORMAT || value.key !== key)
    throw new Fault('data/checksum', `what was kept under ${key} is the phase of another key`, { expected: key, found: value.key })
  return {
    ...value,
    records: records.map((record) => arqonbus.v1.Record.decode(Buffer.from(record, 'base64'))),
    facts: unpackFacts(facts),
  }
}

/** The members that a phase changed, against how they were before it. */
export function changedFacts(before: string, after: RunFacts): Partial<RunFacts> {
  const earlier = JSON.parse(before) as Record<string, unknown>
  const changed = Object.entries(after).filter(([name, value]) => canonicalJson(packValue(value)) !== canonicalJson(earlier[name] ?? null))
  return Object.fromEntries(changed) as Partial<RunFacts>
}

/** Facts as text, to be compared with later ones. */
export const factsText = (facts: RunFacts): string => canonicalJson(packFacts(facts))

function packFacts(facts: Partial<RunFacts>): Evidence {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, packValue(value)]))
}

const packValue = (value: unknown): unknown => (value instanceof Set ? { set: [...value] } : value)

function unpackFacts(packed: Evidence): Partial<RunFacts> {
  const isSet = (value: unknown): value is { set: unknown[] } =>
    typeof value === 'object' && value !== null && Array.isArray((value as { set?: unknown }).set)
  return Object.fromEntries(
    Object.entries(packed).map(([name, value]) => [name, isSet(value) ? new Set(value.set) : value]),
  ) as Partial<RunFacts>
}
