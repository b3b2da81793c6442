import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import type { StateChange } from '../../../shared/history/index.ts'
import { useServices } from '../../services.ts'
import { formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/audit.ts'

const words = WORDS.changes
/** Characters of a value that are shown; its tooltip holds the rest. */
const VALUE_CHARS_MAX = 240

/** What the shown record changed, or what is other than at the mark. */
export function Changes(): ReactElement {
  const { audit } = useServices()
  const { shown, changes, compared, mark } = useStore(audit.stepper.store)
  const diff = compared ?? changes
  const title =
    compared === undefined
      ? words.ofRecord(formatCount(shown?.record ?? 0))
      : words.between(formatCount(compared.from), formatCount(compared.to))
  return (
    <section className="changes" aria-label={words.name}>
      <div className="changes-head">
        <h3>{title}</h3>
        <span className="spacer" />
        {compared !== undefined && (
          <button type="button" className="button bare" onClick={() => audit.stepper.endCompare()}>
            {words.end}
          </button>
        )}
        {mark !== undefined && compared === undefined && <span className="tag">{words.marked(formatCount(mark))}</span>}
      </div>
      <div className="changes-body" tabIndex={0} role="region" aria-label={title}>
        {diff !== undefined && diff.changes.length === 0 && (
          <p className="quiet">{compared === undefined ? words.none : words.sameState}</p>
        )}
        <ul>
          {diff?.changes.map((change) => (
            <ChangeRow key={change.path} change={change} />
          ))}
        </ul>
        {diff?.truncated === true && <p className="degraded">{words.truncated}</p>}
      </div>
    </section>
  )
}

function ChangeRow({ change }: { readonly change: StateChange }): ReactElement {
  return (
    <li className="change">
      <span className="mono change-path">{change.path}</span>
      <Value sign="−" label={words.before} isThere={'before' in change} value={change.before} />
      <Value sign="+" label={words.after} isThere={'after' in change} value={change.after} />
    </li>
  )
}

interface ValueProps {
  readonly sign: string
  readonly label: string
  readonly isThere: boolean
  readonly value: unknown
}

function Value({ sign, label, isThere, value }: ValueProps): ReactElement {
  const text = isThere ? JSON.stringify(value) : words.absent
  return (
    <span className={`change-value ${isThere ? '' : 'quiet'}`} title={text}>
      <span aria-hidden className="change-sign">
        {sign}
      </span>
      <span className="visually-hidden">{label}: </span>
      <span className="mono">{text.length > VALUE_CHARS_MAX ? `${text.slice(0, VALUE_CHARS_MAX)}…` : text}</span>
    </span>
  )
}
