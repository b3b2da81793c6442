import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { Loading } from '../../ui/blank.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { FaultText } from '../../ui/fault-text.tsx'
import { formatCount } from '../../ui/format.ts'
import { Hash } from '../../ui/hash.tsx'
import { WORDS } from '../../words/settings.ts'
import type { PolicyAnswer, Reviewed, TemporalRule } from './law.ts'
import { type DiffLine, foldSame } from './line-diff.ts'

const words = WORDS.policy

/** The policy as text, its change reviewed line by line before it is signed, and the temporal rules that it makes. */
export function PolicySection(): ReactElement {
  const { law, connection } = useServices()
  const { policy, policyFault, reviewed, fault, applied } = useStore(law.store)
  const isOpen = useStore(connection.store, ({ phase }) => phase === 'open')
  useEffect(() => {
    if (isOpen) void law.readPolicy()
  }, [law, isOpen])
  if (policyFault !== undefined && policy === undefined) return <FaultText fault={policyFault} />
  if (policy === undefined) return <Loading label={WORDS.loading} rows={12} />
  return (
    <>
      <PolicyHead policy={policy} />
      {applied !== undefined && reviewed === undefined && (
        <p role="status" className="applied">
          {words.appliedTitle}: <RecordLink record={applied} words={WORDS.trust.record} />
        </p>
      )}
      {fault !== undefined && <FaultText fault={fault} />}
      {reviewed === undefined ? <Editor /> : <Review reviewed={reviewed} />}
      <Rules title={reviewed === undefined ? words.rules : words.rulesAfter} rules={(reviewed ?? policy).rules} />
    </>
  )
}

function PolicyHead({ policy }: { readonly policy: PolicyAnswer }): ReactElement {
  return (
    <div className="section-head">
      <h2>{words.title}</h2>
      <Hash value={policy.sha256} label={words.edit} />
      <span className="quiet">
        {policy.record === null ? words.notInForce : <RecordLink record={policy.record} words={words.inForce('').trim()} />}
      </span>
      <span className="spacer" />
      <CommandButton command="settings.discard-policy" />
      <CommandButton command="settings.review-policy" />
    </div>
  )
}

function Editor(): ReactElement {
  const { law } = useServices()
  const draft = useStore(law.store, (state) => state.draft)
  return (
    <textarea
      className="field mono policy-text"
      aria-label={words.edit}
      spellCheck={false}
      value={draft}
      onChange={(event) => law.edit(event.target.value)}
    />
  )
}

function Review({ reviewed }: { readonly reviewed: Reviewed }): ReactElement {
  const { law, host, notices } = useServices()
  const { lines, text } = reviewed
  const count = (kind: DiffLine['kind']): number => (lines ?? []).filter((line) => line.kind === kind).length
  const save = (): void => {
    host.saveFile('policy.yaml', new TextEncoder().encode(text)).catch((error: unknown) => notices.failed(words.save, error))
  }
  return (
    <section className="policy-review" aria-label={words.diff} data-region="review" tabIndex={-1}>
      <p>
        <strong>{words.changed(count('out'), count('in'))}</strong> <span className="quiet">{words.reviewHint}</span>
      </p>
      {lines === undefined ? <p className="degraded">{words.tooLong}</p> : <DiffTable lines={lines} />}
      <div className="form-acts">
        {law.canSign ? (
          <CommandButton command="settings.apply-policy" look="primary" showsKeys />
        ) : (
          <>
            <span>{words.elsewhere}</span>
            <CopyText text={words.command} />
            <button type="button" className="button" onClick={save}>
              {words.save}
            </button>
          </>
        )}
        <button type="button" className="button" onClick={() => law.editAgain()}>
          {words.back}
        </button>
      </div>
    </section>
  )
}

const MARKS = { same: '', out: '−', in: '+' } as const

/** Old beside new: a line that is out, the one that is in; what is far from a change is counted. */
function DiffTable({ lines }: { readonly lines: readonly DiffLine[] }): ReactElement {
  return (
    <table className="diff mono" aria-label={words.diff}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
          <th scope="col">{words.line}</th>
        </tr>
      </thead>
      <tbody>
        {foldSame(lines).map((line, index) =>
          typeof line === 'number' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a reviewed change never moves
            <tr key={index} className="diff-fold">
              <td colSpan={3}>{words.unchanged(formatCount(line))}</td>
            </tr>
          ) : (
            <tr key={`${line.kind} ${line.before} ${line.after}`} className={`diff-${line.kind}`}>
              <td className="number">{line.before}</td>
              <td className="number">{line.after}</td>
              <td>
                <span className="diff-mark" aria-hidden={line.kind === 'same'}>
                  {MARKS[line.kind]}
                </span>
                {line.text}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

function Rules({ title, rules }: { readonly title: string; readonly rules: readonly TemporalRule[] }): ReactElement {
  const { columns } = words
  return (
    <section className="setting-part" aria-label={title}>
      <h2>{title}</h2>
      <p className="quiet">{words.rulesHint}</p>
      <table className="table" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{columns.id}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.action}</th>
            <th scope="col">{columns.parameters}</th>
            <th scope="col">{columns.rule}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ id, what, action, parameters, rule }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td className="wraps">{what}</td>
              <td>{action}</td>
              <td className="mono wraps">
                {Object.entries(parameters)
                  .map(([name, value]) => `${name} ${value === null ? '—' : String(value)}`)
                  .join(', ')}
              </td>
              <td className="mono quiet wraps">{rule}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
