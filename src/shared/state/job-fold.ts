import type { arqonbus } from '../wire/generated/arqonbus.js'
import { toHex } from './values.ts'

/** Open jobs kept in detail; what comes beyond is counted and no more. */
export const JOBS_FOLDED_MAX = 1_024

/** Operators kept in detail. */
const OPERATORS_FOLDED_MAX = 1_024

export interface OpenJobState {
  readonly topic: string
  readonly namespace: string
  readonly run: string
  readonly submitter: string
  readonly state: string
  readonly operator: string
  readonly attempt: number
  readonly record: number
}

/** Jobs as the record has them: those under way by id (32 hex digits), and how the others ended. */
export interface JobsState {
  readonly open: Readonly<Record<string, OpenJobState>>
  readonly submitted: number
  readonly ends: Readonly<Record<string, number>>
  /** Who advertised and has not left, by `IDENTITY/OPERATOR_ID`. */
  readonly operators: Readonly<Record<string, { readonly type: string; readonly namespace: string; readonly record: number }>>
}

export const EMPTY_JOBS: JobsState = { open: {}, submitted: 0, ends: {}, operators: {} }

/** States after which a job is over. */
const ENDS: ReadonlySet<string> = new Set(['failed', 'expired', 'cancelled'])

/** Jobs after one record; records of other kinds change nothing. */
export function applyJobs(state: JobsState, record: arqonbus.v1.IRecord, number: number): JobsState {
  const { jobSubmitted, jobState, jobFinished } = record
  if (record.operatorAdvertised || record.operatorLost) return withOperator(state, record, number)
  if (record.runEnded) return withoutRun(state, record.run ?? '')
  if (record.engineStarted || record.engineClosed) return { ...state, operators: {} }
  if (jobSubmitted) {
    const submitted = state.submitted + 1
    if (Object.keys(state.open).length >= JOBS_FOLDED_MAX) return { ...state, submitted }
    const { topic, namespace } = jobSubmitted
    const who = { run: record.run ?? '', submitter: record.actor?.id ?? '', operator: '' }
    const job = { topic: topic ?? '', namespace: namespace ?? '', ...who, state: 'accepted', attempt: 0, record: number }
    return { ...state, submitted, open: { ...state.open, [toHex(jobSubmitted.jobId)]: job } }
  }
  if (jobFinished) return ended(state, toHex(jobFinished.jobId), jobFinished.status ?? '')
  if (!jobState) return state
  const id = toHex(jobState.jobId)
  const name = jobState.state ?? ''
  if (name === 'dead_lettered') return { ...state, ends: counted(state.ends, name) }
  if (ENDS.has(name)) return ended(state, id, name)
  const job = state.open[id]
  if (job === undefined) return state
  const changed = {
    ...job,
    state: name === 'requeued' ? 'accepted' : name,
    operator: jobState.operator ?? '',
    attempt: jobState.attempt ?? 0,
  }
  return { ...state, open: { ...state.open, [id]: changed } }
}

const counted = (ends: JobsState['ends'], name: string): JobsState['ends'] => ({ ...ends, [name]: (ends[name] ?? 0) + 1 })

function withOperator(state: JobsState, { operatorAdvertised, operatorLost }: arqonbus.v1.IRecord, number: number): JobsState {
  if (operatorAdvertised) {
    const { identity, operatorId, operatorType, namespace } = operatorAdvertised
    if (Object.keys(state.operators).length >= OPERATORS_FOLDED_MAX) return state
    const operator = { type: operatorType ?? '', namespace: namespace ?? '', record: number }
    return { ...state, operators: { ...state.operators, [`${identity}/${operatorId}`]: operator } }
  }
  if (operatorLost?.reason === 'silent') return state
  const { [`${operatorLost?.identity}/${operatorLost?.operatorId}`]: _lost, ...operators } = state.operators
  return { ...state, operators }
}

/** A run that has its breach takes no more records, so the ends of its jobs are not told: they end with it. */
function withoutRun(state: JobsState, run: string): JobsState {
  const stays = Object.entries(state.open).filter(([, job]) => job.run !== run)
  return { ...state, open: Object.fromEntries(stays) }
}

/** A job ends once: what is said of it later, as that a failed result was a cancelled one, changes no count. */
function ended(state: JobsState, id: string, name: string): JobsState {
  if (state.open[id] === undefined) return state
  const { [id]: _ended, ...open } = state.open
  return { ...state, open, ends: counted(state.ends, name) }
}
