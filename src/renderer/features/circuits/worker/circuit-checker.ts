import { Fault } from '../../../../shared/base/index.ts'
import type { Parsed } from '../model/circuit-document.ts'

export interface CheckAsked {
  readonly id: number
  readonly text: string
  readonly file: string
}

export interface CheckAnswer {
  readonly id: number
  readonly parsed: Parsed
  /** What reading and validating took in the worker, and of that validating. */
  readonly tookMs: number
  readonly validateMs: number
}

/** What a `Worker` is to this. */
export interface CheckWorker {
  postMessage(message: CheckAsked): void
  onmessage: ((event: MessageEvent) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate(): void
}

interface Waiting {
  readonly resolve: (parsed: Parsed) => void
  readonly reject: (error: unknown) => void
}

/** Has circuits read and validated in a worker, which is started with the first and again after one that it did not survive. */
export class CircuitChecker {
  /** What the last one took in the worker, ms; undefined before the first. */
  lastMs: number | undefined
  readonly #open: () => CheckWorker
  readonly #waiting = new Map<number, Waiting>()
  #worker: CheckWorker | undefined
  #id = 0

  constructor(open: () => CheckWorker) {
    this.#open = open
  }

  /** Rejects with a Fault where the worker did not survive it. */
  check(text: string, file: string): Promise<Parsed> {
    const worker = this.#worker ?? this.#start()
    this.#id += 1
    const id = this.#id
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      worker.postMessage({ id, text, file })
    })
  }

  #start(): CheckWorker {
    const worker = this.#open()
    worker.onmessage = ({ data }: MessageEvent<CheckAnswer>) => {
      this.lastMs = data.tookMs
      // What the developer tools and the benchmarks see of it.
      performance.measure('circuit-check', { start: 0, duration: data.tookMs })
      performance.measure('circuit-validate', { start: 0, duration: data.validateMs })
      this.#waiting.get(data.id)?.resolve(data.parsed)
      this.#waiting.delete(data.id)
    }
    worker.onerror = (event) => {
      event.preventDefault()
      this.#worker = undefined
      worker.terminate()
      const fault = new Fault('internal/unexpected', `the circuit worker ended: ${event.message}`)
      for (const { reject } of this.#waiting.values()) reject(fault)
      this.#waiting.clear()
    }
    this.#worker = worker
    return worker
  }
}
