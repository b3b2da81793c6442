import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../commands/command-button.tsx'
import { useServices } from '../services.ts'
import { formatCount, shortActor } from '../ui/format.ts'
import { Hash } from '../ui/hash.tsx'
import { WORDS } from '../words/shell.ts'
import type { DockPanel } from './panels.ts'
import { countProblems } from './problems.ts'

const words = WORDS.status

/** Where the record stands, and what this window lost. */
export function StatusBar(): ReactElement {
  const { connection, rig } = useServices()
  const connected = useStore(connection.store)
  const status = useStore(rig.store, (state) => state.status)
  const size = useStore(rig.store, (state) => state.auditSize)
  return (
    <footer className="status-bar" data-region="status" tabIndex={-1}>
      {connected.phase === 'open' ? (
        <span title={connected.session.identity}>{words.connectedAs(shortActor(connected.session.identity))}</span>
      ) : (
        <span>{words.notConnected}</span>
      )}
      {status !== undefined && (
        <>
          <span>
            {words.records} <b>{formatCount(size)}</b>
          </span>
          <span>
            {words.position} <b className="mono">{status.pos}</b>
          </span>
          <span>
            {words.epoch} <b>{status.epoch}</b>
          </span>
          {status.head !== null && (
            <span>
              {words.head} <Hash value={status.head.root} label={words.root} />
            </span>
          )}
        </>
      )}
      <span className="spacer" />
      <DockButton panel="problems" />
      <DockButton panel="jobs" />
      <DockButton panel="log" />
      <CommandButton command="shell.key-sheet" look="bare" short={WORDS.keys} showsKeys />
    </footer>
  )
}

function DockButton({ panel }: { readonly panel: DockPanel }): ReactElement {
  const { panels, problems } = useServices()
  const isOpen = useStore(panels.store, (state) => state.dock === panel)
  const count = useStore(problems.store, (state) => (panel === 'problems' ? countProblems(state) : 0))
  return (
    <button type="button" className="button bare" aria-pressed={isOpen} onClick={() => panels.toggleDock(panel)}>
      {WORDS.dock[panel]}
      {count > 0 && <b> {formatCount(count)}</b>}
    </button>
  )
}
