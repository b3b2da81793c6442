import { createHash } from 'node:crypto'
import type { Client } from '../../shared/client/index.ts'
import { SteppedClock } from '../../shared/client/stepped-clock.testing.ts'
import type { BusMessage } from '../../shared/wire/index.ts'
import { Broker } from '../jobs/index.ts'
import type { Spine } from '../spine/index.ts'
import { anyone, join, lineJournal, testSpine } from '../spine/spine.testing.ts'

const NOTHING = (): undefined => undefined
const LEASE_S = 30

/** A Spine whose jobs a real broker gives out, on one clock, and the engine's voice for their states. */
export interface OperatorGround {
  readonly spine: Spine
  readonly clock: SteppedClock
  readonly broker: Broker
}

export async function operatorGround(): Promise<OperatorGround> {
  const clock = new SteppedClock()
  const say = Promise.withResolvers<Client>()
  const broker: Broker = new Broker({
    clock,
    spine: () => spine,
    policies: {
      topic: () => ({ leaseS: LEASE_S, redeliver: 0, queue: 4 }),
      leaseSMin: () => LEASE_S,
      weight: () => 1,
      crossesInto: () => [],
    },
    boundTo: NOTHING,
    quota: { check: NOTHING, reserve: NOTHING, settle: NOTHING },
    ledger: { submitted: NOTHING, state: NOTHING, finished: NOTHING, advertised: NOTHING, lost: NOTHING },
    voice: {
      prepare: NOTHING,
      publish: (_namespace, topic, body, correlationId) =>
        void say.promise.then((bus) => bus.publish(topic, body, { correlationId })).catch(NOTHING),
      handOn: NOTHING,
      deadLetter: NOTHING,
      operator: NOTHING,
    },
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  })
  const spine: Spine = testSpine({
    jobs: broker,
    clock,
    journal: { ...lineJournal(), left: ({ inbox }, reason) => broker.left(inbox, reason) },
  })
  say.resolve(await join(spine, anyone('engine', { isEngine: true })))
  return { spine, clock, broker }
}

export interface TriedOperator {
  readonly bus: Client
  /** Jobs that it got. */
  readonly jobs: BusMessage[]
  body(n: number): Record<string, unknown>
  answer(n: number, body: object, schema?: string): Promise<void>
}

/** An operator whose answers the test gives. */
export async function operatorOn({ spine }: OperatorGround, identity: string, domain = 'rig'): Promise<TriedOperator> {
  const bus = await join(spine, anyone(identity))
  const jobs: BusMessage[] = []
  await bus.subscribe(`${domain}.jobs`, (message) => void jobs.push(message))
  await bus.request('system.control.operators', {
    operator_id: identity,
    operator_type: 'generic',
    resource_limits: { max_parallel_jobs: 64 },
  })
  const at = (n: number): BusMessage => jobs[n] as BusMessage
  return {
    bus,
    jobs,
    body: (n) => JSON.parse(new TextDecoder().decode(at(n).envelope.payload)) as Record<string, unknown>,
    answer: (n, body, schema) =>
      bus.publish(`${domain}.results`, body, {
        type: 'job_result',
        correlationId: at(n).envelope.id,
        ...(schema !== undefined && { schema }),
      }),
  }
}
