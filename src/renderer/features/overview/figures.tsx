import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Engine } from '../../data/engine.ts'
import { Trouble } from '../../run/trouble.tsx'
import { type Asked, useAsked } from '../../run/use-asked.ts'
import { useServices } from '../../services.ts'
import { Loading } from '../../ui/blank.tsx'
import { formatBytes, formatCount, formatDuration } from '../../ui/format.ts'
import { WORDS } from '../../words/overview.ts'
import { type QuotaAccount, quotaLines } from './quota-lines.ts'

/** Disk and quota are asked for this often while somebody looks. */
const ASK_EVERY_MS = 10_000

interface Storage {
  readonly areas: readonly {
    readonly area: string
    readonly path: string
    readonly bytes: number
    readonly files: number
    readonly more: boolean
  }[]
  readonly free_bytes: number
  readonly total_bytes: number
}

/** Asked again every ten seconds; what was told stays until the next answer. */
function useAskedAgain<T>(topic: string): Asked<T> {
  const { clock } = useServices()
  const [turn, setTurn] = useState(0)
  useEffect(() => clock.after(ASK_EVERY_MS, () => setTurn(turn + 1)), [clock, turn])
  const known = useAsked(`${topic} ${turn}`, async (engine: Engine) => (await engine.bus.request(topic, {})) as T)
  const [last, setLast] = useState<Asked<T>>(known)
  useEffect(() => {
    if (known.load !== 'loading') setLast(known)
  }, [known])
  return last
}

function Section({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="overview-section" aria-label={name}>
      <h2>{name}</h2>
      {children}
    </section>
  )
}

function Row({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <li>
      <span>{name}</span>
      <span className="figure">{children}</span>
    </li>
  )
}

export function Throughput(): ReactElement {
  const { telemetry } = useServices()
  const last = useStore(telemetry.store, (state) => state.points.at(-1))
  const words = WORDS.flow
  return (
    <Section name={words.name}>
      {last === undefined ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <ul className="rows">
          <Row name={words.rate}>{formatCount(last.rate)}</Row>
          <Row name={words.connections}>{formatCount(last.connections)}</Row>
          <Row name={words.waiting}>{formatCount(last.jobsWaiting)}</Row>
          <Row name={words.loop}>{last.loop === undefined ? '—' : `${last.loop.p99.toFixed(1)} ms`}</Row>
          <Row name={words.commit}>{last.commit === undefined ? words.noCommit : `${last.commit.p99.toFixed(1)} ms`}</Row>
        </ul>
      )}
    </Section>
  )
}

export function Disk(): ReactElement {
  const known = useAskedAgain<Storage>('system.storage.show')
  const words = WORDS.storage
  return (
    <Section name={words.name}>
      {known.load === 'loading' && <Loading label={words.name} rows={3} />}
      {known.load === 'failed' && <Trouble title={WORDS.failed} fault={known.fault} />}
      {known.load === 'ready' && (
        <ul className="rows">
          {known.value.areas
            .filter(({ bytes }) => bytes > 0)
            .map(({ area, path, bytes, files, more }) => (
              <Row
                key={area}
                name={<span title={`${path}, ${words.files(formatCount(files))}${more ? ` ${words.more}` : ''}`}>{area}</span>}
              >
                {formatBytes(bytes)}
                {more ? '+' : ''}
              </Row>
            ))}
          <li className="quiet">{words.free(formatBytes(known.value.free_bytes), formatBytes(known.value.total_bytes))}</li>
        </ul>
      )}
    </Section>
  )
}

function amount(dimension: string, value: number): string {
  if (dimension.endsWith('_ms')) return formatDuration(value)
  return dimension === 'bytes' ? formatBytes(value) : formatCount(value)
}

export function Quota(): ReactElement {
  const known = useAskedAgain<{ readonly accounts: readonly QuotaAccount[] }>('system.quota.show')
  const words = WORDS.quota
  const lines = known.load === 'ready' ? quotaLines(known.value.accounts) : []
  return (
    <Section name={words.name}>
      {known.load === 'loading' && <Loading label={words.name} rows={2} />}
      {known.load === 'failed' && <Trouble title={WORDS.failed} fault={known.fault} />}
      {known.load === 'ready' && lines.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="rows">
        {lines.map(({ account, per, dimension, used, limit }) => (
          <Row key={`${account} ${per} ${dimension}`} name={words.line(account, words.of[dimension] ?? dimension, per)}>
            <progress
              className="meter small"
              value={used}
              max={limit}
              aria-label={words.line(account, words.of[dimension] ?? dimension, per)}
            />{' '}
            {words.used(amount(dimension, used), amount(dimension, limit))}
          </Row>
        ))}
      </ul>
    </Section>
  )
}
