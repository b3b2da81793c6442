import { createHash } from 'node:crypto'
import { covers, matches } from '../../shared/topic/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { Broker, type JobPolicies, type JobRecall, type TopicJobPolicy } from '../jobs/index.ts'
import { QuotaLedger } from '../quota/index.ts'
import { isAllowed, type JobBroker, type PartyView } from '../spine/index.ts'
import { type BusPolicy, DEFAULT_NAMESPACE_POLICY, DEFAULT_TOPIC_POLICY } from '../workspace/bus-policy.ts'
import type { WorkspaceConfig } from '../workspace/config-types.ts'
import type { EngineCore } from './engine-core.ts'
import { isInternal, joinInMemory } from './internal-parties.ts'
import { JobRecords } from './job-records.ts'
import { EngineJobVoice } from './job-voice.ts'
import type { PresentRun } from './run-tag.ts'
import { type DeclaredOperator, jobServices } from './services/job-services.ts'
import { usedMembers } from './services/quota-view.ts'
import type { Service } from './services/service.ts'

const { ACTOR_KIND_MACHINE: MACHINE } = arqonbus.v1.ActorKind
const SPEAKS = { publish: ['>'], subscribe: [], execute: [] }

/** Jobs and what they cost, wired to the Spine, the record and the policy. */
export class JobWiring {
  readonly ledger: QuotaLedger
  readonly records: JobRecords
  readonly #broker: Broker
  readonly #voice: EngineJobVoice
  readonly #core: EngineCore
  readonly #recall: JobRecall

  constructor(core: EngineCore, recall: JobRecall, presentRun: () => PresentRun | undefined) {
    this.#core = core
    this.#recall = recall
    const { clock, recorder, random } = core
    this.ledger = new QuotaLedger(recorder.state.quota, {
      wallNs: () => clock.wallNs(),
      after: (ms, callback) => clock.after(ms, callback),
      rules: () => core.files.policy.bus.quotas,
      isFree: ({ identity }) => isInternal(identity),
      record: ({ act, job, ...entry }) => {
        const body = { ...entry, roles: [...entry.roles], jobId: Buffer.from(job, 'hex') }
        const kind = act === 'reserved' ? { quotaReserved: body } : { quotaSettled: body }
        recorder.append({ actor: { id: 'engine', kind: MACHINE }, ...kind })
      },
    })
    this.records = new JobRecords({
      recorder,
      now: () => clock.monotonicMs(),
      presentRun,
      isSimulated: (operator) => core.circuits.isSimulated(operator),
    })
    const host = { clock, random, client: 'vbus/jobs' }
    const join = (namespace: string): ReturnType<typeof joinInMemory> =>
      joinInMemory(core.spine, { identity: 'engine', actorKind: 'machine', namespace, grants: SPEAKS, isEngine: true }, host)
    this.#voice = new EngineJobVoice(join, core.tell, (namespace) => core.circuits.isThere(namespace))
    this.#broker = new Broker({
      clock,
      spine: () => core.spine,
      policies: policiesOf(
        () => core.files.policy.bus,
        (namespace, topic) => core.circuits.servedFrom(namespace, topic),
      ),
      quota: this.ledger,
      boundTo: (act) => core.circuits.boundTo(act),
      ledger: this.records,
      voice: this.#voice,
      sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    })
  }

  /** What the operator at an inbox advertised. */
  advertised(inbox: string): object | undefined {
    return this.#broker.operators.at(inbox)?.operator.capabilities.view
  }

  /** What an operator says that it can take: `resource_limits` of its advertisement; undefined when it is not here. */
  resourceLimits(identity: string): Readonly<Record<string, unknown>> | undefined {
    const found = [...this.#broker.operators.all].find((operator) => operator.identity === identity)
    return found?.capabilities.view['resource_limits'] as Readonly<Record<string, unknown>> | undefined
  }

  /** What an account used in a window, reservations included. */
  usedOf(account: string, per: 'hour' | 'day' | 'total'): Readonly<Record<string, number>> {
    return usedMembers(this.ledger, account, per)
  }

  get waiting(): number {
    return this.#broker.waiting
  }

  /** A namespace is done with. */
  leave(namespace: string): void {
    this.#voice.leave(namespace)
  }

  /** Nobody waits for a job any more; it may be over. */
  cancel(jobId: string, reason: string): void {
    if (this.#broker.book.open.has(jobId)) this.#broker.cancel(jobId, reason)
  }

  get broker(): JobBroker {
    const broker = this.#broker
    const core = this.#core
    return {
      advertise: (party, payload) => {
        const answer = broker.advertise(party, payload)
        core.operators.advertised(party.identity, broker.operators.at(party.inbox)?.operator.capabilities.view)
        return answer
      },
      offer: (act) => broker.offer(act),
      take: (act, deadlineMs, item) => broker.take(act, deadlineMs, item),
      durable: (pos, item) => broker.durable(pos, item),
      voided: (pos) => broker.voided(pos),
      whyNot: (act) => broker.whyNot(act),
      isForElsewhere: (act) => broker.isForElsewhere(act),
      resulted: (act) => broker.resulted(act),
      heard: (party, jobId) => {
        core.operators.heard(party.identity)
        broker.heard(party, jobId)
      },
    }
  }

  /** Takes up what the record knows of jobs; the Spine is there. */
  begin(): void {
    this.#broker.restore(this.#recall.jobs)
  }

  left(party: PartyView, reason: string): void {
    this.#broker.left(party.inbox, reason)
  }

  /** Ends what is open and settles all traffic; the record still takes it. */
  end(): void {
    this.#broker.stop()
  }

  services(): Record<string, Service> {
    const core = this.#core
    return jobServices({
      broker: this.#broker,
      ledger: this.ledger,
      rules: () => core.files.policy.bus.quotas,
      clock: core.clock,
      supervised: () => core.operators.views,
      declared: () => declaredOperators(core.files.config),
      isSimulated: (operator) => core.circuits.isSimulated(operator),
      recordsOf: (jobId) => this.records.recordsOf(jobId),
      isOwner: ({ inbox }) => isAllowed(core.spine.partyAt(inbox)?.grants.publish ?? [], 'system.>'),
    })
  }
}

/** Components that are processes, whether they run or not. */
function declaredOperators({ components, devices }: WorkspaceConfig): readonly DeclaredOperator[] {
  return Object.entries(components).flatMap(([identity, decl]) => {
    if ('builtin' in decl) return []
    const [device = null] = Object.entries(devices).find(([, { component }]) => component === identity) ?? []
    return [
      {
        identity,
        operator_type: decl.operatorType,
        standing: decl.restart !== undefined,
        device,
        simulated: decl.isSimulated,
        network: decl.network,
      },
    ]
  })
}

/** What the policy in force says of jobs; the first pattern that matches a topic decides. */
function policiesOf(bus: () => BusPolicy, servedFrom: JobPolicies['crossesInto']): JobPolicies {
  const ofTopic = (namespace: string, topic: string): TopicJobPolicy => {
    const rule = bus().topics.find((each) => (each.namespace ?? namespace) === namespace && matches(each.pattern, topic))
    return (rule ?? DEFAULT_TOPIC_POLICY).jobs
  }
  return {
    topic: ofTopic,
    leaseSMin: (namespace) => {
      const rules = bus().topics.filter((each) => (each.namespace ?? namespace) === namespace)
      return Math.min(DEFAULT_TOPIC_POLICY.jobs.leaseS, ...rules.map(({ jobs }) => jobs.leaseS))
    },
    weight: (namespace) => (bus().namespaces[namespace] ?? DEFAULT_NAMESPACE_POLICY).weight,
    crossesInto: (namespace, topic) => [
      ...bus().crossings.flatMap(({ from, to, pattern }) => (from === namespace && covers(pattern, topic) ? to : [])),
      ...servedFrom(namespace, topic),
    ],
  }
}
