import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { formatCount, shortActor } from '../ui/format.ts'
import { Hash } from '../ui/hash.tsx'

/** Where the record stands, and what this window lost. */
export function StatusBar(): ReactElement {
  const { connection, rig, topics, navigation } = useServices()
  const connected = useStore(connection.store)
  const status = useStore(rig.store, (state) => state.status)
  const size = useStore(rig.store, (state) => state.auditSize)
  const lost = useStore(topics.store, (state) => state.droppedByEngine)
  return (
    <footer className="status-bar" data-region="status" tabIndex={-1}>
      {connected.phase === 'open' ? (
        <span title={connected.session.identity}>Connected as {shortActor(connected.session.identity)}</span>
      ) : (
        <span>Not connected</span>
      )}
      {status !== undefined && (
        <>
          <span>
            Records <b>{formatCount(size)}</b>
          </span>
          <span>
            Position <b className="mono">{status.pos}</b>
          </span>
          <span>
            Epoch <b>{status.epoch}</b>
          </span>
          {status.head !== null && (
            <span>
              Head <Hash value={status.head.root} label="root" />
            </span>
          )}
        </>
      )}
      {lost > 0 && <span className="degraded">Dropped by the engine {formatCount(lost)}</span>}
      <span className="spacer" />
      <button type="button" className="button bare" onClick={() => navigation.setKeySheetOpen(true)}>
        Keys <kbd>?</kbd>
      </button>
    </footer>
  )
}
