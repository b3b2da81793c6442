import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import { isTopic } from '../../../shared/topic/index.ts'
import { fromBase64, toBase64 } from '../../../shared/wire/index.ts'
import { useServices } from '../../services.ts'
import { formatBytes } from '../../ui/format.ts'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { WORDS } from '../../words/topics.ts'

const words = WORDS.publish
const TYPES = ['event', 'job', 'job_result'] as const

interface Draft {
  readonly topic: string
  readonly type: (typeof TYPES)[number]
  readonly schema: string
  readonly text: string
  readonly value: unknown
  readonly isRaw: boolean
}

const payloadOf = ({ text, value, isRaw }: Draft): Uint8Array => new TextEncoder().encode(isRaw ? text : JSON.stringify(value ?? {}))

/** The schemas there are, and the chosen one's JSON Schema where it is one. */
function useSchemas(chosen: string): { readonly names: readonly string[]; readonly source: object | undefined } {
  const { topics } = useServices()
  const [names, setNames] = useState<readonly string[]>([])
  const [source, setSource] = useState<object>()
  useEffect(() => {
    topics.engine?.bus.request('system.schemas.list', {}).then(
      (answer) => setNames((answer as { schemas: readonly string[] }).schemas),
      () => setNames([]),
    )
  }, [topics])
  useEffect(() => {
    setSource(undefined)
    if (chosen === '') return
    topics.engine?.bus.request('system.schemas.get', { schema: chosen }).then(
      (answer) => {
        const { kind, source: text } = answer as { kind: string; source: string }
        setSource(kind === 'json' ? (JSON.parse(new TextDecoder().decode(fromBase64(text))) as object) : undefined)
      },
      () => setSource(undefined),
    )
  }, [topics, chosen])
  return { names, source }
}

/** Publishes one message: written by its schema's form or raw, looked at once more, then sent. What the engine says counts. */
export function PublishPanel(): ReactElement {
  const { topics, notices } = useServices()
  const scope = useStore(topics.store, (state) => state.scope)
  const [draft, setDraft] = useState<Draft>({ topic: scope, type: 'event', schema: '', text: '', value: {}, isRaw: true })
  const [step, setStep] = useState<'write' | 'confirm'>('write')
  const [fault, setFault] = useState<FaultView>()
  const { names, source } = useSchemas(draft.schema)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // It came after its panel was opened: who began to type then types into it.
    if (form.current?.closest('[data-region]') === document.activeElement) form.current?.querySelector('input')?.focus()
  }, [])
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part })
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setFault(undefined)
    try {
      await work()
    } catch (error) {
      setFault(Fault.from(error).toView())
      setStep('write')
    }
  }
  const review = (): Promise<void> =>
    attempt(async () => {
      if (draft.schema !== '')
        await topics.engine?.bus.request('system.schemas.check', { schema: draft.schema, payload: toBase64(payloadOf(draft)) })
      setStep('confirm')
    })
  const send = (): Promise<void> =>
    attempt(async () => {
      const options = { type: draft.type, ...(draft.schema !== '' && { schema: draft.schema }) }
      await topics.engine?.bus.publish(draft.topic, payloadOf(draft), options)
      notices.done(words.done, draft.topic)
      setStep('write')
    })
  return (
    <form
      ref={form}
      className="topics-form publish"
      aria-label={words.name}
      onSubmit={(event) => {
        event.preventDefault()
        void (step === 'write' ? review() : send())
      }}
    >
      {step === 'write' ? (
        <>
          <PublishHead draft={draft} names={names} onChange={change} />
          <PublishPayload draft={draft} source={source} onChange={change} />
          <button type="submit" className="button strong" disabled={!isTopic(draft.topic)}>
            {words.review}
          </button>
          {!isTopic(draft.topic) && <span className="quiet">{words.noTopic}</span>}
        </>
      ) : (
        <ConfirmStep draft={draft} onBack={() => setStep('write')} />
      )}
      {fault !== undefined && (
        <p role="alert" className="wrong">
          {fault.message} <code>{fault.code}</code> {fault.remedy}
        </p>
      )}
    </form>
  )
}

/** What is about to be published, in one line. */
function ConfirmStep({ draft, onBack }: { readonly draft: Draft; readonly onBack: () => void }): ReactElement {
  const confirm = useRef<HTMLButtonElement>(null)
  useEffect(() => confirm.current?.focus(), [])
  return (
    <>
      <p>
        <span className="mono">{draft.topic}</span>{' '}
        <span className="quiet">
          {draft.type}, {words.summary(formatBytes(payloadOf(draft).byteLength), draft.schema === '' ? words.noSchema : draft.schema)}
          {draft.schema !== '' && `. ${words.valid}.`}
        </span>
      </p>
      <button ref={confirm} type="submit" className="button primary">
        {words.confirm(draft.topic)}
      </button>
      <button type="button" className="button" onClick={onBack}>
        {words.back}
      </button>
    </>
  )
}

function PublishHead({
  draft,
  names,
  onChange,
}: {
  readonly draft: Draft
  readonly names: readonly string[]
  readonly onChange: (part: Partial<Draft>) => void
}): ReactElement {
  return (
    <>
      <label>
        {words.topic}
        <input
          className="field mono"
          value={draft.topic}
          spellCheck={false}
          onChange={(event) => onChange({ topic: event.target.value.trim() })}
        />
      </label>
      <label>
        {words.type}
        <select className="field" value={draft.type} onChange={(event) => onChange({ type: event.target.value as Draft['type'] })}>
          {TYPES.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </label>
      <label>
        {words.schema}
        <select
          className="field"
          value={draft.schema}
          onChange={(event) => onChange({ schema: event.target.value, isRaw: event.target.value === '' })}
        >
          <option value="">{words.noSchema}</option>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
    </>
  )
}

function PublishPayload({
  draft,
  source,
  onChange,
}: {
  readonly draft: Draft
  readonly source: object | undefined
  readonly onChange: (part: Partial<Draft>) => void
}): ReactElement {
  const isForm = !draft.isRaw && source !== undefined
  return (
    <div className="publish-payload">
      {source !== undefined && (
        <fieldset className="segmented" aria-label={words.payload}>
          <button type="button" className="button" aria-pressed={isForm} onClick={() => onChange({ isRaw: false })}>
            {words.asForm}
          </button>
          <button
            type="button"
            className="button"
            aria-pressed={!isForm}
            onClick={() => onChange({ isRaw: true, text: isForm ? JSON.stringify(draft.value, undefined, 2) : draft.text })}
          >
            {words.raw}
          </button>
        </fieldset>
      )}
      {isForm ? (
        <SchemaForm schema={source} value={draft.value} idPrefix="publish" onChange={(value) => onChange({ value })} />
      ) : (
        <textarea
          className="field mono"
          aria-label={words.payload}
          rows={5}
          spellCheck={false}
          value={draft.text}
          onChange={(event) => onChange({ text: event.target.value, isRaw: true })}
        />
      )}
    </div>
  )
}
