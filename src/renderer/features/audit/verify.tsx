import { ShieldCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { cutHash, formatCount, formatTime } from '../../ui/format.ts'
import { describeStop } from './model.ts'

/** The button, and how far verification is. */
export function VerifyBar(): ReactElement {
  const { audit, connection } = useServices()
  const state = useStore(audit.store, (audited) => audited.verify)
  const isOpen = useStore(connection.store, (connected) => connected.phase === 'open')
  const isFollowing = useStore(audit.store, (audited) => audited.isFollowing || audited.matches !== undefined)
  const isWorking = state.phase === 'working'
  return (
    <>
      {isWorking && (
        <span className="verify-progress" role="status">
          <progress className="meter" value={state.records} max={Math.max(1, state.of)} aria-label="Records verified" />
          {formatCount(state.records)} of {formatCount(state.of)}
        </span>
      )}
      {!isFollowing && (
        <button type="button" className="button" onClick={() => audit.follow()}>
          Newest
        </button>
      )}
      <button type="button" className="button primary" disabled={isWorking || !isOpen} onClick={() => void audit.verify()}>
        <ShieldCheck size={14} aria-hidden />
        Verify
      </button>
    </>
  )
}

/** What verification found. A stop is an alert that names record, file and offset. */
export function VerifyOutcome(): ReactElement | null {
  const { audit } = useServices()
  const state = useStore(audit.store, (audited) => audited.verify)
  if (state.phase === 'failed') {
    return (
      <div className="verify-outcome degraded-band" role="alert">
        <strong>The log could not be verified.</strong> {state.fault.message}. {state.fault.remedy}{' '}
        <code className="mono">{state.fault.code}</code>
      </div>
    )
  }
  if (state.phase !== 'done') return null
  const { result } = state
  if (!result.ok) {
    const bad = result.first_bad
    return (
      <div className="verify-outcome breach-band" role="alert">
        <div>
          <strong>This log has been altered.</strong> {bad === null ? 'Verification failed without naming a place.' : describeStop(bad)}
          <p>{formatCount(result.records)} records before it hold. Keep the folder as evidence; do not run on it.</p>
        </div>
        {typeof bad?.record === 'number' && (
          <button type="button" className="button" onClick={() => audit.reveal(bad.record ?? 0)}>
            Show record {bad.record}
          </button>
        )}
      </div>
    )
  }
  return (
    <div className="verify-outcome held" role="status">
      <strong>The log holds.</strong> {formatCount(result.records)} records, chain, commit frames and heads checked from the bytes on disk
      at {formatTime(state.at).slice(0, 8)}. Root{' '}
      <span className="mono" title={result.root}>
        {cutHash(result.root)}
      </span>
      {result.checkpoint?.signed === true ? `, signed at size ${formatCount(result.checkpoint.size)}` : ''}
      {result.torn_tail > 0 ? `, ${formatCount(result.torn_tail)} bytes of a torn tail set aside` : ''}.
    </div>
  )
}
