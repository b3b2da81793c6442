import { type Clock, Fault, type FaultCode } from '../../shared/base/index.ts'
import { openWorker } from '../hosts/own-worker.ts'
import type { TakeApart, TakenApart } from './payload/take-apart.ts'
import type { PayloadAnswer } from './payload-worker.ts'

/** Taking one payload apart may take this long, from when the worker has it. */
const PAYLOAD_MS_MAX = 1_000
/** Until a worker that was just started has it. */
const START_MS_MAX = 10_000

/** Has payloads taken apart in a worker; one that takes too long is ended with it, and the next payload gets a new one. */
export class PayloadReader {
  readonly #clock: Clock
  #worker: Worker | undefined
  #id = 0
  #settle: (answer: PayloadAnswer) => void = () => {}
  #replace: () => void = () => {}

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** One at a time: a newer wish takes the place of the one before, which is `request/refused`. @throws Fault `capture/too-slow`, `capture/unreadable` */
  async read(wish: TakeApart): Promise<TakenApart> {
    const id = ++this.#id
    this.#replace()
    const worker = this.#worker ?? this.#start()
    const answer = await new Promise<PayloadAnswer>((resolve, reject) => {
      let stop = (): void => {}
      const allow = (limitMs: number): void => {
        stop()
        stop = this.#clock.after(limitMs, () => {
          this.close()
          reject(new Fault('capture/too-slow', `it took longer than ${limitMs} ms`))
        })
      }
      allow(START_MS_MAX)
      this.#replace = () => {
        stop()
        reject(new Fault('request/refused', 'another payload is looked at'))
      }
      this.#settle = (settled) => {
        if (settled.id !== id) return
        if (settled.isBegun === true) return allow(PAYLOAD_MS_MAX)
        stop()
        resolve(settled)
      }
      worker.postMessage({ id, ...wish })
    })
    if (answer.answer !== undefined) return answer.answer
    const { code = 'internal/unexpected', message = '' } = answer.error ?? {}
    throw new Fault(Fault.isCode(code) ? code : ('internal/unexpected' satisfies FaultCode), message)
  }

  /** Ends the worker and whatever it does. */
  close(): void {
    this.#worker?.terminate()
    this.#worker = undefined
  }

  #start(): Worker {
    const worker = openWorker('payload')
    worker.onmessage = (event) => this.#settle(event.data as PayloadAnswer)
    this.#worker = worker
    return worker
  }
}
