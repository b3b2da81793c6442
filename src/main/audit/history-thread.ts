import { Worker } from 'node:worker_threads'
import { Fault, type FaultView } from '../../shared/base/index.ts'
import { threadEnvironment } from '../platform/index.ts'
import type { HistoryAnswer, HistoryRequest } from './history.ts'
import type { FromHistory, HistoryConfig, ToHistory } from './history-messages.ts'
import type { HistoryWork } from './history-turns.ts'

/** Asks that are under way at once. */
export const HISTORY_WAITING_MAX = 64
/** Heap of the thread; columns lie beside it. */
const HEAP_MB_MAX = 1_024

export interface HistoryThreadOptions {
  /** The audit log's folder. */
  readonly dir: string
  readonly proofs: HistoryConfig['proofs']
  /** Records known to be on disk: nothing behind them is looked at. */
  readonly size: () => number
  /** Entry of the thread, where a bundler moved it. */
  readonly workerUrl?: URL | undefined
}

interface Asked extends HistoryWork {
  readonly resolve: (answer: HistoryAnswer) => void
  readonly reject: (fault: Fault) => void
}

/** A log's history in a thread of its own, started by the first ask, and again by the next one when it has ended. */
export class HistoryThread {
  readonly #options: HistoryThreadOptions
  readonly #asked = new Map<number, Asked>()
  #worker: Worker | undefined
  #last = 0

  constructor(options: HistoryThreadOptions) {
    this.#options = options
  }

  get waiting(): number {
    return this.#asked.size
  }

  /** @throws Fault `history/too-many`, `history/thread`, and those of `History.ask` */
  async ask(request: HistoryRequest, work: HistoryWork = {}): Promise<HistoryAnswer> {
    if (this.#asked.size >= HISTORY_WAITING_MAX)
      throw new Fault('history/too-many', `${HISTORY_WAITING_MAX} requests of the history are under way`, {})
    const id = ++this.#last
    const worker = (this.#worker ??= this.#start())
    const { promise, resolve, reject } = Promise.withResolvers<HistoryAnswer>()
    this.#asked.set(id, { ...work, resolve, reject })
    const cancel = (): void => worker.postMessage({ type: 'cancel', id } satisfies ToHistory)
    work.signal?.addEventListener('abort', cancel)
    worker.postMessage({ type: 'ask', id, request, size: this.#options.size() } satisfies ToHistory)
    try {
      return await promise
    } finally {
      work.signal?.removeEventListener('abort', cancel)
      this.#asked.delete(id)
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#ended(worker, 'the engine closes')
    await worker?.terminate()
  }

  #start(): Worker {
    const { dir, proofs, workerUrl } = this.#options
    const url = workerUrl ?? new URL('./history-worker.ts', import.meta.url)
    const worker = new Worker(url, {
      name: 'history',
      workerData: { dir, proofs } satisfies HistoryConfig,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX },
      ...threadEnvironment(url),
    })
    worker.on('message', (message: FromHistory) => this.#take(message))
    worker.on('error', (error) => this.#ended(worker, error.message))
    worker.on('exit', () => this.#ended(worker, 'its thread ended'))
    // What is asked keeps the engine, not the other way round.
    worker.unref()
    return worker
  }

  #take(message: FromHistory): void {
    const asked = this.#asked.get(message.id)
    if (asked === undefined) return
    if (message.type === 'progress') asked.onProgress?.(message.progress)
    else if (message.type === 'answer') asked.resolve(message.answer)
    else asked.reject(toFault(message.fault))
  }

  #ended(worker: Worker | undefined, why: string): void {
    if (worker === undefined || worker !== this.#worker) return
    this.#worker = undefined
    for (const { reject } of this.#asked.values()) reject(new Fault('history/thread', `the history of the log: ${why}`))
  }
}

const toFault = ({ code, message, evidence }: FaultView): Fault => new Fault(code, message, evidence)
