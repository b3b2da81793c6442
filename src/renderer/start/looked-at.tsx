import { type ReactElement, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Candidate } from '../../shared/host/index.ts'
import { WORDS } from '../words/start.ts'
import type { StartModel } from './start-model.ts'
import { Trouble } from './trouble.tsx'

/** A folder that cannot simply be opened: it wants trust, or a sample, or is neither. */
export function LookedAt({ start, candidate }: { readonly start: StartModel; readonly candidate: Candidate }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const title = candidate.what === 'workspace' ? WORDS.trustTitle(candidate.name ?? candidate.path) : candidate.path
  return (
    <section className="start-part" aria-labelledby="start-looked-at">
      <h2 id="start-looked-at" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {candidate.what === 'workspace' ? <Trust start={start} candidate={candidate} /> : <Other start={start} candidate={candidate} />}
      <button type="button" className="button" onClick={() => start.back()}>
        {WORDS.back}
      </button>
    </section>
  )
}

function Trust({ start, candidate }: { readonly start: StartModel; readonly candidate: Candidate }): ReactElement {
  const working = useStore(start.store, (state) => state.working)
  const starts = candidate.starts ?? []
  return (
    <>
      <p>{WORDS.trustWhy}</p>
      <p className="quiet">
        <span className="mono">{candidate.path}</span>: {candidate.reason}
      </p>
      <h3>{WORDS.starts}</h3>
      {starts.length === 0 ? (
        <p className="quiet">{WORDS.startsNothing}</p>
      ) : (
        <ul className="start-commands mono">
          {starts.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Trouble start={start} acts={['trust', 'open']} />
      <button type="button" className="button primary" disabled={working !== undefined} onClick={() => void start.trust()}>
        {WORDS.trust}
      </button>
    </>
  )
}

function Other({ start, candidate }: { readonly start: StartModel; readonly candidate: Candidate }): ReactElement {
  const samples = useStore(start.store, (state) => state.samples)
  const working = useStore(start.store, (state) => state.working)
  if (candidate.what !== 'empty') return <p className="degraded">{candidate.reason ?? WORDS.what[candidate.what]}</p>
  return (
    <>
      <p className="quiet">{WORDS.createAbout(candidate.path)}</p>
      <Trouble start={start} acts={['create', 'open']} />
      <ul className="start-list">
        {samples.map((sample) => (
          <li key={sample}>
            <span className="start-name">
              <strong>{sample}</strong>
              <span className="quiet">{WORDS.samples[sample]}</span>
            </span>
            <button type="button" className="button" disabled={working !== undefined} onClick={() => void start.create(sample)}>
              {WORDS.createButton(sample)}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
