import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '../../shared/base/index.ts'
import { nodeDisk } from '../platform/disk-node.ts'
import { History } from './history.ts'
import type { FromHistory, HistoryConfig, ToHistory } from './history-messages.ts'

const { dir, proofs } = workerData as HistoryConfig
const history = new History({ disk: nodeDisk, dir, nowMs: () => performance.now(), proofs: { ...proofs, disk: nodeDisk, dir } })
/** As many as the other side lets wait (HISTORY_WAITING_MAX). */
const asked = new Map<number, AbortController>()
const tell = (message: FromHistory): void => parentPort?.postMessage(message)

async function answer({ id, request, size }: ToHistory & { type: 'ask' }): Promise<void> {
  const controller = new AbortController()
  asked.set(id, controller)
  try {
    const onProgress = (progress: { records: number; of: number }): void => tell({ type: 'progress', id, progress })
    tell({ type: 'answer', id, answer: await history.ask(request, size, { signal: controller.signal, onProgress }) })
  } catch (error) {
    tell({ type: 'fault', id, fault: Fault.from(error).toView() })
  } finally {
    asked.delete(id)
  }
}

parentPort?.on('message', (message: ToHistory) => {
  if (message.type === 'ask') void answer(message)
  else asked.get(message.id)?.abort()
})
