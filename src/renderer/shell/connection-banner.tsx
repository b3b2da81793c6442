import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { formatTime } from '../ui/format.ts'
import { WORDS } from '../words/shell.ts'

const words = WORDS.connection

/** The connection stands, and nothing comes: it goes by itself when the engine is heard again. */
function SilentBanner({ sinceMs }: { readonly sinceMs: number }): ReactElement {
  return (
    <div className="banner" role="alert">
      <div>
        <strong>{words.silent}</strong>
        <p>{words.silentSince(formatTime(sinceMs))}</p>
      </div>
    </div>
  )
}

/** Says that the engine is away, why, and what happens next. Views keep what they showed last. */
export function ConnectionBanner(): ReactElement | null {
  const { connection, rig } = useServices()
  const state = useStore(connection.store)
  const hasData = useStore(rig.store, (rigState) => rigState.status !== undefined)
  if (state.phase === 'open' && state.silentSinceMs !== undefined) return <SilentBanner sinceMs={state.silentSinceMs} />
  if (state.phase === 'open' || state.phase === 'connecting') return null
  const isRefused = state.phase === 'refused'
  const Title = hasData ? 'strong' : 'h1'
  return (
    <div className={`banner ${isRefused ? 'refused' : ''}`} role="alert">
      <div>
        <Title>{isRefused ? words.refused : words.lost}</Title>
        <p>
          {state.fault.message}. {state.fault.remedy} <code className="mono">{state.fault.code}</code>
        </p>
        {!isRefused && <p className="quiet">{words.again(hasData, state.phase === 'lost' ? state.tries : 1)}</p>}
      </div>
      <button type="button" className="button" onClick={() => void connection.connect()}>
        {WORDS.commands.connect}
      </button>
    </div>
  )
}
