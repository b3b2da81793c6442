import { CircleCheck, CircleSlash, Pause, Play, SkipForward, Square, TriangleAlert } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import { useServices } from '../../services.ts'
import { Blank } from '../../ui/blank.tsx'
import { formatBytes, formatCount } from '../../ui/format.ts'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/replay.ts'
import type { ReplayRow, ReplayView, Side } from './replay.ts'
import { SPEEDS } from './replay-form.ts'
import { statusOf } from './status-of.ts'

const { sides: SIDES, verdict: VERDICT, form: FORM } = WORDS
const COLUMNS: readonly GridColumn[] = [
  { key: 'topic', title: SIDES.topic, track: '120px' },
  { key: 'place', title: SIDES.place, track: '48px', isNumber: true },
  { key: 'recorded', title: SIDES.recorded, track: 'minmax(120px, 1fr)' },
  { key: 'replayed', title: SIDES.replayed, track: 'minmax(120px, 1fr)' },
  { key: 'same', title: SIDES.same, track: '104px' },
]

/** A replay, framed so that nobody takes it for what happened. */
export function ShownReplay({ replay }: { readonly replay: ReplayView }): ReactElement {
  return (
    <section className="replay-frame" aria-label={WORDS.frame}>
      <p className="replay-strip">{WORDS.frameText(replay.into)}</p>
      <Progress replay={replay} />
      {replay.status !== 'running' && <Verdict replay={replay} />}
      <Rows replay={replay} />
    </section>
  )
}

function Progress({ replay }: { readonly replay: ReplayView }): ReactElement {
  const { replay: model, notices } = useServices()
  const isRunning = replay.status === 'running'
  const isPaused = replay.paused === true
  const setSpeed = (speed: number): void => {
    model.control('resume', { speed }).catch((error: unknown) => notices.failed(WORDS.could.control, error))
  }
  return (
    <div className="replay-progress">
      <strong>{statusOf(replay)}</strong>
      <span>{WORDS.progress(formatCount(replay.messages), formatCount(replay.entries))}</span>
      <span className="quiet mono">{replay.patterns.join(' ')}</span>
      <span className="quiet">{WORDS.range(replay.from_pos, replay.to_pos)}</span>
      <span className="spacer" />
      {isRunning && (
        <>
          {replay.next !== undefined && replay.next !== null && (
            <span className="quiet">{WORDS.next(replay.next.topic, replay.next.pos)}</span>
          )}
          <select className="field" aria-label={FORM.speed} value={replay.speed} onChange={(event) => setSpeed(Number(event.target.value))}>
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {speed === 0 ? FORM.fast : FORM.times(speed)}
              </option>
            ))}
          </select>
          <CommandButton
            command="replay.pause"
            icon={isPaused ? <Play size={13} aria-hidden /> : <Pause size={13} aria-hidden />}
            short={isPaused ? WORDS.short.resume : WORDS.short.pause}
          />
          <CommandButton command="replay.step" icon={<SkipForward size={13} aria-hidden />} short={WORDS.short.step} />
          <CommandButton command="replay.cancel" icon={<Square size={12} aria-hidden />} short={WORDS.short.cancel} />
        </>
      )}
    </div>
  )
}

/** Whether the same came of it, in words and with a shape of its own. */
function Verdict({ replay }: { readonly replay: ReplayView }): ReactElement {
  const { status, differed = 0, topics = [], truncated = false, fault } = replay
  if (fault !== undefined)
    return (
      <Told icon={<TriangleAlert size={16} aria-hidden />} title={fault.message} look="degraded">
        <code className="mono">{fault.code}</code> {fault.remedy}
      </Told>
    )
  const compared = topics.reduce((sum, { recorded }) => sum + recorded, 0)
  const cutOff = status === 'cancelled' ? VERDICT.incomplete : truncated ? VERDICT.truncated : ''
  if (compared === 0)
    return (
      <Told icon={<CircleSlash size={16} aria-hidden />} title={VERDICT.nothing}>
        {VERDICT.nothingDetail}
      </Told>
    )
  const same = topics.length === 0 || differed === 0
  return (
    <>
      <Told
        icon={same ? <CircleCheck size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />}
        title={same ? VERDICT.same : VERDICT.differs(differed)}
        look={same ? '' : 'degraded'}
      >
        {same ? VERDICT.sameDetail(formatCount(compared), formatCount(topics.length)) : ''} {cutOff}
      </Told>
      {!same && <Differences replay={replay} />}
    </>
  )
}

interface ToldProps {
  readonly icon: ReactNode
  readonly title: string
  readonly look?: string
  readonly children: ReactNode
}

function Told({ icon, title, look = '', children }: ToldProps): ReactElement {
  return (
    <div className={`replay-verdict ${look}`} role="status" aria-label={VERDICT.name}>
      {icon}
      <strong>{title}</strong>
      <span className="quiet">{children}</span>
    </div>
  )
}

function Differences({ replay: { into, topics = [] } }: { readonly replay: ReplayView }): ReactElement {
  return (
    <table className="table replay-differences" aria-label={VERDICT.name}>
      <thead>
        <tr>
          <th>{VERDICT.topic}</th>
          <th className="number">{VERDICT.recorded}</th>
          <th className="number">{VERDICT.replayed}</th>
          <th className="number">{VERDICT.differed}</th>
          <th>{VERDICT.first}</th>
        </tr>
      </thead>
      <tbody>
        {topics.map((row) => (
          <tr key={row.topic}>
            <td className="mono">{row.topic}</td>
            <td className="number">{formatCount(row.recorded)}</td>
            <td className="number">{formatCount(row.replayed)}</td>
            <td className="number">{formatCount(row.differed)}</td>
            <td>
              {row.first_difference !== null && (
                <>
                  {VERDICT.number(formatCount(row.first_difference))} {VERDICT.recordedAt} <MessageLink pos={row.first_recorded_pos} />{' '}
                  {VERDICT.replayedAt}{' '}
                  <span className="number" title={VERDICT.inNamespace(into)}>
                    {row.first_replayed_pos ?? SIDES.missing}
                  </span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MessageLink({ pos }: { readonly pos: string | null }): ReactElement {
  const { navigation } = useServices()
  if (pos === null) return <span className="quiet">{SIDES.missing}</span>
  return (
    <button
      type="button"
      className="link number"
      aria-label={SIDES.message(pos)}
      onClick={() => navigation.select({ kind: 'message', id: pos })}
    >
      {pos}
    </button>
  )
}

function Rows({ replay: { status } }: { readonly replay: ReplayView }): ReactElement {
  const { replay, navigation } = useServices()
  const { rows, dropped } = useStore(replay.store)
  const isRunning = status === 'running'
  if (rows.length === 0)
    return <Blank title={isRunning ? SIDES.none : SIDES.noneCame}>{isRunning ? SIDES.noneHint : SIDES.noneCameHint}</Blank>
  return (
    <>
      {dropped > 0 && <p className="quiet">{SIDES.dropped(formatCount(dropped))}</p>}
      <div className="replay-rows">
        <VirtualGrid
          label={SIDES.name}
          columns={COLUMNS}
          count={rows.length}
          selected={-1}
          isFollowing={isRunning}
          onSelect={(index) => {
            const pos = rows[index]?.recorded?.pos ?? rows[index]?.replayed?.pos
            if (pos !== undefined && pos !== null) navigation.select({ kind: 'message', id: pos })
          }}
          rowClass={(index) => (rows[index]?.same === false ? 'is-different' : undefined)}
          cell={(index, column) => cellOf(rows[index], column, isRunning)}
        />
      </div>
    </>
  )
}

function cellOf(row: ReplayRow | undefined, column: string, isRunning: boolean): ReactNode {
  if (row === undefined) return null
  switch (column) {
    case 'topic':
      return <span className="mono">{row.topic}</span>
    case 'place':
      return row.place
    case 'recorded':
      return <SideCell side={row.recorded} missing={isRunning ? SIDES.waiting : SIDES.notThen} />
    case 'replayed':
      return <SideCell side={row.replayed} missing={isRunning ? SIDES.waiting : SIDES.missing} />
    default:
      if (row.kind === 'sent') return <span className="quiet">{SIDES.sent}</span>
      if (row.same === null) return <span className="quiet">{isRunning ? SIDES.waiting : SIDES.no}</span>
      return row.same ? <span>✓ {SIDES.yes}</span> : <span className="degraded">≠ {SIDES.no}</span>
  }
}

function SideCell({ side, missing }: { readonly side: Side | null; readonly missing: string }): ReactElement {
  if (side === null) return <span className="quiet">{missing}</span>
  return side.text === null ? (
    <span className="quiet">{SIDES.binary(formatBytes(side.bytes))}</span>
  ) : (
    <span className="mono">{side.text}</span>
  )
}
