import type { FaultView } from '../../shared/base/index.ts'
import type { HistoryProgress } from '../../shared/history/index.ts'
import type { HistoryAnswer, HistoryRequest } from './history.ts'
import type { HistoryProofsOptions } from './history-proofs.ts'

/** What the history's thread is started with. */
export interface HistoryConfig {
  readonly dir: string
  readonly proofs: Omit<HistoryProofsOptions, 'disk' | 'dir'>
}

export type ToHistory =
  | { readonly type: 'ask'; readonly id: number; readonly request: HistoryRequest; readonly size: number }
  | { readonly type: 'cancel'; readonly id: number }

export type FromHistory =
  | { readonly type: 'progress'; readonly id: number; readonly progress: HistoryProgress }
  | { readonly type: 'answer'; readonly id: number; readonly answer: HistoryAnswer }
  | { readonly type: 'fault'; readonly id: number; readonly fault: FaultView }
