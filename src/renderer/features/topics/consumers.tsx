import { type ReactElement, useEffect, useState } from 'react'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/topics.ts'

const words = WORDS.consumer
/** How often the lags are asked for while they are shown. */
const REFRESH_MS = 2_000

/** docs/reference/services.md, `system.consumers.list`. */
export interface ConsumerView {
  readonly name: string
  readonly patterns: readonly string[]
  readonly pos: string
  readonly owner: string
  readonly connected: boolean
  readonly lag: number
  readonly gone: boolean
}

/** The durable consumers as they are, asked for again and again while shown; the fault when they cannot be had. */
export function useConsumers(): readonly ConsumerView[] | FaultView | undefined {
  const { topics, clock } = useServices()
  const [found, setFound] = useState<readonly ConsumerView[] | FaultView>()
  useEffect(() => {
    let isOver = false
    let stop = (): void => {}
    const turn = async (): Promise<void> => {
      try {
        const answer = (await topics.engine?.bus.request('system.consumers.list', {})) as { consumers: readonly ConsumerView[] } | undefined
        if (!isOver) setFound(answer?.consumers ?? [])
      } catch (error) {
        if (!isOver) setFound(Fault.from(error).toView())
      }
      if (!isOver) stop = clock.after(REFRESH_MS, () => void turn())
    }
    void turn()
    return () => {
      isOver = true
      stop()
    }
  }, [topics, clock])
  return found
}

/** Durable consumers, where they stand and how far behind they are. */
export function ConsumerTable(): ReactElement {
  const { navigation } = useServices()
  const found = useConsumers()
  if (found === undefined) return <Loading label={words.name} rows={2} />
  if ('code' in found) return <Blank title={found.message}>{found.remedy}</Blank>
  if (found.length === 0) return <Blank title={words.none}>{words.noneHint}</Blank>
  return (
    <table className="table" aria-label={words.name}>
      <thead>
        <tr>
          {[words.consumer, words.patterns, words.stands, words.behind, words.owner].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.map((consumer) => (
          <tr key={consumer.name}>
            <td>
              <button type="button" className="button bare" onClick={() => navigation.select({ kind: 'consumer', id: consumer.name })}>
                {consumer.name}
              </button>
            </td>
            <td className="mono">{consumer.patterns.join(' ')}</td>
            <td className="mono">{consumer.pos}</td>
            <td className={consumer.gone ? 'degraded' : 'mono'}>{consumer.gone ? words.gone : formatCount(consumer.lag)}</td>
            <td>
              {consumer.owner} <span className="quiet">{consumer.connected ? words.connected : words.away}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
