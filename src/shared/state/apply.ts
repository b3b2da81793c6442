import type { arqonbus } from '../wire/generated/arqonbus.js'
import { applyBlob } from './blob-fold.ts'
import { applyCache } from './cache-fold.ts'
import { applyCircuits } from './circuit-fold.ts'
import { applyConsumer } from './consumer-fold.ts'
import { applyCredential } from './credentials.ts'
import { applyDevices } from './device-fold.ts'
import { applyJobs } from './job-fold.ts'
import { applyKept } from './kept-fold.ts'
import { applyLog, applyWitness } from './log-fold.ts'
import { applyMemory } from './memory-fold.ts'
import { applyQuota, quotaEntry } from './quota-fold.ts'
import { applyToRun, startedRun, toBreach } from './run-fold.ts'
import { EMPTY_STATE, RUNS_KEPT_MAX, type RunState, type State } from './state.ts'
import { toHex, toNumber } from './values.ts'

/**
 * The state after record `number`, given the state after the one before it. Pure: live use, replay, the UI and the verifier all call this.
 * Callers must apply records in order, each once; `state.size` is the next number.
 */
export function apply(state: State, record: arqonbus.v1.IRecord, number: number): State {
  return step(state, { record, number, own: {} })
}

/** Parts of a state that nobody else has seen: they may be changed where they are. */
interface OwnParts {
  runs?: Record<string, RunState> | undefined
}

interface Step {
  readonly record: arqonbus.v1.IRecord
  readonly number: number
  readonly own: OwnParts
}

/** Folds record after record; a state that nobody asks for is not made whole, which is most of the work where there are many runs. */
export class StateFold {
  readonly #own: OwnParts = {}
  #state: State

  constructor(state: State = EMPTY_STATE) {
    this.#state = state
  }

  /** The state now, which never changes. */
  get state(): State {
    this.#own.runs = undefined
    return this.#state
  }

  /** The state now, for a look before the next record is taken. */
  get present(): State {
    return this.#state
  }

  take(record: arqonbus.v1.IRecord, number: number): void {
    this.#state = step(this.#state, { record, number, own: this.#own })
  }
}

function step(state: State, now: Step): State {
  const { record, number } = now
  const next = withWork(applyBody(state, record, number), record, number)
  return { ...withRun(next, now), size: number + 1, pos: Math.max(state.pos, toNumber(record.pos)) }
}

/** Jobs, operators and what they cost; what the cache holds; who may use which memory; devices; circuits. */
function withWork(state: State, record: arqonbus.v1.IRecord, number: number): State {
  const jobs = applyJobs(state.jobs, record, number)
  const entry = quotaEntry(record)
  const quota = entry === undefined ? state.quota : applyQuota(state.quota, entry)
  const memory = applyMemory(state.memory, record, number)
  const cache = applyCache(state.cache, record, number)
  const devices = applyDevices(state.devices, record, number)
  const circuits = applyCircuits(state.circuits, record, number)
  const isSame = jobs === state.jobs && quota === state.quota && memory === state.memory && cache === state.cache
  const isSameElse = devices === state.devices && circuits === state.circuits
  return isSame && isSameElse ? state : { ...state, jobs, quota, memory, cache, devices, circuits }
}

function withRun(state: State, { record, number, own }: Step): State {
  const id = record.run ?? ''
  if (id === '') return state
  if (record.runStarted) return added(state, startedRun(record, number), own)
  const run = state.runs[id]
  if (run === undefined) return state
  const [next, runs] = withOwnRuns(state, own)
  runs[id] = applyToRun(run, record, number)
  return next
}

function added(state: State, run: RunState, own: OwnParts): State {
  const [next, runs] = withOwnRuns(state, own)
  const runOrder = [...state.runOrder, run.id]
  runs[run.id] = run
  while (runOrder.length > RUNS_KEPT_MAX) delete runs[runOrder.shift() ?? '']
  return { ...next, runOrder, runsTotal: state.runsTotal + 1 }
}

function withOwnRuns(state: State, own: OwnParts): [State, Record<string, RunState>] {
  if (own.runs !== undefined && own.runs === state.runs) return [state, own.runs]
  const runs = { ...state.runs }
  own.runs = runs
  return [{ ...state, runs }, runs]
}

function applyBody(state: State, record: arqonbus.v1.IRecord, number: number): State {
  const { logOpened, engineStarted, workspaceTrusted, policyApplied, dataRegistered, componentRegistered, operatorStarted, operatorEnded } =
    record
  if (logOpened || record.keyRotated) return { ...state, log: applyLog(state.log, record) }
  if (engineStarted) {
    return { ...state, engine: { isRunning: true, epoch: record.epoch ?? 0, version: engineStarted.version ?? '' }, operators: {} }
  }
  if (record.engineClosed) return { ...state, engine: { ...state.engine, isRunning: false }, operators: {} }
  if (workspaceTrusted) {
    const { configSha256, policySha256, person } = workspaceTrusted
    const trust = { configSha256: toHex(configSha256), policySha256: toHex(policySha256), person: person ?? '', record: number }
    return { ...state, trust }
  }
  if (policyApplied) return { ...state, trust: { ...state.trust, policySha256: toHex(policyApplied.sha256), record: number } }
  if (dataRegistered) {
    const entry = { path: dataRegistered.path ?? '', sha256: toHex(dataRegistered.sha256), record: number }
    return { ...state, data: { ...state.data, [dataRegistered.name ?? '']: entry } }
  }
  if (componentRegistered) {
    const entry = { kind: componentRegistered.kind ?? '', sha256: toHex(componentRegistered.sha256) }
    return { ...state, components: { ...state.components, [componentRegistered.id ?? '']: entry } }
  }
  if (operatorStarted) {
    const entry = { pid: toNumber(operatorStarted.pid), confinement: operatorStarted.confinement ?? '', record: number }
    return { ...state, operators: { ...state.operators, [operatorStarted.identity ?? '']: entry } }
  }
  if (operatorEnded) {
    const { [operatorEnded.identity ?? '']: _ended, ...operators } = state.operators
    return { ...state, operators }
  }
  return applyCounters(state, record, number)
}

function applyCounters(state: State, record: arqonbus.v1.IRecord, number: number): State {
  if (record.breach) return { ...state, breaker: { isOpen: true, breach: toBreach(record, number) } }
  if (record.cosigned) return { ...state, witnesses: applyWitness(state.witnesses, record, number) }
  if (record.phaseKept) return { ...state, kept: applyKept(state.kept, record) }
  if (record.breachAcknowledged) return { ...state, breaker: { isOpen: false } }
  if (record.consumerDefined || record.consumerMoved || record.consumerRemoved) {
    return { ...state, consumers: applyConsumer(state.consumers, record) }
  }
  if (record.blobStored || record.blobRemoved) return { ...state, blobs: applyBlob(state.blobs, record, number) }
  if (record.refusals && !record.refusals.passed) return { ...state, refusals: state.refusals + toNumber(record.refusals.count) }
  if (record.tokenIssued || record.keyCreated || record.credentialRevoked) {
    const tokens = state.tokens + (record.tokenIssued ? 1 : 0)
    return { ...state, tokens, credentials: applyCredential(state.credentials, record, number) }
  }
  return state
}
