import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { useStateAt } from '../../time/use-state-at.ts'
import { Loading } from '../../ui/blank.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { FaultText } from '../../ui/fault-text.tsx'
import { formatCount } from '../../ui/format.ts'
import { Hash } from '../../ui/hash.tsx'
import { WORDS } from '../../words/settings.ts'
import type { TrustAnswer } from './law.ts'

const words = WORDS.trust

/** What a person trusted, beside what lies there now; and the keys that sign. */
export function TrustSection(): ReactElement {
  const { law, connection, rig, time } = useServices()
  const { trust, trustFault } = useStore(law.store)
  const isPast = useStore(time.store, ({ mode }) => mode !== 'live')
  const isOpen = useStore(connection.store, ({ phase }) => phase === 'open')
  const size = useStore(rig.store, (state) => state.auditSize)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a log that has grown may hold another trust
  useEffect(() => {
    if (isOpen) void law.readTrust()
  }, [law, isOpen, size])
  if (isPast) return <PastTrust />
  if (trustFault !== undefined && trust === undefined) return <FaultText fault={trustFault} />
  if (trust === undefined) return <Loading label={WORDS.loading} rows={10} />
  return (
    <>
      <Trusted trust={trust} />
      <Keys trust={trust} />
    </>
  )
}

const protectionOf = (protection: string): string =>
  Object.entries(words.protections).find(([name]) => name === protection)?.[1] ?? protection

function Trusted({ trust }: { readonly trust: TrustAnswer }): ReactElement {
  const isWhole = trust.things.every(({ holds }) => holds)
  return (
    <section className="setting-part" aria-label={words.title}>
      <h2>{words.title}</h2>
      <dl className="facts">
        <dt>{words.since}</dt>
        <dd>
          <RecordLink record={trust.record} words={words.record} />
        </dd>
        <dt>{words.person}</dt>
        <dd className="mono">{trust.person.vkey}</dd>
        <dt>{words.protection}</dt>
        <dd>{protectionOf(trust.person.protection)}</dd>
      </dl>
      {!isWhole && (
        <p className="degraded" role="status">
          {words.changedHint} <CopyText text={words.trustCommand} />
        </p>
      )}
      <table className="table" aria-label={words.title}>
        <thead>
          <tr>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.trusted}</th>
            <th scope="col">{words.columns.present}</th>
            <th scope="col">{words.columns.holds}</th>
          </tr>
        </thead>
        <tbody>
          {trust.things.map(({ name, kind, trusted, present, holds }) => (
            <tr key={`${kind} ${name}`}>
              <td>
                {name} {kind === 'component' && <span className="quiet">{words.component}</span>}
              </td>
              <td>
                <Hash value={trusted} label={name} />
              </td>
              <td>
                <Hash value={present} label={name} />
              </td>
              <td className={holds ? undefined : 'degraded'}>{holds ? words.holds : present === '' ? words.gone : words.changed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Keys({ trust }: { readonly trust: TrustAnswer }): ReactElement {
  const { log } = trust
  return (
    <section className="setting-part" aria-label={words.keys}>
      <h2>{words.keys}</h2>
      <dl className="facts">
        <dt>{words.origin}</dt>
        <dd className="mono">{log.origin}</dd>
        <dt>{words.logKey}</dt>
        <dd className="mono">{log.vkey}</dd>
        <dt>{words.logKept}</dt>
        <dd>{protectionOf(log.protection)}</dd>
        <dt>{words.earlier}</dt>
        <dd className={log.earlier.length === 0 ? 'quiet' : 'mono'}>
          {log.earlier.length === 0 ? words.noEarlier : log.earlier.join(' ')}
        </dd>
        <dt>{words.rotate}</dt>
        <dd>
          <span className="quiet">{words.rotateHint}</span> <CopyText text={words.rotateCommand} />
        </dd>
        <dt>{words.protect}</dt>
        <dd>
          <span className="quiet">{words.protectHint}</span> <CopyText text={words.protectCommand} />
        </dd>
      </dl>
    </section>
  )
}

interface PastTrustPart {
  readonly configSha256: string
  readonly policySha256: string
  readonly person: string
  readonly record: number
}

/** The trust and the log's keys as the record has them. */
function PastTrust(): ReactElement {
  const trust = useStateAt('trust')
  const components = useStateAt('components')
  const log = useStateAt('log')
  if (trust?.load === 'failed') return <FaultText fault={trust.fault} />
  if (trust?.load !== 'ready' || components?.load !== 'ready' || log?.load !== 'ready') return <Loading label={WORDS.loading} rows={8} />
  const { configSha256, policySha256, person, record } = trust.answer.state as PastTrustPart
  const { origin, vkey, earlier } = log.answer.state as TrustAnswer['log']
  const hashes = Object.entries(components.answer.state as Readonly<Record<string, { readonly sha256: string }>>)
  return (
    <section className="setting-part" aria-label={words.title}>
      <h2>{words.title}</h2>
      <dl className="facts">
        <dt>{words.since}</dt>
        <dd>{record < 0 ? '—' : <RecordLink record={record} words={words.record} />}</dd>
        <dt>{words.person}</dt>
        <dd className="mono">{person}</dd>
        <dt>workspace.yaml</dt>
        <dd>
          <Hash value={configSha256} label="workspace.yaml" />
        </dd>
        <dt>policy.yaml</dt>
        <dd>
          <Hash value={policySha256} label="policy.yaml" />
        </dd>
        {hashes.map(([name, { sha256 }]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>
              <Hash value={sha256} label={name} />
            </dd>
          </div>
        ))}
        <dt>{words.origin}</dt>
        <dd className="mono">{origin}</dd>
        <dt>{words.logKey}</dt>
        <dd className="mono">{vkey}</dd>
        <dt>{words.earlier}</dt>
        <dd>{formatCount(earlier.length)}</dd>
      </dl>
    </section>
  )
}
