import { Fault } from '../../shared/base/index.ts'
import { toAmounts } from '../../shared/state/index.ts'
import { decodeEnvelope, envelopeStart } from '../../shared/wire/index.ts'
import { type AskedAmounts, type BrokerOptions, type JobAct, type JobParty, type JobStateName, mayExecute } from './contract.ts'
import { chargeOf, type FinishedJob, holderOf, type Job, statesTopic } from './job.ts'
import { JobBook } from './job-book.ts'
import { type JobPayload, readJobPayload, readResultPayload } from './job-payload.ts'
import { chargeOfCutOff, type RecalledJob } from './job-recall.ts'
import { CANCEL_GRACE_MS, OPEN_JOBS_BYTES_MAX, OPEN_JOBS_MAX, SWEEP_MS } from './limits.ts'
import { freePlaces, type Operator, OperatorTable, type Station } from './operator-table.ts'
import { ServedTopics } from './served-topics.ts'
import { WaitingJobs } from './waiting-jobs.ts'

/** What `offer` found, for the `take` that follows at once. */
interface Offer {
  readonly id: string
  readonly sha256: string
  readonly payload: JobPayload
  readonly types: readonly string[]
  readonly boundTo: string | undefined
}

/** Told when a job is over. */
export type EndListener = (end: FinishedJob) => void

/** Gives every job to one operator, and sees that it ends: by a result, or by its deadline, a cancel, or a lease that was lost too often. */
export class Broker {
  readonly operators: OperatorTable
  readonly book = new JobBook()
  readonly #options: BrokerOptions
  readonly #served: ServedTopics
  readonly #waiting: WaitingJobs
  /** Durable jobs that are not on disk yet, by position. */
  readonly #held = new Map<number, Job>()
  readonly #endListeners = new Set<EndListener>()
  #offer: Offer | undefined
  #order = 0
  #stopSweep: (() => void) | undefined
  #isStopped = false

  constructor(options: BrokerOptions) {
    this.#options = options
    this.operators = new OperatorTable(options.clock)
    this.#served = new ServedTopics(this.operators, options.policies, options.spine)
    this.#waiting = new WaitingJobs((namespace) => options.policies.weight(namespace))
  }

  /** Jobs that no operator has taken yet. */
  get waiting(): number {
    return this.#waiting.size
  }

  onEnd(listener: EndListener): () => void {
    this.#endListeners.add(listener)
    return () => void this.#endListeners.delete(listener)
  }

  advertise(party: JobParty, payload: Uint8Array): object {
    const { ledger, voice, policies } = this.#options
    const { operator, isNew } = this.operators.advertise(party, payload)
    const { operatorId, operatorType, json } = operator.capabilities
    voice.prepare(party.namespace)
    if (isNew) ledger.advertised(party, { operatorId, operatorType, json })
    voice.operator({ identity: operator.identity, operator_id: operatorId, status: operator.isDraining ? 'draining' : 'advertised' })
    this.#pump(operator)
    const leaseMs = policies.leaseSMin(party.namespace) * 1000
    return { ok: true, lease_ms: leaseMs, heartbeat_ms: Math.floor(leaseMs / 3) }
  }

  offer(act: JobAct): Fault | 'pass' | 'known' | 'take' {
    const { namespace } = act.party
    const known = this.book.open.get(act.id) ?? this.book.finished(act.id)
    if (known !== undefined) return this.#again(act, known)
    const binding = this.#options.boundTo(act)
    const served = binding === undefined ? this.#served.typesOf(namespace, act.topic) : new Set([binding.type])
    try {
      if (served === undefined) return this.#passOpen(act)
      const payload = readJobPayload(act.payload)
      const types = this.#typesFor(act.party, served, payload.asked)
      if (types instanceof Fault) return types
      const { queue } = this.#options.policies.topic(namespace, act.topic)
      const isFull = this.#waiting.sizeOf(namespace, act.topic) >= queue || this.book.open.size >= OPEN_JOBS_MAX
      if (isFull || this.book.bytes + act.payload.length > OPEN_JOBS_BYTES_MAX)
        return new Fault('job/queue-full', `no more jobs may wait on ${act.topic}`, { topic: act.topic, queue })
      this.#offer = { id: act.id, sha256: this.#options.sha256(act.payload), payload, types, boundTo: binding?.operator }
      return 'take'
    } catch (error) {
      return Fault.from(error)
    }
  }

  take(act: JobAct, deadlineMs: number, item: Uint8Array | undefined): void {
    const offer = this.#offer
    if (offer?.id !== act.id) throw new TypeError(`${act.id} was not offered`)
    const { clock, policies, quota, ledger } = this.#options
    const { party, topic, schema } = act
    const { payload } = offer
    const startMs = clock.monotonicMs()
    const job: Job = {
      id: act.id,
      topic,
      schema,
      sha256: offer.sha256,
      run: payload.run,
      priority: payload.priority,
      submitter: party,
      types: offer.types,
      boundTo: offer.boundTo,
      policy: policies.topic(party.namespace, topic),
      reserved: toAmounts({ ...payload.asked, bytes: 0, messages: 0 }),
      order: ++this.#order,
      bytes: act.payload.length,
      startMs,
      submittedNs: clock.wallNs(),
      dueMs: deadlineMs > 0 ? startMs + deadlineMs : undefined,
      item,
      state: 'accepted',
      attempt: 0,
      lease: undefined,
      cancel: undefined,
      formerHolders: new Set(),
    }
    this.book.add(job)
    quota.reserve(party, job.id, job.reserved)
    ledger.submitted(act, payload)
    this.#show(job, 'accepted', '')
    this.#stopSweep ??= clock.after(SWEEP_MS, () => this.#sweep())
    if (item === undefined) this.#held.set(Number(act.pos), job)
    else this.#enqueue(job)
  }

  durable(pos: number, item: Uint8Array): void {
    const job = this.#held.get(pos)
    this.#held.delete(pos)
    if (job === undefined || !this.book.open.has(job.id)) return
    job.item = item
    this.#enqueue(job)
  }

  voided(pos: number): void {
    const job = this.#held.get(pos)
    this.#held.delete(pos)
    if (job !== undefined) this.#end(job, 'failed', 'log/io')
  }

  whyNot(act: JobAct): Fault | undefined {
    const id = act.correlationId ?? ''
    const { inbox, identity } = act.party
    if (act.party.isEngine === true) return undefined
    const open = this.book.open.get(id)
    if (open?.lease?.station.party.inbox === inbox) return undefined
    const known = open ?? this.book.finished(id)
    if (known === undefined && (this.book.hasPassed(id) || this.operators.at(inbox) === undefined)) return undefined
    const isLate = known?.formerHolders.has(inbox) === true || (known !== undefined && 'operator' in known && known.operator === identity)
    if (known === undefined || !isLate) return new Fault('job/not-leased', `${identity} holds no lease of job ${id}`, { job_id: id })
    const isExpired = known.state === 'expired' || ('reason' in known && known.reason === 'job/expired')
    const code = isExpired ? 'job/expired' : known.state === 'cancelled' ? 'job/cancelled' : 'job/lease-lost'
    return new Fault(code, `the result of job ${id} comes too late: it is ${known.state}`, { job_id: id, state: known.state })
  }

  isForElsewhere(act: JobAct): boolean {
    const job = this.book.open.get(act.correlationId ?? '')
    return job?.lease?.station.party.inbox === act.party.inbox && job.submitter.namespace !== act.party.namespace
  }

  resulted(act: JobAct): boolean {
    const job = this.book.open.get(act.correlationId ?? '')
    if (job?.lease?.station.party.inbox !== act.party.inbox) return false
    const { isOk, reason, used } = readResultPayload(act.payload)
    this.operators.heard(act.party.inbox)
    this.#options.ledger.finished(act, { run: job.run, durationMs: Math.round(this.#options.clock.monotonicMs() - job.startMs) })
    if (act.party.namespace !== job.submitter.namespace) this.#options.voice.handOn(job.submitter.namespace, act)
    const isCancelled = job.cancel !== undefined && !isOk
    this.#end(job, isCancelled ? 'cancelled' : isOk ? 'ok' : 'failed', isCancelled ? (job.cancel?.reason ?? '') : reason, used)
    return true
  }

  heard(party: JobParty, jobId: string | undefined): void {
    const found = this.operators.heard(party.inbox)
    if (found === undefined) return
    const job = jobId === undefined ? undefined : this.book.open.get(jobId)
    if (job?.lease?.station === found.station) {
      job.lease.heardMs = this.#options.clock.monotonicMs()
      if (job.state === 'leased') this.#enter(job, 'running', '')
    }
    if (found.wasSilent) this.#pump(found.station.operator)
  }

  /** A connection ended: what it worked on is lost, at once. */
  left(inbox: string, reason: string): void {
    const station = this.operators.left(inbox)
    if (station === undefined) return
    const { operator, party } = station
    this.#options.ledger.lost(party, operator.id, reason)
    this.#options.voice.operator({ identity: operator.identity, operator_id: operator.id, status: 'lost', reason })
    for (const job of [...operator.jobs]) if (job.lease?.station === station) this.#lose(job)
    if (party.isRunParty !== true) return
    // A run's jobs are its own: none waits for the operator of a later run.
    for (const job of [...this.book.open.values()]) {
      const isStranded =
        job.state === 'accepted' && job.run !== '' && this.#served.stationsFor(job.submitter.namespace, job.topic).length === 0
      if (isStranded) this.#end(job, 'failed', 'job/lease-lost')
    }
  }

  /** Cancels a job that waits at once; whoever works on one is told, and has five seconds. @throws Fault `job/unknown` */
  cancel(id: string, reason: string): void {
    const job = this.book.open.get(id)
    if (job === undefined) throw new Fault('job/unknown', `no open job ${id}`, { job_id: id })
    if (job.lease === undefined) return this.#end(job, 'cancelled', reason)
    if (job.cancel !== undefined) return
    job.cancel = { reason, untilMs: this.#options.clock.monotonicMs() + CANCEL_GRACE_MS }
    this.#tellCancel(job, reason)
  }

  /** Takes up what the record knows: ends are remembered, and what the last engine's death cut off is ended. */
  restore(recalled: Iterable<RecalledJob>): void {
    for (const job of recalled) {
      const { run, isOpen, reserved, ...end } = job
      if (!isOpen) {
        this.book.remember(end)
        continue
      }
      const { id: jobId, topic, namespace, operator, attempt } = end
      const reason = 'spine/stopping'
      this.#options.ledger.state({ jobId, run, topic, namespace, state: 'failed', operator, attempt, reason })
      const party = { identity: end.submitter, namespace, roles: reserved?.roles ?? [] }
      if (reserved !== undefined) this.#options.quota.settle(party, jobId, chargeOfCutOff(job))
      this.book.remember({ ...end, state: 'failed', reason })
    }
  }

  /** The engine stops: whatever is open ends as failed. */
  stop(): void {
    this.#isStopped = true
    for (const job of [...this.book.open.values()]) this.#end(job, 'failed', 'spine/stopping')
    this.#stopSweep?.()
  }

  /** A job nobody's operators are known for goes to whoever listens; a cap on what its topic is named after holds all the same. */
  #passOpen(act: JobAct): Fault | 'pass' {
    const [domain = ''] = act.topic.split('.')
    const refusal = this.#options.quota.check(act.party, domain, readJobPayload(act.payload).asked)
    if (refusal !== undefined) return refusal
    this.book.pass(act.id)
    return 'pass'
  }

  #typesFor(party: JobParty, served: ReadonlySet<string>, asked: AskedAmounts): string[] | Fault {
    const types: string[] = []
    let fault: Fault | undefined
    for (const type of served) {
      const refusal = mayExecute(party, type)
        ? this.#options.quota.check(party, type, asked)
        : new Fault('authz/execute-denied', `${party.identity} may not take part in jobs of type ${type}`, { operator_type: type })
      if (refusal === undefined) types.push(type)
      else fault = refusal
    }
    return fault !== undefined && types.length === 0 ? fault : types
  }

  #again(act: JobAct, known: Job | FinishedJob): Fault | 'known' {
    const submitter = typeof known.submitter === 'string' ? known.submitter : known.submitter.identity
    const isSame = known.sha256 === this.#options.sha256(act.payload) && submitter === act.party.identity && known.topic === act.topic
    if (!isSame) return new Fault('job/not-idempotent', `job ${act.id} is known with other content`, { job_id: act.id })
    const operator = 'operator' in known ? known.operator : holderOf(known)
    const reason = 'reason' in known && known.reason !== '' ? { reason: known.reason } : {}
    const body = { job_id: known.id, state: known.state, ...(operator !== '' && { operator }), attempt: known.attempt, ...reason }
    this.#options.spine().sayTo(act.party.inbox, act.id, body)
    return 'known'
  }

  #enqueue(job: Job): void {
    this.#waiting.push(job)
    const { namespace } = job.submitter
    const stations = this.#served
      .stationsFor(namespace, job.topic, job.boundTo)
      .sort((a, b) => freePlaces(b.operator) - freePlaces(a.operator))
    for (const { operator } of stations) this.#pump(operator)
  }

  /** Gives an operator jobs for as long as it has places. */
  #pump(operator: Operator): void {
    const { operatorType } = operator.capabilities
    const asking = { type: operatorType, identity: operator.identity }
    while (!this.#isStopped && this.#waiting.size > 0 && freePlaces(operator) > 0) {
      const stationFor = new Map<string, Station>()
      const job = this.#waiting.next(asking, ({ namespace, topic }) => {
        const found = this.#served.stationOf(operator, namespace, topic)
        if (found === undefined) return 'none'
        stationFor.set(`${namespace}\n${topic}`, found.station)
        return found.isForAny ? 'any' : 'bound'
      })
      const station = job === undefined ? undefined : stationFor.get(`${job.submitter.namespace}\n${job.topic}`)
      if (job === undefined || station === undefined) return
      this.#lease(job, station)
    }
  }

  #lease(job: Job, station: Station): void {
    const nowMs = this.#options.clock.monotonicMs()
    job.lease = { station, startMs: nowMs, heardMs: nowMs }
    job.attempt++
    station.operator.jobs.add(job)
    this.#enter(job, 'leased', '')
    if (job.item !== undefined) this.#options.spine().deliverJob(station.party.inbox, job.item)
  }

  #enter(job: Job, state: JobStateName, reason: string): void {
    job.state = state
    this.#record(job, state, reason)
    this.#show(job, state, reason)
  }

  /** Whoever held it is gone or silent. A run's job is never given to another operator: the run ends instead. */
  #lose(job: Job): void {
    const station = job.lease?.station
    const mayAgain = job.attempt <= job.policy.redeliver && station?.party.isRunParty !== true && job.cancel === undefined
    if (job.cancel !== undefined) return this.#end(job, 'cancelled', job.cancel.reason)
    if (!mayAgain) return this.#end(job, 'failed', 'job/lease-lost')
    this.#enter(job, 'requeued', 'job/lease-lost')
    this.#release(job)
    job.state = 'accepted'
    this.#enqueue(job)
  }

  #release(job: Job): Operator | undefined {
    const station = job.lease?.station
    if (station === undefined) return undefined
    job.formerHolders.add(station.party.inbox)
    station.operator.jobs.delete(job)
    job.lease = undefined
    return station.operator
  }

  #end(job: Job, state: JobStateName, reason: string, told?: AskedAmounts): void {
    const { clock, quota, policies } = this.#options
    const isTold = told !== undefined
    job.state = state
    // A result is recorded as such; every other end, and a cancelled result, as a state.
    if (!isTold || state === 'cancelled') this.#record(job, state, reason)
    this.#show(job, state, reason)
    quota.settle(job.submitter, job.id, chargeOf(job, told, clock.monotonicMs()))
    const operatorName = holderOf(job)
    this.#waiting.remove(job)
    const operator = this.#release(job)
    const { deadLetter } = policies.topic(job.submitter.namespace, job.topic)
    const isDead = (state === 'failed' || state === 'expired') && deadLetter !== undefined && reason !== 'spine/stopping'
    if (isDead) this.#bury(job, deadLetter, reason === '' ? state : reason, operatorName)
    const { id, topic, sha256, attempt, priority, formerHolders } = job
    const { namespace, identity } = job.submitter
    const seen = { id, topic, namespace, submitter: identity, sha256, attempt, priority, formerHolders }
    const end: FinishedJob = { ...seen, state: job.state, operator: operatorName, reason }
    this.book.close(job, end)
    for (const listener of this.#endListeners) listener(end)
    if (operator !== undefined) this.#pump(operator)
  }

  #bury(job: Job, topic: string, reason: string, operator: string): void {
    const { item } = job
    const envelope = item === undefined ? undefined : decodeEnvelope(item, envelopeStart(item, 0, item.length), item.length)
    if (envelope === undefined || typeof envelope === 'string') return
    const { namespace } = job.submitter
    this.#options.voice.deadLetter({ namespace, topic, jobId: job.id, schema: job.schema, payload: envelope.payload })
    job.state = 'dead_lettered'
    this.#options.ledger.state({
      jobId: job.id,
      run: job.run,
      topic,
      namespace,
      state: 'dead_lettered',
      operator,
      attempt: job.attempt,
      reason,
    })
    this.#show(job, 'dead_lettered', reason)
  }

  #record(job: Job, state: JobStateName, reason: string): void {
    const { id: jobId, run, topic, attempt } = job
    const { namespace } = job.submitter
    this.#options.ledger.state({ jobId, run, topic, namespace, state, operator: holderOf(job), attempt, reason })
  }

  #show(job: Job, state: JobStateName, reason: string): void {
    const operator = holderOf(job)
    const body = {
      job_id: job.id,
      state,
      ...(operator !== '' && { operator }),
      ...(job.attempt > 0 && { attempt: job.attempt }),
      ...(reason !== '' && { reason }),
    }
    this.#options.voice.publish(job.submitter.namespace, statesTopic(job.topic), body, job.id)
  }

  #tellCancel(job: Job, reason: string): void {
    const inbox = job.lease?.station.party.inbox
    if (inbox !== undefined) this.#options.spine().sayTo(inbox, job.id, { cancel: reason })
  }

  #sweep(): void {
    const { clock } = this.#options
    const nowMs = clock.monotonicMs()
    for (const job of [...this.book.open.values()]) {
      if (job.dueMs !== undefined && job.dueMs <= nowMs) {
        this.#tellCancel(job, 'its deadline has passed')
        this.#end(job, 'expired', 'job/expired')
      } else if (job.cancel !== undefined && job.cancel.untilMs <= nowMs) this.#end(job, 'cancelled', job.cancel.reason)
      else if (job.lease !== undefined && nowMs - job.lease.heardMs > job.policy.leaseS * 1000) this.#silent(job, job.lease.station)
    }
    // Whoever subscribed after it advertised is found here.
    if (this.#waiting.size > 0) for (const operator of [...this.operators.all]) this.#pump(operator)
    this.#stopSweep = this.book.open.size === 0 ? undefined : clock.after(SWEEP_MS, () => this.#sweep())
  }

  #silent(job: Job, { operator, party }: Station): void {
    if (!operator.isSilent) {
      operator.isSilent = true
      this.#options.ledger.lost(party, operator.id, 'silent')
      this.#options.voice.operator({ identity: operator.identity, operator_id: operator.id, status: 'silent' })
    }
    this.#tellCancel(job, 'its lease was lost in silence')
    this.#lose(job)
  }
}
