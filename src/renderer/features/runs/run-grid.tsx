import type { ReactElement, ReactNode } from 'react'
import { useStore } from 'zustand'
import { PHASES } from '../../../shared/services/run-result.ts'
import type { RunSummary } from '../../data/types.ts'
import { phaseMark, phaseProgress, runDurationMs } from '../../run/phase-state.ts'
import { useServices } from '../../services.ts'
import { formatDateTime, formatDuration, PHASE_TITLES, shortRun } from '../../ui/format.ts'
import { PhaseGlyph, RunGlyph } from '../../ui/glyphs.tsx'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/runs.ts'
import { useRunRows } from './use-run-rows.ts'
import { useSelectRun } from './use-select-run.ts'

const COLUMNS: readonly GridColumn[] = [
  { key: 'run', title: 'Run', track: '88px' },
  { key: 'status', title: 'Status', track: '94px' },
  { key: 'started', title: 'Started', track: '120px' },
  ...PHASES.map((name, index) => ({
    key: name,
    title: <span title={`${index + 1} ${name}`}>{PHASE_TITLES[name]}</span>,
    track: 'minmax(70px, 1fr)',
  })),
  { key: 'mode', title: 'Mode', track: '96px' },
  { key: 'seed', title: 'Seed', track: '52px', isNumber: true },
  { key: 'device', title: 'Device', track: '76px' },
  { key: 'duration', title: 'Duration', track: '80px', isNumber: true },
]

/** Every run, one row each: which phases it passed and where it stopped. Rows that are not here yet are asked for as they come on screen. */
export function RunGrid({ shown }: { readonly shown: RunSummary }): ReactElement {
  const { runs } = useServices()
  const progress = useStore(runs.store, (state) => state.progress)
  const rows = useRunRows()
  const select = useSelectRun()
  const selected = rows.indexOf(shown.run_id)
  const cell = (index: number, column: string): ReactNode => {
    const told = rows.at(index)
    // At a moment within a run its row is as it was then, as what is shown below.
    const run = told?.run_id === shown.run_id ? shown : told
    if (run === undefined) return column === 'run' ? <span className="quiet">{WORDS.waiting}</span> : null
    const phase = run.phases.find((item) => item.name === column)
    if (phase === undefined) return <RunCell run={run} column={column} />
    const mark = phaseMark(phase, run)
    return (
      <span className={`phase-cell ${mark} ${phase.reused_from === undefined ? '' : 'reused'}`}>
        <PhaseGlyph status={mark} progress={phaseProgress(progress[run.run_id], phase.name)} />
        {mark === 'passed' || mark === 'failed' ? formatDuration(phase.duration_ms) : ''}
        <span className="visually-hidden">{mark.replace('_', ' ')}</span>
      </span>
    )
  }
  return (
    <VirtualGrid
      label={WORDS.title}
      columns={COLUMNS}
      count={rows.count}
      cell={cell}
      selected={selected}
      onRange={rows.want}
      onSelect={(index) => {
        const run = rows.at(index)
        if (run !== undefined) select(run.run_id)
      }}
    />
  )
}

function RunCell({ run, column }: { readonly run: RunSummary; readonly column: string }): ReactNode {
  switch (column) {
    case 'status':
      return (
        <span className={`run-status ${run.status}`}>
          <RunGlyph status={run.status} />
          {run.status}
        </span>
      )
    case 'run':
      return (
        <span className="mono" title={run.kept === false ? `${run.run_id} (${WORDS.short})` : run.run_id}>
          {shortRun(run.run_id)}
        </span>
      )
    case 'started':
      return formatDateTime(run.started)
    case 'mode':
      return <span className="quiet">{run.mode.replace('_', ' ')}</span>
    case 'seed':
      return run.seed
    case 'device':
      return <span className={run.simulated ? 'tag simulated' : 'tag'}>{run.device}</span>
    case 'duration':
      return run.status === 'running' ? WORDS.waiting : formatDuration(runDurationMs(run))
    default:
      return null
  }
}
