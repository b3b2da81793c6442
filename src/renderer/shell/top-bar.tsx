import { OctagonX, Play, Search } from 'lucide-react'
import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../commands/command-button.tsx'
import { useServices } from '../services.ts'
import { formatCount } from '../ui/format.ts'
import { BreachGlyph, PhaseGlyph } from '../ui/glyphs.tsx'
import { WORDS } from '../words/shell.ts'
import { BreachLamps } from './breach-lamps.tsx'
import { type RigLine, rigLine } from './rig-state.ts'
import { useBreakerAt } from './use-breaker-at.ts'

/** Which rig this is, whether it is well, and the two things one may have to press. */
export function TopBar(): ReactElement {
  const { connection, rig, runs } = useServices()
  const connected = useStore(connection.store)
  const status = useStore(rig.store, (state) => state.status)
  const newest = useStore(runs.store, (state) => state.runs[0])
  const now = rigLine(connected, status, newest)
  const then = usePastLine()
  const line = then ?? now
  const isOpen = connected.phase === 'open'
  const session = 'session' in connected ? connected.session : undefined
  const breach = isOpen && then === undefined ? status?.breach : undefined
  return (
    <header className="top-bar" data-region="commands" tabIndex={-1}>
      <div className="rig-name">
        <strong>{session?.workspace.name ?? WORDS.product}</strong>
        {session !== undefined && <span className="mono quiet">{session.workspace.id.slice(0, 8)}</span>}
      </div>
      <div className={`rig-state ${line.state}`} role="status" aria-label={WORDS.rig.name}>
        {line.state === 'halted' && breach ? <BreachGlyph mode={breach.mode} /> : <StateGlyph state={line.state} />}
        <strong>{line.headline}</strong>
        <span className="rig-detail">{line.detail}</span>
      </div>
      <BreachLamps />
      <div className="spacer" />
      <OmniboxButton />
      <CommandButton command="runs.start" look={now.state === 'ready' ? 'primary' : ''} icon={<Play size={13} aria-hidden />} />
      <CommandButton command="shell.stop" look={now.state === 'running' ? 'strong' : ''} icon={<OctagonX size={14} aria-hidden />} />
    </header>
  )
}

/** At a moment: what the record says of the rig then. Nothing of now is mixed in. */
function usePastLine(): RigLine | undefined {
  const { time } = useServices()
  const record = useStore(time.store, ({ mode, at }) => (mode === 'live' ? undefined : at?.record))
  const breaker = useBreakerAt()
  if (record === undefined) return undefined
  const detail = WORDS.time.atRecord(formatCount(record))
  if (!breaker.isKnown) return { state: 'offline', headline: WORDS.rig.unknownThen, detail }
  if (breaker.isOpen) return { state: 'halted', headline: breaker.mode ?? WORDS.rig.halted, detail }
  return { state: 'ready', headline: WORDS.rig.closedThen, detail }
}

function StateGlyph({ state }: { readonly state: 'offline' | 'halted' | 'running' | 'ready' }): ReactElement {
  if (state === 'running') return <PhaseGlyph status="running" />
  if (state === 'halted') return <PhaseGlyph status="failed" />
  return <PhaseGlyph status={state === 'ready' ? 'passed' : 'not_reached'} />
}

function OmniboxButton(): ReactElement {
  const { panels } = useServices()
  return (
    <button type="button" className="omnibox-button" onClick={() => panels.openOmnibox()}>
      <Search size={13} aria-hidden />
      {WORDS.commands.goTo}
      <kbd aria-hidden>Ctrl+K</kbd>
    </button>
  )
}
