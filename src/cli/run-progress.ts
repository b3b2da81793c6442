import { PHASES, type PhaseName } from '../shared/services/run-result.ts'
import type { BusMessage } from '../shared/wire/message.ts'
import type { Output } from './output.ts'

/** Events kept until the run's id is known; the start answers within a few. */
const EARLY_EVENTS_MAX = 1_000

interface Event {
  readonly topic: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Prints a run's events as they come: a line per phase and per model, or one JSON document each. */
export class RunProgress {
  readonly #out: Output
  readonly #done = new Set<string>()
  readonly #early: Event[] = []
  #runId: string | undefined

  constructor(out: Output) {
    this.#out = out
  }

  take({ envelope }: BusMessage): void {
    const body = parse(envelope.payload)
    if (body === undefined) return
    const event = { topic: envelope.topic, body }
    if (this.#runId !== undefined) this.#show(event)
    else if (this.#early.length < EARLY_EVENTS_MAX) this.#early.push(event)
  }

  /** From now on only this run's events; those that came before the answer to its start are shown now. */
  follow(runId: string): void {
    this.#runId = runId
    this.#out.text(`run ${runId}`)
    for (const event of this.#early.splice(0)) this.#show(event)
  }

  #show({ topic, body }: Event): void {
    if (body.run_id !== this.#runId || topic === 'pipeline.agents') return
    this.#out.document({ type: 'event', topic, body })
    if (topic === 'pipeline.phases') this.#phase(body)
    if (topic === 'pipeline.progress') this.#progress(body)
    if (topic === 'pipeline.findings')
      this.#out.text(`      finding ${body.rule}: ${body.rows} ${body.rows === 1 ? 'row' : 'rows'} ${body.action}`)
  }

  #phase({ phase, event, duration_ms: durationMs }: Event['body']): void {
    const number = PHASES.indexOf(phase as PhaseName) + 1
    const seconds = typeof durationMs === 'number' ? ` in ${(durationMs / 1000).toFixed(1)} s` : ''
    this.#out.text(`[${number}/${PHASES.length}] ${String(phase).padEnd(20)} ${event}${event === 'started' ? '' : seconds}`)
  }

  /** What is done, in its own words; of trees, which are told several times a second, the first and the last of a model. */
  #progress({ phase, model, done, total, message, how }: Event['body']): void {
    // A fabric that predicts gives its signs of life with no trees to grow.
    if (total === 0) return
    const isOfTrees = typeof model === 'string' && typeof total === 'number'
    const key = `${String(phase)} ${isOfTrees ? `${model} ${done === total ? 'done' : 'begun'}` : String(message)}`
    if (this.#done.has(key)) return
    this.#done.add(key)
    // What a person is waited for is said where it is seen though the lines go to a file.
    if (typeof how === 'string') return this.#out.note(`${String(message)}: ${how}`)
    this.#out.text(isOfTrees ? `      ${model.padEnd(14)} ${String(done)}/${total} trees` : `      ${String(message)}`)
  }
}

function parse(payload: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(payload))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
