import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Clock, Fault } from '../../shared/base/index.ts'
import { matches } from '../../shared/topic/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { LogWriter } from '../log/index.ts'
import { nodeDisk } from '../platform/index.ts'
import type { DurableSink } from '../spine/index.ts'
import type { TopicPolicy } from '../workspace/bus-policy.ts'
import { loadLogKey } from '../workspace/keys.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'
import type { Recorder } from './recorder.ts'

/** One anchor record a second for a stream log that has grown (docs/reference/log-format.md). */
const ANCHOR_EVERY_MS = 1_000
const MACHINE = { id: 'engine', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }

export interface StreamLogsOptions {
  readonly layout: WorkspaceLayout
  readonly topics: () => readonly TopicPolicy[]
  readonly clock: Clock
  readonly recorder: Recorder
  readonly workerUrl: URL | undefined
  readonly onFault: (fault: Fault) => void
}

/** The log of the default namespace's durable topics, anchored in the audit log. */
export class StreamLogs {
  readonly #options: StreamLogsOptions
  readonly #writer: LogWriter
  readonly #sink: DurableSink
  #anchored: number
  #stopTimer: () => void = () => undefined

  private constructor(options: StreamLogsOptions, writer: LogWriter, sink: DurableSink) {
    this.#options = options
    this.#writer = writer
    this.#sink = sink
    this.#anchored = writer.size
    this.#schedule()
  }

  static async open(options: StreamLogsOptions): Promise<StreamLogs> {
    const { layout, clock, recorder } = options
    const { privateKey } = loadLogKey(layout)
    const sinkBox: { sink?: DurableSink } = {}
    let start = 0
    const writer = await LogWriter.open({
      dir: join(layout.streamsDir, 'default'),
      kind: 'stream',
      identity: { origin: `vbus/${randomUUID()}`, privateKey },
      isPinned: false,
      newIdentity: () => ({ origin: `vbus/${randomUUID()}`, privateKey }),
      clock,
      disk: nodeDisk,
      setAsideDir: layout.setAsideDir,
      quarantineDir: join(layout.auditDir, 'quarantine'),
      ...(options.workerUrl === undefined ? {} : { workerUrl: options.workerUrl }),
      onCommitted: (_first, _count, durableSize) => sinkBox.sink?.onDurable(durableSize - start),
      onFault: ({ fault, size }) => {
        sinkBox.sink?.onVoided?.(size - start, fault)
        options.onFault(fault)
      },
    })
    start = writer.size
    const sink: DurableSink = {
      append: (bytes, from, to) => (writer.append(bytes.subarray(from, to)) === 'full' ? 'full' : 'taken'),
      onDurable: () => undefined,
    }
    sinkBox.sink = sink
    const { quarantined, replaced } = writer.opening
    for (const { file, bytes, sha256, log } of quarantined)
      recorder.append({ actor: MACHINE, tailQuarantined: { file, bytes, sha256, log } })
    if (replaced !== undefined)
      options.onFault(
        new Fault(replaced.code, `the stream log did not verify: ${replaced.bad.reason}`, { ...replaced.bad, moved_to: replaced.movedTo }),
      )
    return new StreamLogs(options, writer, sink)
  }

  /** The log of a topic, by the workspace's declarations; the first pattern that matches decides. */
  sinkFor(namespace: string, topic: string): DurableSink | undefined {
    if (namespace !== 'default') return undefined
    const declared = this.#options.topics().find(({ pattern }) => matches(pattern, topic))
    return declared?.durable === true ? this.#sink : undefined
  }

  async close(): Promise<void> {
    this.#stopTimer()
    await this.#writer.close()
    this.#anchor()
  }

  #schedule(): void {
    this.#stopTimer = this.#options.clock.after(ANCHOR_EVERY_MS, () => {
      this.#anchor()
      this.#schedule()
    })
  }

  #anchor(): void {
    const { durableSize } = this.#writer
    const head = this.#writer.head()
    if (durableSize <= this.#anchored || head === undefined) return
    const anchor = { log: this.#writer.opening.origin, first: this.#anchored, last: head.size - 1, root: head.root }
    this.#anchored = head.size
    this.#options.recorder.append({ actor: MACHINE, anchor })
  }
}
