import { type ReactElement, Suspense, useId, useMemo } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import { useServices } from '../../services.ts'
import { Loading } from '../../ui/blank.tsx'
import { FaultText } from '../../ui/fault-text.tsx'
import { cutHash, shortActor } from '../../ui/format.ts'
import { lazily } from '../../ui/lazily.tsx'
import { WORDS } from '../../words/operators.ts'
import type { JobDraft, SentJob } from './job-desk.ts'
import { useOperatorRows } from './operator-section.tsx'
import { jobTopics, schemasFor } from './rows.ts'

const words = WORDS.form
// The library of forms comes with the first form.
const SchemaForm = lazily(async () => (await import('../../ui/schema-form.tsx')).SchemaForm)

/** A new job: its topic, its schema, its payload by the schema's form or as JSON; then what becomes of it. */
export function JobForm(): ReactElement {
  const { jobDesk } = useServices()
  const draft = useStore(jobDesk.store)
  const { rows } = useOperatorRows()
  const id = useId()
  const topics = useMemo(() => jobTopics(rows), [rows])
  const schemas = useMemo(() => schemasFor(rows, draft.topic, draft.schemas), [rows, draft.topic, draft.schemas])
  return (
    <section className="job-form" aria-label={words.name} data-region="job-form" tabIndex={-1}>
      <div className="section-head">
        <h2>{words.name}</h2>
        <span className="spacer" />
        <button type="button" className="button bare" onClick={() => jobDesk.close()}>
          {words.close}
        </button>
      </div>
      <div className="job-fields">
        <label className="labelled">
          {words.topic}
          <input
            className="field"
            // biome-ignore lint/a11y/noAutofocus: the person has just asked for the form
            autoFocus
            list={`${id}-topics`}
            placeholder={words.topicHint}
            value={draft.topic}
            onChange={(event) => jobDesk.change({ topic: event.target.value })}
          />
          <datalist id={`${id}-topics`}>
            {topics.map((topic) => (
              <option key={topic} value={topic} />
            ))}
          </datalist>
        </label>
        <label className="labelled">
          {words.schema}
          <select className="field" value={draft.schema} onChange={(event) => void jobDesk.setSchema(event.target.value)}>
            <option value="">{words.noSchema}</option>
            {schemas.map((schema) => (
              <option key={schema}>{schema}</option>
            ))}
          </select>
        </label>
        <Payload draft={draft} />
      </div>
      <footer className="job-foot">
        {draft.fault !== undefined && <FaultText fault={draft.fault} />}
        <div className="form-acts">
          <CommandButton command="operators.submit-job" look="primary" showsKeys />
        </div>
        {draft.sent !== undefined && <Sent job={draft.sent} />}
      </footer>
    </section>
  )
}

/** The payload, by the form of its schema where there is one, or as JSON. */
function Payload({ draft }: { readonly draft: JobDraft }): ReactElement {
  const { jobDesk } = useServices()
  const id = useId()
  return (
    <>
      {draft.definition !== undefined && (
        <fieldset className="segmented" aria-label={words.payload}>
          <button type="button" className="button" aria-pressed={!draft.isRaw} onClick={() => jobDesk.setRaw(false)}>
            {words.asForm}
          </button>
          <button type="button" className="button" aria-pressed={draft.isRaw} onClick={() => jobDesk.setRaw(true)}>
            {words.raw}
          </button>
        </fieldset>
      )}
      {draft.isRaw || draft.definition === undefined ? (
        <textarea
          className="field mono job-payload"
          aria-label={words.payload}
          spellCheck={false}
          value={draft.text}
          onChange={(event) => jobDesk.change({ text: event.target.value })}
        />
      ) : (
        <Suspense fallback={<Loading label={words.loading} rows={6} />}>
          <SchemaForm
            schema={draft.definition}
            value={draft.value}
            onChange={(value) => jobDesk.change({ value })}
            idPrefix={`${id}-form`}
          />
        </Suspense>
      )}
    </>
  )
}

/** What became of the job that was submitted last. */
function Sent({ job }: { readonly job: SentJob }): ReactElement {
  const { navigation, panels } = useServices()
  return (
    <section className="sent-job" aria-label={words.state}>
      <dl className="facts">
        <dt>{WORDS.jobs.about}</dt>
        <dd>
          <button
            type="button"
            className="link mono"
            onClick={() => {
              navigation.select({ kind: 'job', id: job.id })
              panels.setInspector(true)
            }}
          >
            {cutHash(job.id)}
          </button>
        </dd>
        <dt>{words.state}</dt>
        <dd role="status">
          {job.state === '' || (job.state === 'accepted' && job.operator === '') ? `accepted: ${words.waiting}` : job.state}
          {job.operator !== '' && `, ${shortActor(job.operator)}`}
          {job.reason !== '' && `: ${job.reason}`}
        </dd>
        <dt>{words.results}</dt>
        <dd>
          <button
            type="button"
            className="link mono"
            onClick={() => navigation.select({ kind: 'topic', id: resultsTopic(job.topic) }, 'topics')}
          >
            {resultsTopic(job.topic)}
          </button>
        </dd>
      </dl>
      {job.progress !== '' && !job.isOver && (
        <>
          <h3>{words.progress}</h3>
          <pre className="json">{job.progress}</pre>
        </>
      )}
      {job.result !== '' && (
        <>
          <h3>{words.result}</h3>
          <pre className="json">{job.result}</pre>
        </>
      )}
    </section>
  )
}

const resultsTopic = (topic: string): string => topic.replace(/[^.]+$/, 'results')
