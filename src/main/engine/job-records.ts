import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { jobRefs } from '../admission/index.ts'
import type { JobAct, JobLedger, JobParty, JobStateNote } from '../jobs/index.ts'
import type { Recorder } from './recorder.ts'
import { type PresentRun, runTag } from './run-tag.ts'

/** Jobs that went to whoever listened, followed at once; beyond it they pass unfollowed and their end says so by what it lacks. */
const FOLLOWED_MAX = 4_096
const PRIORITY_DEFAULT = 5
/** Jobs of which it is known at which records they stand, and records of one of them; the oldest jobs go, and records beyond are not listed. */
export const RECORDED_JOBS_MAX = 4_096
export const RECORDS_OF_JOB_MAX = 64
const INPUTS_MAX = 64

type Members = Readonly<Record<string, unknown>>
const { ACTOR_KIND_HUMAN: HUMAN, ACTOR_KIND_MACHINE: MACHINE } = arqonbus.v1.ActorKind
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const uuidBytes = (id: string): Uint8Array => Buffer.from(id.replaceAll('-', ''), 'hex')
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string').slice(0, INPUTS_MAX) : []
/** What a job says that it reads: its `inputs`, and the blobs that other members name. */
const inputsOf = (body: Members): string[] => [
  ...new Set([...texts(body['inputs']), ...jobRefs(body, INPUTS_MAX).map((sha256) => `sha256:${sha256}`)]),
]
const count = (value: unknown): number => (typeof value === 'number' && value >= 0 && Number.isSafeInteger(value) ? value : 0)
const actorOf = (party: Pick<JobParty, 'identity' | 'actorKind'>): arqonbus.v1.IActor => ({
  id: party.identity,
  kind: party.actorKind === 'human' ? HUMAN : MACHINE,
})

export interface JobRecordsOptions {
  readonly recorder: Pick<Recorder, 'append'>
  readonly now: () => number
  /** Whether workspace.yaml says that an operator stands for hardware that is not there. */
  readonly isSimulated: (operator: string) => boolean
  /** The run that is on and takes records; undefined when there is none, or it is latched. */
  readonly presentRun: () => PresentRun | undefined
}

/** Puts jobs on the record, those of the broker and those that went to whoever listened. A run that has its breach takes no more of them. */
export class JobRecords implements JobLedger {
  readonly #options: JobRecordsOptions
  readonly #recorded = new Map<string, number[]>()
  readonly #followed = new Map<string, { readonly startMs: number; readonly run: string }>()

  constructor(options: JobRecordsOptions) {
    this.#options = options
  }

  /** Numbers of the records that say something of a job, oldest first, as far as this engine has written them and remembers. */
  recordsOf(jobId: string): readonly number[] {
    return this.#recorded.get(jobId) ?? []
  }

  submitted(act: JobAct, job: { readonly run: string; readonly operation: string; readonly priority: number }): void {
    const tag = runTag(job.run, this.#options.presentRun())
    if (tag === undefined) return
    const { topic, schema, payload, party } = act
    const jobSubmitted = {
      jobId: uuidBytes(act.id),
      topic,
      schema,
      payloadSha256: sha256(payload),
      payloadBytes: payload.length,
      operation: job.operation,
      inputs: inputsOf(inspect(payload)),
      namespace: party.namespace,
      priority: job.priority,
    }
    this.#remember(act.id, this.#options.recorder.append({ actor: actorOf(party), ...tag, jobSubmitted }))
  }

  state(note: JobStateNote): void {
    const tag = runTag(note.run, this.#options.presentRun())
    if (tag === undefined) return
    const { jobId, topic, namespace, state, operator, attempt, reason } = note
    const actor = { id: operator === '' ? 'engine' : operator, kind: MACHINE }
    const simulated = operator !== '' && this.#options.isSimulated(operator)
    const jobState = { jobId: uuidBytes(jobId), topic, namespace, state, operator, attempt, reason: reason.slice(0, 1_000), simulated }
    this.#remember(jobId, this.#options.recorder.append({ actor, ...tag, jobState }))
  }

  finished(act: JobAct, job: { readonly run: string; readonly durationMs: number }): void {
    const tag = runTag(job.run, this.#options.presentRun())
    if (tag === undefined) return
    const body = inspect(act.payload)
    const resources = (typeof body['resources'] === 'object' && body['resources'] !== null ? body['resources'] : {}) as Members
    const jobFinished = {
      jobId: uuidBytes(act.correlationId ?? ''),
      topic: act.topic,
      status: body['status'] === 'ok' ? 'ok' : 'failed',
      payloadSha256: sha256(act.payload),
      outputs: texts(body['outputs']),
      environment: typeof body['environment'] === 'object' && body['environment'] !== null ? canonicalJson(body['environment']) : '',
      cpuMs: count(resources['cpu_ms']),
      maxRssBytes: count(resources['max_rss_bytes']),
      durationMs: job.durationMs,
      operator: act.party.identity,
      simulated: this.#options.isSimulated(act.party.identity),
    }
    this.#remember(act.correlationId ?? '', this.#options.recorder.append({ actor: actorOf(act.party), ...tag, jobFinished }))
  }

  #remember(jobId: string, record: number): void {
    const records = this.#recorded.get(jobId)
    if (records !== undefined) {
      if (records.length < RECORDS_OF_JOB_MAX) records.push(record)
      return
    }
    const [oldest] = this.#recorded.keys()
    if (this.#recorded.size >= RECORDED_JOBS_MAX && oldest !== undefined) this.#recorded.delete(oldest)
    this.#recorded.set(jobId, [record])
  }

  advertised(party: JobParty, what: { readonly operatorId: string; readonly operatorType: string; readonly json: string }): void {
    const { identity, namespace } = party
    const { operatorId, operatorType, json: capabilities } = what
    this.#options.recorder.append({
      actor: actorOf(party),
      operatorAdvertised: { identity, namespace, operatorId, operatorType, capabilities },
    })
  }

  lost(party: JobParty, operatorId: string, reason: string): void {
    const operatorLost = { identity: party.identity, operatorId, reason: reason.slice(0, 1_000) }
    this.#options.recorder.append({ actor: { id: 'engine', kind: MACHINE }, operatorLost })
  }

  /** A job that went to whoever listened. */
  passed(act: JobAct): void {
    const body = inspect(act.payload)
    const run = String(body['run_id'] ?? '')
    if (this.#followed.size < FOLLOWED_MAX) this.#followed.set(act.id, { startMs: this.#options.now(), run })
    this.submitted(act, { run, operation: String(body['job'] ?? ''), priority: PRIORITY_DEFAULT })
  }

  /** A result of no job of the broker's. What the engine handed on from another namespace is on the record already. */
  answered(act: JobAct): void {
    if (act.party.isEngine === true && act.party.identity === 'engine') return
    const job = this.#followed.get(act.correlationId ?? '')
    this.#followed.delete(act.correlationId ?? '')
    const run = job?.run ?? String(inspect(act.payload)['run_id'] ?? '')
    this.finished(act, { run, durationMs: job === undefined ? 0 : Math.round(this.#options.now() - job.startMs) })
  }
}

function inspect(payload: Uint8Array): Members {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(payload))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
  } catch {
    return {}
  }
}
