import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { type Clock, Fault } from '../../shared/base/index.ts'
import { threadEnvironment } from '../platform/index.ts'
import type { HookMessage, HookQuestion } from './hook-messages.ts'
import { HOOK_START_MS_MAX } from './limits.ts'

/** How often is looked whether the machine has given the thread its turn. */
const POLL_MS = 1

export interface ThreadSetting {
  readonly module: Uint8Array
  readonly timeoutMs: number
  readonly memoryPages: number
  readonly clock: Clock
  /** Entry of the thread, where a bundler moved it. */
  readonly workerUrl?: URL | undefined
}

export type ThreadAnswer = Exclude<HookMessage, { type: 'ready' } | { type: 'bad' }>

/** One thread with the module in it. It answers one question at a time, in time, or it is ended and says so. */
export class HookThread {
  readonly #worker: Worker
  readonly #port: MessagePort
  readonly #current: Int32Array
  readonly #setting: ThreadSetting
  readonly #ready = Promise.withResolvers<void>()
  #number = 0
  #asked: { readonly resolve: (answer: ThreadAnswer) => void; sinceMs: number; begunMs: number | undefined } | undefined
  #cancelTimer: () => void = () => undefined
  #ended: string | undefined

  constructor(setting: ThreadSetting) {
    this.#setting = setting
    const { port1, port2 } = new MessageChannel()
    const at = new SharedArrayBuffer(4)
    const { module, memoryPages, workerUrl, clock } = setting
    const url = workerUrl ?? new URL('./hook-worker.ts', import.meta.url)
    this.#port = port1
    this.#current = new Int32Array(at)
    this.#worker = new Worker(url, {
      name: 'policy hook',
      workerData: { module, memoryPages, port: port2, at },
      transferList: [port2],
      resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 8, stackSizeMb: 1 },
      ...threadEnvironment(url),
    })
    port1.on('message', (message: HookMessage) => this.#take(message))
    this.#worker.on('error', (error) => this.end(error.message))
    this.#worker.on('exit', () => {
      // Its last words may still be on their way.
      const waiting = this.#ended === undefined ? receiveMessageOnPort(port1) : undefined
      if (waiting !== undefined) this.#take(waiting.message as HookMessage)
      this.end('its thread ended')
    })
    this.#ready.promise.catch(() => undefined)
    this.#cancelTimer = clock.after(HOOK_START_MS_MAX, () => this.end(`it was not ready within ${HOOK_START_MS_MAX} ms`))
  }

  /** Resolves once the module can be asked. @throws Fault `authz/hook-failed` */
  get ready(): Promise<void> {
    return this.#ready.promise
  }

  get isEnded(): boolean {
    return this.#ended !== undefined
  }

  /** Callers wait for the answer to one question before they ask the next. */
  async ask(request: Uint8Array): Promise<ThreadAnswer> {
    if (this.#asked !== undefined) throw new TypeError('the thread is at a question already')
    const number = ++this.#number
    const { promise, resolve } = Promise.withResolvers<ThreadAnswer>()
    if (this.#ended !== undefined) return { type: 'failed', number, problem: this.#ended }
    const { clock } = this.#setting
    this.#asked = { resolve, sinceMs: clock.monotonicMs(), begunMs: undefined }
    this.#port.postMessage({ number, request } satisfies HookQuestion)
    this.#cancelTimer = clock.after(POLL_MS, () => this.#look(number))
    return await promise
  }

  /** Ends the thread; what it was asked fails. */
  end(why: string): void {
    if (this.#ended !== undefined) return
    this.#ended = why
    this.#cancelTimer()
    this.#ready.reject(new Fault('authz/hook-failed', `the policy's hook: ${why}`))
    this.#settle({ type: 'failed', number: this.#number, problem: why })
    this.#port.close()
    void this.#worker.terminate()
  }

  /** The time runs from when the module has its turn: a busy machine is no fault of it. */
  #look(number: number): void {
    const asked = this.#asked
    if (asked === undefined) return
    const { clock, timeoutMs } = this.#setting
    const now = clock.monotonicMs()
    if (asked.begunMs === undefined && Atomics.load(this.#current, 0) === number) asked.begunMs = now
    const isLate = asked.begunMs === undefined ? now - asked.sinceMs >= HOOK_START_MS_MAX : now - asked.begunMs >= timeoutMs
    const waiting = isLate || asked.begunMs === undefined ? receiveMessageOnPort(this.#port) : undefined
    if (waiting !== undefined) return this.#take(waiting.message as HookMessage)
    if (isLate) return this.end(asked.begunMs === undefined ? 'its thread got no turn' : `no verdict within ${timeoutMs} ms`)
    this.#cancelTimer = clock.after(asked.begunMs === undefined ? POLL_MS : timeoutMs, () => this.#look(number))
  }

  #take(message: HookMessage): void {
    if (message.type === 'bad') this.end(message.problem)
    else if (message.type === 'ready') {
      this.#cancelTimer()
      this.#ready.resolve()
    } else if (message.number === this.#number) this.#settle(message)
  }

  #settle(answer: ThreadAnswer): void {
    const asked = this.#asked
    if (asked === undefined) return
    this.#asked = undefined
    this.#cancelTimer()
    asked.resolve(answer)
  }
}
