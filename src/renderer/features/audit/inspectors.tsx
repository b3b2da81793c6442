import { lazy, type ReactElement, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import type { AuditRecord } from '../../data/types.ts'
import type { Inspectors } from '../../place/inspectors.ts'
import { ActorName } from '../../record/actor-name.tsx'
import { useServices } from '../../services.ts'
import { Loading } from '../../ui/blank.tsx'
import { formatCount, formatDateTime } from '../../ui/format.ts'
import { Hash } from '../../ui/hash.tsx'
import { WORDS } from '../../words/audit.ts'

const words = WORDS.record
const ProofSection = lazy(async () => ({ default: (await import('./proof-view.tsx')).ProofSection }))
const LogSection = lazy(async () => ({ default: (await import('./growth-view.tsx')).LogSection }))

/** One record: what it says, and what shows that it is in the log that was signed. */
function RecordInspector({ id }: { readonly id: string }): ReactElement {
  const { audit, navigation } = useServices()
  const number = Number(id)
  const load = useStore(audit.store, (state) => state.load)
  const view = useStore(navigation.store, (state) => state.view)
  const here = audit.here(number)
  const isHere = here !== undefined
  const [asked, setAsked] = useState<AuditRecord | FaultView | undefined>(undefined)
  useEffect(() => {
    if (load !== 'ready' || isHere) return
    let isOver = false
    audit.byNumber(number).then(
      (found) => !isOver && setAsked(found),
      (error: unknown) => !isOver && setAsked(Fault.from(error).toView()),
    )
    return () => {
      isOver = true
    }
  }, [audit, number, load, isHere])
  const record = here ?? asked
  if (record === undefined) return <Loading label={words.loading(formatCount(number))} rows={8} />
  if (!('record' in record))
    return (
      <p role="alert" className="record degraded">
        {words.failed}: {record.message} <code className="mono">{record.code}</code>
      </p>
    )
  return (
    <article className="record" aria-label={words.name(formatCount(number))}>
      <RecordFacts record={record} />
      {view !== 'audit' && (
        <button type="button" className="button" onClick={() => navigation.go('audit')}>
          {words.open}
        </button>
      )}
      {record.kind === 'circuit_path' && <CommandButton command="circuits.way-of" />}
      <h3>{words.body}</h3>
      <pre className="json">{JSON.stringify(record.body, undefined, 2)}</pre>
      <ProofSection record={number} />
      <LogSection />
    </article>
  )
}

function RecordFacts({ record }: { readonly record: AuditRecord }): ReactElement {
  const { navigation } = useServices()
  const { run, phase, device } = record
  return (
    <>
      <h3 className="kind">{record.kind}</h3>
      <dl className="facts">
        <dt>{words.time}</dt>
        <dd>
          {formatDateTime(record.time)}
          <span className="mono quiet block">{record.time}</span>
        </dd>
        <dt>{words.actor}</dt>
        <dd>
          <ActorName actor={record.actor} /> <span className="quiet">{record.actor.kind}</span>
        </dd>
        <dt>{words.position}</dt>
        <dd className="mono">{String(record.pos)}</dd>
        {run !== undefined && run !== '' && (
          <>
            <dt>{words.run}</dt>
            <dd>
              <button type="button" className="link mono" onClick={() => navigation.select({ kind: 'run', id: run }, 'runs')}>
                {run}
              </button>
            </dd>
          </>
        )}
        {phase !== undefined && phase !== '' && (
          <>
            <dt>{words.phase}</dt>
            <dd>{phase}</dd>
          </>
        )}
        {device !== undefined && device !== '' && (
          <>
            <dt>{words.device}</dt>
            <dd>{device}</dd>
          </>
        )}
        <dt>{WORDS.columns.record}</dt>
        <dd>
          <Hash value={String(record.record)} label={WORDS.columns.record} />
        </dd>
      </dl>
    </>
  )
}

/** What the inspector shows of what this view is about. */
export const inspectors: Inspectors = { record: RecordInspector }
