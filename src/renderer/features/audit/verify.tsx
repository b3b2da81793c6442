import { ShieldCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import type { VerifyResult } from '../../data/types.ts'
import { useServices } from '../../services.ts'
import { cutHash, formatCount, formatTime } from '../../ui/format.ts'
import { WORDS } from '../../words/audit.ts'
import { describeStop } from './model.ts'
import type { RecordRange } from './verification.ts'

const words = WORDS.verify

/** The button, and how far verification is. */
export function VerifyBar(): ReactElement {
  const { audit } = useServices()
  const state = useStore(audit.store, (audited) => audited.verify)
  const hasMark = useStore(audit.stepper.store, ({ mark }) => mark !== undefined)
  const isFollowing = useStore(audit.store, (audited) => audited.isFollowing)
  return (
    <>
      {!isFollowing && <CommandButton command="audit.newest" short={words.newest} />}
      {state.phase === 'working' ? (
        <span className="verify-progress" role="status">
          <progress className="meter" value={state.records} max={Math.max(1, state.of)} aria-label={words.progress} />
          {words.of(formatCount(state.records), formatCount(state.of))}
          <CommandButton command="audit.cancel-verify" />
        </span>
      ) : (
        <>
          <CommandButton command="audit.check-bundle" />
          {hasMark && <CommandButton command="audit.verify-range" />}
        </>
      )}
      <CommandButton command="audit.verify" look="primary" icon={<ShieldCheck size={14} aria-hidden />} />
    </>
  )
}

/** What verification found. A stop is an alert that names record, file and offset. */
export function VerifyOutcome(): ReactElement | null {
  const { audit } = useServices()
  const state = useStore(audit.store, (audited) => audited.verify)
  if (state.phase === 'cancelled')
    return (
      <div className="verify-outcome cancelled" role="status">
        {words.cancelled}
      </div>
    )
  if (state.phase === 'failed') {
    return (
      <div className="verify-outcome degraded-band" role="alert">
        <strong>{words.failed}</strong> {state.fault.message}. {state.fault.remedy} <code className="mono">{state.fault.code}</code>
      </div>
    )
  }
  if (state.phase !== 'done') return null
  const { result, at, range } = state
  return result.ok ? <Holds result={result} at={at} range={range} /> : <Altered bad={result.first_bad} records={result.records} />
}

function Altered({ bad, records }: { readonly bad: VerifyResult['first_bad']; readonly records: number }): ReactElement {
  const { audit } = useServices()
  return (
    <div className="verify-outcome breach-band" role="alert">
      <div>
        <strong>{words.altered}</strong> {bad === null ? words.noPlace : describeStop(bad)}
        <p>{words.before(formatCount(records))}</p>
      </div>
      {typeof bad?.record === 'number' && (
        <button type="button" className="button" onClick={() => audit.reveal(bad.record ?? 0)}>
          {words.show(bad.record)}
        </button>
      )}
    </div>
  )
}

interface HoldsProps {
  readonly result: VerifyResult
  readonly at: number
  readonly range: RecordRange | undefined
}

function Holds({ result, at, range }: HoldsProps): ReactElement {
  const time = formatTime(at).slice(0, 8)
  const records = formatCount(result.records)
  const title = range === undefined ? words.holds : words.rangeHolds(formatCount(range.from), formatCount(range.to - 1))
  return (
    <div className="verify-outcome held" role="status">
      <strong>{title}</strong> {range === undefined ? words.checked(records, time) : words.rangeChecked(records, time)} {words.root}{' '}
      <span className="mono" title={result.root}>
        {cutHash(result.root)}
      </span>
      {result.checkpoint?.signed === true ? `, ${words.signed(formatCount(result.checkpoint.size))}` : ''}
      {result.torn_tail > 0 ? `, ${words.torn(formatCount(result.torn_tail))}` : ''}.
    </div>
  )
}
