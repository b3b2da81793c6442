import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { WORDS } from '../words/start.ts'
import type { StartAct, StartModel } from './start-model.ts'

/** What failed, where it was done. */
export function Trouble({ start, acts }: { readonly start: StartModel; readonly acts: readonly StartAct[] }): ReactElement | null {
  const trouble = useStore(start.store, (state) => state.trouble)
  if (trouble === undefined || !acts.includes(trouble.act)) return null
  const { message, remedy, code } = trouble.fault
  return (
    <div className="start-trouble" role="alert">
      <strong>{WORDS.failed[trouble.act]}</strong>
      <p>
        {message}. {remedy} <code className="mono">{code}</code>
      </p>
    </div>
  )
}
