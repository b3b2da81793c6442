import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import { PHASES } from '../../../shared/services/run-result.ts'
import type { Inspectors } from '../../place/inspectors.ts'
import { RecordLink } from '../../record/record-link.tsx'
import { phaseMark, runDurationMs } from '../../run/phase-state.ts'
import { runEngine } from '../../run/run-engine.ts'
import { Trouble } from '../../run/trouble.tsx'
import { useAsked } from '../../run/use-asked.ts'
import { useServices } from '../../services.ts'
import { Loading } from '../../ui/blank.tsx'
import { formatBytes, formatDateTime, formatDuration, shortRun } from '../../ui/format.ts'
import { PhaseGlyph, RunGlyph } from '../../ui/glyphs.tsx'
import { Hash } from '../../ui/hash.tsx'
import { WORDS } from '../../words/runs.ts'
import { GateTable } from './phase-detail.tsx'
import { useSelectRun } from './use-select-run.ts'

const words = WORDS.inspector

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }): ReactElement {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A run's facts, and its phases as links. */
function RunInspector({ id }: { readonly id: string }): ReactElement {
  const { runs, navigation } = useServices()
  const select = useSelectRun()
  const detail = useStore(runs.store, (state) => state.details[id])
  const listed = useStore(runs.store, (state) => state.runs.find(({ run_id }) => run_id === id) ?? state.picked)
  useEffect(() => runs.select(id, runs.store.getState().selectedPhase), [runs, id])
  const run = listed?.run_id === id ? listed : detail
  if (run === undefined) return <Loading label={words.loading} rows={6} />
  const [first, last] = run.records
  return (
    <div className="run-inspector">
      <dl className="facts">
        <Fact name={words.status}>
          <span className={`run-status ${run.status}`}>
            <RunGlyph status={run.status} /> {run.status}
          </span>
        </Fact>
        <Fact name={words.mode}>{run.mode.replace('_', ' ')}</Fact>
        <Fact name={words.seedName}>{run.seed}</Fact>
        <Fact name={words.device}>{run.device}</Fact>
        <Fact name={words.started}>{formatDateTime(run.started)}</Fact>
        <Fact name={words.took}>{formatDuration(runDurationMs(run))}</Fact>
        {first !== undefined && (
          <Fact name={words.records}>
            <RecordLink record={first} /> {last !== undefined && <RecordLink record={last} />}
          </Fact>
        )}
      </dl>
      <ul className="rows">
        {run.phases.map((phase) => (
          <li key={phase.name}>
            <span className="phase-cell">
              <PhaseGlyph status={phaseMark(phase, run)} />
              <button type="button" className="link" onClick={() => select(id, phase.name)}>
                {phase.name}
              </button>
            </span>
            <span className="quiet">{phase.status === 'not_reached' ? '—' : formatDuration(phase.duration_ms)}</span>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" className="button" onClick={() => navigation.go('runs')}>
          {words.open} {shortRun(id)}
        </button>
      </p>
    </div>
  )
}

/** One phase: what it says of itself and every gate's verdict. */
function PhaseInspector({ id }: { readonly id: string }): ReactElement {
  const { runs } = useServices()
  const [runId = '', name] = id.split('/')
  const phaseName = PHASES.find((known) => known === name)
  const run = useStore(runs.store, (state) => state.details[runId] ?? state.runs.find(({ run_id }) => run_id === runId))
  useEffect(() => runs.select(runId, phaseName), [runs, runId, phaseName])
  const phase = run?.phases.find((item) => item.name === name)
  if (run === undefined || phase === undefined) return <Loading label={words.loading} rows={6} />
  return (
    <div className="run-inspector">
      <dl className="facts">
        <Fact name={words.status}>
          <span className="phase-cell">
            <PhaseGlyph status={phaseMark(phase, run)} /> {WORDS.statusWords[phaseMark(phase, run)]}
          </span>
        </Fact>
        <Fact name={words.took}>{formatDuration(phase.duration_ms)}</Fact>
        {phase.reused_from !== undefined && <Fact name={words.version}>{WORDS.timeline.reused(phase.reused_from)}</Fact>}
      </dl>
      {phase.notes?.map((note) => (
        <p key={note.reason} className="quiet">
          {note.reason}
        </p>
      ))}
      <GateTable phase={phase} />
    </div>
  )
}

/** One published file: what it is, and whether it still is what its record says. */
function OutputInspector({ id }: { readonly id: string }): ReactElement {
  const [runId = '', role = ''] = id.split('/')
  const known = useAsked(`files ${runId} inspected`, (engine) => runEngine.files(engine, runId))
  if (known.load === 'loading') return <Loading label={WORDS.outputs.loading} rows={5} />
  if (known.load === 'failed') return <Trouble title={WORDS.outputs.failed} fault={known.fault} />
  const { files, version, current } = known.value
  const file = files.find((each) => each.role === role)
  if (file === undefined) return <p className="quiet">{words.unknown}</p>
  return (
    <dl className="facts run-inspector">
      <Fact name={words.path}>{file.path}</Fact>
      <Fact name={WORDS.outputs.size}>{formatBytes(file.bytes)}</Fact>
      <Fact name={words.hash}>
        <Hash value={file.sha256} label={words.output(role)} />
      </Fact>
      <Fact name={WORDS.outputs.holds}>
        <span className={file.holds ? '' : 'verdict-failed'}>{file.holds ? WORDS.why.holds : WORDS.outputs.holdsNot}</span>
      </Fact>
      <Fact name={words.state}>{version === current ? WORDS.outputs.current : WORDS.outputs.superseded}</Fact>
    </dl>
  )
}

/** What the inspector shows of what this view is about. */
export const inspectors: Inspectors = { run: RunInspector, phase: PhaseInspector, output: OutputInspector }
