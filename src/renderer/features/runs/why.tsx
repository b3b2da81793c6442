import type { ReactElement, ReactNode } from 'react'
import { RecordLink } from '../../record/record-link.tsx'
import { runEngine } from '../../run/run-engine.ts'
import { Trouble } from '../../run/trouble.tsx'
import { useAsked } from '../../run/use-asked.ts'
import { Loading } from '../../ui/blank.tsx'
import { Hash } from '../../ui/hash.tsx'
import { WORDS } from '../../words/runs.ts'
import { valueText } from './value-pair.tsx'

const words = WORDS.why

/** What `system.outputs.why` answers: a cell's story or a prediction's. */
interface Story {
  readonly ok: boolean
  readonly key?: readonly string[]
  readonly kind?: 'cell' | 'quarantined' | 'prediction'
  readonly column?: string
  readonly value?: unknown
  readonly unit?: string
  readonly known_days?: number
  readonly split?: string
  readonly source?: {
    readonly table: string
    readonly path: string
    readonly row: number
    readonly sha256: string
    readonly record: number
    readonly read: unknown
  }
  readonly rules?: readonly {
    readonly rule: string
    readonly action: string
    readonly record: number | null
    readonly from?: unknown
    readonly to?: unknown
  }[]
  readonly conflicts?: readonly { readonly table: string; readonly row: number; readonly value: unknown }[]
  readonly models?: readonly {
    readonly name: string
    readonly value: number
    readonly weight: number
    readonly trees: number
    readonly sha256: string
    readonly record: number
  }[]
  readonly inputs?: readonly { readonly name: string; readonly path: string; readonly sha256: string; readonly record: number }[]
  readonly features?: readonly {
    readonly name: string
    readonly from: string
    readonly formula: string
    readonly table: string
    readonly row: number | null
  }[]
  readonly checks?: readonly { readonly what: string; readonly ok: boolean }[]
  readonly altered?: readonly { readonly path: string; readonly record: number }[]
}

interface WhyProps {
  readonly run: string
  readonly asked: { readonly key: string; readonly column: string }
  readonly onClose: () => void
}

/** Where one value comes from, step by step: its source, the rules, what lost, the models. Each step names the record that it can be checked by. */
export function Why({ run, asked, onClose }: WhyProps): ReactElement {
  const known = useAsked(
    `why ${run} ${asked.key} ${asked.column}`,
    async (engine) => (await runEngine.why(engine, run, asked)) as unknown as Story,
  )
  return (
    <aside className="why" aria-label={words.name}>
      <div className="plot-head">
        <h3>{words.name}</h3>
        <span className="spacer" />
        <button type="button" className="button bare" onClick={onClose}>
          {words.close}
        </button>
      </div>
      {known.load === 'loading' && <Loading label={words.loading} rows={6} />}
      {known.load === 'failed' && <Trouble title={words.failed} fault={known.fault} />}
      {known.load === 'ready' && <Told story={known.value} asked={asked.column} />}
    </aside>
  )
}

function Told({ story, asked }: { readonly story: Story; readonly asked: string }): ReactElement {
  return (
    <>
      <p className="why-value">
        {words.of(story.column ?? asked, story.key?.join(' · ') ?? '')}
        <strong className="mono"> {valueText(story.value)}</strong> {story.unit}
      </p>
      {story.known_days !== undefined && <p className="quiet">{words.known(story.known_days)}</p>}
      {story.kind !== 'prediction' && <Source story={story} />}
      <Steps title={words.rules} items={story.rules}>
        {({ rule, action, record, from, to }) => (
          <>
            <strong>{rule}</strong> {action}{' '}
            {from !== undefined && <span className="mono">{words.became(valueText(from), valueText(to))}</span>}{' '}
            {record !== null && <RecordLink record={record} />}
          </>
        )}
      </Steps>
      <Steps title={words.lost} items={story.conflicts}>
        {({ table, row, value }) => (
          <>
            <span className="mono">{valueText(value)}</span> {table}, {words.row(row)}
          </>
        )}
      </Steps>
      <Steps title={words.models} items={story.models}>
        {({ name, value, weight, trees, sha256, record }) => (
          <>
            <strong>{name}</strong> <span className="mono">{value}</span> × {weight}, {trees} trees{' '}
            <Hash value={sha256} label={`SHA-256 of ${name}`} /> <RecordLink record={record} />
          </>
        )}
      </Steps>
      <Steps title={words.features} items={story.features}>
        {({ name, from, table, row }) => (
          <>
            {name} ← {from} {row === null ? '' : `(${table}, ${words.row(row)})`}
          </>
        )}
      </Steps>
      <Steps title={words.inputs} items={story.inputs}>
        {({ name, path, sha256, record }) => (
          <>
            {name} <span className="quiet">{path}</span> <Hash value={sha256} label={`SHA-256 of ${name}`} /> <RecordLink record={record} />
          </>
        )}
      </Steps>
      <Steps title={words.notHolds} items={story.altered}>
        {({ path, record }) => (
          <span className="verdict-failed">
            {path} <RecordLink record={record} />
          </span>
        )}
      </Steps>
      <Steps title={words.checks} items={story.checks}>
        {({ what, ok }) => (
          <span className={ok ? '' : 'verdict-failed'}>
            {ok ? words.holds : words.notHolds}: {what}
          </span>
        )}
      </Steps>
    </>
  )
}

function Source({ story: { source } }: { readonly story: Story }): ReactElement {
  if (source === undefined) return <p className="quiet">{words.none}</p>
  return (
    <p>
      {source.path}, {words.row(source.row)} ({source.table}): <span className="mono">{valueText(source.read)}</span>{' '}
      <Hash value={source.sha256} label={`SHA-256 of ${source.path}`} /> <RecordLink record={source.record} />
    </p>
  )
}

function Steps<T>({
  title,
  items,
  children,
}: {
  readonly title: string
  readonly items: readonly T[] | undefined
  readonly children: (item: T) => ReactNode
}): ReactElement | null {
  if (items === undefined || items.length === 0) return null
  return (
    <>
      <h4>{title}</h4>
      <ul className="why-steps">
        {items.map((item) => (
          <li key={JSON.stringify(item)}>{children(item)}</li>
        ))}
      </ul>
    </>
  )
}
