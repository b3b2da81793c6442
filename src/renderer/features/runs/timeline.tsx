import { type KeyboardEvent, type PointerEvent, type ReactElement, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import type { RunSummary } from '../../data/types.ts'
import { phaseMark, phaseProgress } from '../../run/phase-state.ts'
import type { RunTrace } from '../../run/run-trace.ts'
import { useElapsed } from '../../run/use-elapsed.ts'
import { useServices } from '../../services.ts'
import { formatDuration, shortRun } from '../../ui/format.ts'
import { PhaseGlyph } from '../../ui/glyphs.tsx'
import { tabAfterKey } from '../../ui/tab-keys.ts'
import { WORDS } from '../../words/runs.ts'
import { place, snapped, type TimeWindow } from './gantt-view.ts'
import { GateTicks, gateWords } from './gate-ticks.tsx'
import { Lanes } from './lanes.tsx'
import { type TimelineRow, timeline, tracedTimeline } from './model.ts'
import { ProgressLines } from './progress-lines.tsx'
import { useSelectRun } from './use-select-run.ts'

const words = WORDS.timeline
/** How often the newest records of a run that goes on are asked for. */
const READ_ON_EVERY_MS = 1_000

const length = (share: number, { from, to }: TimeWindow): string => `${(100 * share) / (to - from)}%`

/** Arrows, Home and End go from button to button of a toolbar. */
function stepAlong(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>(':scope > button')]
  const at = buttons.find((button) => button === event.target)
  const next = at === undefined ? undefined : tabAfterKey(event.key, at, buttons)
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

interface TimelineProps {
  readonly run: RunSummary
  readonly trace: RunTrace | undefined
  /** It is shown as it was in the middle: nothing of now is in it. */
  readonly isThen: boolean
}

/** The eight phases of one run on one time axis, and what happened meanwhile below them. A bar is a button: it shows the phase's gates. */
export function Timeline({ run, trace, isThen }: TimelineProps): ReactElement {
  const { runs } = useServices()
  const goesOn = run.status === 'running' && !isThen
  const elapsedMs = useElapsed(run, goesOn)
  useRecordsOf(run, goesOn)
  // What has happened since the newest record is on the axis, too.
  const traced = useMemo(
    () => (trace !== undefined && goesOn ? { ...trace, totalMs: Math.max(trace.totalMs, elapsedMs) } : trace),
    [trace, goesOn, elapsedMs],
  )
  const { rows, totalMs } = useMemo(
    () => (traced === undefined ? timeline(run, elapsedMs) : tracedTimeline(run, traced)),
    [run, traced, elapsedMs],
  )
  const window = useStore(runs.gantt.store)
  const section = useRef<HTMLElement>(null)
  const edges = useMemo(
    () => (totalMs === 0 ? [] : rows.flatMap(({ startMs, durationMs }) => [startMs / totalMs, (startMs + durationMs) / totalMs])),
    [rows, totalMs],
  )
  useEffect(() => runs.gantt.setEdges(edges), [runs, edges])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is shown whole
  useEffect(() => runs.gantt.fit(), [runs, run.run_id])
  useWheel(section)
  return (
    <section
      ref={section}
      className="timeline"
      aria-label={words.name}
      onPointerMove={(event) => follow(event, { edges, window, totalMs })}
    >
      <div className="timeline-tools" role="toolbar" aria-label={words.tools} onKeyDown={stepAlong}>
        <CommandButton command="runs.zoom-in" look="bare" />
        <CommandButton command="runs.zoom-out" look="bare" />
        <CommandButton command="runs.earlier" look="bare" />
        <CommandButton command="runs.later" look="bare" />
        <CommandButton command="runs.fit" look="bare" />
        <span className="quiet">{words.zoomed(formatDuration(window.from * totalMs), formatDuration(window.to * totalMs))}</span>
        <output className="timeline-readout mono" aria-hidden />
      </div>
      <div className="timeline-plane">
        <TimeAxis totalMs={totalMs} window={window} />
        <ol>
          {rows.map((row) => (
            <Row key={row.phase.name} run={run} row={row} totalMs={totalMs} window={window} />
          ))}
        </ol>
        {traced !== undefined && <Lanes run={run} trace={traced} window={window} />}
        <div className="timeline-pointer" aria-hidden>
          <i hidden />
        </div>
      </div>
      {goesOn && <ProgressLines run={run} elapsedMs={elapsedMs} />}
    </section>
  )
}

/** While a run goes on, what it puts on the record is read as it comes. */
function useRecordsOf(run: RunSummary, goesOn: boolean): void {
  const { runs, clock } = useServices()
  const first = run.records[0]
  useEffect(() => {
    if (!goesOn || first === undefined) return
    let isOver = false
    let stop = (): void => {}
    const turn = async (): Promise<void> => {
      await runs.readOn(run.run_id, first)
      if (!isOver) stop = clock.after(READ_ON_EVERY_MS, () => void turn())
    }
    void turn()
    return () => {
      isOver = true
      stop()
    }
  }, [runs, clock, run.run_id, first, goesOn])
}

interface Followed {
  readonly edges: readonly number[]
  readonly window: TimeWindow
  readonly totalMs: number
}

/** The line under the pointer and what time it stands at. Nothing of React takes part: this runs at every move. */
function follow(event: PointerEvent<HTMLElement>, { edges, window, totalMs }: Followed): void {
  const section = event.currentTarget
  const track = section.querySelector('.timeline-scale')?.getBoundingClientRect()
  const readout = section.querySelector<HTMLElement>('.timeline-readout')
  const line = section.querySelector<HTMLElement>('.timeline-pointer i')
  if (track === undefined || readout === null || line === null) return
  const at = (event.clientX - track.left) / track.width
  const isInside = at >= 0 && at <= 1
  line.hidden = !isInside
  if (!isInside) return
  const share = snapped(window.from + at * (window.to - window.from), edges, window)
  line.style.left = `${((share - window.from) / (window.to - window.from)) * 100}%`
  readout.textContent = formatDuration(share * totalMs)
}

/** Wheel zooms where the pointer is; with Shift, or sideways, it moves. */
function useWheel(section: React.RefObject<HTMLElement | null>): void {
  const { gantt } = useServices().runs
  useEffect(() => {
    const plane = section.current?.querySelector<HTMLElement>('.timeline-plane')
    const onWheel = (event: WheelEvent): void => {
      const track = plane?.querySelector('.timeline-scale')?.getBoundingClientRect()
      if (track === undefined || event.clientX < track.left || event.clientX > track.right) return
      event.preventDefault()
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)
      if (isSideways) gantt.pan((event.shiftKey ? event.deltaY : event.deltaX) / track.width)
      else gantt.zoom(2 ** (event.deltaY / 240), (event.clientX - track.left) / track.width)
    }
    // React's own wheel listeners are passive: the page would scroll as well.
    plane?.addEventListener('wheel', onWheel, { passive: false })
    return () => plane?.removeEventListener('wheel', onWheel)
  }, [section, gantt])
}

interface RowProps {
  readonly run: RunSummary
  readonly row: TimelineRow
  readonly totalMs: number
  readonly window: TimeWindow
}

function Row({ run, row: { phase, number, startMs, durationMs }, totalMs, window }: RowProps): ReactElement {
  const { runs } = useServices()
  const select = useSelectRun()
  const live = useStore(runs.store, (state) => state.progress[run.run_id])
  const selected = useStore(runs.store, (state) => state.selectedPhase)
  const progress = phaseProgress(live, phase.name)
  const percent = progress === undefined ? '' : `, ${Math.round(progress * 100)} %`
  const isReached = phase.status !== 'not_reached'
  const mark = phaseMark(phase, run)
  // What the record says it took; the bar lies where the records lie.
  const took = formatDuration(mark === 'running' ? durationMs : phase.duration_ms)
  const taken = phase.reused_from === undefined ? '' : `, ${words.reused(shortRun(phase.reused_from))}`
  return (
    <li className={`timeline-row ${mark} ${phase.reused_from === undefined ? '' : 'reused'} ${selected === phase.name ? 'selected' : ''}`}>
      <span className="timeline-name">
        <PhaseGlyph status={mark} progress={progress} />
        <span className="quiet">{number}</span>
        <button
          type="button"
          className="timeline-bar"
          aria-pressed={selected === phase.name}
          aria-label={`${phase.name} · ${run.run_id}`}
          aria-description={`${WORDS.statusWords[mark]}${percent}, ${took}, ${gateWords(phase.gates)}${taken}`}
          title={taken === '' ? undefined : taken.slice(2)}
          onClick={() => select(run.run_id, phase.name)}
          onDoubleClick={() => totalMs > 0 && runs.gantt.show({ from: startMs / totalMs, to: (startMs + durationMs) / totalMs })}
        >
          {phase.name}
        </button>
      </span>
      <span className="timeline-track">
        {isReached && totalMs > 0 && (
          <span className="timeline-fill" style={{ left: place(startMs / totalMs, window), width: length(durationMs / totalMs, window) }} />
        )}
      </span>
      <span className="timeline-duration">{isReached && mark !== 'stopped' ? took : '—'}</span>
      <span className="timeline-gates">
        <GateTicks gates={phase.gates} />
      </span>
    </li>
  )
}

function TimeAxis({ totalMs, window: { from, to } }: { readonly totalMs: number; readonly window: TimeWindow }): ReactElement {
  return (
    <div className="timeline-axis" aria-hidden>
      <span>{words.phase}</span>
      <span className="timeline-scale">
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <span key={part}>{totalMs === 0 ? '' : formatDuration(totalMs * (from + part * (to - from)))}</span>
        ))}
      </span>
      <span className="number">{words.duration}</span>
      <span>{words.gates}</span>
    </div>
  )
}
