import { type Clock, Fault } from '../base/index.ts'
import { type JsonObject, readFault } from './payload.ts'

interface Call {
  resolve(body: unknown): void
  reject(fault: Fault): void
  onPart: ((body: unknown) => void) | undefined
  cancelTimer(): void
}

/** The engine tells when a deadline passed; this much later the client stops waiting for that. */
const GRACE_MS = 1_000

/** Requests and control calls that wait for their answer, by the request's id. */
export class Calls {
  readonly #clock: Clock
  readonly #open = new Map<string, Call>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get size(): number {
    return this.#open.size
  }

  /** Waits for the answer to `id`; `topic` is named when it does not come. */
  wait(id: string, topic: string, deadlineMs: number, onPart?: (body: unknown) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const cancelTimer = this.#clock.after(deadlineMs + GRACE_MS, () => {
        this.#open.delete(id)
        reject(new Fault('request/deadline', `no answer on ${topic} within ${deadlineMs} ms`, { topic }))
      })
      this.#open.set(id, { resolve, reject, onPart, cancelTimer })
    })
  }

  /** @returns false when nobody waits for it. */
  answer(id: string, body: JsonObject): boolean {
    const call = this.#open.get(id)
    if (!call) return false
    if (body['more'] === true) {
      call.onPart?.(body)
      return true
    }
    this.#close(id, call)
    if (body['error'] !== undefined) call.reject(readFault(body['error']))
    else call.resolve(body)
    return true
  }

  refuse(id: string, fault: Fault): boolean {
    const call = this.#open.get(id)
    if (!call) return false
    this.#close(id, call)
    call.reject(fault)
    return true
  }

  end(fault: Fault): void {
    for (const [id, call] of this.#open) {
      this.#close(id, call)
      call.reject(fault)
    }
  }

  #close(id: string, call: Call): void {
    this.#open.delete(id)
    call.cancelTimer()
  }
}
