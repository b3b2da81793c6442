import { parentPort, workerData } from 'node:worker_threads'
import { HASH_BYTES } from '../../shared/chain/index.ts'
import type { Disk } from '../platform/disk.ts'
import { nodeDisk } from '../platform/disk-node.ts'
import { LogCore } from './log-core.ts'
import type { WorkerConfig, WorkerMessage } from './messages.ts'
import { freshTree, recover } from './recovery.ts'
import { RingReader } from './ring.ts'

const config = workerData as WorkerConfig
const emit = (message: WorkerMessage): void => parentPort?.postMessage(message)

async function work(): Promise<void> {
  const disk = config.diskModule === undefined ? nodeDisk : ((await import(config.diskModule)) as { disk: Disk }).disk
  const { report, signer, quarantined, topics } = await recover(config, disk)
  if (report?.firstBad !== undefined) {
    const { origin, head, firstBad, isRolledBack } = report
    emit({ type: 'bad', origin, size: head.size, root: head.root, bad: firstBad, isRolledBack })
    return
  }
  const core = new LogCore({
    ...config,
    ring: new RingReader(config.ring),
    disk,
    key: signer.key,
    state: {
      kind: config.kind,
      origin: signer.key.origin,
      sign: signer.sign,
      tree: report?.tree ?? freshTree(),
      lastLeaf: report?.lastLeaf ?? new Uint8Array(HASH_BYTES),
    },
    head: report?.commit,
    headSizes: report?.heads.flatMap(({ head }) => (head === undefined ? [] : [head.size])) ?? [],
    emit,
    nowMs: () => performance.now(),
  })
  const commit = report?.commit
  const head = commit && { size: commit.size, root: commit.root, signature: commit.signature }
  const { origin, text: vkey } = signer.key
  emit({ type: 'opened', isNew: report === undefined, origin, vkey, size: head?.size ?? 0, head, quarantined, topics })
  core.run()
}

try {
  await work()
} catch (error) {
  emit({ type: 'broken', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
