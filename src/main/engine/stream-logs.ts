import { type Clock, Fault } from '../../shared/base/index.ts'
import { matches } from '../../shared/topic/index.ts'
import { nodeDisk } from '../platform/index.ts'
import type { BusPolicy } from '../workspace/bus-policy.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'
import type { AnchorBook } from './anchor-book.ts'
import type { Recorder } from './recorder.ts'
import { isTryNamespace } from './reserved-names.ts'
import { type LogView, StreamLog } from './stream-log.ts'

/** Namespaces with a log. */
const STREAM_LOGS_MAX = 64
/** One anchor record a second for a stream log that has grown (docs/reference/log-format.md). */
const ANCHOR_EVERY_MS = 1_000
const RETAIN_EVERY_MS = 10_000

export interface StreamLogsOptions {
  readonly layout: WorkspaceLayout
  readonly policy: () => Pick<BusPolicy, 'topics' | 'namespaces'>
  readonly clock: Clock
  readonly recorder: Recorder
  readonly anchors: AnchorBook
  readonly workerUrl: URL | undefined
  /** Smaller segments for tests. */
  readonly segmentBytes?: number
  /** Fewer logs for tests. */
  readonly logsMax?: number
  readonly onFault: (fault: Fault) => void
}

/** The logs of all namespaces' durable topics: opened at first use or because they exist, anchored in the audit log, kept within their limits. */
export class StreamLogs {
  readonly #options: StreamLogsOptions
  readonly #logs = new Map<string, StreamLog>()
  readonly #stops: (() => void)[] = []
  #retaining: Promise<void> = Promise.resolve()

  private constructor(options: StreamLogsOptions) {
    this.#options = options
    this.#every(ANCHOR_EVERY_MS, () => this.#anchor())
    this.#every(RETAIN_EVERY_MS, () => void this.retain())
  }

  /** Opens every log there is. */
  static async open(options: StreamLogsOptions): Promise<StreamLogs> {
    const logs = new StreamLogs(options)
    const folders = (nodeDisk.list(options.layout.streamsDir) ?? []).filter(({ kind }) => kind === 'folder')
    const there = folders.slice(0, STREAM_LOGS_MAX).map(({ name }) => logs.#log(name))
    await Promise.allSettled(there.map(({ opened }) => opened))
    return logs
  }

  /** The log of a topic, by the policy; the first pattern that matches decides. @throws Fault `spine/limit` for one namespace too many. */
  sinkFor(namespace: string, topic: string): StreamLog | undefined {
    return this.isKept(namespace, topic) ? this.#log(namespace) : undefined
  }

  /** Whether the policy has a topic kept; opens nothing. Where a circuit is tried nothing is. */
  isKept(namespace: string, topic: string): boolean {
    if (isTryNamespace(namespace)) return false
    const declared = this.#options
      .policy()
      .topics.find((policy) => matches(policy.pattern, topic) && (policy.namespace === undefined || policy.namespace === namespace))
    return declared?.durable === true
  }

  views(): LogView[] {
    return [...this.#logs.values()].map(({ view }) => view)
  }

  /** The log of a namespace that has one. */
  logOf(namespace: string): StreamLog | undefined {
    return this.#logs.get(namespace)
  }

  /** Drops what is beyond the policy's limits, of every log. */
  retain(): Promise<void> {
    this.#retaining = this.#retaining.then(async () => {
      for (const log of this.#logs.values()) {
        const limits = this.#options.policy().namespaces[log.namespace]?.retention
        if (limits !== undefined) await log.retain(limits).catch((error: unknown) => this.#options.onFault(Fault.from(error)))
      }
    })
    return this.#retaining
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop()
    await this.#retaining
    for (const log of this.#logs.values()) await log.close()
  }

  #log(namespace: string): StreamLog {
    const known = this.#logs.get(namespace)
    if (known !== undefined) return known
    const limit = this.#options.logsMax ?? STREAM_LOGS_MAX
    if (this.#logs.size >= limit) throw new Fault('spine/limit', `at most ${limit} namespaces have durable topics`, { limit })
    const log = new StreamLog({ ...this.#options, namespace })
    this.#logs.set(namespace, log)
    return log
  }

  #anchor(): void {
    for (const log of this.#logs.values()) log.anchor()
  }

  #every(ms: number, act: () => void): void {
    const at = this.#stops.length
    const again = (): void => {
      this.#stops[at] = this.#options.clock.after(ms, () => {
        act()
        again()
      })
    }
    again()
  }
}
