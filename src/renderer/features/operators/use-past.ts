import { useMemo } from 'react'
import { useStateAt } from '../../time/use-state-at.ts'
import { pastAccounts, pastCredentials, pastJobs, pastOperators } from './past.ts'
import { type CredentialRow, type OperatorRow, type QuotaRow, quotaRows } from './rows.ts'

/** Undefined while live. */
export interface Past<Row> {
  readonly rows: readonly Row[]
  readonly isLoading: boolean
}

function usePart<Row>(path: string, toRows: (state: unknown) => readonly Row[]): Past<Row> | undefined {
  const known = useStateAt(path)
  const state = known?.load === 'ready' ? known.answer.state : undefined
  const rows = useMemo(() => toRows(state), [state, toRows])
  return known === undefined ? undefined : { rows, isLoading: known.load === 'loading' }
}

const toQuota = (state: unknown): readonly QuotaRow[] => quotaRows(pastAccounts(state))

export const usePastJobs = (): Past<ReturnType<typeof pastJobs>[number]> | undefined => usePart('jobs', pastJobs)
export const usePastCredentials = (): Past<CredentialRow> | undefined => usePart('credentials', pastCredentials)
export const usePastQuota = (): Past<QuotaRow> | undefined => usePart('quota', toQuota)

export function usePastOperators(): Past<OperatorRow> | undefined {
  const processes = useStateAt('operators')
  const jobs = useStateAt('jobs')
  const started = processes?.load === 'ready' ? processes.answer.state : undefined
  const open = jobs?.load === 'ready' ? jobs.answer.state : undefined
  const rows = useMemo(() => pastOperators(started, open), [started, open])
  if (processes === undefined || jobs === undefined) return undefined
  return { rows, isLoading: processes.load === 'loading' || jobs.load === 'loading' }
}
