import { type Clock, Fault } from '../../../shared/base/index.ts'
import type { Broker } from '../../jobs/index.ts'
import { type FinishedJob, freePlaces, holderOf, type Job, LISTED_JOBS_MAX, WAITERS_MAX } from '../../jobs/index.ts'
import type { QuotaLedger, QuotaRule } from '../../quota/index.ts'
import type { OperatorView } from '../operator-desk.ts'
import { quotaView } from './quota-view.ts'
import { type Body, type Caller, optionalText, type Service, text, whole } from './service.ts'

const WAIT_MS_MAX = 590_000

export interface JobServiceDeps {
  readonly broker: Broker
  readonly ledger: QuotaLedger
  readonly rules: () => readonly QuotaRule[]
  readonly clock: Clock
  readonly supervised: () => readonly OperatorView[]
  /** Components that are operators, as workspace.yaml declares them. */
  readonly declared: () => readonly DeclaredOperator[]
  /** Records that say something of a job. */
  readonly recordsOf: (jobId: string) => readonly number[]
  /** Whether workspace.yaml says that an operator stands for hardware that is not there. */
  readonly isSimulated: (operator: string) => boolean
  /** May the caller do what it likes to others' jobs? Whoever may call every service. */
  readonly isOwner: (caller: Caller) => boolean
}

/** An operator of workspace.yaml, whether it runs or not. */
export interface DeclaredOperator {
  readonly identity: string
  readonly operator_type: string
  /** It runs as long as the engine does; others are started by runs. */
  readonly standing: boolean
  /** The device that it serves. */
  readonly device: string | null
  /** It stands for hardware that is not there. */
  readonly simulated: boolean
  /** Services beside the bus that it may reach, `HOST:PORT`. */
  readonly network: readonly string[]
}

/** Jobs, who does them, and what they cost. */
export function jobServices(deps: JobServiceDeps): Record<string, Service> {
  const { broker } = deps
  let waiting = 0
  return {
    'system.jobs.list': (body, caller) => listJobs(deps, caller, body),
    'system.jobs.get': (body, caller) => viewOf(find(broker, caller, body), deps),
    'system.jobs.cancel': (body, caller) => {
      const job = find(broker, caller, body)
      const submitter = typeof job.submitter === 'string' ? job.submitter : job.submitter.identity
      if (submitter !== caller.id && !deps.isOwner(caller))
        throw new Fault('request/refused', `job ${job.id} is ${submitter}'s; only it or the owner may cancel it`, { job_id: job.id })
      if (isOpen(job)) broker.cancel(job.id, text(body, 'reason', 'asked to').slice(0, 200))
      return viewOf(find(broker, caller, body), deps)
    },
    'system.jobs.wait': async (body, caller) => {
      const job = find(broker, caller, body)
      if (!isOpen(job)) return viewOf(job, deps)
      if (waiting >= WAITERS_MAX) throw new Fault('spine/limit', `at most ${WAITERS_MAX} wait for jobs`)
      waiting++
      const waitMs = whole(body, 'wait_ms', { fallback: WAIT_MS_MAX, min: 1, max: WAIT_MS_MAX })
      return await ended(deps, job.id, waitMs).finally(() => void waiting--)
    },
    'system.operators.list': (_body, caller) => ({ operators: listOperators(deps, caller), declared: deps.declared() }),
    'system.quota.show': (body, caller) => {
      const identity = optionalText(body, 'identity')
      if ((identity ?? caller.id) !== caller.id && !deps.isOwner(caller))
        throw new Fault('request/refused', 'only the owner sees what others used', { identity })
      const isAll = identity === undefined && deps.isOwner(caller)
      return quotaView(deps.ledger, deps.rules(), isAll ? undefined : (identity ?? caller.id))
    },
  }
}

const isOpen = (job: Job | FinishedJob): job is Job => 'policy' in job

/** @throws Fault `job/unknown`: also for a job of another namespace */
function find(broker: Broker, caller: Caller, body: Body): Job | FinishedJob {
  const id = text(body, 'job_id')
  const open = broker.book.open.get(id)
  if (open !== undefined && open.submitter.namespace === caller.namespace) return open
  const end = broker.book.finished(id)
  if (end !== undefined && end.namespace === caller.namespace) return end
  throw new Fault('job/unknown', `no job ${id} in namespace ${caller.namespace}`, { job_id: id })
}

function viewOf(job: Job | FinishedJob, { recordsOf, isSimulated }: Pick<JobServiceDeps, 'recordsOf' | 'isSimulated'>): object {
  const { id, topic, state, attempt, priority } = job
  const records = recordsOf(id)
  if (!isOpen(job)) {
    const { namespace, submitter, operator, reason } = job
    return {
      job_id: id,
      topic,
      namespace,
      submitter,
      state,
      priority,
      attempt,
      operator,
      simulated: isSimulated(operator),
      reason,
      records,
      is_over: true,
    }
  }
  const { submitter, schema, submittedNs, cancel } = job
  const about = { schema, submitted: new Date(Number(submittedNs / 1_000_000n)).toISOString() }
  const who = {
    namespace: submitter.namespace,
    submitter: submitter.identity,
    operator: holderOf(job),
    simulated: isSimulated(holderOf(job)),
    reason: cancel?.reason ?? '',
  }
  return { job_id: id, topic, ...who, state, priority, attempt, ...about, records, is_over: false }
}

function listJobs(deps: JobServiceDeps, caller: Caller, body: Body): object {
  const { broker } = deps
  const limit = whole(body, 'limit', { fallback: 100, min: 1, max: LISTED_JOBS_MAX })
  const topic = optionalText(body, 'topic')
  const state = optionalText(body, 'state')
  const isWanted = (job: Job | FinishedJob): boolean => (topic ?? job.topic) === job.topic && (state ?? job.state) === job.state
  const open = [...broker.book.open.values()].filter((job) => job.submitter.namespace === caller.namespace && isWanted(job))
  const ends = broker.book.ends(caller.namespace, limit).filter(isWanted)
  return { jobs: [...open, ...ends].slice(0, limit).map((job) => viewOf(job, deps)), open: open.length }
}

function ended(deps: JobServiceDeps, id: string, waitMs: number): Promise<object> {
  const { broker, clock } = deps
  return new Promise((resolve, reject) => {
    const stopListening = broker.onEnd((end) => {
      if (end.id !== id) return
      leave()
      resolve(viewOf(end, deps))
    })
    const stopTimer = clock.after(waitMs, () => {
      leave()
      reject(new Fault('request/deadline', `job ${id} has not ended within ${waitMs} ms; ask again`, { job_id: id }))
    })
    const leave = (): void => {
      stopListening()
      stopTimer()
    }
  })
}

/** Operators that have a connection in the caller's namespace, and supervised ones. */
function listOperators({ broker, supervised, isSimulated }: JobServiceDeps, caller: Caller): object[] {
  const processes = new Map(supervised().map((view) => [view.identity, view]))
  const found: object[] = []
  for (const operator of broker.operators.all) {
    if (![...operator.stations].some(({ party }) => party.namespace === caller.namespace)) continue
    const process = processes.get(operator.identity)
    processes.delete(operator.identity)
    // A supervised one may have advertised itself before it listens.
    const working = process?.status === 'starting' ? 'starting' : 'ready'
    found.push({
      identity: operator.identity,
      operator_id: operator.id,
      operator_type: operator.capabilities.operatorType,
      simulated: isSimulated(operator.identity),
      status: operator.isSilent ? 'silent' : operator.isDraining ? 'draining' : working,
      supervised: process !== undefined,
      pid: process?.pid ?? null,
      places: operator.capabilities.places,
      free: Math.max(freePlaces(operator), 0),
      jobs: [...operator.jobs].map(({ id }) => id),
      last_heard: new Date(Number(operator.heardNs / 1_000_000n)).toISOString(),
      capabilities: operator.capabilities.view,
    })
  }
  for (const { identity, status, pid } of processes.values())
    if (status === 'starting') found.push({ identity, status, supervised: true, pid, places: 0, free: 0, jobs: [] })
  return found
}
