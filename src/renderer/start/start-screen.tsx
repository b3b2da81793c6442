import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import type { Candidate } from '../../shared/host/index.ts'
import { WORDS } from '../words/start.ts'
import { AttachForm } from './attach-form.tsx'
import { LookedAt } from './looked-at.tsx'
import type { StartModel } from './start-model.ts'
import { Trouble } from './trouble.tsx'
import './start.css'

/** The window without a workspace: what was opened before, another folder, an engine elsewhere. */
export function StartScreen({
  start,
  unknownLink,
}: {
  readonly start: StartModel
  readonly unknownLink: string | undefined
}): ReactElement {
  const looking = useStore(start.store, (state) => state.looking)
  const working = useStore(start.store, (state) => state.working)
  useEffect(() => {
    document.title = WORDS.title
    void start.list()
  }, [start])
  return (
    <main className="start" aria-busy={working !== undefined}>
      <header className="start-head">
        <h1>{WORDS.title}</h1>
        <p className="quiet">{WORDS.lead}</p>
        {unknownLink !== undefined && <p className="degraded">{WORDS.unknownLink(unknownLink)}</p>}
        <p className="start-working" role="status">
          {working === undefined || working === 'list' ? '' : WORDS.working[working]}
        </p>
      </header>
      {looking === undefined ? <Choices start={start} /> : <LookedAt start={start} candidate={looking} />}
    </main>
  )
}

function Choices({ start }: { readonly start: StartModel }): ReactElement {
  const { recent, load } = useStore(start.store)
  return (
    <>
      <section className="start-part" aria-labelledby="start-recent">
        <h2 id="start-recent">{WORDS.recent}</h2>
        <Trouble start={start} acts={['list', 'open']} />
        {load === 'ready' && recent.length === 0 && <p className="quiet">{WORDS.noRecent}</p>}
        <ul className="start-list">
          {recent.map((candidate) => (
            <li key={candidate.handle}>
              <RecentRow start={start} candidate={candidate} />
            </li>
          ))}
        </ul>
      </section>
      <section className="start-part" aria-labelledby="start-open">
        <h2 id="start-open">{WORDS.open}</h2>
        <p className="quiet">{WORDS.openAbout}</p>
        <Trouble start={start} acts={['choose']} />
        <button type="button" className={`button ${recent.length === 0 ? 'primary' : ''}`} onClick={() => void start.choose()}>
          {WORDS.choose}
        </button>
      </section>
      <AttachForm start={start} />
    </>
  )
}

function RecentRow({ start, candidate }: { readonly start: StartModel; readonly candidate: Candidate }): ReactElement {
  const { what, name, path, isTrusted } = candidate
  return (
    <>
      <span className="start-name">
        <strong>{name}</strong>
        <span className="mono quiet" title={path}>
          {path}
        </span>
      </span>
      <span className={what === 'workspace' && isTrusted === true ? 'quiet' : 'degraded'}>{standing(candidate)}</span>
      <button type="button" className="button" disabled={what === 'gone'} onClick={() => void start.pick(candidate)}>
        {isTrusted === true ? WORDS.openButton : WORDS.look}
        <span className="visually-hidden"> {name}</span>
      </button>
    </>
  )
}

/** What a folder is, in a word or two. */
function standing({ what, isTrusted }: Candidate): string {
  if (what !== 'workspace') return WORDS.what[what]
  return isTrusted === true ? WORDS.trusted : WORDS.untrusted
}
