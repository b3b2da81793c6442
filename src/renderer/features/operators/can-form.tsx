import { type ReactElement, useId } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import { useServices } from '../../services.ts'
import { FaultText } from '../../ui/fault-text.tsx'
import { shortActor } from '../../ui/format.ts'
import { WORDS } from '../../words/operators.ts'
import { showAmount } from './amounts.ts'
import type { Act, CanAnswer } from './operators.ts'
import type { IdentityRow } from './rows.ts'

const words = WORDS.can
const ACTS: readonly Act[] = ['publish', 'subscribe', 'execute']

/** Asks the engine what an identity could do; the answer says what decided. */
export function CanForm({ rows }: { readonly rows: readonly IdentityRow[] }): ReactElement {
  const { operators, commands } = useServices()
  const can = useStore(operators.store, (state) => state.can)
  const answer = useStore(operators.store, (state) => state.canAnswer)
  const fault = useStore(operators.store, (state) => state.canFault)
  const id = useId()
  return (
    <form
      className="can-form"
      aria-label={words.title}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        void commands.run('operators.ask-can')
      }}
    >
      <h2>{words.title}</h2>
      <input
        className="field can-who"
        aria-label={words.who}
        placeholder={words.who}
        list={`${id}-identities`}
        value={can.who}
        onChange={(event) => operators.changeCan({ who: event.target.value })}
      />
      <datalist id={`${id}-identities`}>
        {rows.map(({ identity }) => (
          <option key={identity} value={identity} />
        ))}
      </datalist>
      <select
        className="field"
        aria-label={words.does}
        value={can.does}
        onChange={(event) => operators.changeCan({ does: ACTS.find((act) => act === event.target.value) ?? 'publish' })}
      >
        {ACTS.map((act) => (
          <option key={act} value={act}>
            {words.acts[act]}
          </option>
        ))}
      </select>
      <input
        className="field can-what mono"
        aria-label={words.what}
        placeholder={words.whatHint}
        value={can.what}
        onChange={(event) => operators.changeCan({ what: event.target.value })}
      />
      <CommandButton command="operators.ask-can" short={words.ask} />
      {fault !== undefined && <FaultText fault={fault} />}
      {answer !== undefined && <Answer answer={answer} />}
    </form>
  )
}

function Answer({ answer }: { readonly answer: CanAnswer }): ReactElement {
  const { allowed, who, does, what, reason, source, role, by, code, caps } = answer
  return (
    <div className="can-answer" role="status" aria-label={words.answer}>
      <p>
        <strong className={allowed ? undefined : 'degraded'}>{allowed ? words.yes : words.no}</strong>: {shortActor(who)} {does}{' '}
        <span className="mono">{what}</span>. {reason}.
      </p>
      <dl className="facts">
        <dt>{words.by}</dt>
        <dd className="mono">{[source, role === null ? null : `role ${role}`, by].filter((part) => part !== null).join(' · ') || '—'}</dd>
        {code !== null && (
          <>
            <dt>{words.code}</dt>
            <dd className="mono">{code}</dd>
          </>
        )}
        {caps !== null && (
          <>
            <dt>{words.caps}</dt>
            <dd>
              {Object.entries(caps)
                .map(([name, value]) => `${name} ${showAmount(name, value)}`)
                .join(', ')}
            </dd>
          </>
        )}
      </dl>
    </div>
  )
}
