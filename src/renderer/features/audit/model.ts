import type { FaultView } from '../../../shared/base/index.ts'
import type { VerifyResult } from '../../data/types.ts'

/** The record kinds there are (proto/arqonbus/v1/record.proto), for the filter's suggestions. */
export const RECORD_KINDS = [
  'log_opened',
  'engine_started',
  'engine_closed',
  'tail_quarantined',
  'workspace_trusted',
  'policy_applied',
  'data_registered',
  'component_registered',
  'party_joined',
  'party_left',
  'refusals',
  'token_issued',
  'operator_started',
  'operator_ended',
  'run_started',
  'phase_started',
  'phase_ended',
  'gate',
  'input',
  'finding',
  'proof_of_work',
  'model',
  'output',
  'metrics',
  'breach',
  'run_ended',
  'breach_acknowledged',
  'stop_requested',
  'job_submitted',
  'job_finished',
  'stream_started',
  'stream_ended',
  'anchor',
  'snapshot',
] as const

export interface AuditFilter {
  readonly kind?: string
  readonly run?: string
}

/** `gate`, `kind:gate`, `run:ID` in any order; `ok: false` names the word that means nothing. */
export function parseFilter(
  text: string,
): { readonly ok: true; readonly filter: AuditFilter } | { readonly ok: false; readonly word: string } {
  let filter: AuditFilter = {}
  for (const word of text.trim().split(/\s+/)) {
    if (word === '') continue
    const [name, value] = word.includes(':') ? [word.slice(0, word.indexOf(':')), word.slice(word.indexOf(':') + 1)] : ['kind', word]
    if (name === 'run' && value !== '') filter = { ...filter, run: value }
    else if (name === 'kind' && RECORD_KINDS.some((kind) => kind === value)) filter = { ...filter, kind: value }
    else return { ok: false, word }
  }
  return { ok: true, filter }
}

/** Rows of the grid at most: a browser clamps an element's height at 33,554,428 px. Older records are reached by their number. */
export const GRID_ROWS_MAX = 1_000_000

/** The first record the grid holds, so that it ends with the newest, or holds the one that is asked for. */
export function firstShown(size: number, selected: number | undefined): number {
  const newest = Math.max(0, size - GRID_ROWS_MAX)
  return selected !== undefined && selected < newest ? selected : newest
}

export type VerifyState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working'; readonly records: number; readonly of: number }
  | { readonly phase: 'done'; readonly result: VerifyResult; readonly at: number }
  | { readonly phase: 'failed'; readonly fault: FaultView }

/** The sentence of the alert: names record, file and offset where verification stopped. */
export function describeStop(bad: NonNullable<VerifyResult['first_bad']>): string {
  const record = bad.record === null ? 'no record reached' : `record ${bad.record}`
  return `Verification stopped at ${record}, file ${bad.file}, offset ${bad.offset}: ${bad.reason}`
}
