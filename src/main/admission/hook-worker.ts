import { workerData } from 'node:worker_threads'
import type { HookConfig, HookMessage, HookQuestion } from './hook-messages.ts'
import { HookModule } from './hook-module.ts'

const { module, memoryPages, port, at } = workerData as HookConfig
const current = new Int32Array(at)
const tell = (message: HookMessage): void => port.postMessage(message)
const sayWhy = (error: unknown): string => (error instanceof Error ? error.message : String(error))

let hook: HookModule | undefined

function answer({ number, request }: HookQuestion): void {
  Atomics.store(current, 0, number)
  try {
    hook ??= new HookModule(module, memoryPages)
    const given = hook.ask(request)
    tell(given.isAllowed ? { type: 'allowed', number } : { type: 'denied', number, reason: given.reason })
  } catch (error) {
    // What a module that trapped has left in its memory is not trusted again.
    hook = undefined
    tell({ type: 'failed', number, problem: sayWhy(error) })
  } finally {
    Atomics.store(current, 0, 0)
  }
}

try {
  hook = new HookModule(module, memoryPages)
  port.on('message', answer)
  tell({ type: 'ready' })
} catch (error) {
  tell({ type: 'bad', problem: sayWhy(error) })
}
