import { type CSSProperties, type ReactElement, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { PHASES } from '../../../shared/services/run-result.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { BreachLane } from '../../run/breach-lane.tsx'
import { currentPhase, phaseMark } from '../../run/phase-state.ts'
import { ReleaseLane } from '../../run/release-lane.tsx'
import { isWaiting } from '../../run/release-state.ts'
import { FileTable, FindingTable, ScoreTable } from '../../run/results.tsx'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount, shortRun } from '../../ui/format.ts'
import { Hash } from '../../ui/hash.tsx'
import { lazily } from '../../ui/lazily.tsx'
import { tabAfterKey } from '../../ui/tab-keys.ts'
import { WORDS } from '../../words/runs.ts'
import { PhaseDetail } from './phase-detail.tsx'
import { RunGrid } from './run-grid.tsx'
import type { RunSort } from './run-shelf.ts'
import { RUN_TABS, type RunTab } from './runs.ts'
import { Timeline } from './timeline.tsx'
import { useRunRows } from './use-run-rows.ts'
import { type ShownRun, useShownRun } from './use-shown-run.ts'

const Plots = lazily(async () => (await import('./plots.tsx')).Plots)
const Outputs = lazily(async () => (await import('./outputs.tsx')).Outputs)
const Compare = lazily(async () => (await import('./compare.tsx')).Compare)
const RunPlan = lazily(async () => (await import('./run-plan.tsx')).RunPlan)

/** Rows of the run grid on screen before it scrolls. */
const RUN_ROWS_SHOWN = 8

export function RunsPage(): ReactElement {
  const { runs } = useServices()
  const load = useStore(runs.store, (state) => state.load)
  const total = useStore(runs.store, (state) => state.total)
  const isPlanning = useStore(runs.store, (state) => state.isPlanning)
  const shown = useShownRun()
  useSelectionFromElsewhere()
  return (
    <div className="page runs">
      <Head />
      {isPlanning && (
        <Suspense fallback={<Loading label={WORDS.plan.loading} rows={4} />}>
          <RunPlan />
        </Suspense>
      )}
      {load === 'loading' ? (
        <Loading label={WORDS.loading} />
      ) : shown === undefined ? (
        <Blank title={total === 0 ? WORDS.none : WORDS.noneThen}>{total === 0 ? WORDS.noneHint : WORDS.noneThenHint}</Blank>
      ) : (
        <>
          <div
            className="runs-grid"
            data-region="runs"
            tabIndex={-1}
            style={{ '--rows': Math.min(RUN_ROWS_SHOWN, total) } as CSSProperties}
          >
            <RunGrid shown={shown.run} />
          </div>
          <RunDetailPane shown={shown} />
        </>
      )}
    </div>
  )
}

/** A link, the omnibox or another view selected a run or a phase: this view shows it. */
function useSelectionFromElsewhere(): void {
  const { runs, navigation } = useServices()
  const selection = useStore(navigation.store, (state) => state.selection)
  useEffect(() => {
    if (selection?.kind !== 'run' && selection?.kind !== 'phase') return
    const [id = '', name] = selection.id.split('/')
    const phase = PHASES.find((known) => known === name)
    const { selectedRun, selectedPhase } = runs.store.getState()
    if (selectedRun !== id || selectedPhase !== phase) runs.select(id, phase)
  }, [runs, selection])
}

function Head(): ReactElement {
  const { runs, navigation } = useServices()
  const { load, total, from, isGathering, shelved, sort } = useStore(runs.store)
  const { count } = useRunRows()
  const filter = useStore(navigation.store, (state) => state.queries.runs ?? '')
  useEffect(() => runs.arrange(filter, runs.store.getState().sort), [runs, filter])
  return (
    <div className="pane-head" data-region="tools" tabIndex={-1}>
      <h1>{WORDS.title}</h1>
      {load === 'ready' && (
        <span className="quiet" role="status">
          {count >= total - from ? formatCount(total) : WORDS.found(formatCount(count), formatCount(total))}
          {isGathering && `, ${WORDS.gathering(formatCount(shelved), formatCount(total))}`}
          {from > 0 && ` · ${WORDS.forgotten(formatCount(from))}`}
        </span>
      )}
      <input
        className="field runs-filter"
        data-filter
        aria-label={WORDS.filter}
        placeholder={WORDS.filterHint}
        value={filter}
        onChange={(event) => navigation.setQuery('runs', event.target.value)}
      />
      <select
        className="field"
        aria-label={WORDS.sort}
        value={sort}
        onChange={(event) => runs.arrange(filter, event.target.value as RunSort)}
      >
        {Object.entries(WORDS.sorts).map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
      <span className="spacer" />
      <CommandButton command="runs.plan" />
    </div>
  )
}

function RunDetailPane({ shown }: { readonly shown: ShownRun }): ReactElement {
  const { run, isPartial } = shown
  const { runs } = useServices()
  const tab = useStore(runs.store, (state) => state.tab)
  return (
    <section className="run-detail" aria-label={`Run ${run.run_id}`} data-region="run" tabIndex={-1}>
      <RunLine shown={shown} />
      {isPartial && <p className="quiet run-partial">{WORDS.partial}</p>}
      {run.breach !== null && <BreachLane breach={run.breach} />}
      {!isPartial && isWaiting(run) && <ReleaseLane run={run} />}
      <Tabs tab={tab} />
      <div role="tabpanel" aria-label={WORDS.tabs[tab]}>
        <Suspense fallback={<Loading label={WORDS.tabs[tab]} rows={8} />}>
          {tab === 'run' && <RunTimeline shown={shown} />}
          {tab === 'plots' && <Plots key={run.run_id} run={run} />}
          {tab === 'outputs' && <Outputs key={run.run_id} run={run} />}
          {tab === 'compare' && <Compare run={run} detail={shown.detail} />}
        </Suspense>
      </div>
    </section>
  )
}

function Tabs({ tab }: { readonly tab: RunTab }): ReactElement {
  const { runs } = useServices()
  return (
    <div
      className="tabs"
      role="tablist"
      aria-label={WORDS.tabList}
      onKeyDown={(event) => {
        const next = tabAfterKey(event.key, tab, RUN_TABS)
        if (next === undefined) return
        event.preventDefault()
        runs.show(next)
        const list = event.currentTarget
        requestAnimationFrame(() => list.querySelector<HTMLElement>('[aria-selected="true"]')?.focus())
      }}
    >
      {RUN_TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          className="tab"
          aria-selected={name === tab}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => runs.show(name)}
        >
          {WORDS.tabs[name]}
        </button>
      ))}
    </div>
  )
}

function RunLine({ shown: { run, detail } }: { readonly shown: ShownRun }): ReactElement {
  return (
    <div className="run-line">
      <h2>{WORDS.run}</h2>
      <Hash value={run.run_id} label="run id" short={shortRun(run.run_id)} />
      <span>{run.mode.replace('_', ' ')}</span>
      <span>{WORDS.seed(run.seed)}</span>
      <span className={run.simulated ? 'tag simulated' : 'tag'}>{run.simulated ? `simulated ${run.device}` : run.device}</span>
      {detail !== undefined && <span className="quiet">{WORDS.asOf(detail.as_of)}</span>}
      {detail !== undefined && detail.rows.in > 0 && (
        <span className="quiet">
          {WORDS.rows({
            in: formatCount(detail.rows.in),
            used: formatCount(detail.rows.used),
            quarantined: formatCount(detail.rows.quarantined),
            heldOut: formatCount(detail.rows.held_out),
          })}
        </span>
      )}
    </div>
  )
}

function RunTimeline({ shown: { run, detail, trace, isCut, trouble, isPartial } }: { readonly shown: ShownRun }): ReactElement {
  const { runs } = useServices()
  const chosen = useStore(runs.store, (state) => state.selectedPhase)
  const phase = run.phases.find((item) => item.name === chosen) ?? currentPhase(run) ?? run.phases[0]
  return (
    <>
      <div className="run-columns">
        <div>
          <Timeline run={run} isThen={isPartial} trace={trace} />
          {run.status === 'running' && !isPartial && <p className="quiet">{WORDS.timeline.goesOn}</p>}
          {trouble !== undefined && (
            <p className="degraded" role="alert">
              {WORDS.timeline.unread}: {trouble.code} {trouble.message}
            </p>
          )}
          {isCut && <p className="degraded">{WORDS.timeline.cut(formatCount(trace?.gates.length ?? 0))}</p>}
        </div>
        {phase !== undefined && (
          <PhaseDetail phase={phase} mark={phaseMark(phase, run)} isShort={run.kept === false && detail === undefined} />
        )}
      </div>
      {detail !== undefined && (
        <div className="run-results">
          <ScoreTable result={detail} />
          <FindingTable result={detail} />
          <FileTable result={detail} />
        </div>
      )}
    </>
  )
}
