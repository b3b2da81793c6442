import type { MessagePort } from 'node:worker_threads'

/** What the hook's thread is started with. */
export interface HookConfig {
  readonly module: Uint8Array
  readonly memoryPages: number
  readonly port: MessagePort
  /** One Int32: the number of the question that the module is at, 0 between two. */
  readonly at: SharedArrayBuffer
}

export interface HookQuestion {
  /** From 1. */
  readonly number: number
  /** UTF-8 JSON. */
  readonly request: Uint8Array
}

export type HookMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'bad'; readonly problem: string }
  | { readonly type: 'allowed'; readonly number: number }
  | { readonly type: 'denied'; readonly number: number; readonly reason: string }
  | { readonly type: 'failed'; readonly number: number; readonly problem: string }
