import { ChevronLeft, ChevronRight, Pause, Play, Square } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, type ReactElement, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import type { Moment } from '../time/time-cursor.ts'
import { PLAY_SPEEDS } from '../time/time-travel.ts'
import { formatCount, formatDateTime } from '../ui/format.ts'
import { WORDS } from '../words/shell.ts'
import { FlowMeter } from './flow-meter.tsx'
import { MomentFields } from './moment-fields.tsx'

const words = WORDS.time

/** The one time cursor of the window: where it stands, and everything that moves it. */
export function TimeBar(): ReactElement {
  const { time } = useServices()
  const head = useStore(time.store, (state) => state.head)
  return (
    <section className="time-bar" aria-label={words.name} data-region="time" tabIndex={-1}>
      <LiveOrPause isUsable={head !== undefined} />
      <Steps isUsable={head !== undefined} />
      <Slider />
      <MomentFields />
      <Playing />
      <FlowMeter />
    </section>
  )
}

function LiveOrPause({ isUsable }: { readonly isUsable: boolean }): ReactElement {
  const { time, travel } = useServices()
  const isLive = useStore(time.store, (state) => state.mode === 'live')
  return (
    <fieldset className="segmented" aria-label={words.liveOrPause}>
      <button type="button" className="button" aria-pressed={isLive} disabled={!isUsable} onClick={() => travel.live()}>
        <span className="live-dot" aria-hidden />
        {words.live}
      </button>
      <button type="button" className="button" aria-pressed={!isLive} disabled={!isUsable} onClick={() => travel.pause()}>
        <Pause size={12} aria-hidden />
        {words.pause}
      </button>
    </fieldset>
  )
}

function Steps({ isUsable }: { readonly isUsable: boolean }): ReactElement {
  const { travel } = useServices()
  return (
    <span className="segmented">
      <button
        type="button"
        className="button icon-button"
        aria-label={words.back}
        title={words.back}
        disabled={!isUsable}
        onClick={() => void travel.step(-1)}
      >
        <ChevronLeft size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="button icon-button"
        aria-label={words.forward}
        title={words.forward}
        disabled={!isUsable}
        onClick={() => void travel.step(1)}
      >
        <ChevronRight size={14} aria-hidden />
      </button>
    </span>
  )
}

const KEY_STEPS: Readonly<Record<string, 1 | -1 | 10 | -10>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
}

function Slider(): ReactElement {
  const { time, travel } = useServices()
  const { at, head } = useStore(time.store)
  const isSeeking = useStore(travel.store, (state) => state.isSeeking)
  // Where the hand is while the engine is still asked.
  const [wish, setWish] = useState<number | undefined>(undefined)
  useEffect(() => {
    if (!isSeeking) setWish(undefined)
  }, [isSeeking])
  const to = (record: number): void => {
    setWish(record)
    void travel.to({ record })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || head === undefined) return
    const by = KEY_STEPS[event.key]
    if (by !== undefined) void travel.step(by)
    else if (event.key === 'Home') to(0)
    else if (event.key === 'End') to(head.record)
    else return
    event.preventDefault()
  }
  return (
    <div className="time-slider">
      <RunMarks records={(head?.record ?? 0) + 1} />
      <input
        type="range"
        aria-label={words.cursor}
        aria-valuetext={at === undefined ? words.nowhere : momentText(at)}
        min={0}
        max={head?.record ?? 0}
        value={wish ?? at?.record ?? 0}
        disabled={head === undefined}
        onChange={(event) => to(Number(event.target.value))}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

/** `record 812, position 4711, 21 Nov 10:43:05`. */
function momentText({ record, pos, time }: Moment): string {
  return words.moment(formatCount(record), pos, time === undefined ? undefined : formatDateTime(time))
}

/** Where the runs lie in the log. */
function RunMarks({ records }: { readonly records: number }): ReactElement {
  const { runs } = useServices()
  const list = useStore(runs.store, (state) => state.runs)
  return (
    <div className="run-marks" aria-hidden>
      {list.map((run) => {
        const [first = 0, last = records - 1] = run.records
        const share = { left: `${(100 * first) / records}%`, width: `${(100 * (last - first + 1)) / records}%` } as CSSProperties
        return <span key={run.run_id} className={run.breach === null ? '' : 'breached'} style={share} />
      })}
    </div>
  )
}

function Playing(): ReactElement {
  const { time, travel } = useServices()
  const isPlaying = useStore(time.store, (state) => state.mode === 'replay')
  const canPlay = useStore(time.store, ({ at, head }) => at?.time !== undefined && head !== undefined && at.record < head.record)
  const speed = useStore(travel.store, (state) => state.speed)
  return (
    <span className="segmented">
      <button
        type="button"
        className="button icon-button"
        aria-label={isPlaying ? words.stopPlaying : words.play}
        title={isPlaying ? words.stopPlaying : words.play}
        disabled={!isPlaying && !canPlay}
        onClick={() => (isPlaying ? travel.stop() : travel.play())}
      >
        {isPlaying ? <Square size={11} aria-hidden /> : <Play size={12} aria-hidden />}
      </button>
      <select
        className="field speed"
        aria-label={words.speed}
        title={words.speed}
        value={speed}
        onChange={(event) => travel.setSpeed(Number(event.target.value))}
      >
        {PLAY_SPEEDS.map((value) => (
          <option key={value} value={value}>
            {value}×
          </option>
        ))}
      </select>
    </span>
  )
}
