import { Fault } from '../base/index.ts'

/** A job before it is submitted. `body` has the wire's own names: those of resources/schemas. */
export interface JobSpec {
  readonly topic: string
  readonly schema?: string
  readonly body: object
}

/** What a job may use at most; reserved from the submitter's quota where it has one. */
export interface JobConstraints {
  readonly max_runtime_ms?: number
  readonly max_energy_joules?: number
  readonly max_runs?: number
}

interface CommonJob {
  /** The submitter's own name for it; on the bus the envelope's id is the job's. */
  readonly job_id?: string
  /** The operation, for operators that have several. */
  readonly job?: string
  /** 0 to 9; 9 goes first; 5 when absent. */
  readonly priority?: number
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** `arqonbus.nvm.job.v1`: `program` or `program_ref` (a blob's `sha256:…`). */
export interface NvmJob extends CommonJob {
  readonly program?: object
  readonly program_ref?: string
  readonly input_data?: unknown
  readonly input_data_ref?: string
  readonly constraints?: JobConstraints
}

/** `arqonbus.bowlnet.job.v1`: `input_audio_ref` or `input_audio_topic`. */
export interface BowlnetJob extends CommonJob {
  readonly operator_set: readonly string[]
  readonly mode: 'online_stream' | 'batch'
  readonly input_audio_ref?: string
  readonly input_audio_topic?: string
  readonly output_topics?: readonly string[]
  readonly constraints?: JobConstraints
}

interface IncrementalJob extends CommonJob {
  readonly kernel_spec?: object
  readonly precompute_ref?: string
  readonly precompute_config?: object
  readonly delta_mode?: 'full_state' | 'delta_only'
  readonly input_state_ref?: string
  readonly delta_payload?: unknown
  readonly constraints?: JobConstraints & { readonly max_latency_ms?: number; readonly error_tolerance?: number }
}

/** `arqonbus.itmd.job.v1`. */
export interface ItmdJob extends IncrementalJob {
  /** `transformer_attn`, `dynamic_graph`, `pde_solver`, or the operator's own. */
  readonly workload_type: string
}

/** `arqonbus.helios.job.v1`. */
export interface HeliosJob extends IncrementalJob {
  /** `compile_transform`, `apply_transform`, or another operation of the engine. */
  readonly job: string
  readonly engine_mode?: 'pass' | 'itmd' | 'rr'
  readonly workload_type?: string
  readonly transform?: object
  readonly transform_ref?: string
}

function oneOf(body: object, members: readonly string[]): void {
  if (members.some((member) => (body as Record<string, unknown>)[member] !== undefined)) return
  throw new Fault('job/bad-parameters', `the job needs ${members.join(' or ')}`, { parameter: members[0] })
}

/** @throws Fault `job/bad-parameters` without a program */
export function nvmJob(body: NvmJob): JobSpec {
  oneOf(body, ['program', 'program_ref'])
  return { topic: 'nvm.jobs', schema: 'arqonbus.nvm.job.v1', body }
}

/** @throws Fault `job/bad-parameters` without audio */
export function bowlnetJob(body: BowlnetJob): JobSpec {
  oneOf(body, ['input_audio_ref', 'input_audio_topic'])
  return { topic: 'bowlnet.jobs', schema: 'arqonbus.bowlnet.job.v1', body }
}

export const itmdJob = (body: ItmdJob): JobSpec => ({ topic: 'itmd.jobs', schema: 'arqonbus.itmd.job.v1', body })

export const heliosJob = (body: HeliosJob): JobSpec => ({ topic: 'helios.jobs', schema: 'arqonbus.helios.job.v1', body })

/** The topic beside a job topic: `nvm.jobs` -> `nvm.results`. */
export const besideJobs = (topic: string, last: 'results' | 'states' | 'progress'): string => topic.replace(/[^.]*$/, last)
