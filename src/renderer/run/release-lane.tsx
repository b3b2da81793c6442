import { type ReactElement, useId, useRef, useState } from 'react'
import { REASON_CHARS_MAX } from '../../shared/host/index.ts'
import type { RunSummary } from '../data/types.ts'
import { RecordLink } from '../record/record-link.tsx'
import { useServices } from '../services.ts'
import { formatDuration } from '../ui/format.ts'
import { Hash } from '../ui/hash.tsx'
import { WORDS } from '../words/runs.ts'

const words = WORDS.release

/** A run that waits for a person's word on its outputs: what is asked, by when, and the two answers. */
export function ReleaseLane({ run }: { readonly run: RunSummary }): ReactElement | null {
  const { host } = useServices()
  const { release } = run
  if (release === undefined) return null
  return (
    <section className="release" aria-label={words.name}>
      <h2>{words.asks}</h2>
      <p className="quiet">
        {words.manifest} <Hash value={release.manifest_sha256} label={words.manifest} /> · {words.asked}{' '}
        <RecordLink record={release.asked_record} /> · {words.within(formatDuration(release.limit_ms))}
      </p>
      {host.signRelease === undefined ? <Elsewhere runId={run.run_id} /> : <Word runId={run.run_id} />}
    </section>
  )
}

function Word({ runId }: { readonly runId: string }): ReactElement {
  const { host, engine, notices } = useServices()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [isWorking, setWorking] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const say = async (verdict: 'release' | 'reject'): Promise<void> => {
    const text = reason.trim()
    setMissing(text === '')
    if (text === '') return field.current?.focus()
    setWorking(true)
    try {
      const signed = await host.signRelease?.({ runId, verdict, reason: text })
      const body = { run_id: runId, verdict, reason: text, attended: true, ...signed }
      const answer = (await engine()?.bus.request('system.run.release', body)) as { record: number } | undefined
      notices.done(words.done[verdict], answer === undefined ? undefined : words.record(answer.record))
    } catch (error) {
      notices.failed(words.failed, error)
    } finally {
      setWorking(false)
    }
  }
  return (
    <div className="release-word">
      <label htmlFor={id}>{words.reason}</label>
      <input
        ref={field}
        id={id}
        className="field"
        value={reason}
        maxLength={REASON_CHARS_MAX}
        aria-invalid={isMissing}
        aria-describedby={`${id}-hint`}
        placeholder={words.hint}
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="button" className="button strong" disabled={isWorking} onClick={() => void say('release')}>
        {words.release}
      </button>
      <button type="button" className="button" disabled={isWorking} onClick={() => void say('reject')}>
        {words.reject}
      </button>
      <p id={`${id}-hint`} className={isMissing ? 'degraded' : 'quiet'}>
        {isMissing ? words.missing : words.signed}
      </p>
    </div>
  )
}

function Elsewhere({ runId }: { readonly runId: string }): ReactElement {
  const { host, notices } = useServices()
  const command = words.command(runId)
  return (
    <p>
      {words.elsewhere}{' '}
      <button type="button" className="hash mono" onClick={() => void host.copyText(command).then(() => notices.done(command))}>
        {command}
      </button>
    </p>
  )
}
