import type { ReactElement, ReactNode } from 'react'
import { useStore } from 'zustand'
import { PHASES } from '../../../shared/services/run-result.ts'
import type { RunSummary } from '../../data/types.ts'
import { phaseMark, phaseProgress, runDurationMs } from '../../run/phase-state.ts'
import { useServices } from '../../services.ts'
import { formatDateTime, formatDuration, PHASE_TITLES, shortRun } from '../../ui/format.ts'
import { PhaseGlyph, RunGlyph } from '../../ui/glyphs.tsx'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { Runs } from './runs.ts'

const COLUMNS: readonly GridColumn[] = [
  { key: 'run', title: 'Run', track: '88px' },
  { key: 'status', title: 'Status', track: '94px' },
  { key: 'started', title: 'Started', track: '120px' },
  ...PHASES.map((name, index) => ({
    key: name,
    title: (
      <span title={name}>
        <span className="quiet">{index + 1}</span> {PHASE_TITLES[name]}
      </span>
    ),
    track: 'minmax(80px, 1fr)',
  })),
  { key: 'seed', title: 'Seed', track: '52px', isNumber: true },
  { key: 'device', title: 'Device', track: '76px' },
  { key: 'duration', title: 'Duration', track: '80px', isNumber: true },
]

/** Every run, newest first, one row each: which phases it passed and where it stopped. */
export function RunGrid(): ReactElement {
  const { runs } = useServices()
  const state = useStore(runs.store)
  const shown = Runs.shown(state)
  const selected = state.runs.findIndex((run) => run.run_id === shown?.run_id)
  const cell = (index: number, column: string): ReactNode => {
    const run = state.runs[index]
    if (run === undefined) return null
    const phase = run.phases.find((item) => item.name === column)
    if (phase !== undefined) {
      const mark = phaseMark(phase, run)
      return (
        <span className={`phase-cell ${mark}`}>
          <PhaseGlyph status={mark} progress={phaseProgress(state.progress[run.run_id], phase.name)} />
          {mark === 'passed' || mark === 'failed' ? formatDuration(phase.duration_ms) : ''}
          <span className="visually-hidden">{mark.replace('_', ' ')}</span>
        </span>
      )
    }
    return <RunCell run={run} column={column} />
  }
  return (
    <VirtualGrid
      label="Runs"
      columns={COLUMNS}
      count={state.runs.length}
      cell={cell}
      selected={selected}
      onSelect={(index) => {
        const run = state.runs[index]
        if (run !== undefined) runs.select(run.run_id)
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
        <span className="mono" title={run.run_id}>
          {shortRun(run.run_id)}
        </span>
      )
    case 'started':
      return formatDateTime(run.started)
    case 'seed':
      return run.seed
    case 'device':
      return <span className={run.simulated ? 'tag simulated' : 'tag'}>{run.device}</span>
    case 'duration':
      return run.status === 'running' ? '…' : formatDuration(runDurationMs(run))
    default:
      return null
  }
}
