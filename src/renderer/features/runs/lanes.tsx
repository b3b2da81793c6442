import type { CSSProperties, ReactElement, ReactNode } from 'react'
import { useStore } from 'zustand'
import type { RunSummary } from '../../data/types.ts'
import { RecordLink } from '../../record/record-link.tsx'
import type { RunTrace, TraceSpan } from '../../run/run-trace.ts'
import { useAsked } from '../../run/use-asked.ts'
import { useServices } from '../../services.ts'
import { formatBytes, formatCount, formatDuration } from '../../ui/format.ts'
import { WORDS } from '../../words/runs.ts'
import { place, type TimeWindow } from './gantt-view.ts'
import { readGrowth } from './growth.ts'
import type { GrowthPoint } from './model.ts'

const words = WORDS.timeline
/** Bars of the traffic lane. */
const BUCKETS = 160
/** Trees of a learner (src/shared/services/run-result.ts): the height of its curve. */
const TREES = 1_350

interface LaneProps {
  readonly run: RunSummary
  readonly trace: RunTrace
  readonly window: TimeWindow
}

/** What happened during a run, on the same axis as its phases: gates, models, jobs and streams, messages, the device. All from its records. */
export function Lanes({ run, trace, window }: LaneProps): ReactElement {
  const growth = useGrowth(run, trace)
  const { spans, gates, totalMs } = trace
  const models = spans.filter(({ kind }) => kind === 'model')
  // Of a run that goes on: learners that grow and are not on the record yet.
  const growing = run.status === 'running' ? [...new Set(growth?.map(({ model }) => model))] : []
  const groups = [...new Set(spans.filter(({ kind }) => kind === 'job' || kind === 'stream').map(({ lane }) => lane))]
  const proofs = spans.filter(({ kind }) => kind === 'proof')
  const share = (ms: number): number => (totalMs === 0 ? 0 : ms / totalMs)
  return (
    <div className="lanes">
      <Lane name={words.lanes.gates} about={words.laneOf(words.lanes.gates, gates.length)}>
        {gates.map((gate) => (
          <span
            key={gate.record}
            className={gate.ok ? 'lane-gate' : 'lane-gate failed'}
            style={{ left: place(share(gate.atMs), window) }}
            title={`${gate.rule} (${gate.when}) ${gate.ok ? WORDS.held : WORDS.failed} · ${formatDuration(gate.atMs)} · record ${gate.record}`}
          />
        ))}
      </Lane>
      {models.map((model) => (
        <Lane key={model.records[1]} name={model.lane} about={words.trees(model.lane)} note={model.detail.split(' · ')[0]}>
          <Bar span={model} trace={trace} window={window} />
          <Growth points={grown(growth, model, trace)} trace={trace} window={window} />
        </Lane>
      ))}
      {growing
        .filter((name) => !models.some(({ lane }) => lane === name))
        .map((name) => (
          <Growing key={name} name={name} points={growth} trace={trace} window={window} />
        ))}
      {groups.map((group) => {
        const own = spans.filter(({ lane, kind }) => lane === group && (kind === 'job' || kind === 'stream'))
        return (
          <Lane key={group} name={`${words.lanes.bus} · ${group}`} about={words.laneOf(group, own.length)}>
            {own.map((span) => (
              <Bar key={`${span.kind} ${span.records[0]}`} span={span} trace={trace} window={window} />
            ))}
          </Lane>
        )
      })}
      <Traffic trace={trace} window={window} />
      {proofs.map((proof) => (
        <Lane
          key={proof.records[0]}
          name={`${words.lanes.device} · ${proof.lane}`}
          about={`${proof.what}: ${proof.detail}`}
          note={proof.detail.split(' · ')[0]}
        >
          <Bar span={proof} trace={trace} window={window} />
        </Lane>
      ))}
      <p className="quiet lane-note">
        {words.memoryHead}{' '}
        {trace.memory.length === 0
          ? words.noMemory
          : trace.memory.map(({ who, bytes, record }, index) => (
              <span key={who}>
                {index > 0 && ', '}
                {words.memory(who, formatBytes(bytes))} (<RecordLink record={record} />)
              </span>
            ))}
        {(growth === undefined || growth.length === 0) && run.status !== 'running' && models.length > 0 && ` · ${words.noTrees}`}
      </p>
      <LaneTable spans={spans} />
    </div>
  )
}

/** How the trees grew: as this window saw it, else as the bus kept it; undefined where neither tells. */
function useGrowth(run: RunSummary, trace: RunTrace): readonly GrowthPoint[] | undefined {
  const { runs } = useServices()
  const seen = useStore(runs.store, (state) => state.growth[run.run_id])
  const isOver = run.status !== 'running' && trace.spans.some(({ kind }) => kind === 'model')
  const [first, last] = trace.positions
  const kept = useAsked(`growth ${isOver ? run.run_id : ''} ${isOver ? last : ''}`, (engine) =>
    isOver ? readGrowth(engine, { runId: run.run_id, positions: [first, last] }) : Promise.resolve([]),
  )
  const found = kept.load === 'ready' ? kept.value : []
  return found.length > (seen?.length ?? 0) ? found : seen
}

interface GrowingProps extends Omit<LaneProps, 'run'> {
  readonly name: string
  readonly points: readonly GrowthPoint[] | undefined
}

/** A learner that grows: what there is of it so far. */
function Growing({ name, points, trace, window }: GrowingProps): ReactElement {
  return (
    <Lane name={name} about={words.trees(name)} note={words.grows}>
      <Growth points={points?.filter(({ model }) => model === name)} trace={trace} window={window} />
    </Lane>
  )
}

interface LaneShape {
  readonly name: string
  /** What it shows, in words. */
  readonly about: string
  readonly note?: string | undefined
  readonly children: ReactNode
}

function Lane({ name, about, note, children }: LaneShape): ReactElement {
  return (
    <div className="lane">
      <span className="lane-name">{name}</span>
      <span className="lane-track" role="img" aria-label={about}>
        {children}
      </span>
      <span className="lane-tail quiet" title={note}>
        {note}
      </span>
    </div>
  )
}

function Bar({ span, trace, window }: { readonly span: TraceSpan; readonly trace: RunTrace; readonly window: TimeWindow }): ReactElement {
  const { kind, what, startMs, endMs, detail, records, isGood } = span
  const [from, to] = [startMs / (trace.totalMs || 1), endMs / (trace.totalMs || 1)]
  const style: CSSProperties = { left: place(from, window), width: `calc(${(100 * (to - from)) / (window.to - window.from)}%)` }
  return (
    <span
      className={`lane-bar ${kind} ${isGood ? '' : 'bad'}`}
      style={style}
      title={`${what} · ${formatDuration(endMs - startMs)} · ${detail} · records ${records[0]} to ${records[1]}`}
    />
  )
}

/** Points of one learner up to its model: later its name stands for other trees, of the check against a shuffled target. */
function grown(points: readonly GrowthPoint[] | undefined, model: TraceSpan, trace: RunTrace): readonly GrowthPoint[] | undefined {
  const endMs = Date.parse(trace.start) + model.endMs
  return points?.filter((point) => point.model === model.lane && Date.parse(point.at) <= endMs)
}

/** How many trees there were, and when. */
function Growth({
  points,
  trace,
  window,
}: {
  readonly points: readonly GrowthPoint[] | undefined
  readonly trace: RunTrace
  readonly window: TimeWindow
}): ReactElement | null {
  if (points === undefined || points.length < 2) return null
  const start = Date.parse(trace.start)
  const line = points.map(({ at, done }) => {
    const share = (Date.parse(at) - start) / (trace.totalMs || 1)
    return `${((share - window.from) / (window.to - window.from)) * 1_000},${20 - (20 * Math.min(done, TREES)) / TREES}`
  })
  return (
    <svg className="lane-curve" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden>
      <polyline points={line.join(' ')} fill="none" stroke="var(--accent)" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

function Traffic({ trace, window }: { readonly trace: RunTrace; readonly window: TimeWindow }): ReactElement {
  const buckets = new Float64Array(BUCKETS)
  const total = trace.traffic.reduce((sum, { messages }) => sum + messages, 0)
  for (const { atMs, messages } of trace.traffic) {
    const at = Math.floor(((atMs / (trace.totalMs || 1) - window.from) / (window.to - window.from)) * BUCKETS)
    const bucket = Math.min(BUCKETS - 1, at)
    if (at >= 0 && at <= BUCKETS) buckets[bucket] = (buckets[bucket] ?? 0) + messages
  }
  const most = buckets.reduce((high, value) => Math.max(high, value), 1)
  return (
    <Lane name={words.lanes.traffic} about={words.traffic(formatCount(total))} note={formatCount(total)}>
      <svg className="lane-curve" viewBox={`0 0 ${BUCKETS} 20`} preserveAspectRatio="none" aria-hidden>
        {[...buckets].map((value, bucket) =>
          value === 0 ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bucket is its place
            <rect key={bucket} x={bucket + 0.1} width={0.8} y={20 - (20 * value) / most} height={(20 * value) / most} fill="var(--bar)" />
          ),
        )}
      </svg>
    </Lane>
  )
}

/** The same as text: every span with its records. */
function LaneTable({ spans }: { readonly spans: readonly TraceSpan[] }): ReactElement {
  const { columns } = words
  return (
    <details className="lane-table">
      <summary>{words.table}</summary>
      <table className="table" aria-label={words.table}>
        <thead>
          <tr>
            <th scope="col">{columns.lane}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col" className="number">
              {columns.start}
            </th>
            <th scope="col" className="number">
              {columns.duration}
            </th>
            <th scope="col">{columns.detail}</th>
            <th scope="col">{columns.records}</th>
          </tr>
        </thead>
        <tbody>
          {spans.map((span) => (
            <tr key={`${span.kind} ${span.records[0]}`}>
              <td>{span.lane}</td>
              <td>{span.what}</td>
              <td className="number">{formatDuration(span.startMs)}</td>
              <td className="number">{formatDuration(span.endMs - span.startMs)}</td>
              <td className={span.isGood ? '' : 'verdict-failed'}>{span.detail}</td>
              <td>
                <RecordLink record={span.records[0]} /> <RecordLink record={span.records[1]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
