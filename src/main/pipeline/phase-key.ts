import { createHash } from 'node:crypto'
import { canonicalJson, type Evidence } from '../../shared/base/index.ts'
import type { ReuseBasis } from './contract.ts'

/** Phases whose work may be taken from an earlier run. The others always work: a device proves itself anew, a log is verified as it is now. */
export const REUSABLE = ['DATA_LOADING', 'FEATURE_ENGINEERING', 'MODEL_TRAINING', 'PREDICTION', 'OUTPUT_GENERATION'] as const
export type ReusablePhase = (typeof REUSABLE)[number]

export const isReusable = (phase: string): phase is ReusablePhase => (REUSABLE as readonly string[]).includes(phase)

/** What a key is made of; `equation` is the weights alone, so that a run can say that nothing else changed. */
const PARTS = ['configuration', 'equation', 'policy', 'components', 'device', 'environment', 'inputs'] as const
type KeyPart = (typeof PARTS)[number]
/** SHA-256 of each part, lower-case hex. */
export type KeyParts = Readonly<Record<KeyPart, string>>

const TRAINS = new Set<ReusablePhase>(['MODEL_TRAINING', 'PREDICTION', 'OUTPUT_GENERATION'])
const WEIGHS = new Set<ReusablePhase>(['PREDICTION', 'OUTPUT_GENERATION'])

const sha256 = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex')

/**
 * The parts of a phase's key. A phase is keyed by what it depends on and by nothing else: training by its rows and the learners,
 * not by their weights.
 * @param inputs whatever names the phase's inputs: content addresses, keys of earlier phases
 */
export function partsOf(basis: ReuseBasis, phase: ReusablePhase, inputs: unknown): KeyParts {
  const { data, training, equation, policySha256, components, device, environment } = basis
  const own = { controller: components['controller'], data: components['data'] }
  return {
    configuration: sha256(TRAINS.has(phase) ? { data: WEIGHS.has(phase) ? data : undefined, training } : data),
    equation: sha256(WEIGHS.has(phase) ? equation : {}),
    policy: sha256(policySha256),
    components: sha256(TRAINS.has(phase) ? components : own),
    device: sha256(device),
    environment: sha256(environment),
    inputs: sha256(inputs),
  }
}

/** What phases hand to the next that their keys are made of. */
export interface PhaseInputs {
  /** The registered content of each table. */
  readonly tables: unknown
  /** Keys of earlier phases. */
  readonly keys: Readonly<Partial<Record<ReusablePhase, string>>>
  /** Content addresses of the rows that the features make. */
  readonly rows?: { readonly train: string; readonly all: string }
  /** Content addresses of the models, in order. */
  readonly models: readonly string[]
  readonly predictions?: unknown
}

/** What names a phase's inputs. */
export function inputsOf(phase: ReusablePhase, { tables, keys, rows, models, predictions }: PhaseInputs): unknown {
  const key = (of: ReusablePhase): string => keys[of] ?? ''
  switch (phase) {
    case 'DATA_LOADING':
      return tables
    case 'FEATURE_ENGINEERING':
      return key('DATA_LOADING')
    case 'MODEL_TRAINING':
      return rows?.train ?? null
    case 'PREDICTION':
      return [rows?.all ?? null, key('FEATURE_ENGINEERING'), ...models]
    case 'OUTPUT_GENERATION':
      return [key('FEATURE_ENGINEERING'), ...models, predictions ?? null]
  }
}

/** Decision 0008: SHA-256 over canonical JSON of the phase and everything it depends on. */
export function keyOf(phase: ReusablePhase, parts: KeyParts): string {
  return sha256({ format: 'vbus.phase-key.v1', phase, ...parts })
}

/** The parts in which two keys differ, in the order of the table. */
export function differing(ours: KeyParts, theirs: Evidence): KeyPart[] {
  return PARTS.filter((part) => ours[part] !== theirs[part])
}
