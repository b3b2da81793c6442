import { createHash } from 'node:crypto'
import type { Clock, Fault } from '../../shared/base/index.ts'
import type { QuotaAmounts } from '../../shared/state/index.ts'
import { encodeEnvelope, frameOf } from '../../shared/wire/index.ts'
import { Broker } from './broker.ts'
import type { AskedAmounts, JobAct, JobBinding, JobParty, JobPayer, TopicJobPolicy } from './contract.ts'

const encoder = new TextEncoder()

/** Time that a test moves by hand; what falls due is called in order. */
export class HandClock implements Clock {
  #nowMs = 0
  #timers: { readonly dueMs: number; readonly call: () => void }[] = []

  wallNs(): bigint {
    return BigInt(this.#nowMs) * 1_000_000n
  }

  monotonicMs(): number {
    return this.#nowMs
  }

  after(ms: number, call: () => void): () => void {
    const timer = { dueMs: this.#nowMs + ms, call }
    this.#timers.push(timer)
    return () => void (this.#timers = this.#timers.filter((other) => other !== timer))
  }

  pass(ms: number): void {
    const end = this.#nowMs + ms
    for (;;) {
      const next = this.#timers.filter(({ dueMs }) => dueMs <= end).sort((a, b) => a.dueMs - b.dueMs)[0]
      if (next === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#nowMs = next.dueMs
      next.call()
    }
    this.#nowMs = end
  }
}

export interface RigOptions {
  readonly policy?: Partial<TopicJobPolicy>
  readonly weights?: Readonly<Record<string, number>>
  readonly crossings?: readonly { readonly from: string; readonly to: string }[]
  /** `IDENTITY TOPIC` to who alone may have its jobs. */
  readonly bound?: Readonly<Record<string, JobBinding>>
  readonly refuse?: (type: string, asked: AskedAmounts) => Fault | undefined
}

/** A broker among parties that are only written down: what it delivers, says and records is kept. */
export class BrokerRig {
  readonly clock = new HandClock()
  readonly broker: Broker
  /** `inbox jobId` in order of delivery. */
  readonly delivered: string[] = []
  readonly said: { readonly inbox: string; readonly id: string; readonly body: Record<string, unknown> }[] = []
  /** One line a record. */
  readonly records: string[] = []
  /** `jobId state reason` of each event. */
  readonly events: string[] = []
  readonly buried: { readonly topic: string; readonly jobId: string; readonly text: string }[] = []
  readonly settled: { readonly who: JobPayer; readonly jobId: string; readonly used: QuotaAmounts }[] = []
  readonly handedOn: string[] = []
  readonly #subscribers = new Map<string, JobParty[]>()
  #pos = 0
  #ids = 0

  constructor(options: RigOptions = {}) {
    const policy = { leaseS: 30, redeliver: 0, queue: 100, ...options.policy }
    this.broker = new Broker({
      clock: this.clock,
      spine: () => ({
        subscribersAt: (namespace, topic) => this.#subscribers.get(`${namespace} ${topic}`) ?? [],
        deliverJob: (inbox, item) => {
          this.delivered.push(`${inbox} ${this.#idOf(item)}`)
          return true
        },
        sayTo: (inbox, id, body) => void this.said.push({ inbox, id, body: body as Record<string, unknown> }),
      }),
      policies: {
        topic: () => policy,
        leaseSMin: () => policy.leaseS,
        weight: (namespace) => options.weights?.[namespace] ?? 1,
        crossesInto: (namespace) => (options.crossings ?? []).flatMap(({ from, to }) => (from === namespace ? to : [])),
      },
      boundTo: ({ party, topic }) => options.bound?.[`${party.identity} ${topic}`],
      quota: {
        check: (_party, type, asked) => options.refuse?.(type, asked),
        reserve: () => undefined,
        settle: (who, jobId, used) => void this.settled.push({ who, jobId, used }),
      },
      ledger: {
        submitted: (act) => void this.records.push(`submitted ${act.id}`),
        state: ({ jobId, state, operator, attempt, reason }) =>
          void this.records.push(`${state} ${jobId} ${operator} ${attempt} ${reason}`.trim()),
        finished: (act) => void this.records.push(`finished ${act.correlationId}`),
        advertised: (party, { operatorId }) => void this.records.push(`advertised ${party.identity} ${operatorId}`),
        lost: (party, operatorId, reason) => void this.records.push(`lost ${party.identity} ${operatorId} ${reason}`),
      },
      voice: {
        prepare: () => undefined,
        publish: (_namespace, _topic, body, id) => {
          const { state, reason = '' } = body as { state: string; reason?: string }
          this.events.push(`${id} ${state} ${reason}`.trim())
        },
        handOn: (namespace, act) => void this.handedOn.push(`${namespace} ${act.correlationId}`),
        deadLetter: ({ topic, jobId, payload }) => void this.buried.push({ topic, jobId, text: new TextDecoder().decode(payload) }),
        operator: () => undefined,
      },
      sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    })
  }

  party(identity: string, more: Partial<JobParty> = {}): JobParty {
    const inbox = `inbox.${identity}${++this.#ids}`
    return { identity, actorKind: 'machine', namespace: 'default', grants: { execute: ['nvm'] }, inbox, ...more }
  }

  /** A party that listens on a topic and says what it can do. */
  operator(identity: string, topic = 'nvm.jobs', more: { readonly places?: number; readonly party?: Partial<JobParty> } = {}): JobParty {
    const party = this.party(identity, more.party)
    this.listen(party, topic)
    this.advertise(party, { operator_id: identity, operator_type: 'nvm', resource_limits: { max_parallel_jobs: more.places ?? 1 } })
    return party
  }

  listen(party: JobParty, topic: string): void {
    const key = `${party.namespace} ${topic}`
    this.#subscribers.set(key, [...(this.#subscribers.get(key) ?? []), party])
  }

  advertise(party: JobParty, body: object): object {
    return this.broker.advertise(party, encoder.encode(JSON.stringify(body)))
  }

  /** The connection of a party ends. */
  leave(party: JobParty): void {
    for (const [key, parties] of this.#subscribers)
      this.#subscribers.set(
        key,
        parties.filter((other) => other !== party),
      )
    this.broker.left(party.inbox, 'gone')
  }

  /** @returns the job's id when it was taken, else the verdict */
  submit(party: JobParty, body: object = {}, options: { id?: string; topic?: string; deadlineMs?: number; isHeld?: boolean } = {}): string {
    const id = options.id ?? `00000000-0000-4000-8000-${String(++this.#ids).padStart(12, '0')}`
    const topic = options.topic ?? 'nvm.jobs'
    const payload = encoder.encode(JSON.stringify(body))
    const act: JobAct = { party, pos: BigInt(++this.#pos), id, correlationId: undefined, topic, schema: 's', payload }
    const verdict = this.broker.offer(act)
    if (verdict !== 'take') return typeof verdict === 'string' ? verdict : verdict.code
    this.broker.take(act, options.deadlineMs ?? 0, options.isHeld === true ? undefined : itemOf(id, topic, payload))
    return id
  }

  get pos(): number {
    return this.#pos
  }

  /** @returns why it was refused, or undefined */
  result(party: JobParty, id: string, body: object = { status: 'ok' }): string | undefined {
    const payload = encoder.encode(JSON.stringify(body))
    const act: JobAct = { party, pos: BigInt(++this.#pos), id: 'r', correlationId: id, topic: 'nvm.results', schema: '', payload }
    const fault = this.broker.whyNot(act)
    if (fault === undefined) this.broker.resulted(act)
    return fault?.code
  }

  stateOf(id: string): string | undefined {
    return (this.broker.book.open.get(id) ?? this.broker.book.finished(id))?.state
  }

  #idOf(item: Uint8Array): string {
    for (const [id, job] of this.broker.book.open) if (job.item === item) return id
    return '?'
  }
}

/** What an operator gets: a delivered item with an empty delivery header. */
export function itemOf(id: string, topic: string, payload: Uint8Array): Uint8Array {
  const framed = frameOf([encodeEnvelope({ id, type: 'job', topic, payload })])
  const item = new Uint8Array(framed.length + 4)
  item.set(framed.subarray(4), 8)
  new DataView(item.buffer).setUint32(0, item.length - 4, true)
  return item
}
