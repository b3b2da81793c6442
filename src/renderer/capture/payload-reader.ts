import { type Clock, Fault, type FaultCode } from '../../shared/base/index.ts'
import { openWorker } from '../hosts/own-worker.ts'
import type { TakeApart, TakenApart } from './payload/take-apart.ts'
import type { PayloadAnswer } from './payload-worker.ts'

/** Taking one payload apart may take this long, beyond what starting the worker takes. */
export const PAYLOAD_MS_MAX = 1_000
const START_MS_MAX = 5_000

/** Has payloads taken apart in a worker; one that takes too long is ended with it, and the next payload gets a new one. */
export class PayloadReader {
  readonly #clock: Clock
  #worker: Worker | undefined
  #isWarm = false
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
      const limitMs = this.#isWarm ? PAYLOAD_MS_MAX : START_MS_MAX
      const stop = this.#clock.after(limitMs, () => {
        this.close()
        reject(new Fault('capture/too-slow', `it took longer than ${limitMs} ms`))
      })
      this.#replace = () => {
        stop()
        reject(new Fault('request/refused', 'another payload is looked at'))
      }
      this.#settle = (settled) => {
        if (settled.id !== id) return
        stop()
        this.#isWarm = true
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
    this.#isWarm = false
  }

  #start(): Worker {
    const worker = openWorker('payload')
    worker.onmessage = (event) => this.#settle(event.data as PayloadAnswer)
    this.#worker = worker
    return worker
  }
}
