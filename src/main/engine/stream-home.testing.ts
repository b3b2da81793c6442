import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Clock, Fault } from '../../shared/base/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { systemClock } from '../platform/index.ts'
import { type BusPolicy, DEFAULT_TOPIC_POLICY } from '../workspace/bus-policy.ts'
import { createWorkspaceKeys } from '../workspace/keys.ts'
import { workspaceLayout } from '../workspace/layout.ts'
import { AnchorBook } from './anchor-book.ts'
import { Recorder } from './recorder.ts'
import { StreamLogs } from './stream-logs.ts'

type Record_ = arqonbus.v1.IRecord

/** A workspace's stream logs; its records are committed at once, at a time that the test moves. */
export class StreamHome {
  readonly root = mkdtempSync(join(tmpdir(), 'vbus-streams-'))
  readonly layout = workspaceLayout(this.root)
  readonly anchors = new AnchorBook()
  readonly records: Record_[] = []
  recorder!: Recorder
  readonly faults: Fault[] = []
  policy: Pick<BusPolicy, 'topics' | 'namespaces'> = {
    topics: [
      { ...DEFAULT_TOPIC_POLICY, pattern: 'a.b', namespace: 'other' },
      { ...DEFAULT_TOPIC_POLICY, pattern: 'a.>', durable: true },
    ],
    namespaces: {},
  }
  nowNs = 1_000_000_000_000n
  readonly clock: Clock = { ...systemClock, wallNs: () => this.nowNs }

  constructor() {
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }))
    createWorkspaceKeys(this.layout)
  }

  async open(logsMax = 4): Promise<StreamLogs> {
    const recorder = new Recorder(() => new Uint8Array(32))
    this.recorder = recorder
    recorder.onCommitted(this.anchors.take)
    const append = (entry: Record_): number => {
      this.records.push({ ...entry, time: Number(this.nowNs) })
      recorder.committed(this.records.length - 1, this.records.at(-1) as Record_)
      return this.records.length - 1
    }
    recorder.attach({ append, appendBreach: async (entry) => append(entry), flush: async () => undefined }, 1, () => 0)
    const { layout, clock, anchors } = this
    const logs = await StreamLogs.open({
      layout,
      policy: () => this.policy,
      clock,
      recorder,
      anchors,
      workerUrl: undefined,
      segmentBytes: 4_096,
      logsMax,
      onFault: (fault) => void this.faults.push(fault),
    })
    return logs
  }
}
