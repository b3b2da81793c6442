import type { ReactElement } from 'react'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/topics.ts'
import { useConsumers } from './consumers.tsx'

const words = WORDS.consumer

/** One durable consumer. */
export function ConsumerInspector({ id }: { readonly id: string }): ReactElement {
  const found = useConsumers()
  if (found === undefined) return <Loading label={words.name} rows={3} />
  if ('code' in found) return <Blank title={found.message}>{found.remedy}</Blank>
  const consumer = found.find(({ name }) => name === id)
  if (consumer === undefined) return <Blank title={words.none} />
  return (
    <article className="record" aria-label={consumer.name}>
      <dl className="facts">
        <dt>{words.patterns}</dt>
        <dd className="mono">{consumer.patterns.join(' ')}</dd>
        <dt>{words.stands}</dt>
        <dd className="mono">{consumer.pos}</dd>
        <dt>{words.behind}</dt>
        <dd>{consumer.gone ? words.gone : formatCount(consumer.lag)}</dd>
        <dt>{words.owner}</dt>
        <dd>
          {consumer.owner} <span className="quiet">{consumer.connected ? words.connected : words.away}</span>
        </dd>
      </dl>
    </article>
  )
}
