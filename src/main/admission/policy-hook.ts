import { Fault } from '../../shared/base/index.ts'
import type { Verdict } from './contract.ts'
import { HookThread, type ThreadAnswer, type ThreadSetting } from './hook-thread.ts'
import { HOOK_MODULE_BYTES_MAX, HOOK_PENDING_MAX, HOOK_REQUEST_BYTES_MAX, HOOK_VERDICTS_MAX } from './limits.ts'

/** A verdict that the module failed to give is asked for again after this long. */
export const HOOK_FAILED_HOLD_MS = 10_000
/** Threads ended in a minute; beyond it everything fails, unasked, until the minute is over. */
export const HOOK_ENDED_PER_MINUTE_MAX = 8
const MINUTE_MS = 60_000

export interface HookSetting extends ThreadSetting {
  /** Fewer verdicts to remember, for tests. */
  readonly verdictsMax?: number
}

interface Known {
  readonly verdict: Verdict
  /** Undefined: for good. */
  readonly untilMs: number | undefined
}

/** The policy's Wasm module, asked in a thread of its own; its verdicts are remembered. Whatever goes wrong is a refusal. */
export class PolicyHook {
  /** Called whenever a verdict that someone waits for is there. */
  onSettled: () => void = () => undefined
  readonly #setting: HookSetting
  readonly #known = new Map<string, Known>()
  /** In the order they came; the value is the request. */
  readonly #pending = new Map<string, Uint8Array>()
  #thread: HookThread
  #isAsking = false
  #isClosed = false
  #endedAtMs: number[] = []

  private constructor(setting: HookSetting, thread: HookThread) {
    this.#setting = setting
    this.#thread = thread
  }

  /** @throws Fault `authz/hook-failed` for a module that cannot be asked */
  static async open(setting: HookSetting): Promise<PolicyHook> {
    if (setting.module.length > HOOK_MODULE_BYTES_MAX)
      throw new Fault('authz/hook-failed', `the policy's hook is a module of more than ${HOOK_MODULE_BYTES_MAX} bytes`)
    const thread = new HookThread(setting)
    await thread.ready
    return new PolicyHook(setting, thread)
  }

  get remembered(): number {
    return this.#known.size
  }

  /**
   * The verdict on a question: known, or to be asked for again after `onSettled`.
   * @param key names the question; the same key is the same question
   */
  ask(key: string, request: object): Verdict | 'wait' {
    const known = this.#recall(key)
    if (known !== undefined) return known.verdict
    if (this.#isClosed) return new Fault('authz/hook-failed', "the policy's hook is closed")
    if (this.#pending.has(key) || this.#pending.size >= HOOK_PENDING_MAX) return 'wait'
    const bytes = new TextEncoder().encode(JSON.stringify(request))
    if (bytes.length > HOOK_REQUEST_BYTES_MAX)
      return new Fault('authz/hook-failed', `what the policy's hook would be asked has more than ${HOOK_REQUEST_BYTES_MAX} bytes`)
    this.#pending.set(key, bytes)
    void this.#work()
    return 'wait'
  }

  /** Ends the thread; what still waits is refused. */
  close(): void {
    this.#isClosed = true
    this.#known.clear()
    this.#pending.clear()
    this.#thread.end('the policy changed')
    this.onSettled()
  }

  #recall(key: string): Known | undefined {
    const known = this.#known.get(key)
    if (known === undefined) return undefined
    this.#known.delete(key)
    if (known.untilMs !== undefined && known.untilMs <= this.#setting.clock.monotonicMs()) return undefined
    this.#known.set(key, known)
    return known
  }

  async #work(): Promise<void> {
    if (this.#isAsking) return
    this.#isAsking = true
    for (const [key, request] of this.#pending) {
      const answer = await this.#question(request)
      if (this.#isClosed) break
      this.#pending.delete(key)
      this.#remember(key, answer)
      this.onSettled()
    }
    this.#isAsking = false
  }

  async #question(request: Uint8Array): Promise<Pick<ThreadAnswer, 'type'> & { reason?: string; problem?: string }> {
    const { clock } = this.#setting
    if (this.#thread.isEnded) {
      const now = clock.monotonicMs()
      this.#endedAtMs = this.#endedAtMs.filter((ms) => now - ms < MINUTE_MS)
      if (this.#endedAtMs.length >= HOOK_ENDED_PER_MINUTE_MAX) return { type: 'failed', problem: 'its thread was ended too often' }
      this.#thread = new HookThread(this.#setting)
    }
    const thread = this.#thread
    try {
      await thread.ready
      return await thread.ask(request)
    } catch (error) {
      return { type: 'failed', problem: Fault.from(error).message }
    } finally {
      if (thread.isEnded) this.#endedAtMs.push(clock.monotonicMs())
    }
  }

  #remember(key: string, { type, reason, problem }: { type: string; reason?: string; problem?: string }): void {
    if (this.#known.size >= (this.#setting.verdictsMax ?? HOOK_VERDICTS_MAX))
      for (const oldest of this.#known.keys()) if (this.#known.delete(oldest)) break
    if (type === 'allowed') this.#known.set(key, { verdict: undefined, untilMs: undefined })
    else if (type === 'denied') {
      const why = reason === undefined || reason === '' ? 'without a reason' : reason
      this.#known.set(key, {
        verdict: new Fault('authz/hook-denied', `the policy's hook denies: ${why}`, { reason: reason ?? '' }),
        untilMs: undefined,
      })
    } else {
      const untilMs = this.#setting.clock.monotonicMs() + HOOK_FAILED_HOLD_MS
      const message = `the policy's hook gave no verdict: ${problem ?? ''}`
      this.#known.set(key, { verdict: new Fault('authz/hook-failed', message, { problem: problem ?? '' }), untilMs })
    }
  }
}
