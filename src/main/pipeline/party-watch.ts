import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Bus, Subscription } from '../../shared/client/contract.ts'
import type { BusMessage } from '../../shared/wire/message.ts'
import type { RunLedger } from './run-ledger.ts'

/** How often silence is looked at; the limit itself is the operator's `heartbeat_s`. */
const LOOK_EVERY_MS = 500

/** What a watched party may not do: be silent for too long, or report out of order. */
export interface WatchOptions {
  readonly bus: Bus
  readonly clock: Clock
  readonly ledger: RunLedger
  readonly runId: string
  readonly heartbeatMs: number
  readonly onFault: (fault: Fault) => void
}

const parse = (message: BusMessage): Record<string, unknown> => {
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(message.envelope.payload))
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Listens to the heartbeats and phase reports of a run's parties and turns silence or disorder into the run's fault. */
export class PartyWatch {
  readonly #options: WatchOptions
  readonly #lastBeat = new Map<string, number>()
  readonly #watched = new Map<string, number>()
  readonly #subscriptions: Subscription[] = []
  /** Silent for too long at the last look already. */
  readonly #suspects = new Set<string>()
  #stopTimer: () => void = () => undefined

  constructor(options: WatchOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    const { bus } = this.#options
    this.#subscriptions.push(await bus.subscribe('*.progress', (message) => this.#onProgress(message)))
    this.#subscriptions.push(await bus.subscribe('pipeline.agents', (message) => this.#onAgent(message)))
    this.#schedule()
  }

  /** From now until the returned function is called `identity` must be heard from. */
  watch(identity: string): () => void {
    this.#lastBeat.set(identity, this.#options.clock.monotonicMs())
    this.#watched.set(identity, (this.#watched.get(identity) ?? 0) + 1)
    return () => {
      const left = (this.#watched.get(identity) ?? 1) - 1
      if (left === 0) this.#watched.delete(identity)
      else this.#watched.set(identity, left)
    }
  }

  async stop(): Promise<void> {
    this.#stopTimer()
    this.#watched.clear()
    for (const subscription of this.#subscriptions.splice(0)) await subscription.unsubscribe().catch(() => undefined)
  }

  #schedule(): void {
    this.#stopTimer = this.#options.clock.after(LOOK_EVERY_MS, () => {
      this.#look()
      this.#schedule()
    })
  }

  #look(): void {
    const { clock, heartbeatMs, onFault } = this.#options
    for (const identity of this.#watched.keys()) {
      const silentMs = Math.round(clock.monotonicMs() - (this.#lastBeat.get(identity) ?? 0))
      // What lies unread in the engine's own queue gets one look's time to be read before silence is believed.
      if (silentMs <= heartbeatMs) this.#suspects.delete(identity)
      if (silentMs <= heartbeatMs || !this.#believes(identity)) continue
      onFault(
        new Fault('operator/hung', `${identity} has not been heard from for ${silentMs} ms`, {
          identity,
          silent_ms: silentMs,
          limit_ms: heartbeatMs,
        }),
      )
      return
    }
  }

  #believes(identity: string): boolean {
    if (this.#suspects.has(identity)) return true
    this.#suspects.add(identity)
    return false
  }

  #onProgress(message: BusMessage): void {
    const { clock, ledger, runId } = this.#options
    if (message.envelope.topic === 'pipeline.progress') return
    this.#lastBeat.set(message.delivery.from, clock.monotonicMs())
    const body = parse(message)
    if (body['run_id'] !== runId || typeof body['trees_done'] !== 'number') return
    ledger.progress(`${String(body['learner'])}: ${body['trees_done']} of ${String(body['trees'])} trees`, {
      model: body['learner'],
      done: body['trees_done'],
      total: body['trees'],
    })
  }

  #onAgent(message: BusMessage): void {
    const { ledger, runId, onFault } = this.#options
    const body = parse(message)
    const evidence = {
      from: message.delivery.from,
      expected_run: runId,
      got_run: String(body['run_id']),
      present_phase: ledger.phase,
      reported_phase: String(body['phase']),
    }
    if (body['run_id'] !== runId)
      onFault(new Fault('pipeline/foreign-result', `${message.delivery.from} reports for another run`, evidence))
    else if (body['phase'] !== ledger.phase)
      onFault(
        new Fault('pipeline/out-of-order', `${message.delivery.from} reports ${String(body['phase'])} during ${ledger.phase}`, evidence),
      )
  }
}
