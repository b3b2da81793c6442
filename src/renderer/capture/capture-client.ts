import { Fault } from '../../shared/base/index.ts'
import type { CaptureLink } from '../hosts/host.ts'
import { openWorker } from '../hosts/own-worker.ts'
import type { FromWorker, Question, Questions, ToWorker } from './protocol.ts'

/** The page's end of the capture worker. Questions reject with `Fault`. */
export class CaptureClient {
  readonly #worker: Worker
  readonly #onMessage: (message: FromWorker) => void
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  #id = 0

  /** Starts the worker; it has no connection yet. `onMessage` gets all but answers. */
  constructor(onMessage: (message: FromWorker) => void) {
    this.#onMessage = onMessage
    this.#worker = openWorker('capture')
    this.#worker.onmessage = (event) => this.#take(event.data as FromWorker)
  }

  /** Its connection from now on; a port is handed over. */
  open(link: CaptureLink): void {
    this.#worker.postMessage({ op: 'open', link } satisfies ToWorker, 'port' in link ? [link.port] : [])
  }

  send(message: Exclude<ToWorker, { op: 'open' | 'ask' }>): void {
    this.#worker.postMessage(message)
  }

  ask<Q extends Question>(question: Q, ask: Questions[Q]['ask']): Promise<Questions[Q]['answer']> {
    const id = ++this.#id
    const waiting = Promise.withResolvers<unknown>()
    this.#waiting.set(id, waiting)
    this.#worker.postMessage({ op: 'ask', id, question, ask } satisfies ToWorker)
    return waiting.promise as Promise<Questions[Q]['answer']>
  }

  #take(message: FromWorker): void {
    if (message.op !== 'answer') return this.#onMessage(message)
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === undefined) return waiting?.resolve(message.answer)
    const { code, message: text } = message.error
    waiting?.reject(new Fault(Fault.isCode(code) ? code : 'internal/unexpected', text))
  }
}
