import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { FaultText } from '../../ui/fault-text.tsx'
import { WORDS } from '../../words/operators.ts'
import { type IssueDraft, listOf } from './operators.ts'

const words = WORDS.issue
const LISTS = ['publish', 'subscribe', 'execute'] as const

/** Writes what a token or key is for, shows it once more, issues it. */
export function IssueForm(): ReactElement | null {
  const { operators, notices } = useServices()
  const issue = useStore(operators.store, (state) => state.issue)
  // In this component's memory alone, until the person has it.
  const [secret, setSecret] = useState<string>()
  const confirm = useRef<HTMLButtonElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const step = issue?.step
  useEffect(() => {
    if (step === 'review') confirm.current?.focus()
    else form.current?.querySelector('input')?.focus()
  }, [step])
  if (secret !== undefined) return <Secret secret={secret} onDone={() => operators.closeIssue()} />
  if (issue === undefined) return null
  const act = async (): Promise<void> => {
    if (issue.step === 'write') return operators.changeIssue({ step: 'review' })
    const issued = await operators.issue()
    if (issued === undefined) return
    setSecret(issued)
    notices.done(words.issued, issue.subject)
  }
  return (
    <form
      ref={form}
      className="issue-form"
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault()
        void act()
      }}
    >
      <h2>{words.title}</h2>
      {issue.step === 'write' ? <Fields draft={issue} /> : <Review draft={issue} />}
      {issue.fault !== undefined && <FaultText fault={issue.fault} />}
      <div className="form-acts">
        <button ref={confirm} type="submit" className="button primary" disabled={issue.subject.trim() === ''}>
          {issue.step === 'write' ? words.review : words.confirm(words.kinds[issue.kind].toLowerCase())}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => (issue.step === 'write' ? operators.closeIssue() : operators.changeIssue({ step: 'write' }))}
        >
          {words.back}
        </button>
        {issue.subject.trim() === '' && <span className="quiet">{words.noSubject}</span>}
      </div>
    </form>
  )
}

function Fields({ draft }: { readonly draft: IssueDraft }): ReactElement {
  const { operators } = useServices()
  const field = (name: keyof Omit<IssueDraft, 'kind'>, label: string, hint = ''): ReactElement => (
    <label className="labelled" key={name}>
      {label}
      <input
        className="field"
        placeholder={hint}
        value={draft[name]}
        onChange={(event) => operators.changeIssue({ [name]: event.target.value })}
      />
    </label>
  )
  return (
    <>
      <fieldset className="segmented" aria-label={words.kind}>
        {(['token', 'key'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className="button"
            aria-pressed={draft.kind === kind}
            onClick={() => operators.changeIssue({ kind })}
          >
            {words.kinds[kind]}
          </button>
        ))}
      </fieldset>
      {field('subject', words.subject)}
      {field('namespace', words.namespace)}
      {LISTS.map((name) => field(name, words[name], words.lists))}
      {draft.kind === 'key' && field('roles', words.roles)}
      {field('hours', words.hours, draft.kind === 'key' ? words.never : '')}
    </>
  )
}

function Review({ draft }: { readonly draft: IssueDraft }): ReactElement {
  return (
    <>
      <p className="quiet">{words.reviewHint}</p>
      <dl className="facts">
        <dt>{words.kind}</dt>
        <dd>{words.kinds[draft.kind]}</dd>
        <dt>{words.subject}</dt>
        <dd className="mono">{draft.subject}</dd>
        <dt>{words.namespace}</dt>
        <dd className="mono">{draft.namespace}</dd>
        {LISTS.map((name) => (
          <div key={name} className="fact">
            <dt>{words[name]}</dt>
            <dd className="mono">{listOf(draft[name]).join('  ') || words.nothing}</dd>
          </div>
        ))}
        {draft.kind === 'key' && (
          <>
            <dt>{words.roles}</dt>
            <dd className="mono">{listOf(draft.roles).join(', ') || words.nothing}</dd>
          </>
        )}
        <dt>{words.hours}</dt>
        <dd>{draft.hours.trim() === '' ? WORDS.identities.never : draft.hours}</dd>
      </dl>
    </>
  )
}

/** A secret, once. */
function Secret({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }): ReactElement {
  const { host, notices } = useServices()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const copy = (): void => {
    host.copyText(secret).then(
      () => notices.done(words.copied),
      (error: unknown) => notices.failed(words.couldNotCopy, error),
    )
  }
  return (
    <section className="issue-form" aria-label={words.issued}>
      <h2>{words.issued}</h2>
      <p>{words.once}</p>
      <textarea className="field mono secret" aria-label={words.issued} readOnly value={secret} rows={4} />
      <div className="form-acts">
        <button ref={button} type="button" className="button primary" onClick={copy}>
          {words.copy}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {words.done}
        </button>
      </div>
    </section>
  )
}
