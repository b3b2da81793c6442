import { type ReactElement, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import type { LimitAnswer, LimitsAnswer } from '../../data/parties.ts'
import { useServices } from '../../services.ts'
import { Loading } from '../../ui/blank.tsx'
import { FaultText } from '../../ui/fault-text.tsx'
import { shortActor } from '../../ui/format.ts'
import { WORDS } from '../../words/operators.ts'
import { showAmount } from './amounts.ts'

const words = WORDS.limits

/** The limits of an identity, as the engine tells them; asked again when the ledger has new figures. */
function useLimits(identity: string): { readonly answer?: LimitsAnswer; readonly fault?: FaultView } {
  const { parties, connection } = useServices()
  const isOpen = useStore(connection.store, ({ phase }) => phase === 'open')
  const quota = useStore(parties.store, ({ accounts }) => accounts)
  const [known, setKnown] = useState<{ readonly answer?: LimitsAnswer; readonly fault?: FaultView }>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: new figures of the ledger are a reason to ask
  useEffect(() => {
    if (!isOpen) return
    let isCurrent = true
    parties.limitsOf(identity).then(
      (answer) => isCurrent && setKnown({ answer }),
      (error: unknown) => isCurrent && setKnown({ fault: Fault.from(error).toView() }),
    )
    return () => {
      isCurrent = false
    }
  }, [parties, identity, isOpen, quota])
  return known.answer !== undefined && known.answer.identity !== identity ? {} : known
}

interface LimitsProps {
  readonly identity: string
  /** For the inspector: under each other, not beside. */
  readonly isNarrow?: boolean
}

/** Every limit that is in force for an identity: its value, what is used of it, and where it was written. */
export function LimitsTable({ identity, isNarrow = false }: LimitsProps): ReactElement {
  const { answer, fault } = useLimits(identity)
  if (fault !== undefined) return <FaultText fault={fault} />
  if (answer === undefined) return <Loading label={words.loading} rows={4} />
  const { roles, limits } = answer
  return (
    <>
      <p className="quiet">
        {words.roles}: {roles.length === 0 ? words.noRoles : roles.map(({ role, source }) => words.byRole(role, source)).join('; ')}
      </p>
      {limits.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : isNarrow ? (
        <ul className="limit-list" aria-label={words.of(shortActor(identity))}>
          {limits.map((limit) => (
            <li key={`${limit.kind} ${limit.place} ${limit.of}`} className={limit.binds ? undefined : 'quiet'}>
              <LimitName limit={limit} />: {limit.used !== null && `${showAmount(limit.what, limit.used)} of `}
              {showAmount(limit.what, limit.value)}
              <span className="block">{sourceOf(limit.source, limit.place)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <WideLimits identity={identity} limits={limits} />
      )}
    </>
  )
}

function WideLimits({ identity, limits }: { readonly identity: string; readonly limits: readonly LimitAnswer[] }): ReactElement {
  return (
    <table className="table" aria-label={words.of(shortActor(identity))}>
      <thead>
        <tr>
          <th scope="col">{words.columns.what}</th>
          <th scope="col" className="number">
            {words.columns.value}
          </th>
          <th scope="col" className="number">
            {words.columns.used}
          </th>
          <th scope="col">{words.columns.source}</th>
          <th scope="col">{words.columns.binds}</th>
        </tr>
      </thead>
      <tbody>
        {limits.map((limit) => (
          <LimitRow key={`${limit.kind} ${limit.place} ${limit.of}`} limit={limit} />
        ))}
      </tbody>
    </table>
  )
}

function LimitName({ limit: { kind, what, of, per } }: { readonly limit: LimitAnswer }): ReactElement {
  return (
    <>
      {words.kinds[kind]} <span className="mono">{what}</span>
      {of !== '' && <span className="quiet"> {kind === 'quota' ? `${shortActor(of)} per ${per}` : `type ${of}`}</span>}
    </>
  )
}

function LimitRow({ limit }: { readonly limit: LimitAnswer }): ReactElement {
  const { what, value, used, source, place, binds } = limit
  return (
    <tr className={binds ? undefined : 'quiet'}>
      <td>
        <LimitName limit={limit} />
      </td>
      <td className="number">{showAmount(what, value)}</td>
      <td className="number">{used === null ? '' : showAmount(what, used)}</td>
      <td>{sourceOf(source, place)}</td>
      <td>{binds ? words.binds : words.overruled}</td>
    </tr>
  )
}

function sourceOf(source: string, place: string): ReactElement | string {
  if (source === 'engine') return words.default
  if (source === 'advertisement')
    return (
      <>
        {words.advertised} <span className="mono">{place}</span>
      </>
    )
  return (
    <span className="mono">
      {source} {place}
    </span>
  )
}
