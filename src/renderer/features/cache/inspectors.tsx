import { type ReactElement, useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import type { Inspectors } from '../../place/inspectors.ts'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount, formatDateTime, shortRun } from '../../ui/format.ts'
import { WORDS } from '../../words/cache.ts'
import type { CacheEventView, CacheLifeView } from './cache.ts'

const { life: LIFE } = WORDS

type Known =
  | { readonly load: 'loading'; readonly progress: string }
  | { readonly load: 'ready'; readonly life: CacheLifeView }
  | { readonly load: 'failed'; readonly fault: FaultView }

/** A key's life, from the records alone: up to the time cursor, or as far as the log goes. */
function CacheKeyInspector({ id }: { readonly id: string }): ReactElement {
  const { cache, time, connection } = useServices()
  const moment = useStore(time.store, ({ mode, at }) => (mode === 'live' ? undefined : at?.record))
  const isOpen = useStore(connection.store, ({ phase }) => phase === 'open')
  const [known, setKnown] = useState<Known>({ load: 'loading', progress: '' })
  const read = useCallback(() => {
    let isCurrent = true
    const tell = (next: Known): void => {
      if (isCurrent) setKnown(next)
    }
    const onPart = (records: number, of: number): void =>
      tell({ load: 'loading', progress: LIFE.progress(formatCount(records), formatCount(of)) })
    cache.lifeOf(id, moment, onPart).then(
      (life) => tell({ load: 'ready', life }),
      (error: unknown) => tell({ load: 'failed', fault: Fault.from(error).toView() }),
    )
    return () => {
      isCurrent = false
    }
  }, [cache, id, moment])
  useEffect(() => (isOpen ? read() : undefined), [isOpen, read])
  if (known.load === 'loading') return <Loading label={known.progress === '' ? LIFE.loading : known.progress} rows={6} />
  if (known.load === 'failed')
    return (
      <Blank title={LIFE.failed}>
        {known.fault.message} <code className="mono">{known.fault.code}</code>
        <p>{known.fault.remedy}</p>
      </Blank>
    )
  return <KeyLife life={known.life} moment={moment} onAgain={read} />
}

interface KeyLifeProps {
  readonly life: CacheLifeView
  readonly moment: number | undefined
  readonly onAgain: () => void
}

function KeyLife({ life, moment, onAgain }: KeyLifeProps): ReactElement {
  const { key, tier, slot, because, put, hits, events, omitted } = life
  return (
    <article className="cache-life" aria-label={key}>
      <p className="mono cache-life-key">{key}</p>
      <section>
        <h3>{tier === null ? LIFE.whyGone : LIFE.why}</h3>
        <p>
          <strong>{tier === null || slot === null ? LIFE.nowhere : LIFE.where(tier, slot)}</strong>
          {moment !== undefined && <span className="quiet"> {LIFE.atRecord(formatCount(moment))}</span>}
        </p>
        {because !== null && <Sentence event={because} />}
        {put !== null && put.record !== because?.record && <Sentence event={put} />}
        {put !== null && <p className="quiet">{LIFE.asked(hits)}</p>}
      </section>
      <section>
        <h3>{LIFE.life}</h3>
        {omitted > 0 && <p className="quiet">{LIFE.omitted(formatCount(omitted))}</p>}
        <ol className="cache-events">
          {events.toReversed().map((event, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one record may tell of a key more than once
            <li key={`${event.record} ${index}`}>
              <RecordLink record={event.record} />
              <span>
                {event.says}
                <span className="quiet block">
                  {formatDateTime(event.time)} {event.run === '' ? '' : `${shortRun(event.run)} ${event.phase}`}
                </span>
              </span>
            </li>
          ))}
        </ol>
      </section>
      {moment === undefined && (
        <button type="button" className="button" onClick={onAgain}>
          {LIFE.again}
        </button>
      )}
    </article>
  )
}

function Sentence({ event }: { readonly event: CacheEventView }): ReactElement {
  return (
    <p>
      <RecordLink record={event.record} words={LIFE.byRecord} />
      {event.run !== '' && <span className="quiet"> {LIFE.ofRun(shortRun(event.run), event.phase)}</span>}: {event.says}
    </p>
  )
}

export const inspectors: Inspectors = { 'cache-key': CacheKeyInspector }
