import type { Bus } from '../../shared/client/index.ts'
import type { DeadLetter, JobAct, JobVoice } from '../jobs/index.ts'

/** Namespaces in which the engine speaks for jobs; beyond it their states are on the record and not on the bus. */
export const NAMESPACES_SPOKEN_MAX = 1_024

/** Puts the engine's events about jobs on the bus: of each namespace there, by a party of its own. */
export class EngineJobVoice implements JobVoice {
  readonly #join: (namespace: string) => Promise<Bus>
  readonly #tell: (topic: string, body: object) => void
  readonly #isThere: (namespace: string) => boolean
  readonly #buses = new Map<string, Promise<Bus>>()

  /** @param isThere whether there still is such a namespace */
  constructor(
    join: (namespace: string) => Promise<Bus>,
    tell: (topic: string, body: object) => void,
    isThere: (namespace: string) => boolean,
  ) {
    this.#join = join
    this.#tell = tell
    this.#isThere = isThere
  }

  /** Nobody of a namespace is there any more. */
  leave(namespace: string): void {
    const bus = this.#buses.get(namespace)
    this.#buses.delete(namespace)
    bus?.then((each) => each.close()).catch(() => undefined)
  }

  prepare(namespace: string): void {
    this.#with(namespace, () => Promise.resolve())
  }

  publish(namespace: string, topic: string, body: object, correlationId: string): void {
    this.#with(namespace, (bus) => bus.publish(topic, body, { correlationId }))
  }

  handOn(namespace: string, { topic, schema, payload, correlationId = '' }: JobAct): void {
    const kept = payload.slice()
    this.#with(namespace, (bus) => bus.publish(topic, kept, { type: 'job_result', schema, correlationId }))
  }

  deadLetter({ namespace, topic, jobId, schema, payload }: DeadLetter): void {
    const kept = payload.slice()
    this.#with(namespace, (bus) => bus.publish(topic, kept, { schema, correlationId: jobId }))
  }

  operator(body: object): void {
    this.#tell('system.operators', body)
  }

  /** Events show, records prove: what cannot be said is let go. */
  #with(namespace: string, say: (bus: Bus) => Promise<void>): void {
    let bus = this.#buses.get(namespace)
    if (bus === undefined) {
      if (this.#buses.size >= NAMESPACES_SPOKEN_MAX || !this.#isThere(namespace)) return
      bus = this.#join(namespace)
      this.#buses.set(namespace, bus)
    }
    bus.then(say).catch(() => undefined)
  }
}
