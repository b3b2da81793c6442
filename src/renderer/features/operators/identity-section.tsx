import { type ReactElement, type ReactNode, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { FaultText } from '../../ui/fault-text.tsx'
import { cutHash, formatDateTime, shortActor } from '../../ui/format.ts'
import { type GridColumn, VirtualGrid } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/operators.ts'
import { CanForm } from './can-form.tsx'
import { IssueForm } from './issue-form.tsx'
import { LimitsTable } from './limits-table.tsx'
import { type CredentialRow, type IdentityRow, identityRows } from './rows.ts'
import { usePastCredentials } from './use-past.ts'

const words = WORDS.identities
const COLUMNS: readonly GridColumn[] = [
  { key: 'identity', title: words.columns.identity, track: 'minmax(150px, 260px)' },
  { key: 'how', title: words.columns.how, track: 'minmax(150px, 1fr)' },
  { key: 'namespace', title: words.columns.namespace, track: '110px' },
  { key: 'roles', title: words.columns.roles, track: 'minmax(80px, 160px)' },
  { key: 'grants', title: words.columns.grants, track: 'minmax(230px, 1fr)' },
]

/** Identities as they are now, or as the record has their tokens and keys. */
export function useIdentityRows(): { readonly rows: readonly IdentityRow[]; readonly isPast: boolean; readonly isLoading: boolean } {
  const { parties, operators, rig, connection } = useServices()
  const connections = useStore(parties.store, (state) => state.connections)
  const load = useStore(parties.store, (state) => state.load)
  const credentials = useStore(operators.store, (state) => state.credentials)
  const size = useStore(rig.store, (state) => state.auditSize)
  const isOpen = useStore(connection.store, ({ phase }) => phase === 'open')
  const past = usePastCredentials()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a log that has grown may hold another credential
  useEffect(() => {
    if (isOpen) void operators.readCredentials()
  }, [operators, isOpen, size])
  const now = useMemo(() => identityRows(connections, credentials), [connections, credentials])
  const then = useMemo(() => identityRows([], past?.rows ?? []), [past?.rows])
  return past === undefined
    ? { rows: now, isPast: false, isLoading: load === 'loading' }
    : { rows: then, isPast: true, isLoading: past.isLoading }
}

/** Who there is, what each may do, what it could do, and the tokens and keys that say so. */
export function IdentitySection(): ReactElement {
  const { operators, navigation } = useServices()
  const { rows, isPast, isLoading } = useIdentityRows()
  const fault = useStore(operators.store, (state) => state.credentialsFault)
  const isIssuing = useStore(operators.store, (state) => state.issue !== undefined)
  const selection = useStore(navigation.store, (place) => place.selection)
  const selected = selection?.kind === 'identity' ? rows.findIndex(({ identity }) => identity === selection.id) : -1
  const row = rows[selected]
  const select = (index: number): void => {
    const identity = rows[index]?.identity ?? ''
    navigation.select({ kind: 'identity', id: identity })
    operators.changeCan({ who: identity })
  }
  if (isLoading) return <Loading label={WORDS.loading} rows={8} />
  return (
    <div className="split">
      <div className="split-list" data-region="identities" tabIndex={-1}>
        {rows.length === 0 ? (
          <Blank title={isPast ? words.noneThen : words.none}>{isPast ? words.noneThenHint : words.noneHint}</Blank>
        ) : (
          <VirtualGrid
            label={WORDS.sections.identities}
            columns={COLUMNS}
            count={rows.length}
            selected={selected}
            onSelect={select}
            onClear={() => navigation.select(undefined)}
            cell={(index, column) => cellOf(rows[index], column)}
          />
        )}
      </div>
      <section className="split-detail" aria-label={row === undefined ? words.selectIt : row.identity} data-region="grants" tabIndex={-1}>
        <RevokeQuestion />
        {fault !== undefined && !isPast && <FaultText fault={fault} />}
        {isPast ? null : isIssuing ? <IssueForm /> : <CanForm rows={rows} />}
        {row === undefined ? (
          rows.length > 0 && <p className="quiet">{words.selectIt}</p>
        ) : isPast ? (
          <Credentials row={row} isPast />
        ) : (
          <>
            <h2>{WORDS.limits.of(shortActor(row.identity))}</h2>
            <LimitsTable identity={row.identity} />
          </>
        )}
      </section>
    </div>
  )
}

function cellOf(row: IdentityRow | undefined, column: string): ReactNode {
  if (row === undefined) return null
  switch (column) {
    case 'identity':
      return (
        <>
          <span title={row.identity}>{shortActor(row.identity)}</span> {row.kind === 'human' && <span className="tag human">human</span>}
        </>
      )
    case 'how':
      return <span className="quiet">{howOf(row)}</span>
    case 'namespace':
      return row.namespaces.join(', ')
    case 'roles':
      return row.roles.join(', ')
    default:
      return <span className="quiet">{grantsOf(row)}</span>
  }
}

function howOf({ connections, credentials }: IdentityRow): string {
  const transports = [...new Set(connections.map(({ transport }) => transport))].map((transport) => words.connection(transport))
  const tokens = credentials.filter(({ kind }) => kind === 'token').length
  const keys = credentials.length - tokens
  const counted = (count: number, what: string): string[] => (count === 0 ? [] : [count === 1 ? what : `${count} ${what}s`])
  return [...transports, ...counted(tokens, words.token), ...counted(keys, words.key)].join('; ')
}

function grantsOf({ connections, credentials }: IdentityRow): string {
  const lists = [...connections.map(({ grants }) => grants), ...credentials]
  const count = (act: 'publish' | 'subscribe' | 'execute'): number => new Set(lists.flatMap((list) => list[act])).size
  return words.grants(count('publish'), count('subscribe'), count('execute'))
}

interface CredentialsProps {
  readonly row: IdentityRow
  readonly isPast: boolean
}

/** What an identity holds, each with what it grants and the record that says so. */
export function Credentials({ row, isPast }: CredentialsProps): ReactElement {
  const { operators } = useServices()
  return (
    <div className="credentials">
      {row.connections.map(({ inbox, transport, client, credential, grants, roles }) => (
        <dl key={inbox} className="facts credential">
          <dt>{words.connection(transport)}</dt>
          <dd>
            {client} {credential !== null && <span className="mono quiet">{credential}</span>}
          </dd>
          <GrantFacts grants={grants} roles={roles} />
        </dl>
      ))}
      {row.credentials.map((credential) => (
        <dl key={credential.id} className="facts credential">
          <dt>{words[credential.kind]}</dt>
          <dd className="credential-head">
            <span className="mono">{cutHash(credential.id)}</span>
            <span className="quiet">
              {words.columns.expires.toLowerCase()} {credential.expires === null ? words.never : formatDateTime(credential.expires)}
            </span>
            <RecordLink record={credential.record} words={words.columns.record.toLowerCase()} />
            {!isPast && (
              <button
                type="button"
                className="button bare"
                aria-label={words.revokeOf(`${words[credential.kind]} ${credential.id}`)}
                onClick={() => {
                  operators.show('identities')
                  operators.ask({ act: 'revoke', credential })
                }}
              >
                {words.revoke}
              </button>
            )}
          </dd>
          <GrantFacts grants={credential} roles={credential.roles} />
        </dl>
      ))}
    </div>
  )
}

interface GrantFactsProps {
  readonly grants: Pick<CredentialRow, 'publish' | 'subscribe' | 'execute'>
  readonly roles: readonly string[]
}

function GrantFacts({ grants, roles }: GrantFactsProps): ReactElement {
  return (
    <>
      {(['publish', 'subscribe', 'execute'] as const).map((act) => (
        <div key={act} className="fact">
          <dt>{words[act]}</dt>
          <dd className="mono">{grants[act].length === 0 ? <span className="quiet">{words.nothing}</span> : grants[act].join('  ')}</dd>
        </div>
      ))}
      {roles.length > 0 && (
        <div className="fact">
          <dt>{words.roles}</dt>
          <dd>{roles.join(', ')}</dd>
        </div>
      )}
    </>
  )
}

function RevokeQuestion(): ReactElement | null {
  const { operators, notices } = useServices()
  const asks = useStore(operators.store, (state) => state.asks)
  if (asks?.act !== 'revoke') return null
  const { credential } = asks
  return (
    <Confirm
      title={words.confirmRevoke(`${words[credential.kind]} ${cutHash(credential.id)}`)}
      hint={words.revokeHint}
      confirm={words.revokeOf(words[credential.kind])}
      keep={words.keep}
      reason={WORDS.jobs.cancelReason}
      onKeep={() => operators.ask(undefined)}
      onConfirm={async (reason) => {
        const ended = await operators.revoke(credential, reason)
        notices.done(words.revoked(ended), credential.id)
      }}
    />
  )
}
